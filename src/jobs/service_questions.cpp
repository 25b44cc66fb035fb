#include "jobs/service_questions.h"

#include "jobs/ask_service.h"

namespace turnaround::jobs {

using Said = Result<std::optional<Money>>;

ServiceQuestions::ServiceQuestions(std::shared_ptr<net::Transport> transport, const ServiceDesk &services,
                                   Mailbox &mailbox)
    : m_transport(std::move(transport))
    , m_services(services)
    , m_mailbox(mailbox)
{
    m_pool.setMaxThreadCount(4);
}

ServiceQuestions::~ServiceQuestions()
{
    m_stop.request();
    m_pool.waitForDone();
}

template <class Ask>
void ServiceQuestions::ask(Ticket ticket, const std::string &id, Ask question)
{
    const providers::Provider *provider = providers::findProvider(id);
    const providers::Account *account = m_services.account(id);
    if (!provider || !account || !m_transport) {
        const std::string name = provider ? provider->info.name : id;
        m_mailbox.post(ServiceTold{
            ticket, id, Error{ErrorKind::Unavailable, "There is no key for " + name + ". Enter one, then ask again."}});
        return;
    }
    m_pool.start([this, ticket, id, provider, account = *account, question = std::move(question)] {
        m_mailbox.post(ServiceTold{ticket, id, question(Question{*provider, account, *m_transport, m_stop})});
    });
}

void ServiceQuestions::operator()(const AskPrice &asked)
{
    ask(asked.ticket, asked.request.provider,
        [request = asked.request](const Question &question) { return askPrice(question, request); });
}

void ServiceQuestions::operator()(const CheckKey &asked)
{
    ask(asked.ticket, asked.provider, [](const Question &question) -> Said {
        const Result<void> good = checkKey(question);
        return good ? Said(std::nullopt) : Said(good.error());
    });
}

void ServiceQuestions::operator()(const AskBalance &asked)
{
    ask(asked.ticket, asked.provider, [](const Question &question) -> Said {
        const Result<Money> balance = askBalance(question);
        return balance ? Said(*balance) : Said(balance.error());
    });
}

} // namespace turnaround::jobs
