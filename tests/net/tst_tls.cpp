// Certificates: who is talked to only when the environment vouches for them.
#include "net/asking.h"
#include "net/curl_transport.h"

#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace turnaround;
using namespace turnaround::net;
using namespace turnaround::tests;

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

/// Signed by itself, for one address, from an hour ago to an hour from now.
Certificate certificateFor(EVP_PKEY *key, const char *address)
{
    Certificate certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("test"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_EXTENSION *names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, address);
    X509_add_ext(certificate.get(), names, -1);
    X509_EXTENSION_free(names);
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

/// Answers "safe" to whoever accepts its certificate, one connection after the other.
class TlsServer
{
public:
    explicit TlsServer(const char *address)
        : m_key(EVP_RSA_gen(2048), EVP_PKEY_free)
        , m_certificate(certificateFor(m_key.get(), address))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in own = {};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof own;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&own), length) != 0 || ::listen(m_listener, 8) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&own), &length) != 0)
            qFatal("no port on loopback");
        m_port = ntohs(own.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~TlsServer()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }

    std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port) + '/'; }
    /// How many requests arrived.
    int requests() const { return m_requests; }
    bool writeCertificate(const QString &file) const
    {
        FILE *out = std::fopen(file.toLocal8Bit().constData(), "w");
        const bool written = out && PEM_write_X509(out, m_certificate.get()) == 1;
        return out && std::fclose(out) == 0 && written;
    }

private:
    void serve()
    {
        const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
        SSL_CTX_use_certificate(context.get(), m_certificate.get());
        SSL_CTX_use_PrivateKey(context.get(), m_key.get());
        for (;;) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0)
                return;
            const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), SSL_free);
            SSL_set_fd(tls.get(), socket);
            char request[4096];
            if (SSL_accept(tls.get()) == 1 && SSL_read(tls.get(), request, sizeof request) > 0) {
                ++m_requests;
                constexpr std::string_view answer =
                    "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nsafe";
                SSL_write(tls.get(), answer.data(), int(answer.size()));
                SSL_shutdown(tls.get());
            }
            ::close(socket);
        }
    }

    Key m_key;
    Certificate m_certificate;
    int m_listener;
    int m_port = 0;
    std::atomic<int> m_requests = 0;
    std::thread m_thread;
};

} // namespace

class TestTls : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        forgetProxies();
        std::signal(SIGPIPE, SIG_IGN); // the server's
    }
    void cleanup() { qunsetenv("SSL_CERT_FILE"); }

    void aStrangerIsInsecureAndGetsNothing()
    {
        TlsServer server("IP:127.0.0.1");
        CurlTransport transport;
        QVERIFY(fails(ask(transport, post(server.url())), HttpFailure::Kind::Insecure, false));
        QCOMPARE(server.requests(), 0);
    }
    void whomTheEnvironmentVouchesForIsTalkedTo()
    {
        TlsServer server("IP:127.0.0.1");
        QVERIFY(server.writeCertificate(m_folder.filePath("trusted.pem")));
        qputenv("SSL_CERT_FILE", m_folder.filePath("trusted.pem").toLocal8Bit());
        CurlTransport transport;
        const HttpAnswer answer = ask(transport, post(server.url()));
        const auto *response = std::get_if<HttpResponse>(&answer);
        QVERIFY2(response, failureIn(answer).detail.c_str());
        QCOMPARE(response->body, std::string("safe"));
    }
    void aCertificateForAnotherHostIsInsecure()
    {
        TlsServer server("DNS:other.example");
        QVERIFY(server.writeCertificate(m_folder.filePath("other.pem")));
        qputenv("SSL_CERT_FILE", m_folder.filePath("other.pem").toLocal8Bit());
        CurlTransport transport;
        QVERIFY(fails(ask(transport, post(server.url())), HttpFailure::Kind::Insecure, false));
        QCOMPARE(server.requests(), 0);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
