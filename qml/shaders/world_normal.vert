VARYING vec3 normalInWorld;

void MAIN()
{
    normalInWorld = NORMAL_MATRIX * NORMAL;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
