// What Runware's refusals mean where the code is new, and what they name. The bodies are made up after protocols.md,
// section 1.
#include "providers/provider.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::providers;

namespace {

SubmitAnswer submitted(const HttpResponse &response)
{
    GenerationRequest request;
    request.provider = "runware";
    request.model = "tencent:hunyuan-3d@3.1-pro";
    const CallContext context{UtcTime{}, "2a53cbbe-71bf-4ef5-898c-712d6c920227"};
    return findProvider("runware")->readSubmit(request, response, context);
}

} // namespace

class TestRunwareRefusals : public QObject
{
    Q_OBJECT
private slots:
    void aCodeThatIsNotKnownMeansWhatItsStatusSays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        QTest::newRow("key") << 401 << "key";
        QTest::newRow("money") << 402 << "balance";
    }
    void aCodeThatIsNotKnownMeansWhatItsStatusSays()
    {
        QFETCH(int, status);
        QFETCH(QString, word);
        HttpResponse response;
        response.status = status;
        response.body = R"({"errors":[{"code":"somethingNew","message":"No."}]})";
        const SubmitAnswer said = submitted(response);
        const auto *refused = std::get_if<NotAccepted>(&said);
        QVERIFY(refused && refused->trouble.charged == Charged::No);
        QVERIFY2(refused->trouble.message.find(word.toStdString()) != std::string::npos,
                 refused->trouble.message.c_str());
    }
    void aRefusalNamesWhatItIsAbout()
    {
        HttpResponse response;
        response.status = 400;
        response.body =
            R"({"errors":[{"code":"invalidFaceCount","message":"Too few.","parameter":["settings","faceCount"]}]})";
        const SubmitAnswer said = submitted(response);
        const auto *refused = std::get_if<NotAccepted>(&said);
        QVERIFY(refused);
        QVERIFY2(refused->trouble.message.find("settings, faceCount") != std::string::npos,
                 refused->trouble.message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestRunwareRefusals)
#include "tst_runware_refusals.moc"
