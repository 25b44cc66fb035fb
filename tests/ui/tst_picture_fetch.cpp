// Pictures at addresses: fetched from a server on loopback, given up, and explained where that fails.
#include "net/scripted_server.h"
#include "ui/intake.h"
#include "ui/picture_fetch.h"

#include <QBuffer>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <fstream>
#include <future>
#include <sstream>

using namespace turnaround;
using namespace turnaround::ui;
using namespace turnaround::tests;

namespace {

std::string picture()
{
    QImage image(200, 150, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes.toStdString();
}

std::string contentOf(const std::filesystem::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

} // namespace

class TestPictureFetch : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_fetch = std::make_unique<PictureFetch>(m_folder->path().toStdString() + "/draft");
        m_file.clear();
        m_why.clear();
        m_words.clear();
        connect(m_fetch.get(), &PictureFetch::fetched, this,
                [this](View, const std::filesystem::path &file, const QString &address) {
                    m_file = file;
                    m_address = address;
                });
        connect(m_fetch.get(), &PictureFetch::failed, this, [this](View, const QString &why, bool mayRetry) {
            m_why = why;
            m_mayRetry = mayRetry;
        });
        connect(m_fetch.get(), &PictureFetch::progressed, this,
                [this](View, const QString &words) { m_words << words; });
    }
    void cleanup() { m_fetch.reset(); }

    void aPictureIsFetchedIntoTheFolder()
    {
        const std::string bytes = picture();
        ScriptedServer server([&](Peer &peer) {
            peer.read();
            peer.answer("200 OK", bytes);
        });
        const QString address = QString::fromStdString(server.url("/hero.PNG?sig=%2B+"));
        m_fetch->fetch(View::Left, address);
        QTRY_VERIFY(!m_file.empty());
        QVERIFY(contentOf(m_file) == bytes);
        QCOMPARE(m_file.extension().string(), std::string(".png"));
        QVERIFY(m_file.string().starts_with(m_folder->path().toStdString() + "/draft/"));
        QCOMPARE(m_address, address);
        QVERIFY(!m_words.first().isEmpty());
        QVERIFY(m_words.last().isEmpty());
        QVERIFY(m_why.isEmpty());
        QVERIFY(server.requests().at(0).starts_with("GET /hero.PNG?sig=%2B+ HTTP/1.1"));
    }
    void aRefusalIsExplained()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.answer("404 Not Found", "gone");
        });
        m_fetch->fetch(View::Front, QString::fromStdString(server.url()));
        QTRY_VERIFY(!m_why.isEmpty());
        QVERIFY(m_why.contains("404"));
        QVERIFY(m_mayRetry);
        QVERIFY(m_words.last().isEmpty());
    }
    void whatFailedIsFetchedOnceMore()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            if (peer.number() == 0)
                peer.answer("503 Service Unavailable", "later", "Connection: close\r\n");
            else
                peer.answer("200 OK", "a picture", "Connection: close\r\n");
        });
        const QString address = QString::fromStdString(server.url("/hero.png?sig=%2B"));
        m_fetch->fetch(View::Left, address);
        QTRY_VERIFY(!m_why.isEmpty());
        m_fetch->retry(View::Left);
        QTRY_VERIFY(!m_file.empty());
        QCOMPARE(contentOf(m_file), std::string("a picture"));
        QCOMPARE(m_address, address);
    }
    void thereIsNothingToTryAgainBeforeTheFirstAddress()
    {
        m_fetch->retry(View::Top);
        QVERIFY(m_words.isEmpty());
        QVERIFY(m_why.isEmpty());
    }
    void whatIsTooLargeIsExplained()
    {
        ScriptedServer server([](Peer &peer) {
            peer.read();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 40000001\r\n\r\nx");
            peer.hang();
        });
        m_fetch->fetch(View::Front, QString::fromStdString(server.url()));
        QTRY_VERIFY(!m_why.isEmpty());
        QVERIFY(m_why.contains("40"));
        QVERIFY(!m_mayRetry);
    }
    void otherAddressesAreNotFetched_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"http://example.com/a.png", "ftp://example.com/a.png", "file:///etc/passwd",
                                    "https://user:word@example.com/a.png", "https://10.0.0.1/a.png", ""})
            QTest::newRow(address) << address;
    }
    void otherAddressesAreNotFetched()
    {
        QFETCH(QString, address);
        m_fetch->fetch(View::Front, address);
        QTRY_VERIFY(m_why.contains("https"));
        QVERIFY(!m_mayRetry);
        QVERIFY(m_file.empty());
    }
    void theLatestAddressOfASlotCounts()
    {
        std::promise<void> arrived;
        ScriptedServer slow([&](Peer &peer) {
            peer.read();
            arrived.set_value();
            peer.hang();
        });
        ScriptedServer quick([](Peer &peer) {
            peer.read();
            peer.answer("200 OK", "the later one");
        });
        m_fetch->fetch(View::Front, QString::fromStdString(slow.url("/a.png")));
        auto there = arrived.get_future();
        QTRY_VERIFY(there.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
        m_fetch->fetch(View::Front, QString::fromStdString(quick.url("/b.png")));
        QTRY_VERIFY(!m_file.empty());
        QCOMPARE(contentOf(m_file), std::string("the later one"));
        QVERIFY(m_why.isEmpty());
    }
    void whatWasGivenUpSaysNothingMore()
    {
        ScriptedServer server([](Peer &peer) { peer.hang(); });
        m_fetch->fetch(View::Front, QString::fromStdString(server.url()));
        m_fetch->stop(View::Front);
        QCOMPARE(m_words.last(), QString());
        m_fetch.reset();
        QCoreApplication::processEvents();
        QVERIFY(m_why.isEmpty());
    }
    void aLinkKeepsItsAddressByteForByte()
    {
        QMimeData content;
        content.setUrls({QUrl(QStringLiteral("https://example.com/a%20b.png?sig=%2B&x=1"))});
        QCOMPARE(readOffer(content).link, QStringLiteral("https://example.com/a%20b.png?sig=%2B&x=1"));
        content.setData("image/png", "bytes");
        QVERIFY(readOffer(content).link.isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PictureFetch> m_fetch;
    std::filesystem::path m_file;
    QString m_address, m_why;
    bool m_mayRetry = false;
    QStringList m_words;
};

QTEST_GUILESS_MAIN(TestPictureFetch)
#include "tst_picture_fetch.moc"
