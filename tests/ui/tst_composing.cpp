// Composing for a service: what is chosen, kept, asked and sent, with the services played on loopback. No 3D is needed.
#include "net/curl_transport.h"
#include "sandbox/sandbox.h"
#include "ui/composer.h"
#include "ui/job_queue.h"

#include <QDir>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::ui;

namespace {

constexpr int kPatience = 30'000; ///< ms
const QDir kSample(SAMPLE_DIR);

/// The composer and the queue with a data folder of their own, and accounts at the sandbox.
class Desk
{
    QTemporaryDir m_folder; // outlives what writes into it
    std::filesystem::path m_data;
    sandbox::Sandbox m_sandbox{{}};

public:
    explicit Desk(bool practice = true, std::filesystem::path folder = {})
        : m_data(folder.empty() ? std::filesystem::path(m_folder.path().toStdString()) : folder)
    {
        if (!m_sandbox.start())
            qFatal("the sandbox does not start");
        jobs::WorkerSetup setup{.dataFolder = m_data, .transport = std::make_shared<net::CurlTransport>()};
        for (const providers::Provider *provider : providers::allProviders()) {
            providers::Account account{m_sandbox.address(provider->info.id), "AKIDpractice", "practice", {}, practice};
            for (const OptionOffer &setting : provider->info.settings) {
                if (setting.standard)
                    account.settings[setting.key] = optionText(*setting.standard);
            }
            setup.accounts.emplace(provider->info.id, account);
        }
        desk = std::make_unique<JobDesk>(setup);
        queue = std::make_unique<JobQueue>(*desk);
        composer = std::make_unique<Composer>(m_data, *desk);
        QObject::connect(composer.get(), &Composer::submitRequested, queue.get(), &JobQueue::submit);
        QObject::connect(queue.get(), &JobQueue::overBudget, composer.get(), &Composer::askOverBudget);
        desk->start();
        composer->restore();
        (void)QTest::qWaitFor([&] { return composer->restored(); }, kPatience);
    }

    void addViews(const QStringList &names)
    {
        QList<QUrl> files;
        for (const QString &name : names)
            files << QUrl::fromLocalFile(kSample.filePath(name + ".png"));
        composer->open(-1, files);
        (void)QTest::qWaitFor([&] { return composer->board()->filled() == names.size(); }, kPatience);
        (void)QTest::qWaitFor([&] { return !composer->board()->loading(); }, kPatience);
    }
    /// Chooses the first model that is like that.
    template <class Fits>
    void choose(Fits fits)
    {
        ServiceMenu &menu = *composer->services();
        for (int row = 1; row < menu.rowCount(); ++row) {
            menu.choose(row);
            if (fits(*menu.provider(), *menu.model()))
                return;
        }
        qFatal("no service is like that any more");
    }
    std::size_t requests() const { return m_sandbox.requests().size(); }

    std::unique_ptr<JobDesk> desk;
    std::unique_ptr<JobQueue> queue;
    std::unique_ptr<Composer> composer;
};

bool quotes(const providers::Provider &provider, const ModelOffer &model)
{
    return model.canQuote && provider.quoteNeedsUploads;
}
bool wantsAddresses(const providers::Provider &, const ModelOffer &model)
{
    return model.pictureWay == PictureWay::AddressOnly && !model.inputs.front().views.empty();
}
bool hasFaces(const providers::Provider &, const ModelOffer &model)
{
    return findOption(model, option_keys::kFaces) && model.inputs.front().inputs == Inputs::PromptOrViews;
}

} // namespace

