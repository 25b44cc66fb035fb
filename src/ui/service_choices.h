// What the artist has set about services and the budget, as DATA/services.json has it. GUI thread; the file is the
// pool's business, and what another program wrote into it meanwhile stays.
#pragma once

#include "accounts/service_settings.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <functional>

namespace turnaround::ui {

class ServiceChoices : public QObject
{
    Q_OBJECT
public:
    using Change = std::function<void(accounts::ServiceSettings &)>;

    explicit ServiceChoices(std::filesystem::path dataFolder, QObject *parent = nullptr);
    /// Waits for what is being written.
    ~ServiceChoices() override;

    /// The file was read at least once.
    bool known() const { return m_known; }
    const accounts::ServiceSettings &now() const { return m_now; }
    /// Why the file can't be used, or was not written; empty: it can.
    QString problem() const { return m_problem; }

    /// Looks at the file again. changed() follows.
    void read();
    /// Applies a change to what the file says by then, and writes it. changed() follows.
    void change(Change change);

signals:
    void changed();

private:
    void take(const Result<accounts::ServiceSettings> &settings);

    std::filesystem::path m_data;
    accounts::ServiceSettings m_now;
    bool m_known = false;
    QString m_problem;
    QThreadPool m_line; ///< one thread: changes keep their order
};

} // namespace turnaround::ui
