#include "net/failure.h"

#include <cstring>

namespace turnaround::net {

namespace {

HttpFailure::Kind kindBeforeRequest(const Ending &ending)
{
    switch (ending.code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_USE_SSL_FAILED:
        return HttpFailure::Kind::Insecure;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
        return HttpFailure::Kind::Refused;
    case CURLE_OPERATION_TIMEDOUT:
        return ending.patienceOver ? HttpFailure::Kind::TooSlow : HttpFailure::Kind::Offline;
    default:
        return HttpFailure::Kind::Offline;
    }
}

} // namespace

HttpFailure failureOf(const Ending &ending)
{
    HttpFailure failure;
    failure.maybeSent = ending.requestBegun;
    if (!ending.requestBegun)
        failure.kind = kindBeforeRequest(ending);
    else if (ending.code == CURLE_OPERATION_TIMEDOUT)
        failure.kind = HttpFailure::Kind::TooSlow;
    else
        failure.kind = HttpFailure::Kind::Broken;
    failure.detail = curl_easy_strerror(ending.code);
    if (ending.systemError != 0)
        failure.detail += std::string(" (") + std::strerror(int(ending.systemError)) + ')';
    return failure;
}

} // namespace turnaround::net
