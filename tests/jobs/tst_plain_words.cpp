// Every text that a service's answers lead to is one that an artist understands: what happened, whether money was
// spent, what to do next. plain_words.h is the rule; the answers are those recorded, spoiled ones, and bare statuses.
#include "jobs/plain_words.h"

#include "jobs/ending_words.h"
#include "jobs/machine.h"
#include "providers/provider.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <array>

using namespace turnaround;
using namespace turnaround::jobs;
using providers::Provider;

namespace {

const providers::CallContext kContext{UtcTime(std::chrono::seconds(1'795'269'731)),
                                      "0b9c6d0e-6a55-4f0e-9a5e-3f6f6a2b7c11"};

HttpResponse answer(int status, std::string body)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

/// What is recorded of a service: whole files, or the cases of an answers.json.
std::vector<HttpResponse> recordedAnswers(const std::string &service)
{
    std::vector<HttpResponse> answers;
    const QDir folder(QStringLiteral(TEST_DATA_DIR "/providers/") + QString::fromStdString(service));
    for (const QString &name : folder.entryList({"*.json"}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (name == "requests.json" || name.startsWith("submit_") || !file.open(QFile::ReadOnly))
            continue;
        const std::string text = file.readAll().toStdString();
        if (name != "answers.json") {
            for (const int status : {200, 400, 401, 402, 403, 404, 500})
                answers.push_back(answer(status, text));
            continue;
        }
        const auto cases = nlohmann::ordered_json::parse(text);
        for (const auto &[title, one] : cases.items()) {
            if (!one.contains("status") || one.contains("bytes"))
                continue;
            const std::string body = one.contains("text") ? one["text"].get<std::string>()
                                                          : one.value("body", nlohmann::ordered_json()).dump();
            answers.push_back(answer(one["status"].get<int>(), body));
        }
    }
    return answers;
}

/// What no service recorded: every status that says something by itself, with nothing, a page, words or nonsense.
std::vector<HttpResponse> bareAnswers()
{
    const std::string longWords(5000, 'x');
    const std::vector<std::string> bodies = {
        "",
        "{}",
        "[]",
        "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
        R"({"message":"prompt too long","error":"bad_request","code":"x"})",
        R"({"error":{"code":"E7","message":"Das geht so nicht, weil Größe fehlt"}})",
        R"({"message":")" + longWords + R"("})",
        "{\"message\":\"one\\ntwo\\u0007\\tthree\"}",
        R"({"errors":[{"code":"somethingNew","message":"A new fault"}]})",
        R"({"Response":{"Error":{"Code":"FailedOperation.New","Message":"A new fault"},"RequestId":"1"}})",
        R"({"code":500,"message":"internal"})",
        R"({"status":"failed"})",
        R"({"status":"completed"})",
        R"({"status":"error","message":"out of memory"})"};
    std::vector<HttpResponse> answers;
    for (const int status :
         {200, 202, 204, 301, 307, 400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504}) {
        for (const std::string &body : bodies)
            answers.push_back(answer(status, body));
    }
    return answers;
}

Job jobAt(const Provider &provider, JobState state)
{
    Job job;
    job.id = JobId{"1"};
    job.request.provider = provider.info.id;
    job.request.model = provider.info.models.front().id;
    job.state = state;
    job.remote = RemoteWork{};
    job.remote->taskId = kContext.taskId;
    job.remote->cancellable = provider.cancel != nullptr;
    job.remote->submitLeft = true;
    job.remote->quoted = Money{225'000, "USD"};
    job.remote->free = provider.info.models.front().free;
    if (state == JobState::Generating) {
        job.remote->task = RemoteTask{"task-7", {}};
        job.remote->charged = provider.info.credentials.empty() ? Charged::No : Charged::Unknown;
    }
    return job;
}

class Reading
{
public:
    explicit Reading(const Provider &provider)
        : m_provider(provider)
    {
    }

    void read(const HttpResponse &response)
    {
        const Job submitting = jobAt(m_provider, JobState::Submitting);
        const Job generating = jobAt(m_provider, JobState::Generating);
        const auto submitted = m_provider.readSubmit(submitting.request, response, kContext);
        if (const auto *refused = std::get_if<providers::NotAccepted>(&submitted))
            look(submitting, SubmitNotTaken{refused->trouble});
        else if (const auto *unclear = std::get_if<providers::Unclear>(&submitted))
            look(submitting, SubmitUnclear{unclear->trouble});
        const auto polled = m_provider.readPoll(generating.request, *generating.remote->task, response);
        if (const auto *ended = std::get_if<providers::Ended>(&polled))
            look(generating, ServiceEnded{*ended});
        else if (const auto *unknown = std::get_if<providers::NotKnown>(&polled))
            look(generating, TaskNotKnown{unknown->trouble});
        else if (const auto *trouble = std::get_if<providers::Trouble>(&polled))
            look(generating, CallTrouble{*trouble, "busy"});
        if (m_provider.readCheckKey)
            lookAt(m_provider.readCheckKey(response));
        if (m_provider.readBalance)
            lookAt(m_provider.readBalance(response));
        if (m_provider.readQuote)
            lookAt(m_provider.readQuote(response));
    }

    int texts = 0;
    QStringList wrong;

private:
    void look(const Job &job, const JobEvent &event)
    {
        const Job after = advance(job, event, kContext.now).job;
        if (!after.error)
            return; // it is tried again by itself
        ++texts;
        const QString complaint = plain_words::wrongWith(after.error->message, m_provider.info.name);
        if (!complaint.isEmpty() && !wrong.contains(complaint))
            wrong += complaint;
    }
    /// Nothing is paid for these calls: the text is about no job.
    template <class Said>
    void lookAt(const Result<Said> &said)
    {
        if (said)
            return;
        const QString text = QString::fromStdString(said.error().message);
        QString complaint = plain_words::wrongWords(text);
        if (complaint.isEmpty() && !plain_words::saysWhatToDo(text))
            complaint = "it does not say what to do";
        if (!complaint.isEmpty() && !wrong.contains(complaint + "\n    in: " + text))
            wrong += complaint + "\n    in: " + text;
    }

    const Provider &m_provider;
};

} // namespace

class TestPlainWords : public QObject
{
    Q_OBJECT
private slots:
    void theRuleFindsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("jargon") << "Acme failed with HTTP 502. Nothing was charged. Try again.";
        QTest::newRow("jargon in small letters") << "Acme sent invalid json. Nothing was charged. Try again.";
        QTest::newRow("a bare code") << "Acme failed: 504. Nothing was charged. Try again.";
        QTest::newRow("an option") << "Acme is full. Nothing was charged. Try again with --retry.";
        QTest::newRow("no word of money") << "Acme has a fault of its own. Try again.";
        QTest::newRow("money said twice")
            << "Acme failed, not charged. Nothing was charged. Acme charged for it. Try again.";
        QTest::newRow("the same twice") << "Acme failed. Nothing was charged. Nothing was charged. Try again.";
        QTest::newRow("nothing to do") << "Acme failed. Nothing was charged.";
        QTest::newRow("no name") << "The service failed. Nothing was charged. Try again.";
        QTest::newRow("run together") << "Acme failed.. Nothing was charged. Try again.";
        QTest::newRow("no end") << "Acme failed. Nothing was charged. Try again";
        QTest::newRow("too long") << "Acme failed. Nothing was charged. Try again" + QString(1000, 'x') + '.';
        QTest::newRow("a bell") << "Acme failed\a. Nothing was charged. Try again.";
    }
    void theRuleFindsWhatIsWrong()
    {
        QFETCH(QString, text);
        QVERIFY2(!plain_words::wrongWith(text.toStdString(), "Acme").isEmpty(), qPrintable(text));
    }
    void theRuleLetsGoodTextsPass()
    {
        for (const char *text :
             {"Acme refuses. It says: “HTTP 400: invalid JSON.” Nothing was charged. Change the prompt (code 7).",
              "Acme failed. Acme may have charged about $0.225 for it: look at its spending page (there it is job "
              "f00-404). Trying again is a new job, and it is paid for too.",
              "Acme failed. Acme charged $0.225 for it. Go on with this job to fetch the model: nothing is paid "
              "again."})
            QCOMPARE(plain_words::wrongWith(text, "Acme"), QString());
    }

    void whatWasChargedIsToldWithItsFigure()
    {
        Job job = jobAt(*providers::findProvider("runware"), JobState::Failed);
        job.remote->charged = Charged::Unknown;
        QCOMPARE(moneySentence(job),
                 std::string("Runware may have charged about $0.225 for it: look at its spending page."));
        job.remote->task = RemoteTask{"task-7", {}};
        QVERIFY(moneySentence(job).ends_with("its spending page (there it is job task-7)."));
        job.remote->charged = Charged::Yes;
        job.remote->cost = Money{300'000, "USD"};
        QCOMPARE(moneySentence(job), std::string("Runware charged $0.30 for it."));
        job.remote->practice = true;
        QCOMPARE(moneySentence(job), std::string("Nothing was charged: this is practice."));
        Job own = jobAt(*providers::findProvider("selfhosted"), JobState::Failed);
        own.remote->charged = Charged::Unknown;
        QCOMPARE(moneySentence(own), std::string("Nothing was charged: the server is your own."));
    }
    void aCancelledJobTellsWhetherItIsPaidFor()
    {
        Job job = jobAt(*providers::findProvider("vtrix"), JobState::Generating);
        Job stopped = advance(job, CancelAsked{}, kContext.now).job;
        QVERIFY(stopped.state == JobState::Cancelled);
        QCOMPARE(plain_words::wrongWith(cancelledWords(stopped), "Vtrix"), QString());
        QVERIFY(cancelledWords(stopped).find("may have charged") != std::string::npos);
        job.state = JobState::Queued;
        job.remote = RemoteWork{};
        const std::string words = cancelledWords(advance(job, CancelAsked{}, kContext.now).job);
        QCOMPARE(words, std::string("The job was cancelled. Nothing was charged."));
    }
    void everyAnswerLeadsToPlainWords_data()
    {
        QTest::addColumn<QString>("service");
        for (const Provider *provider : providers::allProviders())
            QTest::addRow("%s", provider->info.id.c_str()) << QString::fromStdString(provider->info.id);
    }
    void everyAnswerLeadsToPlainWords()
    {
        QFETCH(QString, service);
        Reading reading(*providers::findProvider(service.toStdString()));
        const std::vector<HttpResponse> recorded = recordedAnswers(service.toStdString());
        QVERIFY(!recorded.empty());
        for (const HttpResponse &response : recorded)
            reading.read(response);
        for (const HttpResponse &response : bareAnswers())
            reading.read(response);
        QVERIFY2(reading.texts > 50, qPrintable(QString::number(reading.texts)));
        QVERIFY2(reading.wrong.isEmpty(), qPrintable('\n' + reading.wrong.mid(0, 12).join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestPlainWords)
#include "tst_plain_words.moc"
