VARYING vec2 place;

void MAIN()
{
    place = secondUv ? UV1 : UV0;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
