// Requests over real sockets on loopback: what arrives, how often, and what comes back.
#include "net/asking.h"
#include "net/curl_transport.h"
#include "net/gzipped.h"
#include "net/scripted_server.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace turnaround;
using namespace turnaround::net;
using namespace turnaround::tests;
using namespace std::chrono_literals;
using Kind = HttpFailure::Kind;

class TestCurlTransport : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { forgetProxies(); }

    void aRequestArrivesAsItWasBuilt()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("201 Created", "made", "X-Task: 7\r\nRetry-After: 3\r\n");
        });
        CurlTransport transport;
        const HttpAnswer answer = ask(transport, post(server.url("/v1/../a%2Fb?sig=%2B+&x"), "body\0with zero"));
        const auto &response = std::get<HttpResponse>(answer);
        QCOMPARE(response.status, 201);
        QCOMPARE(response.body, std::string("made"));
        QCOMPARE(response.header("x-task"), std::optional<std::string>("7"));
        const QByteArray request = QByteArray::fromStdString(server.requests().at(0));
        QVERIFY(request.startsWith("POST /v1/../a%2Fb?sig=%2B+&x HTTP/1.1\r\n"));
        QVERIFY(request.contains("\r\nAuthorization: Bearer sesame\r\n"));
        QVERIFY(request.contains("\r\nContent-Type: application/json\r\n"));
        QVERIFY(request.contains("\r\nUser-Agent: Turnaround/"));
        QVERIFY(!request.contains("Expect:"));
        QVERIFY(!request.contains("Cookie"));
    }
    void aWaitUntilADateIsReadAsSeconds()
    {
        const QDateTime until = QDateTime::currentDateTimeUtc().addSecs(120);
        const QString date = QLocale::c().toString(until, "ddd, dd MMM yyyy HH:mm:ss") + " GMT";
        ScriptedServer server([&](Peer &peer) {
            peer.read();
            peer.answer("429 Too Many Requests", "later", "Retry-After: " + date.toStdString() + "\r\n");
        });
        CurlTransport transport;
        const auto answer = ask(transport, post(server.url("/"), "x"));
        const auto wait = std::get<HttpResponse>(answer).retryAfter();
        QVERIFY(wait && *wait > std::chrono::seconds(60) && *wait <= std::chrono::seconds(120));
    }
    void everyMethodIsSent_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("get") << int(HttpMethod::Get) << QByteArray() << QByteArray("GET / ");
        QTest::newRow("post") << int(HttpMethod::Post) << QByteArray("x") << QByteArray("POST / ");
        QTest::newRow("empty post") << int(HttpMethod::Post) << QByteArray() << QByteArray("POST / ");
        QTest::newRow("put") << int(HttpMethod::Put) << QByteArray(3 << 20, 'p') << QByteArray("PUT / ");
        QTest::newRow("delete") << int(HttpMethod::Delete) << QByteArray() << QByteArray("DELETE / ");
    }
    void everyMethodIsSent()
    {
        QFETCH(int, method);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, start);
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("200 OK", "");
        });
        CurlTransport transport;
        HttpRequest request = get(server.url());
        request.method = HttpMethod(method);
        request.body = body.toStdString();
        QCOMPARE(std::get<HttpResponse>(ask(transport, request)).status, 200);
        const QByteArray arrived = QByteArray::fromStdString(server.requests().at(0));
        QVERIFY(arrived.startsWith(start));
        QVERIFY(arrived.endsWith("\r\n\r\n" + body));
        QVERIFY(!arrived.contains("urlencoded"));
    }
    void anErrorPageIsAnAnswer()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("502 Bad Gateway", "<html>no</html>");
        });
        CurlTransport transport;
        const HttpAnswer answer = ask(transport, post(server.url()));
        QCOMPARE(std::get<HttpResponse>(answer).status, 502);
        QCOMPARE(std::get<HttpResponse>(answer).body, std::string("<html>no</html>"));
    }
    void aRedirectIsNotFollowed()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.read())
                peer.answer("307 Temporary Redirect", "", "Location: /elsewhere\r\n");
        });
        CurlTransport transport;
        QCOMPARE(std::get<HttpResponse>(ask(transport, post(server.url()))).status, 307);
        QCOMPARE(server.requests().size(), std::size_t(1));
    }
    void interimResponsesAreForgotten()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.write("HTTP/1.1 103 Early Hints\r\nX-Hint: 1\r\n\r\n");
            peer.answer("200 OK", "yes");
        });
        CurlTransport transport;
        const HttpAnswer answer = ask(transport, get(server.url()));
        QCOMPARE(std::get<HttpResponse>(answer).status, 200);
        QVERIFY(!std::get<HttpResponse>(answer).header("X-Hint"));
    }

    void aPostArrivesOnceThoughKeptConnectionsDie()
    {
        // The server promises to keep every connection, and drops it at the next request.
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("200 OK", "kept", "Connection: keep-alive\r\n");
            if (peer.read())
                peer.reset();
        });
        CurlTransport transport;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(std::get<HttpResponse>(ask(transport, get(server.url("/get")))).status, 200);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(std::get<HttpResponse>(ask(transport, post(server.url("/post")))).status, 200);
        int posts = 0;
        for (const std::string &request : server.requests())
            posts += request.starts_with("POST") ? 1 : 0;
        QCOMPARE(posts, 5);
    }
    void aConnectionIsUsedAgain()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.read())
                peer.answer("200 OK", "kept");
        });
        CurlTransport transport;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(std::get<HttpResponse>(ask(transport, get(server.url()))).status, 200);
        QCOMPARE(server.connections(), 1);
    }

    void aPackedAnswerIsUnpacked()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("200 OK", gzipped("unpacked"), "Content-Encoding: gzip\r\n");
        });
        CurlTransport transport;
        QCOMPARE(std::get<HttpResponse>(ask(transport, get(server.url()))).body, std::string("unpacked"));
        QVERIFY(server.requests().at(0).find("Accept-Encoding: gzip\r\n") != std::string::npos);
    }
    void anAnswerThatIsTooLongIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::string big(64 << 20, '0');
        const std::string bomb = gzipped(big);
        QTest::newRow("declared") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" +
                                                QByteArray(2000, 'x'));
        QTest::newRow("undeclared") << QByteArray("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(2000, 'x'));
        QTest::newRow("packed") << QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " +
                                              QByteArray::number(qulonglong(bomb.size())) + "\r\n\r\n" +
                                              QByteArray::fromStdString(bomb));
        QTest::newRow("head") << QByteArray("HTTP/1.1 200 OK\r\n" +
                                            QByteArray("X-A: " + QByteArray(8000, 'a') + "\r\n").repeated(40) + "\r\n");
    }
    void anAnswerThatIsTooLongIsCutOff()
    {
        QFETCH(QByteArray, bytes);
        ScriptedServer server([=](Peer &peer) {
            peer.read();
            peer.write(bytes.toStdString());
        });
        CurlTransport transport;
        HttpRequest request = post(server.url());
        request.mostAnswerBytes = 1000;
        const HttpFailure failure = failureIn(ask(transport, request));
        // libcurl has a limit of its own for heads.
        QVERIFY(failure.kind == Kind::TooLong || QByteArray(QTest::currentDataTag()) == "head");
        QVERIFY(failure.maybeSent);
    }
    void anAnswerOfExactlyTheLimitIsTaken()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("200 OK", std::string(1000, 'x'));
        });
        CurlTransport transport;
        HttpRequest request = get(server.url());
        request.mostAnswerBytes = 1000;
        QCOMPARE(std::get<HttpResponse>(ask(transport, request)).body.size(), std::size_t(1000));
    }

    void whatIsUnderWayCanBeStopped()
    {
        std::promise<void> arrived;
        ScriptedServer server([&](Peer &peer) {
            peer.read();
            arrived.set_value();
            peer.hang();
        });
        CurlTransport transport;
        Exchange exchange{};
        auto answer = sendLater(transport, post(server.url()), &exchange);
        arrived.get_future().wait();
        transport.stop(exchange);
        transport.stop(exchange);
        transport.stop(Exchange(12345));
        QVERIFY(fails(waitFor(std::move(answer)), Kind::Stopped, true));
    }
    void whatWaitsInLineIsStoppedUnsent()
    {
        std::promise<void> full;
        std::atomic<int> arrived = 0;
        ScriptedServer server([&](Peer &peer) {
            peer.read();
            if (++arrived == 6)
                full.set_value();
            peer.hang();
        });
        CurlTransport transport;
        std::vector<std::future<HttpAnswer>> answers;
        Exchange last{};
        for (int i = 0; i < 7; ++i)
            answers.push_back(sendLater(transport, post(server.url()), &last));
        full.get_future().wait();
        transport.stop(last);
        QVERIFY(fails(waitFor(std::move(answers.back())), Kind::Stopped, false));
        QCOMPARE(server.connections(), 6);
    }
    void allAnswersComeBeforeTheTransportEnds()
    {
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        std::atomic<int> stopped = 0;
        {
            CurlTransport transport;
            for (int i = 0; i < 100; ++i)
                transport.send(get(server.url()),
                               [&](HttpAnswer answer) { stopped += failureIn(answer).kind == Kind::Stopped ? 1 : 0; });
        }
        QCOMPARE(stopped.load(), 100);
    }
    void aThousandRequestsAreAnsweredOnceEach()
    {
        std::atomic<int> most = 0;
        std::atomic<int> now = 0;
        ScriptedServer server([&](Peer &peer) {
            while (const auto request = peer.read()) {
                most = std::max(most.load(), ++now);
                const auto path = request->substr(4, request->find(" HTTP") - 4);
                --now;
                peer.answer("200 OK", path);
            }
        });
        CurlTransport transport;
        std::vector<std::future<HttpAnswer>> answers;
        for (int i = 0; i < 1000; ++i)
            answers.push_back(sendLater(transport, get(server.url('/' + std::to_string(i)))));
        for (int i = 0; i < 1000; ++i) {
            const HttpAnswer answer = waitFor(std::move(answers[std::size_t(i)]));
            QCOMPARE(std::get<HttpResponse>(answer).body, '/' + std::to_string(i));
        }
        QVERIFY(server.connections() <= 6);
        QVERIFY(most <= 6);
    }
    void anAnswerMaySendTheNextRequest()
    {
        ScriptedServer server([](Peer &peer) {
            while (peer.read())
                peer.answer("200 OK", "next");
        });
        CurlTransport transport;
        std::promise<int> done;
        std::function<void(int)> step = [&](int left) {
            transport.send(get(server.url()), [&, left](HttpAnswer) {
                if (left == 0)
                    done.set_value(200);
                else
                    step(left - 1);
            });
        };
        step(20);
        QCOMPARE(waitFor(done.get_future()), 200);
    }

    void loopbackIsReachedThroughNoProxy()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("200 OK", "direct");
        });
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
            qputenv(name, QByteArray::fromStdString(deadUrl()));
        CurlTransport transport;
        const HttpAnswer answer = ask(transport, get(server.url()));
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy"})
            qunsetenv(name);
        QCOMPARE(std::get<HttpResponse>(answer).body, std::string("direct"));
    }
    void otherHostsAreReachedThroughTheEnvironmentsProxy()
    {
        ScriptedServer proxy([](Peer &peer) {
            peer.read();
            peer.answer("403 Forbidden", "not through here");
        });
        qputenv("https_proxy", QByteArray::fromStdString(proxy.url()));
        CurlTransport transport;
        const HttpAnswer answer = ask(transport, post("https://service.invalid/v1?key=sesame"));
        qunsetenv("https_proxy");
        QVERIFY(fails(answer, Kind::Offline, false));
        const QByteArray request = QByteArray::fromStdString(proxy.requests().at(0));
        QVERIFY(request.startsWith("CONNECT service.invalid:443 "));
        QVERIFY(!request.contains("sesame"));
    }
};

QTEST_GUILESS_MAIN(TestCurlTransport)
#include "tst_curl_transport.moc"
