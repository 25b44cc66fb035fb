// A service that repeats the key: it is gone before the answer is read.
#include "core/base64.h"
#include "jobs/hide_keys.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;

class TestHideKeys : public QObject
{
    Q_OBJECT
private slots:
    void everyFormOfAKeyIsHidden_data()
    {
        QTest::addColumn<QString>("said");
        QTest::newRow("as it is") << "Invalid key 'rw-key/12+34'.";
        QTest::newRow("twice") << "rw-key/12+34 rw-key/12+34";
        QTest::newRow("in an address") << "https://h/?key=rw-key%2F12%2B34";
        QTest::newRow("with JSON's slash") << R"({"error":"rw-key\/12+34"})";
        QTest::newRow("the secret") << "secret: s3cret-s3cret";
        QTest::newRow("Basic") << "Basic " + QString::fromStdString(base64("rw-key/12+34:s3cret-s3cret"));
    }
    void everyFormOfAKeyIsHidden()
    {
        QFETCH(QString, said);
        HttpResponse response;
        response.body = said.toStdString();
        response.headers = {{"X-Echo", said.toStdString()}};
        hideKeys(response, account("rw-key/12+34", "s3cret-s3cret"));
        for (const std::string &text : {response.body, response.headers[0].second}) {
            QVERIFY2(text.find("12") == std::string::npos && text.find("s3cret") == std::string::npos, text.c_str());
            QVERIFY(text.find('*') != std::string::npos);
            QCOMPARE(text.size(), said.toStdString().size()); // what stands around it stays where it is
        }
    }
    void whatIsNoKeyStays()
    {
        HttpResponse response;
        response.body = R"({"status":"in_progress","a":"b"})";
        const std::string before = response.body;
        hideKeys(response, account("", ""));
        hideKeys(response, account("a", "b"));
        QCOMPARE(response.body, before);
    }

private:
    static providers::Account account(const char *key, const char *secret)
    {
        providers::Account account;
        account.key = key;
        account.secret = secret;
        return account;
    }
};

QTEST_APPLESS_MAIN(TestHideKeys)
#include "tst_hide_keys.moc"
