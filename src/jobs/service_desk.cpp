#include "jobs/service_desk.h"

#include "jobs/waiting.h"
#include "library/durable_files.h"

#include <algorithm>
#include <tuple>

namespace turnaround::jobs {

namespace {

using providers::Account;
using providers::CallContext;
using providers::Picture;
using providers::Provider;

/// No wait is longer: what lies further ahead comes from a clock that jumped.
constexpr std::chrono::hours kLongestWait(1);
/// So many jobs hold their pictures in memory at once.
constexpr std::ptrdiff_t kMostWithPictures = 6;

/// Whether a job in that state has such an errand: what was begun for an earlier state must not go on.
bool isFor(ErrandKind kind, JobState state)
{
    switch (kind) {
    case ErrandKind::Pictures:
    case ErrandKind::Quote:
        return state == JobState::Uploading;
    case ErrandKind::Submit:
    case ErrandKind::SubmitLater:
    case ErrandKind::AskAfter:
        return state == JobState::Submitting;
    case ErrandKind::Poll:
    case ErrandKind::Cancel:
        return state == JobState::Generating;
    case ErrandKind::Fetch:
    case ErrandKind::Assemble:
        return state == JobState::Downloading;
    }
    return false;
}

CallContext contextOf(const Job &job, UtcTime now)
{
    return {now, job.remote ? job.remote->taskId : std::string()};
}

} // namespace

ServiceDesk::ServiceDesk(DataFolder folder, std::shared_ptr<net::Transport> transport, Mailbox &mailbox,
                         QThreadPool &pool, Find find, Apply apply, Objection objection)
    : m_folder(std::move(folder))
    , m_transport(std::move(transport))
    , m_mailbox(mailbox)
    , m_pool(pool)
    , m_find(std::move(find))
    , m_apply(std::move(apply))
    , m_objection(std::move(objection))
{
}

ServiceDesk::~ServiceDesk()
{
    for (const auto &[id, errand] : m_errands) {
        if (errand.exchange && m_transport)
            m_transport->stop(*errand.exchange);
    }
}

void ServiceDesk::useAccount(const std::string &provider, std::optional<Account> account)
{
    if (account)
        m_accounts.insert_or_assign(provider, std::move(*account));
    else
        m_accounts.erase(provider);
}

const Account *ServiceDesk::account(const std::string &provider) const
{
    const auto found = m_accounts.find(provider);
    return found == m_accounts.end() ? nullptr : &found->second;
}

void ServiceDesk::act(const Job &job, Action action, UtcTime now)
{
    const Provider *provider = providers::findProvider(job.request.provider);
    const auto old = m_errands.find(job.id);
    const int troubles = old == m_errands.end() ? 0 : old->second.troubles;
    const auto age = job.remote ? job.remote->waited : std::chrono::milliseconds(0);
    const auto pace = provider ? provider->info.pace : providers::Pace{};
    const auto pollDue = [&] {
        const UtcTime usual = now + pollWait(pace, age);
        return troubles > 0 ? std::max(old->second.due, usual) : usual;
    };
    switch (action) {
    case Action::SendPictures:
        begin(job, ErrandKind::Pictures, troubles > 0 ? old->second.due : now, now).troubles = troubles;
        break;
    case Action::Submit:
        begin(job, ErrandKind::Submit, now, now).troubles = troubles;
        break;
    case Action::SubmitLater:
        begin(job, ErrandKind::SubmitLater, troubles > 0 ? old->second.due : now, now).troubles = troubles;
        break;
    case Action::AskAfterSubmit:
        begin(job, ErrandKind::AskAfter, troubles > 0 ? old->second.due : now + pace.firstPoll, now).troubles =
            troubles;
        break;
    case Action::Poll:
        begin(job, ErrandKind::Poll, pollDue(), now).troubles = troubles;
        break;
    case Action::PollAtOnce:
        begin(job, ErrandKind::Poll, now, now);
        break;
    case Action::AskCancel:
        begin(job, ErrandKind::Cancel, now, now);
        break;
    case Action::FetchFiles:
        begin(job, ErrandKind::Fetch, now, now);
        break;
    case Action::FetchLater:
        begin(job, ErrandKind::Fetch, troubles > 0 ? old->second.due : now, now).troubles = troubles;
        break;
    case Action::StopCalls:
        drop(job.id);
        break;
    default:
        break;
    }
}

Errand &ServiceDesk::begin(const Job &job, ErrandKind kind, UtcTime due, UtcTime now)
{
    Errand before;
    const bool sendsPictures = kind == ErrandKind::Pictures || kind == ErrandKind::Submit;
    if (const auto old = m_errands.find(job.id); old != m_errands.end() && sendsPictures)
        before = std::move(old->second); // what is fitted and uploaded need not be again
    else
        drop(job.id);
    if (before.exchange && m_transport)
        m_transport->stop(*before.exchange);
    Errand &errand = m_errands[job.id] = {};
    errand.kind = kind;
    errand.number = m_nextNumber++;
    errand.set = now;
    errand.due = due;
    errand.pictures = std::move(before.pictures);
    errand.ready = before.ready;
    errand.notes = std::move(before.notes);
    errand.quoted = before.quoted;
    errand.quotesRefused = before.quotesRefused;
    return errand;
}

void ServiceDesk::drop(const JobId &id)
{
    const auto errand = m_errands.find(id);
    if (errand == m_errands.end())
        return;
    const std::optional<net::Exchange> exchange = errand->second.exchange;
    m_errands.erase(errand);
    if (exchange && m_transport)
        m_transport->stop(*exchange);
}

bool ServiceDesk::awaitsSubmit() const
{
    return std::ranges::any_of(
        m_errands, [](const auto &each) { return each.second.kind == ErrandKind::Submit && each.second.underWay; });
}

Errand *ServiceDesk::current(const JobId &id, std::uint64_t number)
{
    const auto errand = m_errands.find(id);
    return errand != m_errands.end() && errand->second.number == number ? &errand->second : nullptr;
}

bool ServiceDesk::mayCall(const std::string &provider, UtcTime now, CallBudget::Call call)
{
    auto budget = m_budgets.find(provider);
    if (budget == m_budgets.end()) {
        const Provider *known = providers::findProvider(provider);
        budget = m_budgets.emplace(provider, CallBudget(known ? known->info.pace.callsPerMinute : 1)).first;
    }
    return budget->second.take(now, call);
}

void ServiceDesk::runDue(UtcTime now)
{
    struct Due {
        bool isPoll = false;
        UtcTime when;
        JobId id;
    };
    std::vector<Due> due;
    for (auto &[id, errand] : m_errands) {
        if (now < errand.set || errand.due > errand.set + kLongestWait) { // the clock went back
            errand.due = std::min(now + (errand.due - errand.set), now + kLongestWait);
            errand.set = now;
        }
        if (!errand.underWay && errand.due <= now)
            due.push_back({errand.kind == ErrandKind::Poll, errand.due, id});
    }
    // Where calls are short, who has waited longest is next; what an artist has just asked for goes before the polls.
    std::ranges::sort(due, [](const Due &a, const Due &b) {
        return std::tie(a.isPoll, a.when, a.id.text) < std::tie(b.isPoll, b.when, b.id.text);
    });
    for (const auto &[isPoll, when, id] : due) {
        const Job *job = m_find(id);
        const auto errand = m_errands.find(id);
        if (errand == m_errands.end() || errand->second.underWay || mustWaitForRoom(errand->second))
            continue;
        if (job && job->remote && isFor(errand->second.kind, job->state))
            start(*job, errand->second, now);
        else
            drop(id);
    }
}

bool ServiceDesk::mustWaitForRoom(const Errand &errand) const
{
    const auto fitsPictures = [](const Errand &each) {
        return each.kind == ErrandKind::Pictures || each.kind == ErrandKind::SubmitLater ||
            each.kind == ErrandKind::Submit || each.kind == ErrandKind::Quote;
    };
    if (!fitsPictures(errand) || errand.ready)
        return false;
    const auto holds = [&](const auto &each) {
        return fitsPictures(each.second) && (each.second.ready || each.second.underWay);
    };
    return std::ranges::count_if(m_errands, holds) >= kMostWithPictures;
}

const Account *ServiceDesk::accountOr(const Job &job, const std::string &provider, Errand &errand, UtcTime now)
{
    if (const Account *known = account(provider); known && m_transport)
        return known;
    const Provider *service = providers::findProvider(provider);
    Trouble trouble;
    trouble.kind = ErrorKind::Unavailable;
    trouble.message = "There is no key for " + (service ? service->info.name : provider) + ". It is waited for.";
    trouble.passing = true; // another start of the program may bring the key; what is paid for is not given up
    callTrouble(job.id, errand, trouble, now);
    return nullptr;
}

void ServiceDesk::start(const Job &job, Errand &errand, UtcTime now)
{
    const Provider *provider = providers::findProvider(job.request.provider);
    if (!provider) {
        Trouble trouble;
        trouble.kind = ErrorKind::Unavailable;
        trouble.message = "This Turnaround does not know the service that this job is for.";
        trouble.advice = "Use the Turnaround that began it.";
        callTrouble(job.id, errand, trouble, now);
        return;
    }
    if (errand.kind == ErrandKind::Fetch) {
        startFetch(job, errand, now);
        return;
    }
    const Account *known = accountOr(job, job.request.provider, errand, now);
    if (!known)
        return;
    switch (errand.kind) {
    case ErrandKind::Pictures:
    case ErrandKind::SubmitLater:
        if (errand.ready)
            nextPicture(job, errand, now);
        else
            startPictures(job, errand, now);
        break;
    case ErrandKind::Quote:
        if (mayCall(job.request.provider, now))
            send(job, errand, provider->quote(job.request, errand.pictures, *known, contextOf(job, now)), now);
        break;
    case ErrandKind::Submit:
        startSubmit(job, errand, now);
        break;
    case ErrandKind::AskAfter:
        if (mayCall(job.request.provider, now, CallBudget::Call::Poll))
            send(job, errand, provider->poll(provider->taskOf(contextOf(job, now)), *known, contextOf(job, now)), now);
        break;
    case ErrandKind::Poll:
        if (mayCall(job.request.provider, now, CallBudget::Call::Poll))
            send(job, errand, provider->poll(job.remote->task.value_or(RemoteTask{}), *known, contextOf(job, now)),
                 now);
        break;
    case ErrandKind::Cancel:
        if (provider->cancel && job.remote->task && mayCall(job.request.provider, now))
            send(job, errand, provider->cancel(*job.remote->task, *known, contextOf(job, now)), now);
        break;
    default:
        break;
    }
}

void ServiceDesk::startSubmit(const Job &job, Errand &errand, UtcTime now)
{
    if (errand.submitted)
        return;
    if (!errand.ready) {
        startPictures(job, errand, now);
        return;
    }
    const Provider *provider = providers::findProvider(job.request.provider);
    errand.submitted = true;
    if (const Account *known = account(job.request.provider)) // picturesDone() has counted the call
        send(job, errand, provider->submit(job.request, errand.pictures, *known, contextOf(job, now)), now);
}

void ServiceDesk::send(const Job &job, Errand &errand, Result<HttpRequest> request, UtcTime now)
{
    if (!request) {
        Trouble trouble;
        trouble.kind = request.error().kind;
        trouble.message = request.error().message; // with its advice
        trouble.advice = "Choose other pictures or options.";
        trouble.detail = request.error().detail;
        if (errand.kind == ErrandKind::Submit)
            m_apply(job.id, SubmitNotTaken{trouble}, now); // it never left
        else
            callTrouble(job.id, errand, trouble, now);
        return;
    }
    errand.underWay = true;
    const auto answered = [&mailbox = m_mailbox, id = job.id, number = errand.number](HttpAnswer answer) {
        mailbox.post(ServiceCall{id, number, std::move(answer)});
    };
    errand.exchange = m_transport->send(std::move(*request), answered);
}

} // namespace turnaround::jobs
