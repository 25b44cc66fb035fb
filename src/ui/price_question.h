// Asks a service what a request would cost, and remembers the answer for just that request. GUI thread; the worker
// asks.
#pragma once

#include "domain/generation_request.h"
#include "domain/money.h"
#include "ui/job_desk.h"

#include <QObject>

#include <optional>
#include <string>

namespace turnaround::ui {

class PriceQuestion : public QObject
{
    Q_OBJECT
public:
    explicit PriceQuestion(JobDesk &desk, QObject *parent = nullptr);

    void ask(const GenerationRequest &request);
    bool askingFor(const GenerationRequest &request) const;
    /// What the service said of this very request; none: nothing yet.
    std::optional<Money> answerFor(const GenerationRequest &request) const;
    /// Why there is no answer; empty: there is one, or none was asked for.
    QString problemFor(const GenerationRequest &request) const;

signals:
    void changed();

private:
    void hear(const jobs::WorkerEvent &event);

    JobDesk &m_desk;
    jobs::Ticket m_ticket;
    bool m_asking = false;
    std::string m_asked; ///< the request as JSON
    std::optional<Money> m_answer;
    QString m_problem;
};

} // namespace turnaround::ui
