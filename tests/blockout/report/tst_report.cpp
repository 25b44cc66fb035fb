#include "blockout/report/examine.h"
#include "figure.h"
#include "report_reading.h"

#include <QtTest>

using namespace turnaround;
using namespace turnaround::blockout;

namespace {

using Views = std::vector<ExaminedView>;

const std::vector<View> kAll(kAllViews.begin(), kAllViews.end());
const std::vector<View> kSides = {View::Front, View::Left, View::Right, View::Back};

Examination examined(const Views &views)
{
    return examine(views, figure::place(views), CancelToken());
}

} // namespace

#define VERIFY_CONSISTENT(report) QVERIFY2((report).consistent(), text(report).constData())

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void testGoodSetsAreNotBlamed_data();
    void testGoodSetsAreNotBlamed();
    void testEveryViewOfAGoodSetFitsTheOthers();
    void testASubjectAlikeFromAllSidesIsNotBlamed();
    void testRedrawnSetsAreNotBlamed_data();
    void testRedrawnSetsAreNotBlamed();
    void testPerspectiveIsNotedAndNotBlamed();
    void testPlantedMistakesAreNamed_data();
    void testPlantedMistakesAreNamed();
    void testWhatOnlyColoursShowIsAMaybe();
    void testWhatOutlinesShowIsProbable();
    void testAnotherScaleInAFreeFrameIsOnlyNoted();
    void testABottomTurnedByHalfIsNotedAndTurnedForTheEngine();
    void testATurnedTopIsFlaggedAndTurnedForTheEngine();
    void testSentencesEndAndStartAsSentencesDo();
    void testTheViewThatWouldHelpMostIsNamed_data();
    void testTheViewThatWouldHelpMostIsNamed();
    void testOneViewHasNothingToCompare();
    void testTheOrderOfTheViewsDoesNotMatter();
    void testACancelledExaminationFindsNothing();
    void testRealModels_data();
    void testRealModels();
};

void TestReport::testGoodSetsAreNotBlamed_data()
{
    QTest::addColumn<std::vector<View>>("views");
    QTest::addColumn<bool>("tight");
    const std::vector<View> six = {View::Front, View::Left, View::Right, View::Back, View::Top, View::Bottom};
    for (const bool tight : {false, true}) {
        const char *framing = tight ? "tight" : "one frame";
        QTest::addRow("eight, %s", framing) << kAll << tight;
        QTest::addRow("six, %s", framing) << six << tight;
        QTest::addRow("four, %s", framing) << kSides << tight;
        QTest::addRow("three, %s", framing) << std::vector<View>{View::Front, View::Left, View::Back} << tight;
        QTest::addRow("two, %s", framing) << std::vector<View>{View::Front, View::Right} << tight;
        QTest::addRow("two opposite, %s", framing) << std::vector<View>{View::Front, View::Back} << tight;
    }
}

void TestReport::testGoodSetsAreNotBlamed()
{
    QFETCH(const std::vector<View>, views);
    QFETCH(const bool, tight);
    const Report report = examined(figure::draw(figure::lopsided(), views, {.tight = tight})).report;
    VERIFY_CONSISTENT(report);
    QCOMPARE(report.views.size(), views.size());
}

void TestReport::testEveryViewOfAGoodSetFitsTheOthers()
{
    const Report report = examined(figure::draw(figure::lopsided(), kAll)).report;
    for (const ViewFinding &finding : report.views) {
        QVERIFY(finding.iou.has_value());
        QVERIFY(*finding.iou > 0.99);
        QCOMPARE(finding.kind, FindingKind::Ok);
        QVERIFY(finding.reason.empty() && finding.suggestion.empty());
    }
}

void TestReport::testASubjectAlikeFromAllSidesIsNotBlamed()
{
    const Report eight = examined(figure::draw(figure::vase(), kAll)).report;
    VERIFY_CONSISTENT(eight);
    const Report four = examined(figure::draw(figure::vase(), kSides)).report;
    VERIFY_CONSISTENT(four);
}

void TestReport::testRedrawnSetsAreNotBlamed_data()
{
    QTest::addColumn<std::vector<View>>("views");
    QTest::addColumn<int>("seed");
    for (const int seed : {1, 2, 3}) {
        QTest::addRow("eight, %d", seed) << kAll << seed;
        QTest::addRow("four, %d", seed) << kSides << seed;
        QTest::addRow("three, %d", seed) << std::vector<View>{View::Front, View::Left, View::Back} << seed;
    }
}

