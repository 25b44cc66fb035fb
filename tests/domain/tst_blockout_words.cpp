#include "domain/blockout_words.h"

#include <QTest>

using namespace turnaround;

class TestBlockoutWords : public QObject
{
    Q_OBJECT
private slots:
    void aBackgroundIsAWordOrAColour()
    {
        QVERIFY(backgroundFromName("auto")->kind == BackgroundKind::Auto);
        QVERIFY(backgroundFromName("alpha")->kind == BackgroundKind::Alpha);
        const auto colour = backgroundFromName("#12AbfF");
        QVERIFY(colour && colour->kind == BackgroundKind::Colour);
        QVERIFY((colour->colour == std::array<std::uint8_t, 3>{0x12, 0xAB, 0xFF}));
        QVERIFY(backgroundFromName("12abff")->colour == colour->colour);
    }
    void nothingElseIsABackground()
    {
        for (const char *text :
             {"", "#", "#fff", "#12345", "#1234567", "#12345g", "white", "Auto", "#-12345", "##12345"})
            QVERIFY2(!backgroundFromName(text), text);
    }
    void aBackgroundsNameLeadsBackToIt()
    {
        for (const char *name : {"auto", "alpha", "#0080ff"})
            QCOMPARE(QString::fromStdString(backgroundName(*backgroundFromName(name))), QString(name));
    }
    void aShapesNameLeadsBackToIt()
    {
        for (const ShapePrior shape : {ShapePrior::Auto, ShapePrior::Round, ShapePrior::Boxy})
            QVERIFY(shapeFromName(shapeName(shape)) == shape);
        QVERIFY(!shapeFromName("flat"));
    }
};

QTEST_APPLESS_MAIN(TestBlockoutWords)
#include "tst_blockout_words.moc"
