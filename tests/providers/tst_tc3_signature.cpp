#include "providers/tc3_signature.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::providers;

namespace {

std::string authorization(std::int64_t seconds, const std::string &body)
{
    Tc3Call call{"127.0.0.1", "127"};
    call.body = body;
    call.now = UtcTime(std::chrono::seconds(seconds));
    return tc3Authorization(call, "AKIDtest", "SKtest");
}

} // namespace

class TestTc3Signature : public QObject
{
    Q_OBJECT
private slots:
    void itIsThatOfTheOfficialLibrary()
    {
        QCOMPARE(authorization(1'795'196'830,
                               "{\"Prompt\":\"a cat\",\"EnablePBR\":true,\"FaceCount\":500000,"
                               "\"GenerateType\":\"Normal\",\"Model\":\"3.1\"}"),
                 std::string("TC3-HMAC-SHA256 Credential=AKIDtest/2026-11-20/127/tc3_request, "
                             "SignedHeaders=content-type;host, "
                             "Signature=f24786e42df82101343be87645b972c3371b99806d103e5e39ecf2d63043386c"));
        QVERIFY(authorization(1'795'196'830, "{\"JobId\":\"1357237233311637504\"}")
                    .ends_with("Signature=553858786fdcb7b81ccbb308bf969af62368e1587a51b6edd3fe3f3933abf86c"));
    }
    void itIsThatOfTheDocumentation()
    {
        Tc3Call call{"cvm.tencentcloudapi.com", "cvm", "application/json; charset=utf-8"};
        call.body = "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": "
                    "\"instance-name\"}]}";
        call.now = UtcTime(std::chrono::seconds(1'551'113'065));
        QVERIFY(tc3Authorization(call, "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")
                    .ends_with("Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"));
    }
    void theHostIsThatOfTheHostHeader()
    {
        QCOMPARE(hostOf("https://AI3D.tencentcloudapi.com"), std::string("ai3d.tencentcloudapi.com"));
        QCOMPARE(hostOf("https://a.example:443/x"), std::string("a.example"));
        QCOMPARE(hostOf("https://a.example:80"), std::string("a.example:80"));
        QCOMPARE(hostOf("http://127.0.0.1:18080/tencent?a=b"), std::string("127.0.0.1:18080"));
        QCOMPARE(hostOf("http://127.0.0.1:80"), std::string("127.0.0.1"));
        QCOMPARE(hostOf("http://user:word@[::1]:8080/"), std::string("[::1]:8080"));
        QCOMPARE(hostOf("nonsense"), std::string());
    }
};

QTEST_APPLESS_MAIN(TestTc3Signature)
#include "tst_tc3_signature.moc"