void TestReport::testRedrawnSetsAreNotBlamed()
{
    QFETCH(const std::vector<View>, views);
    QFETCH(const int, seed);
    Views set = figure::draw(figure::lopsided(), views);
    for (ExaminedView &view : set)
        view = figure::redrawn(view, 0.012, 100 * seed + static_cast<int>(view.view));
    const Report report = examined(set).report;
    VERIFY_CONSISTENT(report);
}

void TestReport::testPerspectiveIsNotedAndNotBlamed()
{
    const Examination examination = examined(figure::draw(figure::lopsided(), kAll, {.fieldOfViewDegrees = 24}));
    VERIFY_CONSISTENT(examination.report);
    QVERIFY2(notesMention(examination.report, "in perspective, about"), text(examination.report).constData());
    QVERIFY(std::abs(examination.fieldOfViewDegrees - 24) < 6);
}

void TestReport::testPlantedMistakesAreNamed_data()
{
    QTest::addColumn<std::vector<View>>("views");
    QTest::addColumn<std::function<void(Views &)>>("spoil");
    QTest::addColumn<FindingKind>("kind");
    QTest::addColumn<std::vector<View>>("culprits");
    using Spoil = std::function<void(Views &)>;
    const auto swap = [](View a, View b) -> Spoil { return [=](Views &v) { figure::exchange(v, a, b); }; };
    const auto mirror = [](View a) -> Spoil {
        return [=](Views &v) { figure::at(v, a) = figure::flipped(figure::at(v, a)); };
    };
    const auto turn = [](View a, int turns) -> Spoil {
        return [=](Views &v) { figure::at(v, a) = figure::turned(figure::at(v, a), turns); };
    };
    const auto scale = [](View a, double factor) -> Spoil {
        return [=](Views &v) { figure::at(v, a) = figure::scaled(figure::at(v, a), factor); };
    };
    const auto foreign = [](View a) -> Spoil {
        return [=](Views &v) { figure::at(v, a) = figure::draw(figure::table(), a); };
    };
    const auto row = [](const char *name, const std::vector<View> &views, const Spoil &spoil, FindingKind kind,
                        const std::vector<View> &culprits) {
        QTest::newRow(name) << views << spoil << kind << culprits;
    };

    using enum View;
    using enum FindingKind;
    row("left and right swapped", kAll, swap(Left, Right), Swapped, {Left, Right});
    row("front and back swapped", kAll, swap(Front, Back), Swapped, {Front, Back});
    row("45 degrees swapped", kAll, swap(LeftFront, RightFront), Swapped, {LeftFront, RightFront});
    row("top and bottom swapped", kAll, swap(Top, Bottom), Swapped, {Top, Bottom});
    row("front in left's place", kAll, swap(Front, Left), Swapped, {Front, Left});
    row("top in back's place", kAll, swap(Top, Back), Swapped, {Top, Back});
    row("front mirrored", kAll, mirror(Front), Mirrored, {Front});
    row("left mirrored", kAll, mirror(Left), Mirrored, {Left});
    row("right front mirrored", kAll, mirror(RightFront), Mirrored, {RightFront});
    row("left on its side", kAll, turn(Left, 1), Turned, {Left});
    row("back upside down", kAll, turn(Back, 2), Turned, {Back});
    row("top turned by 90", kAll, turn(Top, 1), Turned, {Top});
    row("top turned by 270", kAll, turn(Top, 3), Turned, {Top});
    row("bottom turned by 90", kAll, turn(Bottom, 1), Turned, {Bottom});
    row("front smaller", kAll, scale(Front, 0.8), Scaled, {Front});
    row("left front smaller", kAll, scale(LeftFront, 0.85), Scaled, {LeftFront});
    row("top larger", kAll, scale(Top, 1.15), Scaled, {Top});
    row("another back", kAll, foreign(Back), Foreign, {Back});
    row("another left front", kAll, foreign(LeftFront), Foreign, {LeftFront});
    row("four: front in left's place", kSides, swap(Front, Left), Swapped, {Front, Left});
    row("four: front mirrored", kSides, mirror(Front), Mirrored, {Front});
    row("four: right mirrored", kSides, mirror(Right), Mirrored, {Right});
    row("four: left on its side", kSides, turn(Left, 3), Turned, {Left});
    row("four: back smaller", kSides, scale(Back, 0.75), Scaled, {Back});
    row("four: another left", kSides, foreign(Left), Foreign, {Left});
}

