// The draft: on disk, back and forth, and what it is called.
#include "ui/draft_file.h"
#include "ui/draft_history.h"
#include "ui/subject_name.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::ui;

namespace {

Draft fullDraft()
{
    Draft draft;
    draft.prompt = "Ritter mit Umhang \xE2\x9A\x94";
    draft.settings.faces = 12'345;
    draft.settings.detail = 256;
    draft.settings.shape = ShapePrior::Boxy;
    DraftView left{"/pictures/hero left.png", 3, true, {}};
    left.mask.background = {10, 20, 30};
    left.mask.tolerance = 40;
    left.mask.strokes = {{false, 0.125f, {{0.25f, 0.5f}, {0.5f, 0.75f}}}};
    draft.views = {{View::Left, left},
                   {View::Top, {"/pictures/top.webp", 0, false, {}, "https://example.com/top.webp?a=%2B"}}};
    draft.maker = {"a service", "its:model@1"};
    draft.options[draft.maker] = {{"faces", std::int64_t(40'000)}, {"pbr", true}, {"mode", std::string("lowpoly")}};
    draft.options[{"another", "model"}] = {{"guidance", 7.5}};
    draft.accepted = {{View::Top, blockout::FindingKind::Scaled}};
    return draft;
}

Draft withFaces(int faces)
{
    Draft draft;
    draft.settings.faces = faces;
    return draft;
}

} // namespace

class TestDraft : public QObject
{
    Q_OBJECT
private slots:
    void whatWasSavedComesBack()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "deep" / "draft.json";
        const Draft draft = fullDraft();
        QVERIFY(saveDraft(draft, file));
        const Result<Draft> back = loadDraft(file);
        QVERIFY(back);
        QCOMPARE(back->prompt, draft.prompt);
        QVERIFY(back->views == draft.views);
        QVERIFY(back->accepted == draft.accepted);
        QCOMPARE(back->settings.faces, 12'345);
        QCOMPARE(back->settings.detail, std::optional(256));
        QCOMPARE(back->settings.shape, ShapePrior::Boxy);
        QVERIFY(back->maker == draft.maker);
        QVERIFY(back->options == draft.options);
    }
    void noFileIsAnEmptyDraft()
    {
        const Result<Draft> draft = loadDraft("/nowhere/draft.json");
        QVERIFY(draft);
        QVERIFY(draft->views.empty());
    }
    void aDamagedFileIsSaidAndLeftAlone()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("draft.json"));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("{\"request\": 1, ");
        file.close();
        const Result<Draft> draft = loadDraft(file.fileName().toStdString());
        QVERIFY(!draft);
        QCOMPARE(draft.error().kind, ErrorKind::BadInput);
        QVERIFY(QFile::exists(file.fileName()));
    }
    void aDraftThatCantBeWrittenIsAnError()
    {
        const Result<void> saved = saveDraft(fullDraft(), "/proc/nothing/draft.json");
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Disk);
    }

    void undoAndRedoWalkTheSamePath()
    {
        DraftHistory history;
        history.change(withFaces(10'000));
        history.change(withFaces(20'000));
        history.undo();
        QCOMPARE(history.now().settings.faces, 10'000);
        history.undo();
        QCOMPARE(history.now().settings.faces, BlockoutSettings().faces);
        QVERIFY(!history.canUndo());
        history.redo();
        history.redo();
        QCOMPARE(history.now().settings.faces, 20'000);
        QVERIFY(!history.canRedo());
    }
    void aDragOfOneSettingIsOneStep()
    {
        DraftHistory history;
        for (int faces = 10'000; faces < 20'000; faces += 1'000)
            history.change(withFaces(faces), "faces");
        history.undo();
        QVERIFY(!history.canUndo());
    }
    void undoLeavesThePromptAlone()
    {
        DraftHistory history;
        history.change(withFaces(10'000));
        history.setPrompt("a knight");
        history.undo();
        QCOMPARE(history.now().prompt, std::string("a knight"));
    }

    void turningAMirroredViewTurnsWhatIsSeen()
    {
        DraftView view;
        view.turn(1);
        view.mirrored = true;
        view.turn(1);
        QCOMPARE(view.quarterTurns, 0);
        view.turn(-1);
        QCOMPARE(view.quarterTurns, 1);
    }

    void theNameComesFromThePromptThenTheFiles()
    {
        Draft draft;
        QCOMPARE(subjectName(draft), std::string("Untitled"));
        draft.views[View::Front] = {"/art/mill house/01-front.png", 0, false, {}};
        QCOMPARE(subjectName(draft), std::string("Mill house"));
        draft.views[View::Front].file = "/art/x/robot_arm_front.png";
        QCOMPARE(subjectName(draft), std::string("Robot arm"));
        draft.prompt = "old lighthouse, weathered stone";
        QCOMPARE(subjectName(draft), std::string("Old lighthouse"));
        draft.prompt = std::string(300, 'a');
        QCOMPARE(subjectName(draft).size(), std::size_t(40));
    }
};

QTEST_APPLESS_MAIN(TestDraft)
#include "tst_draft.moc"
