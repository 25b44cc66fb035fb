#include "app/report_output.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::app;
using blockout::Certainty;
using blockout::FindingKind;

namespace {

blockout::Report spoiledReport()
{
    blockout::Report report;
    report.views = {{View::Front, FindingKind::Ok, 0.99876, false, Certainty::Probably, 0, "", ""},
                    {View::LeftFront, FindingKind::Mirrored, 0.81, true, Certainty::Maybe, 0, "It fits better flipped.",
                     "Flip the picture."},
                    {View::Top, FindingKind::Ok, std::nullopt, false, Certainty::Probably, 0, "", ""}};
    report.notes = {"A bottom view would help."};
    return report;
}

bool holds(const std::string &text, const char *part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestReportOutput : public QObject
{
    Q_OBJECT
private slots:
    void theJsonHasTheDocumentedShape()
    {
        QCOMPARE(
            QString::fromStdString(reportJson(spoiledReport()).dump()),
            QString(
                R"({"views":[)"
                R"({"view":"front","kind":"ok","iou":0.9988,"flagged":false,"certainty":"probably","reason":"","suggestion":""},)"
                R"({"view":"left_front","kind":"mirrored","iou":0.81,"flagged":true,"certainty":"maybe","reason":"It fits better flipped.","suggestion":"Flip the picture."},)"
                R"({"view":"top","kind":"ok","iou":null,"flagged":false,"certainty":"probably","reason":"","suggestion":""}],)"
                R"("consistent":false,"notes":["A bottom view would help."]})"));
    }
    void anEmptyReportIsConsistent()
    {
        QCOMPARE(QString::fromStdString(reportJson({}).dump()),
                 QString(R"({"views":[],"consistent":true,"notes":[]})"));
    }
    void theTableNamesTheCulpritTheReasonAndTheRemedy()
    {
        const std::string text = reportText(spoiledReport());
        QVERIFY2(holds(text, "!! left front   maybe mirrored"), text.c_str());
        QVERIFY(holds(text, "It fits better flipped."));
        QVERIFY(holds(text, "Flip the picture."));
        QVERIFY(holds(text, "A bottom view would help."));
        QVERIFY(holds(text, "1 of 3 views is flagged"));
    }
    void theTableOfAGoodSetSaysSo() { QVERIFY(holds(reportText({}), "No view is flagged.")); }
};

QTEST_APPLESS_MAIN(TestReportOutput)
#include "tst_report_output.moc"
