// The files behind the links: ranges, ETag, expiry, another host; and that keys stay away from them.
#include "sandbox/practice.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::sandbox;

namespace {

/// A finished job of Vtrix; the link to its model.
std::string finishedModel(Practice &practice, std::string *poll = nullptr)
{
    const Json body = {{"model", "tencent_hunyuan_3d_pro"},
                       {"input", Json::array({{{"params", {{"image_base64", base64(picture())}}}}})}};
    const std::string id = practice.post(practice.at("vtrix"), body, bearer()).json().at("id");
    const std::string question = practice.at("vtrix", "/task/" + id);
    Json task;
    const bool done = practice.finish([&] {
        task = practice.get(question, bearer()).json();
        return task.at("status") == "completed";
    });
    if (poll)
        *poll = question;
    return done ? task.at("output")[0].at("content")[0].at("url").get<std::string>() : std::string();
}

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT
private:
    Practice m_practice; // one for all, so that the model is made once

    void order(const char *fault) { m_practice.sandbox().addFault(*parseFault(fault)); }

private slots:
    void aRangeIsTheFilesPart()
    {
        const std::string link = finishedModel(m_practice);
        const Reply whole = m_practice.get(link);
        QCOMPARE(whole.status, 200);
        const Reply part = m_practice.get(link, {{"Range", "bytes=100-199"}});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, whole.body.substr(100, 100));
        QCOMPARE(part.headers.at("Content-Range"), "bytes 100-199/" + std::to_string(whole.body.size()));
        QCOMPARE(m_practice.get(link, {{"Range", "bytes=-7"}}).body, whole.body.substr(whole.body.size() - 7));
        const std::string beyond = "bytes=" + std::to_string(whole.body.size()) + '-';
        QCOMPARE(m_practice.get(link, {{"Range", beyond}}).status, 416);
    }
    void aRangeOfAnotherVersionIsAnsweredWhole()
    {
        const std::string link = finishedModel(m_practice);
        const std::string etag = m_practice.get(link).headers.at("ETag");
        QCOMPARE(m_practice.get(link, {{"Range", "bytes=1-2"}, {"If-Range", etag}}).status, 206);
        QCOMPARE(m_practice.get(link, {{"Range", "bytes=1-2"}, {"If-Range", "\"other\""}}).status, 200);
    }
    void aDownloadWithAKeyIsRefusedAndRecorded()
    {
        const std::string link = finishedModel(m_practice);
        QCOMPARE(m_practice.get(link, bearer()).status, 400);
        QVERIFY(m_practice.lastRefusal().find("Authorization") != std::string::npos);
        QCOMPARE(m_practice.get(link, subscription()).status, 400);
    }
    void aCutDownloadGoesOnWhereItStopped()
    {
        order("vtrix:download-cut");
        const std::string link = finishedModel(m_practice);
        const Reply cut = m_practice.get(link);
        QCOMPARE(cut.status, 0);
        QVERIFY(!cut.body.empty());
        const Reply rest = m_practice.get(link, {{"Range", "bytes=" + std::to_string(cut.body.size()) + '-'}});
        QCOMPARE(rest.status, 206);
        QCOMPARE(cut.body + rest.body, m_practice.get(link).body);
    }
    void aDownloadOnAnotherHostIsTheSame()
    {
        order("vtrix:download-redirect");
        const std::string link = finishedModel(m_practice);
        const Reply moved = m_practice.get(link);
        QCOMPARE(moved.status, 302);
        const std::string there = moved.headers.at("Location");
        QVERIFY(!there.starts_with(m_practice.origin() + '/'));
        QCOMPARE(m_practice.get(there).body, m_practice.get(link).body);
        QCOMPARE(m_practice.get(there, bearer()).status, 400);
    }
    void anExpiredLinkIsReplacedWhenTheServiceIsAsked()
    {
        order("vtrix:download-expired");
        std::string poll;
        const std::string link = finishedModel(m_practice, &poll);
        QCOMPARE(m_practice.get(link).status, 403);
        QCOMPARE(m_practice.get(link).status, 403);
        const Json task = m_practice.get(poll, bearer()).json();
        const std::string fresh = task.at("output")[0].at("content")[0].at("url");
        QVERIFY(fresh != link);
        QCOMPARE(m_practice.get(fresh).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_sandbox_files.moc"
