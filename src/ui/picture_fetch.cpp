#include "ui/picture_fetch.h"

#include "net/curl_transport.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QUrl>

namespace turnaround::ui {

namespace {

/// The address stays out of the name: it may be secret.
std::string fileName(const QString &address)
{
    const QByteArray hash = QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha1).toHex().left(12);
    const QString path = QUrl(address).path().toLower();
    for (const char *ending : {".png", ".jpg", ".jpeg", ".webp"}) {
        if (path.endsWith(QLatin1String(ending)))
            return ("fetched-" + hash + ending).toStdString();
    }
    return ("fetched-" + hash + ".picture").toStdString();
}

QString megabytes(std::int64_t bytes)
{
    return QLocale().toString(double(bytes) / 1e6, 'f', 1);
}

bool mayDoNextTime(const net::NotFetched &missed)
{
    const auto *failure = std::get_if<HttpFailure>(&missed.why);
    return !failure || (failure->kind != HttpFailure::Kind::Refused && failure->kind != HttpFailure::Kind::TooLong);
}

QString sentence(const HttpFailure &failure)
{
    using Kind = HttpFailure::Kind;
    switch (failure.kind) {
    case Kind::Offline:
        return PictureFetch::tr("That address can't be reached: check the network and try again, or save the picture "
                                "and drop the file.");
    case Kind::Insecure:
        return PictureFetch::tr("The connection to that address is not safe: save the picture, then drop the file.");
    case Kind::TooSlow:
        return PictureFetch::tr("Nothing came from that address for 30 seconds: try again, or save the picture "
                                "and drop the file.");
    case Kind::TooLong:
        return PictureFetch::tr("What lies at that address has more than %1 MB: save it smaller, then drop the file.")
            .arg(PictureFetch::kMostBytes / 1'000'000);
    case Kind::Refused:
        return PictureFetch::tr("Pictures are fetched only from public https addresses: save the picture, then drop "
                                "the file.");
    case Kind::Broken:
    case Kind::Stopped:
        break;
    }
    return PictureFetch::tr("The connection broke off: try again, or save the picture and drop the file.");
}

QString sentence(const net::NotFetched &missed)
{
    if (const auto *response = std::get_if<HttpResponse>(&missed.why))
        return PictureFetch::tr("The server at that address gives no picture (HTTP %1): save it, then drop the file.")
            .arg(response->status);
    if (const auto *failure = std::get_if<HttpFailure>(&missed.why))
        return sentence(*failure);
    return QString::fromStdString(std::get<std::string>(missed.why));
}

} // namespace

PictureFetch::PictureFetch(std::filesystem::path folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

void PictureFetch::fetch(View view, const QString &address)
{
    stop(view);
    if (!net::isAllowedAddress(address.toStdString(), true)) {
        emit failed(view, sentence(HttpFailure{HttpFailure::Kind::Refused, false, {}}), false);
        return;
    }
    Fetch &fetch = of(view);
    fetch.number = ++m_last;
    fetch.address = address;
    fetch.file = m_folder / fileName(address);
    emit progressed(view, tr("Fetching …"));
    fetch.folder.start(
        [folder = m_folder](const CancelToken &) {
            std::error_code problem; // the transport says what is wrong with the folder
            return std::filesystem::create_directories(folder, problem);
        },
        [this, view](bool) { begin(view); });
}

void PictureFetch::retry(View view)
{
    if (!of(view).address.isEmpty())
        fetch(view, QString(of(view).address));
}

void PictureFetch::begin(View view)
{
    Fetch &fetch = of(view);
    if (!m_transport)
        m_transport = std::make_unique<net::CurlTransport>();
    net::Download download;
    download.url = fetch.address.toStdString();
    download.file = fetch.file;
    download.mostBytes = kMostBytes;
    download.allowLoopback = net::isLoopbackAddress(download.url);
    const int number = fetch.number;
    fetch.exchange = m_transport->fetch(
        std::move(download),
        [this, view, number](net::FetchAnswer answer) {
            QMetaObject::invokeMethod(
                this, [this, view, number, answer = std::move(answer)] { end(view, number, answer); },
                Qt::QueuedConnection);
        },
        [this, view, number](std::int64_t bytes, std::int64_t whole) {
            QMetaObject::invokeMethod(
                this, [this, view, number, bytes, whole] { tell(view, number, bytes, whole); }, Qt::QueuedConnection);
        });
}

void PictureFetch::stop(View view)
{
    Fetch &fetch = of(view);
    if (fetch.number == 0)
        return;
    fetch.number = 0;
    fetch.folder.cancel();
    if (fetch.exchange)
        m_transport->stop(*fetch.exchange);
    fetch.exchange.reset();
    emit progressed(view, {});
}

void PictureFetch::tell(View view, int number, std::int64_t bytes, std::int64_t whole)
{
    if (of(view).number != number)
        return;
    emit progressed(view,
                    whole > 0 ? tr("%1 of %2 MB").arg(megabytes(bytes), megabytes(whole))
                              : tr("%1 MB").arg(megabytes(bytes)));
}

void PictureFetch::end(View view, int number, const net::FetchAnswer &answer)
{
    Fetch &fetch = of(view);
    if (fetch.number != number)
        return;
    fetch.number = 0;
    fetch.exchange.reset();
    emit progressed(view, {});
    if (const auto *missed = std::get_if<net::NotFetched>(&answer))
        emit failed(view, sentence(*missed), mayDoNextTime(*missed));
    else
        emit fetched(view, fetch.file, fetch.address);
}

} // namespace turnaround::ui
