// Files over real sockets on loopback: whole or not at all, gone on with after a cut, never from where they must not
// be.
#include "net/asking.h"
#include "net/curl_transport.h"
#include "net/scripted_server.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/resource.h>

using namespace turnaround;
using namespace turnaround::net;
using namespace turnaround::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Kind = HttpFailure::Kind;

namespace {

std::string sample(std::size_t bytes)
{
    std::string text(bytes, '\0');
    unsigned state = 1;
    for (char &c : text)
        c = char((state = state * 1664525U + 1013904223U) >> 24);
    return text;
}

std::string contentOf(const fs::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// Where a request's Range begins; nothing where it has none.
std::optional<std::size_t> rangeOf(const std::string &request)
{
    const auto at = request.find("Range: bytes=");
    if (at == std::string::npos)
        return {};
    return std::size_t(std::atoll(request.c_str() + at + 13));
}

/// What a good file host does.
void serve(const Peer &peer, const std::string &request, const std::string &file, const std::string &tag = "\"v1\"")
{
    const auto from = rangeOf(request);
    if (!from || request.find("If-Range: " + tag) == std::string::npos) {
        peer.answer("200 OK", file, "ETag: " + tag + "\r\nContent-Type: model/gltf-binary\r\n");
        return;
    }
    peer.answer("206 Partial Content", std::string_view(file).substr(*from),
                "ETag: " + tag + "\r\nContent-Range: bytes " + std::to_string(*from) + '-' +
                    std::to_string(file.size() - 1) + '/' + std::to_string(file.size()) + "\r\n");
}

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

Kind kindOf(const FetchAnswer &answer)
{
    const auto *missed = std::get_if<NotFetched>(&answer);
    const auto *failure = missed ? std::get_if<HttpFailure>(&missed->why) : nullptr;
    if (!failure)
        qWarning("no failure of the network");
    return failure ? failure->kind : Kind::Stopped;
}

} // namespace

class TestFetch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const char *name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy"})
            qunsetenv(name);
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

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
    void aPackedFileIsNotTaken()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
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

    void redirectsAreFollowed()
    {
        ScriptedServer server([](Peer &peer) {
            while (const auto request = peer.read()) {
                const int at = request->at(5) - '0';
                if (at < 5)
                    peer.answer("302 Found", "moved", "Location: /" + std::to_string(at + 1) + "?s=%2B+\r\n");
                else
                    serve(peer, *request, "the file");
            }
        });
        CurlTransport transport;
        QCOMPARE(std::get<Fetched>(fetchNow(transport, wanted(server.url("/0")))).bytes, std::int64_t(8));
        QVERIFY(server.requests().back().starts_with("GET /5?s=%2B+ HTTP/1.1"));
    }
    void aRoundOfRedirectsEnds()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.read())
                peer.answer("302 Found", "", "Location: /\r\n");
        });
        CurlTransport transport;
        QCOMPARE(kindOf(fetchNow(transport, wanted(server.url()))), Kind::Refused);
        QCOMPARE(server.requests().size(), std::size_t(6));
    }
    void aRedirectToWhereNoneMayLeadIsRefused_data()
    {
        QTest::addColumn<QByteArray>("location");
        for (const char *location : {"http://example.com/f", "file:///etc/passwd", "ftp://127.0.0.1/f",
                                     "https://user:word@127.0.0.1/f", "https://127.0.0.1 /f", ""})
            QTest::newRow(location) << QByteArray(location);
    }
    void aRedirectToWhereNoneMayLeadIsRefused()
    {
        QFETCH(QByteArray, location);
        ScriptedServer server([=](Peer &peer) {
            while (peer.read())
                peer.answer("302 Found", "", "Location: " + location.toStdString() + "\r\n");
        });
        CurlTransport transport;
        QCOMPARE(kindOf(fetchNow(transport, wanted(server.url()))), Kind::Refused);
        QCOMPARE(server.requests().size(), std::size_t(1));
        QVERIFY(names().isEmpty());
    }
    void loopbackAndInnerAddressesAreRefused_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host : {"127.0.0.1", "localhost", "files.localhost", "10.0.0.1", "192.168.0.1",
                                 "169.254.169.254", "0.0.0.0", "[::1]", "[fe80::1]", "0x7f000001"})
            QTest::newRow(host) << host;
    }
    void loopbackAndInnerAddressesAreRefused()
    {
        QFETCH(QString, host);
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        CurlTransport transport;
        Download download = wanted(server.url("/f", host.toStdString(), "https"));
        download.allowLoopback = false;
        QCOMPARE(kindOf(fetchNow(transport, download)), Kind::Refused);
        QCOMPARE(server.connections(), 0);
    }

    void aMissingFolderIsSaid()
    {
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        CurlTransport transport;
        Download download = wanted(server.url());
        download.file = fs::path(m_folder->path().toStdString()) / "gone" / "model.glb";
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
    std::string target() const { return m_folder->path().toStdString() + "/model.glb"; }
    Download wanted(const std::string &url) const
    {
        Download download;
        download.url = url;
        download.file = target();
        download.allowLoopback = true;
        download.stillness = 20s;
        return download;
    }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestFetch)
#include "tst_fetch.moc"
