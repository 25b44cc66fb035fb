#include "ui/price_question.h"

#include "domain/request_json.h"

#include <QRandomGenerator>

namespace turnaround::ui {

namespace {

std::string nameOf(const GenerationRequest &request)
{
    return requestJson(request).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace

PriceQuestion::PriceQuestion(JobDesk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_ticket(QRandomGenerator::global()->generate64()) // others ask services too
{
    connect(&desk, &JobDesk::told, this, &PriceQuestion::hear);
}

void PriceQuestion::ask(const GenerationRequest &request)
{
    if (askingFor(request))
        return;
    ++m_ticket;
    m_asking = true;
    m_asked = nameOf(request);
    m_answer.reset();
    m_problem.clear();
    m_desk.post(jobs::AskPrice{m_ticket, request});
    emit changed();
}

bool PriceQuestion::askingFor(const GenerationRequest &request) const
{
    return m_asking && m_asked == nameOf(request);
}

std::optional<Money> PriceQuestion::answerFor(const GenerationRequest &request) const
{
    return m_answer && m_asked == nameOf(request) ? m_answer : std::nullopt;
}

QString PriceQuestion::problemFor(const GenerationRequest &request) const
{
    return !m_problem.isEmpty() && m_asked == nameOf(request) ? m_problem : QString();
}

void PriceQuestion::hear(const jobs::WorkerEvent &event)
{
    const auto *told = std::get_if<jobs::ServiceTold>(&event);
    if (!told || told->ticket != m_ticket || !m_asking)
        return;
    m_asking = false;
    if (!told->said)
        m_problem = QString::fromStdString(told->said.error().message);
    else if (*told->said)
        m_answer = **told->said;
    else
        m_problem = tr("The service told no price.");
    emit changed();
}

} // namespace turnaround::ui
