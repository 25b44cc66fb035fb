#include "core/display_text.h"

#include <QTest>

using namespace turnaround;

class TestDisplayText : public QObject
{
    Q_OBJECT
private slots:
    void plainAndForeignLettersStay()
    {
        QCOMPARE(displayText("knight \xC3\xA4 \xE6\xAD\xA3 \xF0\x9F\x90\xB4.png"),
                 std::string("knight \xC3\xA4 \xE6\xAD\xA3 \xF0\x9F\x90\xB4.png"));
    }
    void controlCharactersCannotReachATerminal()
    {
        QCOMPARE(displayText("a\x1b[2Jb\nc\x7f"), std::string("a?[2Jb?c?"));
        QCOMPARE(displayText("\xC2\x9B"
                             "2J"),
                 std::string("?2J"));
    }
    void linesStayWhereTheyAreWanted() { QCOMPARE(displayText("a\nb\r\n", true), std::string("a\nb?\n")); }
    void bytesThatAreNotUtf8AreShownAsQuestionMarks()
    {
        QCOMPARE(displayText("a\xFF\xFE"
                             "b"),
                 std::string("a??b"));
        QCOMPARE(displayText("\xC0\xAF"), std::string("??")); // overlong '/'
        QCOMPARE(displayText("\xED\xA0\x80"), std::string("???")); // a surrogate
        QCOMPARE(displayText("cut \xE6\xAD"), std::string("cut ??")); // ends too soon
    }
    void aLongNameLosesItsMiddle()
    {
        const std::string name = displayName("/folder/" + std::string(100, 'a') + std::string(100, 'b') + ".png", 40);
        QCOMPARE(name.size(), std::size_t(43));
        QVERIFY(name.starts_with("aaaa") && name.ends_with("bbb.png"));
    }
    void aLongNameIsNeverCutInsideALetter()
    {
        std::string letters;
        for (int i = 0; i < 50; ++i)
            letters += "\xE6\xAD\xA3";
        for (std::size_t limit = 8; limit < 20; ++limit)
            QVERIFY(displayName(letters, limit).find('?') == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestDisplayText)
#include "tst_display_text.moc"
