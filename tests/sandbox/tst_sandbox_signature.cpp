// Tencent's signature: against one that its own client made, and what is refused.
#include "sandbox/practice.h"
#include "sandbox/tc3_signature.h"

#include <QCryptographicHash>
#include <QTest>

using namespace turnaround;
using namespace turnaround::sandbox;

namespace {

const Json kOrder = {{"Prompt", "a cat"}, {"Model", "3.1"}};

std::string errorCode(const Reply &reply)
{
    const Json response = reply.json().at("Response");
    return response.contains("Error") ? response.at("Error").at("Code").get<std::string>() : std::string();
}

} // namespace

class TestTc3Signature : public QObject
{
    Q_OBJECT
private slots:
    void theVendorsClientsSignatureIsFound()
    {
        // sent by tencentcloud-sdk-nodejs-ai3d at 1795196830 for QueryHunyuanTo3DProJob, secret "SKtest"
        const QByteArray body = R"({"JobId":"1357237233311637504"})";
        const std::string canonical =
            "POST\n/\n\ncontent-type:application/json\nhost:127.0.0.1\n\ncontent-type;host\n" +
            QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().toStdString();
        QCOMPARE(tc3Signature(canonical, "1795196830", "2026-11-20/127/tc3_request", "SKtest"),
                 std::string("553858786fdcb7b81ccbb308bf969af62368e1587a51b6edd3fe3f3933abf86c"));
    }
    void aRightSignatureIsTaken()
    {
        Practice practice;
        QCOMPARE(errorCode(practice.tencent("SubmitHunyuanTo3DProJob", kOrder)), std::string());
        QCOMPARE(practice.charges().size(), 1U);
    }
    void anotherSecretKeyIsRefused()
    {
        Practice practice;
        QCOMPARE(errorCode(practice.tencent("SubmitHunyuanTo3DProJob", kOrder, "other")),
                 std::string("AuthFailure.SignatureFailure"));
        QVERIFY(practice.charges().empty());
    }
    void anUnknownSecretIdIsRefused()
    {
        Practice practice;
        QCOMPARE(errorCode(practice.tencent("SubmitHunyuanTo3DProJob", kOrder, "practice", "AKIDwrong")),
                 std::string("AuthFailure.SecretIdNotFound"));
    }
    void aClockThatIsOffByMoreThanFiveMinutesIsRefused()
    {
        Practice practice;
        const auto code = [&](int seconds) {
            return errorCode(practice.tencent("SubmitHunyuanTo3DProJob", kOrder, "practice", "AKIDpractice", seconds));
        };
        QCOMPARE(code(-299), std::string());
        QCOMPARE(code(-301), std::string("AuthFailure.SignatureExpire"));
        QCOMPARE(code(302), std::string("AuthFailure.SignatureExpire"));
    }
    void noSignatureIsRefused()
    {
        Practice practice;
        const Headers headers = {{"X-TC-Action", "SubmitHunyuanTo3DProJob"}, {"X-TC-Version", "2025-05-13"}};
        QCOMPARE(errorCode(practice.post(practice.at("tencent"), kOrder, headers)),
                 std::string("AuthFailure.InvalidAuthorization"));
    }
};

QTEST_GUILESS_MAIN(TestTc3Signature)
#include "tst_sandbox_signature.moc"
