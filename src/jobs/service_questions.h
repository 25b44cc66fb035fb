// What is asked of a service without a job: a price, a balance, whether a key is good. None of it costs anything.
// Belongs to the worker's thread; each question waits on a thread of its own pool.
#pragma once

#include "jobs/command.h"
#include "jobs/mailbox.h"
#include "jobs/service_desk.h"

#include <QThreadPool>

#include <memory>

namespace turnaround::jobs {

class ServiceQuestions
{
public:
    /// `services` knows the accounts; it and the mailbox, where the answers go, must outlive it.
    ServiceQuestions(std::shared_ptr<net::Transport> transport, const ServiceDesk &services, Mailbox &mailbox);
    ~ServiceQuestions();

    void operator()(const AskPrice &asked);
    void operator()(const CheckKey &asked);
    void operator()(const AskBalance &asked);

private:
    template <class Ask>
    void ask(Ticket ticket, const std::string &id, Ask question);
    std::shared_ptr<net::Transport> m_transport;
    const ServiceDesk &m_services;
    Mailbox &m_mailbox;
    CancelToken m_stop;
    QThreadPool m_pool;
};

} // namespace turnaround::jobs