void TestReport::testPlantedMistakesAreNamed()
{
    QFETCH(const std::vector<View>, views);
    QFETCH(const std::function<void(Views &)>, spoil);
    QFETCH(const FindingKind, kind);
    QFETCH(const std::vector<View>, culprits);
    Views set = figure::draw(figure::lopsided(), views);
    spoil(set);
    const Report report = examined(set).report;
    QVERIFY2(flaggedIn(report) == std::set<View>(culprits.begin(), culprits.end()), text(report).constData());
    for (const View culprit : culprits) {
        const ViewFinding &finding = findingOf(report, culprit);
        QCOMPARE(findingKindName(finding.kind), findingKindName(kind));
        QVERIFY(!finding.reason.empty());
        QVERIFY(!finding.suggestion.empty());
    }
}

void TestReport::testWhatOnlyColoursShowIsAMaybe()
{
    // Four side views with left and right exchanged are a perfect set of the figure's mirror image.
    Views set = figure::draw(figure::lopsided(), kSides);
    figure::exchange(set, View::Left, View::Right);
    const Report report = examined(set).report;
    QVERIFY2((flaggedIn(report) == std::set<View>{View::Left, View::Right}), text(report).constData());
    const ViewFinding &left = findingOf(report, View::Left);
    QCOMPARE(left.kind, FindingKind::Swapped);
    QCOMPARE(left.certainty, Certainty::Maybe);
    QVERIFY2(left.reason.find("may be swapped, or front and back") != std::string::npos, left.reason.c_str());
}

void TestReport::testWhatOutlinesShowIsProbable()
{
    Views set = figure::draw(figure::lopsided(), kAll);
    figure::at(set, View::Left) = figure::flipped(figure::at(set, View::Left));
    const Report report = examined(set).report;
    const ViewFinding &left = findingOf(report, View::Left);
    QCOMPARE(left.certainty, Certainty::Probably);
    QCOMPARE(left.reason, std::string("Left looks mirrored: flipped left to right, the outlines fit together."));
    QCOMPARE(left.suggestion, std::string("Flip left left to right."));
    QVERIFY(left.iou.has_value() && *left.iou < 0.95);
    QVERIFY(*findingOf(report, View::Right).iou > 0.99);
}

void TestReport::testAnotherScaleInAFreeFrameIsOnlyNoted()
{
    Views set = figure::draw(figure::lopsided(), kSides);
    const std::array<double, 4> factors = {1.0, 0.8, 0.7, 0.9};
    for (size_t i = 0; i < set.size(); ++i)
        set[i] = figure::scaled(set[i], factors[i]);
    const Report report = examined(set).report;
    VERIFY_CONSISTENT(report);
    QVERIFY2(notesMention(report, "framed freely"), text(report).constData());
}

void TestReport::testABottomTurnedByHalfIsNotedAndTurnedForTheEngine()
{
    Views set = figure::draw(figure::lopsided(), kAll);
    figure::at(set, View::Bottom) = figure::turned(figure::at(set, View::Bottom), 2);
    const Examination examination = examined(set);
    VERIFY_CONSISTENT(examination.report);
    QVERIFY2(notesMention(examination.report, "The bottom view was turned by 180"),
             text(examination.report).constData());
    QCOMPARE(examination.quarterTurns[static_cast<size_t>(View::Bottom)], 2);
}

void TestReport::testATurnedTopIsFlaggedAndTurnedForTheEngine()
{
    Views set = figure::draw(figure::lopsided(), kAll);
    figure::at(set, View::Top) = figure::turned(figure::at(set, View::Top), 1);
    const Examination examination = examined(set);
    QCOMPARE(flaggedIn(examination.report), std::set<View>{View::Top});
    QCOMPARE(examination.quarterTurns[static_cast<size_t>(View::Top)], 3);
    QVERIFY2(notesMention(examination.report, "The top view was turned"), text(examination.report).constData());
    figure::at(set, View::Top) = figure::turned(figure::at(set, View::Top), 3);
    VERIFY_CONSISTENT(examined(set).report);
}

