#include "sandbox/tc3_signature.h"

#include "domain/utc_time.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace turnaround::sandbox {

namespace {

constexpr auto kSkew = std::chrono::seconds(300);
constexpr std::string_view kAlgorithm = "TC3-HMAC-SHA256 ";

QByteArrayView bytesOf(const std::string &text)
{
    return {text.data(), qsizetype(text.size())};
}

std::string sha256Hex(const std::string &text)
{
    return QCryptographicHash::hash(bytesOf(text), QCryptographicHash::Sha256).toHex().toStdString();
}

QByteArray hmac(const QByteArray &key, const std::string &text)
{
    return QMessageAuthenticationCode::hash(QByteArray(text.data(), qsizetype(text.size())), key,
                                            QCryptographicHash::Sha256);
}

std::vector<std::string> split(const std::string &text, char at)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == at)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return char(std::tolower(static_cast<unsigned char>(c))); });
    return text;
}

/// "Credential=…, SignedHeaders=…, Signature=…" by name.
std::map<std::string, std::string> partsOf(const std::string &authorization)
{
    std::map<std::string, std::string> parts;
    for (const std::string &part : split(authorization.substr(kAlgorithm.size()), ',')) {
        const std::size_t begin = part.find_first_not_of(' ');
        const std::size_t equals = part.find('=');
        if (begin != std::string::npos && equals != std::string::npos && equals > begin)
            parts[part.substr(begin, equals - begin)] = part.substr(equals + 1);
    }
    return parts;
}

std::string canonical(const Request &request, const std::string &signedHeaders, const std::string &host)
{
    std::string text = "POST\n/\n\n";
    for (const std::string &name : split(signedHeaders, ';'))
        text += name + ':' + lower(name == "host" ? host : request.get_header_value(name)) + '\n';
    return text + '\n' + signedHeaders + '\n' + sha256Hex(request.body);
}

std::string withoutPort(const std::string &host)
{
    return host.substr(0, host.find(':'));
}

/// The scope's service: Tencent's, or what its SDK makes of the host's name.
bool isService(const std::string &service, const std::string &host)
{
    return service == "ai3d" || service == "hunyuan" || service == host.substr(0, host.find_first_of(".:"));
}

} // namespace

std::string tc3Signature(const std::string &canonicalRequest, const std::string &timestamp, const std::string &scope,
                         const std::string &secretKey)
{
    const std::vector<std::string> parts = split(scope, '/');
    QByteArray key = QByteArray("TC3") + QByteArray(secretKey.data(), qsizetype(secretKey.size()));
    for (const std::string &part : parts)
        key = hmac(key, part);
    const std::string toSign = "TC3-HMAC-SHA256\n" + timestamp + '\n' + scope + '\n' + sha256Hex(canonicalRequest);
    return hmac(key, toSign).toHex().toStdString();
}

std::optional<SignatureError> checkSignature(const Request &request, Moment now, std::string &secretId)
{
    const std::string authorization = request.get_header_value("Authorization");
    if (!authorization.starts_with(kAlgorithm))
        return SignatureError{"AuthFailure.InvalidAuthorization", "Authorization must begin with TC3-HMAC-SHA256."};
    std::map<std::string, std::string> parts = partsOf(authorization);
    const std::vector<std::string> credential = split(parts["Credential"], '/');
    const std::string host = request.get_header_value("Host");
    if (credential.size() != 4 || credential[3] != "tc3_request" || !isService(credential[2], host))
        return SignatureError{"AuthFailure.InvalidAuthorization", "Credential must be ID/DATE/SERVICE/tc3_request."};
    secretId = credential[0];
    if (judgeKey(secretId) == Key::Missing || judgeKey(secretId) == Key::Wrong)
        return SignatureError{"AuthFailure.SecretIdNotFound", "The SecretId is not found."};

    const std::string timestamp = request.get_header_value("X-TC-Timestamp");
    std::int64_t seconds = 0;
    const auto read = std::from_chars(timestamp.data(), timestamp.data() + timestamp.size(), seconds);
    if (timestamp.empty() || read.ptr != timestamp.data() + timestamp.size())
        return SignatureError{"MissingParameter", "X-TC-Timestamp is missing."};
    const Moment signedAt{std::chrono::seconds(seconds)};
    if (signedAt > now + kSkew || signedAt < now - kSkew)
        return SignatureError{"AuthFailure.SignatureExpire", "The signature has expired: check the clock."};
    const std::string date = utcText(std::chrono::time_point_cast<std::chrono::milliseconds>(signedAt)).substr(0, 10);
    if (credential[1] != date)
        return SignatureError{"AuthFailure.SignatureFailure", "Credential's date is not that of X-TC-Timestamp."};

    const std::string signedHeaders = parts["SignedHeaders"];
    const std::vector<std::string> names = split(signedHeaders, ';');
    for (const char *name : {"content-type", "host"}) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            return SignatureError{"AuthFailure.SignatureFailure", std::string(name) + " is not signed."};
    }
    const std::string scope = credential[1] + '/' + credential[2] + '/' + credential[3];
    for (const std::string &asHost : {host, withoutPort(host)}) {
        if (tc3Signature(canonical(request, signedHeaders, asHost), timestamp, scope, kTencentPracticeKey) ==
            parts["Signature"])
            return {};
    }
    return SignatureError{"AuthFailure.SignatureFailure", "The provided credentials could not be validated."};
}

} // namespace turnaround::sandbox
