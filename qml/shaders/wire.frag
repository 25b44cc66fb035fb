void MAIN()
{
    FRAGCOLOR = lineColor;
}
