// A hair towards the eye, so that lines win over the surface that they lie on.
void MAIN()
{
    vec4 position = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
    position.z -= 0.0004 * position.w;
    POSITION = position;
}
