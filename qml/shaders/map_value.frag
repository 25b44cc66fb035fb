// One channel of a map, as glTF weighs it: from black, 0, to white, 1.
VARYING vec2 place;

void MAIN()
{
    float value = plain;
    if (mapped)
        value = least + reach * dot(texture(map, place).rgb, channel);
    // Unshaded materials write what is seen: nothing encodes it to sRGB after this.
    FRAGCOLOR = vec4(vec3(clamp(value, 0.0, 1.0)), 1.0);
}
