#include "jobs/service_questions.h"

#include "jobs/ready_pictures.h"
#include "providers/fitting.h"

#include <future>

namespace turnaround::jobs {

namespace {

using namespace providers;

/// Asks one thing after another and waits for each answer. A pool's thread.
class Asker
{
public:
    Asker(std::shared_ptr<net::Transport> transport, CancelToken stop)
        : m_transport(std::move(transport))
        , m_stop(std::move(stop))
    {
    }

    Result<HttpResponse> ask(HttpRequest request) const
    {
        auto promise = std::make_shared<std::promise<HttpAnswer>>();
        std::future<HttpAnswer> coming = promise->get_future();
        const net::Exchange exchange = m_transport->send(
            std::move(request), [promise](HttpAnswer answer) { promise->set_value(std::move(answer)); });
        while (coming.wait_for(std::chrono::milliseconds(30)) != std::future_status::ready) {
            if (m_stop.requested())
                m_transport->stop(exchange);
        }
        HttpAnswer answer = coming.get();
        if (auto *response = std::get_if<HttpResponse>(&answer))
            return std::move(*response);
        return Error{ErrorKind::Network, "The service can't be reached right now. Nothing was charged.",
                     std::get<HttpFailure>(answer).detail};
    }

    /// The address or id that the picture has afterwards.
    Result<std::string> upload(const UploadCalls &calls, const Picture &picture, const Account &account,
                               const CallContext &context) const
    {
        constexpr int kMostSteps = 200;
        Result<UploadNext> next = calls.begin(picture, account, context);
        for (int step = 0; next && step < kMostSteps; ++step) {
            const Result<HttpResponse> response = ask(next->request);
            if (!response)
                return response.error();
            UploadAnswer said = calls.read(next->state, picture, *response, account, context);
            if (const auto *done = std::get_if<UploadDone>(&said))
                return done->reference;
            if (const auto *trouble = std::get_if<Trouble>(&said))
                return Error{trouble->kind, trouble->message + " Nothing was charged.", trouble->detail};
            next = std::get<UploadNext>(std::move(said));
            std::this_thread::sleep_for(next->wait);
        }
        return next ? Error{ErrorKind::Refused, "The service does not finish taking a picture in."} : next.error();
    }

private:
    std::shared_ptr<net::Transport> m_transport;
    CancelToken m_stop;
};

Result<std::optional<Money>> priceOf(const Asker &asker, const Provider &provider, const GenerationRequest &request,
                                     const Account &account, const CallContext &context)
{
    const Fitting fitting = fit(provider, request);
    if (fitting.refusal)
        return *fitting.refusal;
    const ModelOffer *model = findModel(provider, fitting.request.model);
    if (!model)
        return std::optional<Money>();
    if (!provider.quote) {
        const std::optional<PriceGuess> guess = listedPrice(*model, fitting.request);
        return guess ? std::optional(guess->money) : std::nullopt;
    }
    Result<ReadyPictures> ready = readyPictures(fitting.request, *model);
    if (!ready)
        return ready.error();
    for (Picture &picture : ready->pictures) {
        if (!picture.reference.empty() || !provider.upload || !provider.quoteNeedsUploads)
            continue;
        Result<std::string> reference = asker.upload(provider.upload, picture, account, context);
        if (!reference)
            return reference.error();
        picture.reference = std::move(*reference);
    }
    Result<HttpRequest> asked = provider.quote(fitting.request, ready->pictures, account, context);
    if (!asked)
        return asked.error();
    const Result<HttpResponse> response = asker.ask(std::move(*asked));
    if (!response)
        return response.error();
    const Result<Quote> quote = provider.readQuote(*response);
    return quote ? Result<std::optional<Money>>(quote->money) : quote.error();
}

} // namespace

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

void ServiceQuestions::refuse(Ticket ticket, const std::string &provider, Error error)
{
    m_mailbox.post(ServiceTold{ticket, provider, std::move(error)});
}

void ServiceQuestions::operator()(const AskPrice &asked, UtcTime now)
{
    const std::string id = asked.request.provider;
    const Provider *provider = findProvider(id);
    const Account *account = m_services.account(id);
    if (!provider || !account || !m_transport) {
        refuse(asked.ticket, id, {ErrorKind::Unavailable, "There is no key for this service."});
        return;
    }
    m_pool.start([this, asker = Asker(m_transport, m_stop), asked, provider, account = *account, now, id] {
        const CallContext context{now, newTaskId()};
        m_mailbox.post(ServiceTold{asked.ticket, id, priceOf(asker, *provider, asked.request, account, context)});
    });
}

void ServiceQuestions::operator()(const CheckKey &asked, UtcTime now)
{
    const Provider *provider = findProvider(asked.provider);
    const Account *account = m_services.account(asked.provider);
    if (!provider || !account || !m_transport || !provider->checkKey) {
        refuse(asked.ticket, asked.provider,
               {ErrorKind::Unavailable,
                !account ? "There is no key for this service."
                         : "This service has no call that tells whether a key is good and costs nothing: the first job "
                           "will tell."});
        return;
    }
    m_pool.start([this, asker = Asker(m_transport, m_stop), asked, provider, account = *account, now] {
        Result<std::optional<Money>> said = std::optional<Money>();
        const Result<HttpResponse> response = asker.ask(provider->checkKey(account, CallContext{now, newTaskId()}));
        if (!response)
            said = response.error();
        else if (const Result<void> good = provider->readCheckKey(*response); !good)
            said = good.error();
        m_mailbox.post(ServiceTold{asked.ticket, asked.provider, said});
    });
}

void ServiceQuestions::operator()(const AskBalance &asked, UtcTime now)
{
    const Provider *provider = findProvider(asked.provider);
    const Account *account = m_services.account(asked.provider);
    if (!provider || !account || !m_transport || !provider->balance) {
        refuse(asked.ticket, asked.provider,
               {ErrorKind::Unavailable,
                !account ? "There is no key for this service." : "This service does not tell its balance."});
        return;
    }
    m_pool.start([this, asker = Asker(m_transport, m_stop), asked, provider, account = *account, now] {
        Result<std::optional<Money>> said = std::optional<Money>();
        const Result<HttpResponse> response = asker.ask(provider->balance(account, CallContext{now, newTaskId()}));
        if (!response) {
            said = response.error();
        } else {
            const Result<Balance> balance = provider->readBalance(*response);
            said = balance ? Result<std::optional<Money>>(balance->money) : balance.error();
        }
        m_mailbox.post(ServiceTold{asked.ticket, asked.provider, said});
    });
}

} // namespace turnaround::jobs
