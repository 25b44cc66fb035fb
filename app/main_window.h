// The window with its view-models: what is composed where. GUI thread; after QGuiApplication.
#pragma once

#include "accounts/key_store.h"
#include "core/result.h"
#include "ui/composer.h"
#include "ui/job_queue.h"
#include "ui/look.h"
#include "ui/service_accounts.h"
#include "ui/shelf.h"
#include "ui/spending_book.h"
#include "ui/thumbnails.h"
#include "viewer/model_viewer.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <filesystem>
#include <memory>
#include <string>

namespace turnaround::app {

struct WindowSetup {
    std::filesystem::path dataFolder; ///< absolute
    ui::ServiceAccounts::Accounts practice; ///< the sandbox's; empty: the artist's own accounts
    std::unique_ptr<accounts::KeyStore> keys = std::make_unique<accounts::KeyStore>();
};

class MainWindow
{
public:
    /// Shows the window. Errors: Unavailable where a QML module of Qt is missing.
    static Result<std::unique_ptr<MainWindow>> open(WindowSetup setup);

    /// A model is shown; a folder's pictures become the views, as soon as the draft of the last time is back.
    void show(const std::filesystem::path &modelOrViews);

    QQuickWindow &window();
    QQmlApplicationEngine &engine() { return m_engine; }
    ui::Composer &composer() { return m_composer; }
    viewer::ModelViewer &viewer() { return m_viewer; }
    ui::Look &look() { return m_look; }
    ui::JobDesk &desk() { return m_desk; }
    ui::JobQueue &queue() { return m_queue; }
    ui::Shelf &shelf() { return m_shelf; }
    ui::ServiceAccounts &accounts() { return m_accounts; }
    ui::SpendingBook &spending() { return m_spending; }
    /// What QML complained about so far; empty: nothing.
    const std::string &complaints() const { return m_complaints; }

private:
    explicit MainWindow(WindowSetup setup);
    void showBlockout();

    bool m_composed = false; ///< a blockout was built since the start
    // The engine goes first: its bindings use the models.
    ui::Look m_look;
    ui::JobDesk m_desk;
    ui::JobQueue m_queue;
    ui::Shelf m_shelf;
    ui::Thumbnails m_thumbnails;
    ui::ServiceChoices m_choices;
    ui::ServiceAccounts m_accounts;
    ui::SpendingBook m_spending;
    ui::Composer m_composer;
    viewer::ModelViewer m_viewer;
    std::string m_complaints;
    QQmlApplicationEngine m_engine;
};

} // namespace turnaround::app
