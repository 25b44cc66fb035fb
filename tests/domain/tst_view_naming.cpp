#include "domain/view_naming.h"
#include "domain/view_words.h"

#include <QTest>

using namespace turnaround;

namespace {

NameReading read(const char *stem)
{
    return readView(wordsOfName(stem));
}

std::vector<std::filesystem::path> files(std::initializer_list<const char *> names)
{
    return {names.begin(), names.end()};
}

bool holds(const std::string &text, const char *part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestViewNaming : public QObject
{
    Q_OBJECT
private slots:
    void aHabitIsUnderstood_data()
    {
        QTest::addColumn<QString>("view");
        const auto row = [](const char *stem, const char *view) { QTest::newRow(stem) << QString(view); };
        for (const char *stem : {"front",
                                 "Front",
                                 "FRONT",
                                 "hero_front",
                                 "01-Front",
                                 "hero front",
                                 "heroFront",
                                 "frontView",
                                 "front_view",
                                 "view-front",
                                 "Hero.Front.001",
                                 "frontview",
                                 "knight_F",
                                 "f",
                                 "heroF",
                                 "front_side",
                                 "front (1)",
                                 "FrontOrtho",
                                 "perspective_front",
                                 "frt",
                                 "hero_front_v2",
                                 "front_1024x1024",
                                 "upfront_front",
                                 "H\xC3\xA9ros_front"})
            row(stem, "front");
        for (const char *stem :
             {"left", "hero_left", "02_Left", "left_side", "side_left", "LeftSide", "leftside", "side-l", "hero_L",
              "profile_left", "left_profile", "sideLeft", "left_view", "lft", "HEROLeft", "l_01"})
            row(stem, "left");
        for (const char *stem : {"right", "hero-right", "right side", "R", "knight_r", "rt", "RightView", "sideR"})
            row(stem, "right");
        for (const char *stem : {"back", "rear", "hero_rear_view", "behind", "B", "backside", "from behind", "hero_b"})
            row(stem, "back");
        for (const char *stem : {"top", "above", "top_down", "topDown", "topview", "from_above", "overhead", "hero_t"})
            row(stem, "top");
        for (const char *stem : {"bottom", "below", "under", "underside", "underneath", "bottom_up", "hero_btm"})
            row(stem, "bottom");
        for (const char *stem : {"left_front",
                                 "leftFront",
                                 "LeftFront",
                                 "front_left",
                                 "FrontLeft",
                                 "front left",
                                 "lf",
                                 "hero_LF",
                                 "fl",
                                 "3q_left",
                                 "left_3q",
                                 "3Q-Left",
                                 "left45",
                                 "left_45",
                                 "persp_left45",
                                 "45_left",
                                 "three_quarter_left",
                                 "three-quarter-left",
                                 "ThreeQuarterLeft",
                                 "34left",
                                 "3-4 left",
                                 "threequarterleft",
                                 "leftfront",
                                 "L45",
                                 "front_left_45deg",
                                 "L_F",
                                 "lFront",
                                 "hero3q_left",
                                 "front-three-quarter-left",
                                 "hero_3QL",
                                 "left and front"})
            row(stem, "left_front");
        for (const char *stem : {"right_front", "rf", "fr", "FR", "rightFront", "front_right", "3q_right", "right45",
                                 "3_4_right", "hero_fr", "rightfront", "quarter_right_front", "r45"})
            row(stem, "right_front");
    }
    void aHabitIsUnderstood()
    {
        QFETCH(QString, view);
        const NameReading reading = read(QTest::currentDataTag());
        QVERIFY2(reading.view, reading.problem.c_str());
        QCOMPARE(QString::fromUtf8(viewName(*reading.view).data()), view);
    }

    void anUnclearNameIsNotGuessed_data()
    {
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *stem, const char *problem) { QTest::newRow(stem) << QString(problem); };
        row("hero", "no view");
        row("image", "no view");
        row("001", "no view");
        row("backpack", "no view");
        row("playback", "no view");
        row("bright", "no view");
        row("laptop", "no view");
        row("b_hero", "no view");
        row("side", "which side");
        row("3q", "which side");
        row("profile", "which side");
        row("front_3q", "to which side");
        row("left_right", "left and right");
        row("front_back", "front and back");
        row("left_hand_front", "front and left");
        row("front_b", "front and back");
        row("top_left", "left and top");
        row("left_back", "from behind");
        row("back_left", "from behind");
        row("bl", "from behind");
        row("3q_back", "from behind");
        row("3q_top", "at an angle");
        row("iso_left", "isometric");
    }
    void anUnclearNameIsNotGuessed()
    {
        QFETCH(QString, problem);
        const NameReading reading = read(QTest::currentDataTag());
        QVERIFY(!reading.view);
        QVERIFY2(QString::fromStdString(reading.problem).contains(problem), reading.problem.c_str());
    }

    void aSetIsSorted()
    {
        const auto views = sortIntoViews(files({"d/hero_front.png", "d/hero_left.jpg", "d/hero_3q_left.webp"}));
        QVERIFY(views.ok());
        QCOMPARE(views.value().size(), std::size_t(3));
        QCOMPARE(views.value().at(View::LeftFront), std::filesystem::path("d/hero_3q_left.webp"));
    }
    void wordsThatAllNamesShareBelongToTheSubject()
    {
        const auto before = sortIntoViews(files({"left_shoe_front.png", "left_shoe_left.png", "left_shoe_back.png"}));
        QVERIFY(before.ok());
        QCOMPARE(before.value().at(View::Left), std::filesystem::path("left_shoe_left.png"));
        const auto behind = sortIntoViews(files({"f_hero.png", "l_hero.png", "b_hero.png"}));
        QVERIFY(behind.ok());
        QCOMPARE(behind.value().at(View::Back), std::filesystem::path("b_hero.png"));
    }
    void aSharedSideIsNeverMistakenForTheSubject()
    {
        QVERIFY(!sortIntoViews(files({"left_front.png", "left_back.png"})).ok());
        QVERIFY(!sortIntoViews(files({"hero_left_front.png", "hero_left_back.png"})).ok());
        QVERIFY(!sortIntoViews(files({"left_hand_front.png"})).ok());
    }
    void twoFilesForOneViewAreListed()
    {
        const auto views = sortIntoViews(files({"front.png", "front (1).png", "left.png"}));
        QVERIFY(!views.ok());
        QCOMPARE(views.error().kind, ErrorKind::BadInput);
        QVERIFY(holds(views.error().message, "front (1).png -> front (several files for one view)"));
        QVERIFY(holds(views.error().message, "left.png -> left\n"));
    }
    void anUnknownNameListsWhatWasUnderstood()
    {
        const auto views = sortIntoViews(files({"front.png", "left_back.png", "notes.png"}));
        QVERIFY(!views.ok());
        QVERIFY(holds(views.error().message, "front.png -> front\n"));
        QVERIFY(holds(views.error().message, "notes.png -> not understood (no view in the name)"));
        QVERIFY(holds(views.error().message, "left_front or right_front"));
    }
    void aFileTheArtistNamedIsNotReadAgain()
    {
        const ViewFiles given = {{View::Front, "a/IMG_1.png"}};
        const auto views = sortIntoViews(files({"a/IMG_1.png", "a/left.png"}), given);
        QVERIFY(views.ok());
        QCOMPARE(views.value().at(View::Front), std::filesystem::path("a/IMG_1.png"));
        QCOMPARE(views.value().size(), std::size_t(2));
    }
    void theArtistsChoiceSettlesAQuarrel()
    {
        const ViewFiles given = {{View::Front, "front_v2.png"}};
        const auto views = sortIntoViews(files({"front.png", "front_v1.png", "front_v2.png", "left.png"}), given);
        QVERIFY(views.ok());
        QCOMPARE(views.value().at(View::Front), std::filesystem::path("front_v2.png"));
        QCOMPARE(views.value().size(), std::size_t(2));
    }
    void aHostileNameCannotWriteToTheTerminal()
    {
        const auto views = sortIntoViews(files({"\x1b[2Jhero\n.png", "front.png"}));
        QVERIFY(!views.ok());
        QVERIFY(!holds(views.error().message, "\x1b"));
        QVERIFY(!holds(views.error().message, "hero\n"));
    }
    void aVeryLongRunTogetherNameIsReadInNoTime()
    {
        std::string name;
        while (name.size() < 4000)
            name += "front";
        QVERIFY(!readView(wordsOfName(name)).view);
    }
    void nothingToSortIsNothing()
    {
        const auto views = sortIntoViews({});
        QVERIFY(views.ok() && views.value().empty());
    }
};

QTEST_APPLESS_MAIN(TestViewNaming)
#include "tst_view_naming.moc"
