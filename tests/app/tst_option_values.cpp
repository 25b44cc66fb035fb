#include "app/exit_code.h"
#include "app/option_values.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::app;

class TestOptionValues : public QObject
{
    Q_OBJECT
private slots:
    void onlyPlainDigitsAreANumber()
    {
        QVERIFY(parseWholeNumber("200000") == 200000);
        for (const char *text : {"", "2e5", "200k", "200,000", " 5", "5 ", "0x10", "99999999999999999999", "1.5", "+5"})
            QVERIFY2(!parseWholeNumber(text), text);
    }
    void everyErrorHasTheExitCodeThatIsDocumented()
    {
        QCOMPARE(int(exitCodeFor(ErrorKind::BadUsage)), 2);
        QCOMPARE(int(exitCodeFor(ErrorKind::BadInput)), 2);
        QCOMPARE(int(exitCodeFor(ErrorKind::Unavailable)), 2);
        QCOMPARE(int(exitCodeFor(ErrorKind::Refused)), 3);
        QCOMPARE(int(exitCodeFor(ErrorKind::Network)), 4);
        QCOMPARE(int(exitCodeFor(ErrorKind::Disk)), 5);
        QCOMPARE(int(exitCodeFor(ErrorKind::Unconfirmed)), 6);
        QCOMPARE(int(exitCodeFor(ErrorKind::Cancelled)), 130);
    }
};

QTEST_APPLESS_MAIN(TestOptionValues)
#include "tst_option_values.moc"
