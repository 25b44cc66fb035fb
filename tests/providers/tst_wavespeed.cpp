#include "recorded.h"
#include "spoiled.h"

using namespace turnaround;
using namespace turnaround::providers;
using namespace turnaround::testing;

namespace {

const Provider &service = *findProvider("wavespeed");

Account account()
{
    return {"https://api.example.org", "key", "", {}};
}

GenerationRequest request()
{
    GenerationRequest wanted;
    wanted.provider = "wavespeed";
    wanted.model = "wavespeed-ai/hunyuan3d/v2.1";
    return wanted;
}

template <class Told>
ordered_json money(const Result<Told> &told)
{
    return told ? ordered_json{{"money", moneyText(told->money)}} : shown(told.error());
}

} // namespace

class TestWavespeed : public QObject
{
    Q_OBJECT
private slots:
    void aPictureGoesUpAsAForm()
    {
        const auto next = service.upload.begin(picture(View::Front, "", "pixels"), account(), context());
        QVERIFY(next.ok());
        COMPARE_REQUEST("wavespeed", "upload", next->request);
    }
    void theSameUploadHostsForOthers()
    {
        QVERIFY(service.host.begin == service.upload.begin && service.host.read == service.upload.read);
    }
    void aNameCannotBreakOutOfItsHeader()
    {
        Picture odd = picture(View::Front, "", "pixels");
        odd.name = "a\"\r\nX-Evil: 1\r\n\r\n.png";
        const auto next = service.upload.begin(odd, account(), context());
        QVERIFY(next.ok());
        QVERIFY(next->request.body.find("X-Evil:") == std::string::npos);
        QVERIFY(next->request.body.find("filename=\"a___X-Evil__1____.png\"") != std::string::npos);
    }
    void theFormsBoundaryIsNotInThePicture()
    {
        const std::string inside = "--turnaround-" + context().taskId;
        const auto next = service.upload.begin(picture(View::Front, "", inside), account(), context());
        QVERIFY(next.ok());
        QVERIFY(next->request.body.starts_with(inside + "x\r\n"));
        QVERIFY(next->request.body.ends_with("\r\n" + inside + "x--\r\n"));
    }
    void anEmptyPictureIsRefused()
    {
        QVERIFY(!service.upload.begin(picture(View::Front, ""), account(), context()).ok());
    }
    void uploadsAreRead()
    {
        readAll("wavespeed", "upload", [](const ordered_json &, const HttpResponse &response) {
            return outcome(service.upload.read({}, picture(View::Front, "", "pixels"), response, account(), context()));
        });
    }
    void thePictureIsNamedByItsAddress()
    {
        const std::vector pictures = {picture(View::Front, "https://cdn.example.org/a.png")};
        COMPARE_REQUEST("wavespeed", "submit", *service.submit(request(), pictures, account(), context()));
        QVERIFY(!service.submit(request(), {}, account(), context()).ok());
    }
    void submitsAreRead()
    {
        readAll("wavespeed", "submit", [](const ordered_json &, const HttpResponse &response) {
            return outcome(service.readSubmit(request(), response, context()));
        });
    }
    void pollsAreRead()
    {
        COMPARE_REQUEST("wavespeed", "poll", service.poll({"p14f07db7", {}}, account(), context()));
        readAll("wavespeed", "poll", [](const ordered_json &, const HttpResponse &response) {
            return outcome(service.readPoll(request(), {"p14f07db7", {}}, response));
        });
    }
    void theBalanceIsAsked()
    {
        COMPARE_REQUEST("wavespeed", "balance", service.balance(account(), context()));
        readAll("wavespeed", "balance", [](const ordered_json &, const HttpResponse &response) {
            return money(service.readBalance(response));
        });
    }
    void theKeyIsCheckedByTheBalance()
    {
        COMPARE_REQUEST("wavespeed", "balance", service.checkKey(account(), context()));
        const ordered_json answers = cases("wavespeed", "answers.json");
        QVERIFY(service.readCheckKey(answer(answers.at("balance: told"))).ok());
        QVERIFY(!service.readCheckKey(answer(answers.at("balance: wrong key"))).ok());
    }
    void thePriceIsAskedWithoutAPicture()
    {
        QVERIFY(!service.quoteNeedsUploads);
        COMPARE_REQUEST("wavespeed", "price", *service.quote(request(), {}, account(), context()));
        const std::vector pictures = {picture(View::Front, "https://cdn.example.org/a.png")};
        COMPARE_REQUEST("wavespeed", "price with a picture", *service.quote(request(), pictures, account(), context()));
        readAll("wavespeed", "price",
                [](const ordered_json &, const HttpResponse &response) { return money(service.readQuote(response)); });
    }
    void nothingIsCancelledAndTheArtistIsTold()
    {
        QVERIFY(!service.cancel);
        QVERIFY(!service.info.cancelWords.empty());
    }
    void textThatIsNotUtf8DoesNotThrow()
    {
        const std::vector pictures = {picture(View::Front, "https://x/\xFF")};
        QVERIFY(service.submit(request(), pictures, account(), context()).ok());
        QVERIFY(service.quote(request(), pictures, account(), context()).ok());
    }
    void nothingThrowsWhateverTheAnswer()
    {
        feedSpoiled("wavespeed", [](const HttpResponse &bent) {
            checkShown(outcome(service.readSubmit(request(), bent, context())));
            checkShown(outcome(service.readPoll(request(), {"p1", {}}, bent)));
            checkShown(outcome(service.upload.read({}, picture(View::Front, "", "x"), bent, account(), context())));
            (void)service.readQuote(bent);
            (void)service.readBalance(bent);
            (void)service.readCheckKey(bent);
        });
    }
};

QTEST_APPLESS_MAIN(TestWavespeed)
#include "tst_wavespeed.moc"
