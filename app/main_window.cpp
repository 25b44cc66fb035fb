#include "app/main_window.h"

#include "core/background.h"
#include "net/curl_transport.h"
#include "ui/icon_provider.h"

#include <utility>

void qml_register_types_Turnaround_Ui(); // generated; named here so that the linker keeps it

namespace turnaround::app {

namespace {

jobs::LocalEngine behindTheWindow(jobs::LocalEngine engine)
{
    engine.make = [make = std::move(engine.make)](const auto &...arguments) {
        workInBackground();
        return make(arguments...);
    };
    return engine;
}

jobs::WorkerSetup workerBehind(const WindowSetup &setup)
{
    return {.dataFolder = setup.dataFolder,
            .engines = {behindTheWindow(jobs::blockoutEngine())},
            .transport = std::make_shared<net::CurlTransport>(),
            .accounts = setup.practice};
}

UtcTime now()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace

MainWindow::MainWindow(WindowSetup setup)
    : m_look(setup.dataFolder)
    , m_desk(workerBehind(setup))
    , m_queue(m_desk)
    , m_shelf(m_desk)
    , m_thumbnails(m_desk)
    , m_choices(setup.dataFolder)
    , m_accounts(m_desk, m_choices, std::move(setup.keys), std::move(setup.practice))
    , m_spending(m_desk, m_choices, now)
    , m_composer(setup.dataFolder, m_desk)
    , m_viewer(viewer::chooseGraphics())
{
    QObject::connect(&m_composer, &ui::Composer::submitRequested, &m_queue, &ui::JobQueue::submit);
    QObject::connect(&m_queue, &ui::JobQueue::said, &m_composer, &ui::Composer::said);
    QObject::connect(&m_queue, &ui::JobQueue::overBudget, &m_composer, &ui::Composer::askOverBudget);
    QObject::connect(&m_queue, &ui::JobQueue::openRequested, &m_viewer,
                     [this](const QUrl &model, const QString &name) { m_viewer.open(model, name); });
    QObject::connect(&m_queue, &ui::JobQueue::pictureRequested, &m_composer,
                     [this](int view, const QUrl &picture) { m_composer.open(view, {picture}); });
    QObject::connect(m_composer.blockout(), &ui::LiveBlockout::sceneChanged, &m_viewer, [this] { showBlockout(); });
    m_engine.addImageProvider(QStringLiteral("icon"), new ui::IconProvider); // the engine owns it
    m_engine.addImportPath(QStringLiteral(":/qt/qml"));
    QObject::connect(&m_engine, &QQmlApplicationEngine::warnings, &m_engine, [this](const QList<QQmlError> &warnings) {
        for (const QQmlError &warning : warnings)
            m_complaints += warning.toString().toStdString() + '\n';
    });
}

Result<std::unique_ptr<MainWindow>> MainWindow::open(WindowSetup setup)
{
    qml_register_types_Turnaround_Ui();
    std::unique_ptr<MainWindow> main(new MainWindow(std::move(setup)));
    main->m_engine.setInitialProperties({{QStringLiteral("look"), QVariant::fromValue(&main->m_look)},
                                         {QStringLiteral("queue"), QVariant::fromValue(&main->m_queue)},
                                         {QStringLiteral("shelf"), QVariant::fromValue(&main->m_shelf)},
                                         {QStringLiteral("accounts"), QVariant::fromValue(&main->m_accounts)},
                                         {QStringLiteral("spending"), QVariant::fromValue(&main->m_spending)},
                                         {QStringLiteral("composer"), QVariant::fromValue(&main->m_composer)},
                                         {QStringLiteral("viewer"), QVariant::fromValue(&main->m_viewer)}});
    // What other threads do goes on while this one reads the QML; none is heard before the event loop runs.
    main->m_look.restore();
    main->m_desk.start();
    main->m_accounts.refresh();
    main->m_composer.restore();
    main->m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Turnaround/Main.qml")));
    if (main->m_engine.rootObjects().isEmpty())
        return Error{ErrorKind::Unavailable,
                     "The window can't be opened: a part of Qt Quick is missing; packaging/install-packages installs "
                     "what is needed.",
                     main->m_complaints};
    return main;
}

void MainWindow::show(const std::filesystem::path &modelOrViews)
{
    const QUrl given = QUrl::fromLocalFile(QString::fromStdString(std::filesystem::absolute(modelOrViews).string()));
    if (!std::filesystem::is_directory(modelOrViews)) {
        m_viewer.open(given);
        return;
    }
    const auto take = [this, given] {
        m_composer.clearAll();
        m_composer.open(-1, {given});
    };
    if (m_composer.restored()) {
        take();
        return;
    }
    auto *waiting = new QObject(&m_composer); // until the draft is back
    QObject::connect(&m_composer, &ui::Composer::draftChanged, waiting, [this, take, waiting] {
        if (!m_composer.restored() || !waiting->parent())
            return;
        waiting->setParent(nullptr);
        waiting->deleteLater();
        take();
    });
}

void MainWindow::showBlockout()
{
    const std::shared_ptr<const gltf::Scene> scene = m_composer.blockout()->scene();
    if (!scene) {
        if (m_viewer.isPreview())
            m_viewer.clear();
        return;
    }
    // The draft of the last time does not push away what the artist opened the program with.
    const bool artistsOwn = (m_viewer.hasModel() && !m_viewer.isPreview()) || m_viewer.isLoading();
    if (!std::exchange(m_composed, true) && artistsOwn)
        return;
    m_viewer.show(scene, {.title = m_composer.subject(), .preview = true});
}

QQuickWindow &MainWindow::window()
{
    return *qobject_cast<QQuickWindow *>(m_engine.rootObjects().first());
}

} // namespace turnaround::app
