#include "ui/screen_states.h"

#include <QDir>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace turnaround::test {

namespace {

const QDir kSample(SAMPLE_DIR);

QUrl sample(const char *view)
{
    return QUrl::fromLocalFile(kSample.filePath(QString::fromLatin1(view) + ".png"));
}

void openSample(WindowUnderTest &test)
{
    QList<QUrl> files;
    for (const View view : kAllViews)
        files << sample(viewName(view).data());
    test.composer().open(-1, files);
    (void)QTest::qWaitFor([&] { return test.composer().board()->filled() == kViewCount; }, 10'000);
    test.composer().setPrompt("Knight with a spiked shield, red cape, chunky low-poly style");
    test.settle();
    (void)QTest::qWaitFor([&] { return !test.main().viewer().isLoading(); }, 10'000);
}

void mirrorLeft(WindowUnderTest &test)
{
    openSample(test);
    test.composer().mirror(static_cast<int>(View::Left));
    test.settle();
}

void unreadable(WindowUnderTest &test)
{
    openSample(test);
    const QString path = QString::fromStdString((test.folder() / "back.png").string());
    QFile file(path);
    if (file.open(QFile::WriteOnly))
        file.write("This was never a picture.");
    file.close();
    test.composer().open(static_cast<int>(View::Back), {QUrl::fromLocalFile(path)});
    (void)QTest::qWaitFor([&] { return test.composer().board()->broken().has_value(); }, 10'000);
    test.settle();
}

void unsorted(WindowUnderTest &test)
{
    QList<QUrl> files;
    const QDir folder(QString::fromStdString(test.folder().string()));
    for (const char *name :
         {"hero_front", "hero_side", "hero_left_final", "hero_left_with_a_very_long_name_that_goes_on", "scan0007"}) {
        const QString path = folder.filePath(QString::fromLatin1(name) + ".png");
        QFile::copy(kSample.filePath("front.png"), path);
        files << QUrl::fromLocalFile(path);
    }
    test.composer().open(-1, files);
    (void)QTest::qWaitFor([&] { return test.composer().sorting()->count() > 0; }, 10'000);
}

void twoHundredFiles(WindowUnderTest &test)
{
    QList<QUrl> files;
    const QDir folder(QString::fromStdString(test.folder().string()));
    for (int i = 1; i <= 200; ++i) {
        const QString path = folder.filePath(QStringLiteral("render_%1.png").arg(i, 4, 10, QLatin1Char('0')));
        QFile::copy(kSample.filePath("front.png"), path);
        files << QUrl::fromLocalFile(path);
    }
    test.composer().open(-1, files);
    (void)QTest::qWaitFor([&] { return test.composer().sorting()->count() > 0; }, 10'000);
}

void oneView(WindowUnderTest &test)
{
    test.composer().open(static_cast<int>(View::Front), {sample("front")});
    (void)QTest::qWaitFor([&] { return test.composer().board()->filled() == 1; }, 10'000);
    test.settle();
}

void rightToLeft(WindowUnderTest &test)
{
    oneView(test);
    test.composer().setPrompt(QString::fromUtf8("فارس صغير بدرع شائك وعباءة حمراء"));
}

void longPrompt(WindowUnderTest &test)
{
    oneView(test);
    test.composer().setPrompt(QString::fromUtf8("a knight in worn steel, ").repeated(44));
}

void pointedAt(WindowUnderTest &test)
{
    openSample(test);
    if (QQuickItem *tile = test.item("ViewTile", 3))
        QTest::mouseMove(&test.window(), test.middleOf(*tile));
}

void focused(WindowUnderTest &test)
{
    openSample(test);
    if (QQuickItem *tile = test.item("ViewTile", 6))
        tile->forceActiveFocus(Qt::TabFocusReason);
}

void slotMenu(WindowUnderTest &test)
{
    openSample(test);
    if (QQuickItem *tile = test.item("ViewTile", 1))
        QTest::mouseClick(&test.window(), Qt::RightButton, {}, test.middleOf(*tile));
}

void linkOnly(WindowUnderTest &test)
{
    QMimeData content;
    content.setUrls({QUrl("http://example.com/knight.png")});
    if (QQuickItem *tile = test.item("ViewTile", 0))
        test.drop(*tile, content);
}

/// Nobody listens at that address.
void dropDeadLink(WindowUnderTest &test, View view)
{
    QMimeData content;
    content.setUrls({QUrl("http://127.0.0.1:9/knight.png")});
    const auto cell = std::ranges::find(ui::kBoardOrder, view) - ui::kBoardOrder.begin();
    if (QQuickItem *tile = test.item("ViewTile", static_cast<int>(cell)))
        test.drop(*tile, content);
    (void)QTest::qWaitFor([&] { return test.composer().board()->missed().has_value(); }, 10'000);
}

void linkNotFetched(WindowUnderTest &test)
{
    oneView(test);
    dropDeadLink(test, View::Back);
}

/// The picture that was there stays.
void newPictureNotFetched(WindowUnderTest &test)
{
    openSample(test);
    dropDeadLink(test, View::Left);
}

void showLibrary(WindowUnderTest &test)
{
    if (QQuickItem *tab = test.item("TabButton", 1))
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*tab));
    (void)QTest::qWaitFor([&] { return test.main().shelf().listed(); }, 10'000);
}

/// Models of the tests' own data, where there are some; each with its picture.
void filledLibrary(WindowUnderTest &test)
{
    showLibrary(test);
    QList<QUrl> models;
    const QDir folder(qEnvironmentVariable("TURNAROUND_DATA") + "/models");
    for (const QString &name : folder.entryList({"*.glb"}, QDir::Files))
        models << QUrl::fromLocalFile(folder.filePath(name));
    ui::Shelf &shelf = test.main().shelf();
    shelf.importModels(models);
    (void)QTest::qWaitFor([&] { return shelf.count() == models.size(); }, 30'000);
    (void)QTest::qWaitFor(
        [&] {
            for (int row = 0; row < shelf.count(); ++row) {
                if (shelf.data(shelf.index(row), ui::Shelf::PictureRole).toUrl().isEmpty())
                    return false;
            }
            return true;
        },
        60'000);
    QTest::qWait(400); // the grid reads the pictures
}

void libraryWithoutHits(WindowUnderTest &test)
{
    showLibrary(test);
    test.main().shelf().setSearch("wizard");
}

void deletedModel(WindowUnderTest &test)
{
    filledLibrary(test);
    ui::Shelf &shelf = test.main().shelf();
    const int before = shelf.count();
    shelf.remove(shelf.data(shelf.index(0), ui::Shelf::AssetIdRole).toString());
    (void)QTest::qWaitFor([&] { return shelf.count() < before; }, 10'000);
}

void outline(WindowUnderTest &test)
{
    openSample(test);
    test.composer().correct(static_cast<int>(View::Front));
    (void)QTest::qWaitFor([&] { return !test.composer().outline()->left().isNull(); }, 10'000);
    test.composer().outline()->press(0.5, 0.3);
}

void submitSmall(WindowUnderTest &test, int times)
{
    openSample(test);
    test.composer().options()->setFaces(BlockoutSettings::kMinFaces);
    for (int i = 0; i < times; ++i)
        test.composer().submit();
    (void)QTest::qWaitFor([&] { return test.main().queue().count() == times; }, 10'000);
}

void working(WindowUnderTest &test)
{
    submitSmall(test, 3);
    (void)QTest::qWaitFor([&] { return test.main().queue().running() > 0; }, 10'000);
}

void worked(WindowUnderTest &test)
{
    submitSmall(test, 1);
    (void)QTest::qWaitFor([&] { return test.main().queue().finished() == 1; }, 60'000);
}

QString testModel(const char *name)
{
    return qEnvironmentVariable("TURNAROUND_DATA") + "/models/" + QString::fromLatin1(name) + ".glb";
}

/// Cards as the worker tells of them, in states that pass too quickly to be met.
void tell(WindowUnderTest &test, JobState state, const char *name, std::optional<Error> error = {})
{
    static int number = 0;
    Job job;
    job.id = {"a job of the pictures " + std::to_string(++number)};
    job.state = state;
    job.request.provider = "blockout";
    job.request.name = name;
    for (const View view : {View::Front, View::Left})
        job.request.views.push_back({view, sample(viewName(view).data()).toLocalFile().toStdString()});
    job.created = std::chrono::time_point_cast<UtcTime::duration>(std::chrono::system_clock::now());
    job.started = job.created;
    if (error)
        job.ended = job.created + std::chrono::seconds(41);
    job.error = std::move(error);
    emit test.main().desk().told(jobs::JobChanged{job});
}

void failed(WindowUnderTest &test)
{
    openSample(test);
    tell(test, JobState::Storing, "Milk truck");
    tell(test, JobState::Queued, "Cactus");
    tell(test, JobState::Failed, "Knight",
         Error{ErrorKind::Disk,
               "The disk is full: the model takes 7.4 MB, 1.2 MB are free. Free some space, then try again.",
               {}});
    tell(test, JobState::Failed, "Motorcycle with a sidecar and a very long name",
         Error{ErrorKind::BadInput,
               "front.png can't be read any more: it is not a picture, or it was damaged after it was put on the "
               "board. Put it on the board again, then press Generate.",
               {}});
    if (!test.item("JobCard")) // a narrow window folds the queue
        QTest::mouseClick(&test.window(), Qt::LeftButton, {},
                          test.middleOf(*test.window().findChild<QQuickItem *>("foldQueue")));
}

void damagedLibrary(WindowUnderTest &test)
{
    filledLibrary(test);
    for (const char *name : {"knight-0a1b2c", "city-bike-77aa01"}) {
        const std::filesystem::path folder = test.folder() / "library" / name;
        std::filesystem::create_directories(folder);
        QFile file(QString::fromStdString((folder / "asset.json").string()));
        if (file.open(QFile::WriteOnly))
            file.write("{\"id\": ");
    }
    ui::Shelf &shelf = test.main().shelf();
    shelf.refresh();
    (void)QTest::qWaitFor([&] { return !shelf.problems().isEmpty(); }, 10'000);
}

/// So large that it is still being read when the picture is taken.
void loading(WindowUnderTest &test)
{
    constexpr std::uint32_t kSide = 1'500;
    auto scene = std::make_shared<gltf::Scene>();
    gltf::Primitive field;
    for (std::uint32_t i = 0; i < kSide * kSide; ++i)
        field.positions.push_back({float(i % kSide), float(i * 7919U % 100), float(i / kSide)});
    for (std::uint32_t i = 0; i + kSide + 1 < kSide * kSide; ++i) {
        for (const std::uint32_t corner : {i, i + kSide, i + 1, i + 1, i + kSide, i + kSide + 1})
            field.indices.push_back(corner);
    }
    scene->meshes.push_back({{}, {std::move(field)}});
    scene->instances.push_back({.mesh = 0});
    test.main().viewer().show(scene, {.title = "Milk truck"});
}

void shown(WindowUnderTest &test, viewer::Shading shading)
{
    QSignalSpy settled(&test.main().viewer(), &viewer::ModelViewer::settled);
    test.main().viewer().open(QUrl::fromLocalFile(testModel("jet_fighter")));
    (void)settled.wait(30'000);
    test.main().viewer().setShading(shading);
}

void shadings(WindowUnderTest &test)
{
    shown(test, viewer::Shading::LitWire);
    if (QQuickItem *button = test.item("BarButton"))
        QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*button));
}

void look(WindowUnderTest &test)
{
    openSample(test);
    for (const char *name : {"settingsButton", "lookSection"}) {
        if (QQuickItem *button = test.named(name))
            QTest::mouseClick(&test.window(), Qt::LeftButton, {}, test.middleOf(*button));
    }
}

using Enter = std::function<void(WindowUnderTest &)>;

Enter inLargeText(Enter enter)
{
    return [enter = std::move(enter)](WindowUnderTest &test) {
        test.main().look().setTextPercent(150);
        enter(test);
    };
}

} // namespace

std::vector<ScreenState> screenStates()
{
    return {{"first-start", [](WindowUnderTest &) {}},
            {"ready", openSample},
            {"mirrored-view", mirrorLeft},
            {"unreadable-file", unreadable},
            {"unsorted-names", unsorted},
            {"two-hundred-files", twoHundredFiles},
            {"one-view", oneView},
            {"right-to-left-prompt", rightToLeft},
            {"prompt-too-long", longPrompt},
            {"slot-pointed-at", pointedAt},
            {"slot-focused", focused},
            {"slot-menu", slotMenu},
            {"link-dropped", linkOnly},
            {"link-not-fetched", linkNotFetched},
            {"link-not-fetched-again", newPictureNotFetched},
            {"library-empty", showLibrary},
            {"library", filledLibrary},
            {"library-without-hits", libraryWithoutHits},
            {"library-deleted", deletedModel},
            {"outline-corrected", outline},
            {"jobs-running", working},
            {"job-ready", worked},
            {"job-failed", failed},
            {"library-damaged", damagedLibrary},
            {"viewer-loading", loading},
            {"shading-strip", shadings},
            {"shading-roughness", [](WindowUnderTest &test) { shown(test, viewer::Shading::Roughness); }},
            {"look", look},
            {"large-text-first-start", inLargeText([](WindowUnderTest &) {})},
            {"large-text-ready", inLargeText(openSample)},
            {"large-text-mirrored-view", inLargeText(mirrorLeft)},
            {"large-text-unsorted-names", inLargeText(unsorted)},
            {"large-text-outline", inLargeText(outline)},
            {"large-text-library", inLargeText(filledLibrary)},
            {"large-text-job-failed", inLargeText(failed)},
            {"large-text-shading-strip", inLargeText(shadings)},
            {"large-text-look", inLargeText(look)},
            {"large-text-link-not-fetched", inLargeText(linkNotFetched)}};
}

} // namespace turnaround::test