void TestReport::testSentencesEndAndStartAsSentencesDo()
{
    Views set = figure::draw(figure::lopsided(), kAll);
    figure::exchange(set, View::LeftFront, View::Back);
    const Report report = examined(set).report;
    QVERIFY(!report.consistent());
    std::vector<std::string> sentences = report.notes;
    for (const ViewFinding &finding : report.views) {
        if (finding.flagged)
            sentences.insert(sentences.end(), {finding.reason, finding.suggestion});
    }
    for (const std::string &sentence : sentences) {
        QVERIFY2(QChar(sentence.front()).isUpper(), sentence.c_str());
        QVERIFY2(sentence.back() == '.', sentence.c_str());
    }
}

void TestReport::testTheViewThatWouldHelpMostIsNamed_data()
{
    QTest::addColumn<std::vector<View>>("views");
    QTest::addColumn<std::string>("advice");
    using enum View;
    const auto row = [](const char *name, const std::vector<View> &views, const char *advice) {
        QTest::newRow(name) << views << std::string(advice);
    };
    row("front", {Front}, "One picture gives a relief; add a side view.");
    row("left", {Left}, "One picture gives a relief; add a front view.");
    row("front, back", {Front, Back}, "Adding a side view would help most.");
    row("left, right", {Left, Right}, "Adding a front view would help most.");
    row("front, left", {Front, Left}, "Adding a top view would help most, then the two 45");
    row("four", kSides, "Adding a top view would help most, then the two 45");
    row("four and top", {Front, Left, Right, Back, Top}, "Adding the two 45");
    row("three", {Front, Left, Back}, "Not given: right;");
}

void TestReport::testTheViewThatWouldHelpMostIsNamed()
{
    QFETCH(const std::vector<View>, views);
    QFETCH(const std::string, advice);
    const Report report = examined(figure::draw(figure::lopsided(), views)).report;
    QVERIFY2(notesMention(report, advice), text(report).constData());
}

void TestReport::testOneViewHasNothingToCompare()
{
    const Report report = examined(figure::draw(figure::lopsided(), std::vector<View>{View::Front})).report;
    VERIFY_CONSISTENT(report);
    QCOMPARE(report.views.size(), size_t{1});
    QVERIFY(!report.views[0].iou.has_value());
}

void TestReport::testTheOrderOfTheViewsDoesNotMatter()
{
    Views set = figure::draw(figure::lopsided(), kAll);
    figure::at(set, View::Left) = figure::flipped(figure::at(set, View::Left));
    std::ranges::reverse(set);
    const Report report = examined(set).report;
    QCOMPARE(flaggedIn(report), std::set<View>{View::Left});
    for (size_t i = 0; i < report.views.size(); ++i)
        QCOMPARE(report.views[i].view, kAllViews[i]);
}

void TestReport::testACancelledExaminationFindsNothing()
{
    Views set = figure::draw(figure::lopsided(), kAll);
    figure::exchange(set, View::Front, View::Left);
    const Placement placement = figure::place(set);
    const CancelToken cancel;
    cancel.request();
    QVERIFY(examine(set, placement, cancel).report.views.empty());
}

void TestReport::testRealModels_data()
{
    QTest::addColumn<QString>("model");
    for (const char *model : {"knight", "fox", "milk_truck"})
        QTest::newRow(model) << QString::fromLatin1(model);
}

void TestReport::testRealModels()
{
    QFETCH(const QString, model);
    const QString data = qEnvironmentVariable("TURNAROUND_DATA");
    if (data.isEmpty())
        QSKIP("TURNAROUND_DATA is not set: the real models are not tested");
    Views good;
    for (const View view : kAllViews) {
        const std::string file = (data + "/views/" + model + "/").toStdString() + std::string(viewName(view)) + ".png";
        good.push_back(figure::load(file, view));
        QVERIFY2(good.back().cutout, file.c_str());
    }
    VERIFY_CONSISTENT(examined(good).report);

    Views spoiled = good;
    figure::exchange(spoiled, View::Front, View::Left);
    QCOMPARE(flaggedIn(examined(spoiled).report), (std::set<View>{View::Front, View::Left}));

    spoiled = good;
    figure::at(spoiled, View::Left) = figure::flipped(figure::at(spoiled, View::Left));
    const Report mirrored = examined(spoiled).report;
    QCOMPARE(flaggedIn(mirrored), std::set<View>{View::Left});
    QCOMPARE(findingOf(mirrored, View::Left).kind, FindingKind::Mirrored);

    spoiled = good;
    figure::exchange(spoiled, View::Front, View::Back);
    QCOMPARE(flaggedIn(examined(spoiled).report), (std::set<View>{View::Front, View::Back}));
}

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
