#include "sandbox/practice.h"

#include "domain/utc_time.h"
#include "sandbox/tc3_signature.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QUuid>
#include <httplib.h>

namespace turnaround::sandbox {

namespace {

std::string sha256(const std::string &text)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace

Headers bearer(const std::string &key)
{
    return {{"Authorization", "Bearer " + key}};
}

Headers basic(const std::string &keyAndSecret)
{
    return {{"Authorization", "Basic " + base64(keyAndSecret)}};
}

Headers subscription(const std::string &key)
{
    return {{"Ocp-Apim-Subscription-Key", key}, {"Cache-Control", "no-cache"}};
}

std::string picture(int width, int height, const char *format)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setBrush(Qt::red);
    painter.drawEllipse(width / 4, height / 8, width / 2, height * 3 / 4);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    image.save(&buffer, format);
    return bytes.toStdString();
}

std::string base64(const std::string &bytes)
{
    return QByteArray::fromStdString(bytes).toBase64().toStdString();
}

std::string newTaskUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

SandboxSetup Practice::setup(const std::vector<std::string> &faults, int selfHostedVersion)
{
    SandboxSetup setup;
    setup.chargeLog = chargeLog();
    setup.selfHostedVersion = selfHostedVersion;
    setup.slowAtMost = std::chrono::milliseconds(300);
    setup.now = [this] { return now(); };
    for (const std::string &text : faults) {
        const Result<Fault> fault = parseFault(text);
        if (!fault)
            qFatal("%s", fault.error().message.c_str());
        setup.faults.push_back(*fault);
    }
    return setup;
}

Practice::Practice(const std::vector<std::string> &faults, int selfHostedVersion)
    : m_sandbox(setup(faults, selfHostedVersion))
{
    if (const Result<int> port = m_sandbox.start(); !port)
        qFatal("%s", port.error().message.c_str());
}

std::chrono::system_clock::time_point Practice::now() const
{
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(m_time));
}

std::string Practice::origin() const
{
    const std::string address = at("pixazo");
    return address.substr(0, address.rfind('/'));
}

Reply Practice::call(const std::string &method, const std::string &url, const Headers &headers, const std::string &body,
                     const std::string &type)
{
    const std::size_t path = url.find('/', url.find("://") + 3);
    httplib::Client client(url.substr(0, path));
    client.set_read_timeout(20);
    httplib::Request request;
    request.method = method;
    request.path = url.substr(path);
    for (const auto &[name, value] : headers)
        request.headers.emplace(name, value);
    if (!body.empty() || method != "GET") {
        request.body = body;
        request.headers.emplace("Content-Type", type);
    }
    Reply reply;
    request.content_receiver = [&](const char *from, std::size_t size, std::uint64_t, std::uint64_t) {
        reply.body.append(from, size);
        return true;
    };
    const httplib::Result result = client.send(request);
    if (!result)
        return reply;
    reply.status = result->status;
    for (const auto &[name, value] : result->headers)
        reply.headers[name] = value;
    return reply;
}

Reply Practice::tencent(const std::string &action, const Json &body, const std::string &secretKey,
                        const std::string &secretId, int clockOffSeconds)
{
    const auto signedAt = now() + std::chrono::seconds(clockOffSeconds);
    const std::string timestamp =
        std::to_string(std::chrono::duration_cast<std::chrono::seconds>(signedAt.time_since_epoch()).count());
    const std::string date = utcText(std::chrono::time_point_cast<std::chrono::milliseconds>(signedAt)).substr(0, 10);
    const std::string scope = date + "/ai3d/tc3_request";
    const std::string canonical = "POST\n/\n\ncontent-type:application/json\nhost:" + origin().substr(7) +
        "\n\ncontent-type;host\n" + sha256(body.dump());
    return post(
        origin() + '/', body,
        {{"X-TC-Action", action},
         {"X-TC-Version", "2025-05-13"},
         {"X-TC-Region", "ap-guangzhou"},
         {"X-TC-Timestamp", timestamp},
         {"Authorization",
          "TC3-HMAC-SHA256 Credential=" + secretId + '/' + scope +
              ", SignedHeaders=content-type;host, Signature=" + tc3Signature(canonical, timestamp, scope, secretKey)}});
}

bool Practice::finish(const std::function<bool()> &done)
{
    passTime(std::chrono::milliseconds(1'500));
    return QTest::qWaitFor(done, 30'000);
}

std::string Practice::lastRefusal() const
{
    const std::vector<LoggedRequest> requests = m_sandbox.requests();
    return requests.empty() ? std::string() : requests.back().refusal;
}

} // namespace turnaround::sandbox
