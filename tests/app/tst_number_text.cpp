#include "app/number_text.h"

#include <QTest>

#include <clocale>
#include <limits>

using namespace turnaround::app;

class TestNumberText : public QObject
{
    Q_OBJECT
private slots:
    void countsAreGroupedByThousands()
    {
        QCOMPARE(countText(0), std::string("0"));
        QCOMPARE(countText(999), std::string("999"));
        QCOMPARE(countText(1000), std::string("1,000"));
        QCOMPARE(countText(1'500'000), std::string("1,500,000"));
        QCOMPARE(countText(-123'456), std::string("-123,456"));
    }
    void sizesTakeTheUnitThatReadsBest()
    {
        QCOMPARE(sizeText(1), std::string("1 byte"));
        QCOMPARE(sizeText(999), std::string("999 bytes"));
        QCOMPARE(sizeText(1500), std::string("1.5 kB"));
        QCOMPARE(sizeText(999'960), std::string("1.0 MB"));
        QCOMPARE(sizeText(8'000'000), std::string("8.0 MB"));
        QVERIFY(QString::fromStdString(sizeText(std::numeric_limits<std::int64_t>::max())).endsWith(" TB"));
    }
    void secondsBecomeMinutes()
    {
        QCOMPARE(secondsText(0.842), std::string("0.84 s"));
        QCOMPARE(secondsText(59.999), std::string("1 min 0 s"));
        QCOMPARE(secondsText(125), std::string("2 min 5 s"));
    }
    void aPointIsAPointWhateverTheUsersLocale()
    {
        const bool german = std::setlocale(LC_NUMERIC, "de_DE.UTF-8") != nullptr;
        QCOMPARE(decimalText(0.5, 2), std::string("0.50"));
        std::setlocale(LC_NUMERIC, "C");
        if (!german)
            QSKIP("the locale de_DE.UTF-8 is not installed, so only the plain one was tried");
    }
    void whatIsNoNumberIsADash()
    {
        QCOMPARE(decimalText(std::numeric_limits<double>::quiet_NaN(), 2), std::string("-"));
        QCOMPARE(decimalText(std::numeric_limits<double>::infinity(), 2), std::string("-"));
    }
};

QTEST_APPLESS_MAIN(TestNumberText)
#include "tst_number_text.moc"