class TestComposing : public QObject
{
    Q_OBJECT
private slots:
    void theServiceAndItsOptionsSurviveARestartAndCanBeUndone()
    {
        const QTemporaryDir data;
        const std::filesystem::path folder = data.path().toStdString();
        ServiceModel chosen;
        {
            Desk test(true, folder);
            test.choose(hasFaces);
            chosen = test.composer->services()->maker();
            test.composer->serviceOptions()->choose(0, 40'000);
            test.composer->serviceOptions()->choose(0, 50'000);
            QCOMPARE(test.composer->request().options.size(), std::size_t(1));
            test.composer->undo(); // both at once: it is one drag
            QVERIFY(test.composer->request().options.empty());
            QVERIFY(test.composer->services()->maker() == chosen);
            test.composer->redo();
            test.composer->services()->choose(0);
            QVERIFY(test.composer->request().options.empty());
            QCOMPARE(test.composer->request().provider, std::string(kBlockoutProvider));
            test.composer->undo();
        }
        Desk again(true, folder);
        QVERIFY(again.composer->services()->maker() == chosen);
        QCOMPARE(again.composer->request().options, (OptionValues{{option_keys::kFaces, std::int64_t(50'000)}}));
    }
    void theRequestIsWhatWasPutTogether()
    {
        Desk test;
        test.choose(hasFaces);
        test.addViews({"front", "left"});
        test.composer->setPrompt("a knight");
        const GenerationRequest request = test.composer->request();
        QVERIFY((ServiceModel{request.provider, request.model}) == test.composer->services()->maker());
        QCOMPARE(request.prompt, std::string("a knight"));
        QCOMPARE(request.views.size(), std::size_t(2));
        QVERIFY(request.hostWith.empty());
    }
    void nothingIsSentBeforeThePriceIsAskedOrGenerateIsPressed()
    {
        Desk test;
        test.choose(quotes);
        test.addViews({"front"});
        QVERIFY(test.composer->terms().canAsk);
        QTest::qWait(50); // whoever sends, does it at once
        QCOMPARE(test.requests(), std::size_t(0));
        test.composer->askPrice();
        QVERIFY(test.composer->terms().asking);
        QTRY_VERIFY_WITH_TIMEOUT(!test.composer->terms().asking, kPatience);
        QVERIFY(test.requests() > 0);
        QVERIFY2(test.composer->terms().priceDetail.contains("told"), qPrintable(test.composer->terms().readyText));
        QVERIFY(!test.composer->terms().price.isEmpty());
        // For another request it says nothing.
        test.composer->clear(static_cast<int>(View::Front));
        QVERIFY(!test.composer->terms().priceDetail.contains("told"));
    }
    void generateSendsTheJobToTheService()
    {
        Desk test;
        test.choose(hasFaces);
        test.composer->setPrompt("a knight in worn steel");
        QVERIFY2(test.composer->ready(), qPrintable(test.composer->readyText()));
        test.composer->submit();
        QTRY_COMPARE_WITH_TIMEOUT(test.queue->count(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(test.requests() > 0, kPatience);
    }
    void leaveToHostIsForOneJobAlone()
    {
        Desk test;
        test.choose(wantsAddresses);
        test.addViews({"front"});
        QVERIFY(!test.composer->ready());
        QVERIFY(!test.composer->terms().hosts.isEmpty());
        test.composer->letHost(test.composer->terms().hosts.front().value<HostOffer>().serviceId, true);
        QVERIFY2(test.composer->ready(), qPrintable(test.composer->readyText()));
        QSignalSpy sent(test.composer.get(), &Composer::submitRequested);
        test.composer->submit();
        QVERIFY(!sent.front().front().value<GenerationRequest>().hostWith.empty());
        QVERIFY(test.composer->request().hostWith.empty());
        QVERIFY(!test.composer->ready());
    }
    void whatExceedsTheBudgetIsAskedAboutAndPaidOnlyThen()
    {
        Desk test(false);
        test.desk->post(jobs::UseBudget{jobs::Budget{{{"USD", 1'000'000}}, {}}});
        test.choose([](const providers::Provider &provider, const ModelOffer &model) {
            return !provider.quote && model.prices.empty() && model.inputs.front().inputs == Inputs::PromptOrViews;
        });
        test.composer->setPrompt("a knight in worn steel");
        test.composer->submit();
        QTRY_VERIFY_WITH_TIMEOUT(!test.composer->overBudget().isEmpty(), kPatience);
        QCOMPARE(test.queue->count(), 0);
        QCOMPARE(test.requests(), std::size_t(0));
        test.composer->payAnyway();
        QVERIFY(test.composer->overBudget().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(test.queue->count(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(test.requests() > 0, kPatience);
    }
    void keepingToTheBudgetSendsNothing()
    {
        Desk test(false);
        test.composer->askOverBudget(GenerationRequest(), "It would exceed the budget.");
        QSignalSpy sent(test.composer.get(), &Composer::submitRequested);
        test.composer->setPrompt("another subject"); // what was asked about is not on the board any more
        QVERIFY(test.composer->overBudget().isEmpty());
        test.composer->payAnyway();
        QCOMPARE(sent.size(), 0);
    }
    void theSampleIsBuiltForFreeWhateverWasChosen()
    {
        Desk test;
        test.choose(hasFaces);
        QSignalSpy sent(test.composer.get(), &Composer::submitRequested);
        test.composer->buildSample();
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), 1, kPatience);
        QCOMPARE(sent.front().front().value<GenerationRequest>().provider, std::string(kBlockoutProvider));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    TestComposing test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_composing.moc"
