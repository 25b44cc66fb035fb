// Clay on a turntable, lit by lamps that move with the camera: a warm one from the upper left, a cool
// one from the right, and a rim.
VARYING vec3 normalInView;

void MAIN()
{
    vec3 n = normalize(normalInView) * (gl_FrontFacing ? 1.0 : -1.0);
    float key = max(0.0, 0.25 + 0.75 * dot(n, normalize(vec3(-0.55, 0.62, 0.56))));
    float fill = max(0.0, dot(n, normalize(vec3(0.80, 0.05, 0.60))));
    float sky = 0.5 + 0.5 * n.y;
    float rim = pow(1.0 - max(0.0, n.z), 3.0) * (0.35 + 0.65 * sky);
    vec3 light = vec3(1.00, 0.94, 0.86) * 0.62 * key * key + vec3(0.72, 0.84, 1.00) * 0.13 * fill
               + mix(vec3(0.050, 0.046, 0.044), vec3(0.150, 0.158, 0.170), sky) + vec3(0.10) * rim;
    // Unshaded materials write what is seen: nothing encodes it to sRGB after this.
    FRAGCOLOR = vec4(pow(vec3(0.80, 0.755, 0.715) * light, vec3(1.0 / 2.2)), 1.0);
}
