// Files over real sockets on loopback: whole or not at all, and gone on with after a cut.
#include "net/curl_transport.h"
#include "net/downloads.h"
#include "net/gzipped.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace turnaround;
using namespace turnaround::net;
using namespace turnaround::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Kind = HttpFailure::Kind;

namespace {

/// The first connection ends after `cut` bytes of the file, the others serve it whole.
ScriptedServer::Script cutOnce(const std::string &file, std::size_t cut, const std::string &laterTag = "\"v1\"")
{
    return [=](Peer &peer) {
        while (const auto request = peer.read()) {
            if (peer.number() > 0) {
                serve(peer, *request, file, laterTag);
                continue;
            }
            peer.write("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: " + std::to_string(file.size()) +
                       "\r\n\r\n" + file.substr(0, cut));
            return;
        }
    };
}

} // namespace

class TestFetch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { forgetProxies(); }
    void init() { m_folder = std::make_unique<DownloadFolder>(); }

    void aFileArrivesWhole()
    {
        const std::string file = sample(3'000'000);
        ScriptedServer server([&](Peer &peer) {
            while (const auto request = peer.read())
                serve(peer, *request, file);
        });
        CurlTransport transport;
        std::vector<std::int64_t> told;
        std::int64_t whole = 0;
        const FetchAnswer answer = waitFor(fetchLater(transport, wanted(server.url("/a/../m.glb?sig=%2B+&x=/")),
                                                      nullptr, [&](std::int64_t bytes, std::int64_t all) {
                                                          told.push_back(bytes);
                                                          whole = all;
                                                      }));
        QCOMPARE(std::get<Fetched>(answer).bytes, std::int64_t(file.size()));
        QCOMPARE(std::get<Fetched>(answer).contentType, std::string("model/gltf-binary"));
        QVERIFY(contentOf(target()) == file);
        QCOMPARE(names(), QStringList{"model.glb"});
        QVERIFY(std::ranges::is_sorted(told));
        QCOMPARE(told.back(), std::int64_t(file.size()));
        QCOMPARE(whole, std::int64_t(file.size()));
        const std::string request = server.requests().at(0);
        QVERIFY(request.starts_with("GET /a/../m.glb?sig=%2B+&x=/ HTTP/1.1\r\n"));
        QVERIFY(request.find("Accept-Encoding") == std::string::npos);
        QVERIFY(request.find("Authorization") == std::string::npos);
    }
    void anEmptyFileArrives()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("200 OK", "");
        });
        CurlTransport transport;
        QCOMPARE(std::get<Fetched>(fetchNow(transport, wanted(server.url()))).bytes, std::int64_t(0));
        QVERIFY(fs::exists(target()));
    }
    void aCutDownloadIsGoneOnWith()
    {
        const std::string file = sample(500'000);
        ScriptedServer server(cutOnce(file, 200'000));
        CurlTransport transport;
        const FetchAnswer first = fetchNow(transport, wanted(server.url("/f?sig=sesame")));
        QCOMPARE(kindOf(first), Kind::Broken);
        QCOMPARE(std::get<NotFetched>(first).bytes, std::int64_t(200'000));
        QVERIFY(!fs::exists(target()));
        QVERIFY(contentOf(target() + ".part.from").find("sesame") == std::string::npos);
        const FetchAnswer second = fetchNow(transport, wanted(server.url("/f?sig=other")));
        QCOMPARE(std::get<Fetched>(second).bytes, std::int64_t(file.size()));
        QVERIFY(contentOf(target()) == file);
        QCOMPARE(names(), QStringList{"model.glb"});
        QCOMPARE(rangeOf(server.requests().at(1)), std::optional<std::size_t>(200'000));
    }
    void aHeadThatIsCutOffIsNoFile()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nContent-Le");
        });
        CurlTransport transport;
        QCOMPARE(kindOf(fetchNow(transport, wanted(server.url()))), Kind::Broken);
        QVERIFY(names().isEmpty());
    }
    void aFileThatHasChangedBeginsAnew()
    {
        const std::string file = sample(500'000);
        ScriptedServer server(cutOnce(file, 1000, "\"v2\""));
        CurlTransport transport;
        QCOMPARE(kindOf(fetchNow(transport, wanted(server.url()))), Kind::Broken);
        QCOMPARE(std::get<Fetched>(fetchNow(transport, wanted(server.url()))).bytes, std::int64_t(file.size()));
        QVERIFY(contentOf(target()) == file);
    }
    void anAnswerThatDoesNotFitBeginsAnew_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("no such range") << QByteArray("416 Range Not Satisfiable")
                                       << QByteArray("Content-Range: bytes */9\r\n");
        QTest::newRow("another range") << QByteArray("206 Partial Content")
                                       << QByteArray("Content-Range: bytes 0-9/5000\r\n");
        QTest::newRow("no range told") << QByteArray("206 Partial Content") << QByteArray();
        QTest::newRow("another length") << QByteArray("206 Partial Content")
                                        << QByteArray("Content-Range: bytes 1000-1009/7000\r\n");
        QTest::newRow("another tag") << QByteArray("206 Partial Content")
                                     << QByteArray("ETag: \"v9\"\r\nContent-Range: bytes 1000-1009/5000\r\n");
    }
    void anAnswerThatDoesNotFitBeginsAnew()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, headers);
        const std::string file = sample(5000);
        ScriptedServer server([=](Peer &peer) {
            while (const auto request = peer.read()) {
                if (rangeOf(*request)) {
                    peer.answer(status.toStdString(), "0123456789", headers.toStdString());
                } else if (peer.number() == 0) {
                    peer.write("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 5000\r\n\r\n" +
                               file.substr(0, 1000));
                    return;
                } else {
                    serve(peer, *request, file);
                }
            }
        });
        CurlTransport transport;
        QCOMPARE(std::get<NotFetched>(fetchNow(transport, wanted(server.url()))).bytes, std::int64_t(1000));
        QCOMPARE(std::get<Fetched>(fetchNow(transport, wanted(server.url()))).bytes, std::int64_t(5000));
        QVERIFY(contentOf(target()) == file);
    }
    void withoutAVersionNothingIsKept()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nETag: W/\"weak\"\r\nContent-Length: 100\r\n\r\nhalf");
        });
        CurlTransport transport;
        const FetchAnswer answer = fetchNow(transport, wanted(server.url()));
        QCOMPARE(std::get<NotFetched>(answer).bytes, std::int64_t(0));
        QVERIFY(names().isEmpty());
    }
    void aForeignPartFileIsNotTrusted()
    {
        std::ofstream(target() + ".part") << "something else";
        std::ofstream(target() + ".part.from") << "[[{\"etag\":";
        ScriptedServer server([](Peer &peer) {
            while (const auto request = peer.read())
                serve(peer, *request, "the file");
        });
        CurlTransport transport;
        QCOMPARE(std::get<Fetched>(fetchNow(transport, wanted(server.url()))).bytes, std::int64_t(8));
        QCOMPARE(contentOf(target()), std::string("the file"));
        QVERIFY(!rangeOf(server.requests().at(0)));
    }

    void aStalledDownloadKeepsItsBytes()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 100\r\n\r\nhalf");
            peer.hang();
        });
        CurlTransport transport;
        Download download = wanted(server.url());
        download.stillness = 100ms;
        const FetchAnswer answer = fetchNow(transport, download);
        QCOMPARE(kindOf(answer), Kind::TooSlow);
        QCOMPARE(std::get<NotFetched>(answer).bytes, std::int64_t(4));
    }
    void aSlowDownloadIsNotStill()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n");
            for (int i = 0; i < 40; ++i) {
                peer.write("x");
                std::this_thread::sleep_for(20ms);
            }
        });
        CurlTransport transport;
        Download download = wanted(server.url());
        download.stillness = 500ms;
        QCOMPARE(std::get<Fetched>(fetchNow(transport, download)).bytes, std::int64_t(40));
    }
    void aDownloadCanBeStopped()
    {
        std::promise<void> begun;
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 100\r\n\r\nhalf");
            peer.hang();
        });
        CurlTransport transport;
        Exchange exchange{};
        auto answer = fetchLater(transport, wanted(server.url()), &exchange,
                                 [&](std::int64_t, std::int64_t) { begun.set_value(); });
        begun.get_future().wait();
        transport.stop(exchange);
        const FetchAnswer stopped = waitFor(std::move(answer));
        QCOMPARE(kindOf(stopped), Kind::Stopped);
        QCOMPARE(std::get<NotFetched>(stopped).bytes, std::int64_t(4));
    }

    void aFileThatIsTooLongIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("declared") << QByteArray("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 2000\r\n\r\n");
        QTest::newRow("undeclared") << QByteArray("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\n\r\n");
    }
    void aFileThatIsTooLongIsCutOff()
    {
        QFETCH(QByteArray, head);
        ScriptedServer server([=](Peer &peer) {
            peer.read();
            peer.write(head.toStdString() + std::string(2000, 'x'));
        });
        CurlTransport transport;
        Download download = wanted(server.url());
        download.mostBytes = 1000;
        QCOMPARE(kindOf(fetchNow(transport, download)), Kind::TooLong);
        QVERIFY(names().isEmpty());
    }
    void aPackedFileArrivesUnpacked()
    {
        const std::string file(5000, 'm');
        ScriptedServer server([&](Peer &peer) {
            while (peer.read())
                peer.answer("200 OK", gzipped(file), "Content-Encoding: gzip\r\nETag: \"v1\"\r\n");
        });
        CurlTransport transport;
        QVERIFY(std::holds_alternative<Fetched>(fetchNow(transport, wanted(server.url()))));
        QCOMPARE(contentOf(target()), file);
    }
    void aPackedFileMayNotGrowBeyondTheLimit()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.read())
                peer.answer("200 OK", gzipped(std::string(1 << 20, 'm')), "Content-Encoding: gzip\r\n");
        });
        CurlTransport transport;
        Download download = wanted(server.url());
        download.mostBytes = 100'000;
        QCOMPARE(kindOf(fetchNow(transport, download)), Kind::TooLong);
        QVERIFY(names().isEmpty());
    }
    void aFileThatIsNotPackedAsItSaysIsNotTaken()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.read())
                peer.answer("200 OK", "packed", "Content-Encoding: gzip\r\n");
        });
        CurlTransport transport;
        QCOMPARE(kindOf(fetchNow(transport, wanted(server.url()))), Kind::Broken);
        QVERIFY(names().isEmpty());
    }
    void aRefusalSaysWhy()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("403 Forbidden", "<Code>AccessDenied</Code>" + std::string(100'000, ' '));
        });
        CurlTransport transport;
        const FetchAnswer answer = fetchNow(transport, wanted(server.url()));
        const auto &response = std::get<HttpResponse>(std::get<NotFetched>(answer).why);
        QCOMPARE(response.status, 403);
        QCOMPARE(response.body.size(), std::size_t(64 << 10));
        QVERIFY(response.body.starts_with("<Code>AccessDenied"));
        QVERIFY(names().isEmpty());
    }
    void aRefusalLeavesWhatCameBefore()
    {
        const std::string file = sample(5000);
        std::ofstream(target() + ".part") << file.substr(0, 1000);
        std::ofstream(target() + ".part.from") << "{\"etag\":\"\\\"v1\\\"\",\"bytes\":5000}";
        ScriptedServer busy([](Peer &peer) {
            peer.read();
            peer.answer("503 Service Unavailable", "later");
        });
        CurlTransport transport;
        const FetchAnswer answer = fetchNow(transport, wanted(busy.url()));
        QCOMPARE(std::get<HttpResponse>(std::get<NotFetched>(answer).why).status, 503);
        QCOMPARE(std::get<NotFetched>(answer).bytes, std::int64_t(1000));
        QVERIFY(contentOf(target() + ".part") == file.substr(0, 1000));
    }

    void aMissingFolderIsSaid()
    {
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        CurlTransport transport;
        Download download = wanted(server.url());
        download.file = m_folder->path() + "/gone/model.glb";
        const FetchAnswer answer = fetchNow(transport, download);
        const auto &why = std::get<std::string>(std::get<NotFetched>(answer).why);
        QVERIFY2(why.find("folder is not there") != std::string::npos, why.c_str());
        QCOMPARE(server.connections(), 0);
    }
    void aFullDiskIsSaid()
    {
        // A limit on files' lengths fails as a full disk does, and needs no rights.
        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit old = {};
        ::getrlimit(RLIMIT_FSIZE, &old);
        const rlimit small{100'000, old.rlim_max};
        const std::string file = sample(500'000);
        ScriptedServer server([&](Peer &peer) {
            while (const auto request = peer.read())
                serve(peer, *request, file);
        });
        CurlTransport transport;
        ::setrlimit(RLIMIT_FSIZE, &small);
        const FetchAnswer answer = fetchNow(transport, wanted(server.url()));
        ::setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, before);
        const auto &why = std::get<std::string>(std::get<NotFetched>(answer).why);
        QVERIFY2(why.find("may not grow that large") != std::string::npos, why.c_str());
        QVERIFY(!fs::exists(target()));
        QCOMPARE(std::get<Fetched>(fetchNow(transport, wanted(server.url()))).bytes, std::int64_t(file.size()));
        QVERIFY(contentOf(target()) == file);
    }

private:
    std::string target() const { return m_folder->target(); }
    Download wanted(const std::string &url) const { return m_folder->wanted(url); }
    QStringList names() const { return m_folder->names(); }

    std::unique_ptr<DownloadFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestFetch)
#include "tst_fetch.moc"
