// The transport that others' tests stand on.
#include "net/replay_transport.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::net;

class TestReplayTransport : public QObject
{
    Q_OBJECT
private slots:
    void answersComeWhenTheTestSaysSo()
    {
        ReplayTransport transport;
        std::vector<int> statuses;
        const auto note = [&](HttpAnswer answer) { statuses.push_back(std::get<HttpResponse>(answer).status); };
        HttpRequest request;
        request.url = "https://a.example/1";
        const Exchange first = transport.send(request, note);
        request.url = "https://a.example/2";
        const Exchange second = transport.send(request, note);
        QCOMPARE(transport.open(), std::size_t(2));
        QVERIFY(transport.answer(second, HttpResponse{202, {}, {}}));
        QVERIFY(!transport.answer(second, HttpResponse{202, {}, {}}));
        QVERIFY(transport.answerNext(HttpResponse{200, {}, {}}));
        QVERIFY(!transport.answerNext(HttpResponse{200, {}, {}}));
        QCOMPARE(statuses, (std::vector<int>{202, 200}));
        QCOMPARE(transport.sent().at(0).request.url, std::string("https://a.example/1"));
        QVERIFY(transport.sent().at(0).exchange == first);
    }
    void anAnswerMaySendMore()
    {
        ReplayTransport transport;
        bool ended = false;
        transport.send({}, [&](HttpAnswer) { transport.send({}, [&](HttpAnswer) { ended = true; }); });
        QVERIFY(transport.answerNext(HttpResponse{}));
        QVERIFY(transport.answerNext(HttpResponse{}));
        QVERIFY(ended);
    }
    void whatIsStoppedIsAnsweredOnce()
    {
        ReplayTransport transport;
        int stopped = 0;
        const Exchange sent = transport.send({}, [&](HttpAnswer answer) {
            stopped += std::get<HttpFailure>(answer).kind == HttpFailure::Kind::Stopped ? 1 : 0;
        });
        const Exchange wanted = transport.fetch({}, [&](FetchAnswer answer) {
            stopped += std::holds_alternative<HttpFailure>(std::get<NotFetched>(answer).why) ? 1 : 0;
        });
        for (const Exchange exchange : {sent, wanted, sent, Exchange(99)})
            transport.stop(exchange);
        QCOMPARE(stopped, 2);
        QCOMPARE(transport.open(), std::size_t(0));
    }
    void aDownloadIsDelivered()
    {
        QTemporaryDir folder;
        ReplayTransport transport;
        Download download;
        download.file = folder.filePath("model.glb").toStdString();
        std::int64_t told = 0, bytes = 0;
        const Exchange exchange = transport.fetch(
            download, [&](FetchAnswer answer) { bytes = std::get<Fetched>(answer).bytes; },
            [&](std::int64_t now, std::int64_t) { told = now; });
        QVERIFY(transport.progress(exchange, 2, 4));
        QCOMPARE(told, std::int64_t(2));
        QVERIFY(transport.deliverNext("glTF"));
        QCOMPARE(bytes, std::int64_t(4));
        QFile file(folder.filePath("model.glb"));
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("glTF"));
        QVERIFY(!transport.deliver(exchange, "glTF"));
    }
};

QTEST_GUILESS_MAIN(TestReplayTransport)
#include "tst_replay_transport.moc"
