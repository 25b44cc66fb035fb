#include "core/base64.h"

#include <QTest>

#include <utility>

using namespace turnaround;

class TestBase64 : public QObject
{
    Q_OBJECT
private slots:
    void theExamplesOfTheStandardHold()
    {
        // RFC 4648, section 10
        const std::pair<const char *, const char *> examples[] = {{"", ""},
                                                                  {"f", "Zg=="},
                                                                  {"fo", "Zm8="},
                                                                  {"foo", "Zm9v"},
                                                                  {"foob", "Zm9vYg=="},
                                                                  {"fooba", "Zm9vYmE="},
                                                                  {"foobar", "Zm9vYmFy"}};
        for (const auto &[bytes, text] : examples) {
            QCOMPARE(base64(bytes), std::string(text));
            QCOMPARE(fromBase64(text).value_or("refused"), std::string(bytes));
        }
    }
    void everyByteComesBack()
    {
        for (std::size_t length = 0; length < 260; ++length) {
            std::string bytes;
            for (std::size_t i = 0; i < length; ++i)
                bytes += char(255 - i);
            QVERIFY(fromBase64(base64(bytes)) == bytes);
        }
        QCOMPARE(base64("\xFB\xFF"), std::string("+/8="));
    }
    void lineBreaksAreSkippedAndAllElseIsRefused()
    {
        QCOMPARE(fromBase64("Zm9v\r\nYmFy\n").value_or("refused"), std::string("foobar"));
        for (const char *wrong : {"Z", "Zg", "Zg=", "Zg===", "Zm8", "=", "Zm 9v", "Zg==Zg==", "Zm9v-_==", "Zm9\xFF"})
            QVERIFY2(!fromBase64(wrong), wrong);
    }
};

QTEST_APPLESS_MAIN(TestBase64)
#include "tst_base64.moc"
