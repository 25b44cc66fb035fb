#include "jobs/ask_service.h"

#include "jobs/command.h"
#include "jobs/hide_keys.h"
#include "jobs/ready_pictures.h"
#include "providers/answer.h"
#include "providers/fitting.h"

#include <future>
#include <memory>
#include <thread>

namespace turnaround::jobs {

namespace {

using namespace providers;

constexpr std::chrono::milliseconds kLook(30);
constexpr int kMostUploadSteps = 200;

Result<HttpResponse> ask(const Question &question, HttpRequest request)
{
    auto promise = std::make_shared<std::promise<HttpAnswer>>();
    std::future<HttpAnswer> coming = promise->get_future();
    const net::Exchange exchange = question.transport.send(
        std::move(request), [promise](HttpAnswer answer) { promise->set_value(std::move(answer)); });
    while (coming.wait_for(kLook) != std::future_status::ready) {
        if (question.cancel.requested())
            question.transport.stop(exchange);
    }
    HttpAnswer answer = coming.get();
    if (auto *response = std::get_if<HttpResponse>(&answer)) {
        hideKeys(*response, question.account);
        return std::move(*response);
    }
    const std::string &name = question.provider.info.name;
    const HttpFailure &failure = std::get<HttpFailure>(answer);
    Error error{ErrorKind::Network, name + " can't be reached right now. Check the network, then try again.",
                failure.detail};
    if (failure.kind == HttpFailure::Kind::Refused || failure.kind == HttpFailure::Kind::Insecure)
        error.message = name +
            " can't be reached safely. Check the address that is set for it: it begins with "
            "https:// (with http:// only on this computer).";
    return error;
}

void waitFor(std::chrono::milliseconds time, const CancelToken &cancel)
{
    for (auto left = time; left.count() > 0 && !cancel.requested(); left -= kLook)
        std::this_thread::sleep_for(std::min(left, kLook));
}

CallContext freshContext()
{
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return {now, newTaskId()};
}

/// The address or id that the picture has afterwards.
Result<std::string> upload(const Question &question, const Picture &picture, const CallContext &context)
{
    const UploadCalls &calls = question.provider.upload;
    Result<UploadNext> next = calls.begin(picture, question.account, context);
    for (int step = 0; next && step < kMostUploadSteps; ++step) {
        const Result<HttpResponse> response = ask(question, next->request);
        if (!response)
            return response.error();
        UploadAnswer said = calls.read(next->state, picture, *response, question.account, context);
        if (const auto *done = std::get_if<UploadDone>(&said))
            return done->reference;
        if (const auto *trouble = std::get_if<Trouble>(&said))
            return asError(*trouble);
        next = std::get<UploadNext>(std::move(said));
        waitFor(next->wait, question.cancel);
    }
    return next ? Error{ErrorKind::Refused,
                        question.provider.info.name +
                            " does not finish taking a picture in. Try "
                            "again later."}
                : next.error();
}

Result<std::optional<Money>> priceOf(const Question &question, const GenerationRequest &request)
{
    const Provider &provider = question.provider;
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
    const CallContext context = freshContext();
    for (Picture &picture : ready->pictures) {
        if (!picture.reference.empty() || !provider.upload || !provider.quoteNeedsUploads)
            continue;
        Result<std::string> reference = upload(question, picture, context);
        if (!reference)
            return reference.error();
        picture.reference = std::move(*reference);
    }
    Result<HttpRequest> asked = provider.quote(fitting.request, ready->pictures, question.account, context);
    if (!asked)
        return asked.error();
    const Result<HttpResponse> response = ask(question, std::move(*asked));
    if (!response)
        return response.error();
    const Result<Quote> quote = provider.readQuote(*response);
    return quote ? Result<std::optional<Money>>(quote->money) : quote.error();
}

} // namespace

Result<void> checkKey(const Question &question)
{
    if (!question.provider.checkKey)
        return Error{ErrorKind::Unavailable,
                     question.provider.info.name +
                         " has no call that tells whether a key is good and costs nothing: the first job will tell."};
    const Result<HttpResponse> response = ask(question, question.provider.checkKey(question.account, freshContext()));
    return response ? question.provider.readCheckKey(*response) : response.error();
}

Result<Money> askBalance(const Question &question)
{
    if (!question.provider.balance)
        return Error{ErrorKind::Unavailable, question.provider.info.name + " does not tell its balance."};
    const Result<HttpResponse> response = ask(question, question.provider.balance(question.account, freshContext()));
    if (!response)
        return response.error();
    const Result<Balance> balance = question.provider.readBalance(*response);
    return balance ? Result<Money>(balance->money) : balance.error();
}

Result<std::optional<Money>> askPrice(const Question &question, const GenerationRequest &request)
{
    Result<std::optional<Money>> price = priceOf(question, request);
    if (price)
        return price;
    Error error = price.error();
    error.message += " Nothing was charged.";
    return error;
}

} // namespace turnaround::jobs
