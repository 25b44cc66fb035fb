// Carries out what the machine wants from services: pictures, submits, polls, cancels, downloads. One errand at a time
// for each job; every service gets no more calls a minute than it allows. Belongs to the worker's thread; the transport
// and the pool answer through the mailbox.
#pragma once

#include "jobs/call_budget.h"
#include "jobs/charge.h"
#include "jobs/data_folder.h"
#include "jobs/errand.h"
#include "jobs/machine.h"
#include "jobs/mailbox.h"
#include "net/transport.h"
#include "providers/provider.h"

#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>
#include <random>

namespace turnaround::jobs {

class ServiceDesk
{
public:
    /// Applies an event to a job; null where there is no such job any more.
    using Apply = std::function<void(const JobId &, const JobEvent &, UtcTime now)>;
    using Find = std::function<const Job *(const JobId &)>;
    /// Why a price, or one that is not known, must not be paid right now; empty: it may.
    using Objection = std::function<std::optional<Error>(const Job &, const std::optional<Money> &price, UtcTime now)>;

    /// The mailbox and the pool must outlive it. Without a transport every call fails.
    ServiceDesk(DataFolder folder, std::shared_ptr<net::Transport> transport, Mailbox &mailbox, QThreadPool &pool,
                Find find, Apply apply, Objection objection);
    ~ServiceDesk();

    /// Replaces what is known of a service's account; none: it has none any more.
    void useAccount(const std::string &provider, std::optional<providers::Account> account);
    /// Null where the service has no key, or none is needed and it has no address.
    const providers::Account *account(const std::string &provider) const;

    void act(const Job &job, Action action, UtcTime now);
    void operator()(ServiceCall answered, UtcTime now);
    void operator()(const ServiceFetch &answered, UtcTime now);
    void operator()(const ServicePictures &ready, UtcTime now);
    void operator()(const ServiceResult &made, UtcTime now);
    void operator()(const ServiceProgress &told, UtcTime now);
    /// Sends what is due.
    void runDue(UtcTime now);
    /// Whether anything is under way or due, so that the worker looks again soon.
    bool isBusy() const { return !m_errands.empty(); }
    /// A paid request has left and is not answered yet.
    bool awaitsSubmit() const;

private:
    Errand &begin(const Job &job, ErrandKind kind, UtcTime due, UtcTime now);
    void start(const Job &job, Errand &errand, UtcTime now);
    void startPictures(const Job &job, Errand &errand, UtcTime now);
    void nextPicture(const Job &job, Errand &errand, UtcTime now);
    void askPrice(const Job &job, Errand &errand, UtcTime now);
    bool isHeldBack(const Job &job, const std::optional<Money> &price, UtcTime now);
    void picturesDone(const Job &job, Errand &errand, UtcTime now);
    void startSubmit(const Job &job, Errand &errand, UtcTime now);
    void fetchNext(const JobId &id, std::uint64_t number, UtcTime now);
    void startFetch(const Job &job, Errand &errand, UtcTime now);
    void send(const Job &job, Errand &errand, Result<HttpRequest> request, UtcTime now);
    void readSubmit(const Job &job, const HttpAnswer &answer, UtcTime now);
    void readPoll(const Job &job, Errand &errand, const HttpAnswer &answer, UtcTime now);
    void readUpload(const Job &job, Errand &errand, const HttpAnswer &answer, UtcTime now);
    void readQuote(const Job &job, Errand &errand, const HttpAnswer &answer, UtcTime now);
    void listResult(const Job &job, const providers::Finished &finished, UtcTime now);
    void loseResult(const Job &job, const Error &why, UtcTime now);
    void callTrouble(const JobId &id, Errand &errand, Trouble trouble, UtcTime now, bool offline = false);
    void readCancel(const Job &job, Errand &errand, const HttpAnswer &answer, UtcTime now);
    void assemble(const Job &job, UtcTime now);
    void drop(const JobId &id);
    Errand *current(const JobId &id, std::uint64_t number);
    bool mustWaitForRoom(const Errand &errand) const;
    bool mayCall(const std::string &provider, UtcTime now, CallBudget::Call call = CallBudget::Call::Other);
    const providers::Account *accountOr(const Job &job, const std::string &provider, Errand &errand, UtcTime now);

    DataFolder m_folder;
    std::shared_ptr<net::Transport> m_transport;
    Mailbox &m_mailbox;
    QThreadPool &m_pool;
    Find m_find;
    Apply m_apply;
    Objection m_objection;
    std::map<std::string, providers::Account> m_accounts;
    std::map<std::string, CallBudget> m_budgets;
    std::map<JobId, Errand> m_errands;
    std::uint64_t m_nextNumber = 1;
    std::mt19937 m_chance{std::random_device{}()};
};

} // namespace turnaround::jobs
