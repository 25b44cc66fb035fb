VARYING vec3 normalInWorld;

void MAIN()
{
    vec3 n = normalize(normalInWorld) * (gl_FrontFacing ? 1.0 : -1.0);
    FRAGCOLOR = vec4(0.5 + 0.5 * n, 1.0);
}
