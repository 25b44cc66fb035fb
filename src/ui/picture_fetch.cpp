#include "ui/picture_fetch.h"

#include "domain/view.h"
#include "net/curl_transport.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QUrl>

namespace turnaround::ui {

namespace {

constexpr int kLongestName = 80;

/// What a file may be called, of an address that anybody may have written.
QString nameOf(const QUrl &address)
{
    QString name;
    for (const QChar c : address.fileName(QUrl::FullyDecoded).right(kLongestName)) {
        const bool plain = c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
        name += plain ? c : u'_';
    }
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("picture") : name;
}

QString megabytes(std::int64_t bytes)
{
    return QLocale(QLocale::English).toString(double(bytes) / 1e6, 'f', 1);
}

QString sentenceOf(const HttpFailure &failure, const QString &host)
{
    switch (failure.kind) {
    case HttpFailure::Kind::Offline:
        return PictureFetch::tr("%1 could not be reached. Check the connection, then try again.").arg(host);
    case HttpFailure::Kind::Insecure:
        return PictureFetch::tr(
                   "%1 has no valid certificate, so nothing was fetched. Save the picture, then drop the file.")
            .arg(host);
    case HttpFailure::Kind::TooLong:
        return PictureFetch::tr("The picture is larger than %1 MB. Save a smaller one, then drop the file.")
            .arg(PictureFetch::kMostBytes / 1'000'000);
    case HttpFailure::Kind::TooSlow:
        return PictureFetch::tr("%1 sends nothing any more. Try again.").arg(host);
    case HttpFailure::Kind::Refused:
        return PictureFetch::tr(
            "That address leads where pictures are not fetched from. Save the picture, then drop the file.");
    default:
        return PictureFetch::tr("%1 broke off. Try again.").arg(host);
    }
}

} // namespace

PictureFetch::PictureFetch(std::filesystem::path folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

PictureFetch::~PictureFetch()
{
    m_transport.reset(); // its last answers still find this object
}

void PictureFetch::fetch(const QString &address, int view)
{
    drop(view);
    const QUrl url(address, QUrl::StrictMode);
    const std::string text = url.toEncoded().toStdString();
    Slot &slot = m_slots[view];
    slot.address = address;
    slot.number = ++m_number;
    if (!url.isValid() || !net::isAllowedAddress(text, true))
        return refuse(view,
                      tr("Pictures are fetched from https addresses only. Save the picture, then drop the file."));
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(url.toEncoded(), QCryptographicHash::Sha1).toHex().left(12));
    const std::filesystem::path folder = m_folder / hash.toStdString();
    slot.file = QString::fromStdString((folder / nameOf(url).toStdString()).string());
    slot.state.running = true;
    slot.state.text = tr("fetching");
    slot.folder.start(
        [folder](const CancelToken &) {
            std::error_code failed;
            std::filesystem::create_directories(folder, failed);
            return !failed;
        },
        [this, view, text](bool made) {
            if (made)
                begin(view, text);
            else
                refuse(view, tr("The picture could not be saved beside the draft: make room on that disk."));
        });
    emit changed();
}

void PictureFetch::begin(int view, const std::string &address)
{
    const auto at = m_slots.find(view);
    if (at == m_slots.end())
        return;
    if (!m_transport)
        m_transport = std::make_unique<net::CurlTransport>();
    net::Download download{.url = address, .file = at->second.file.toStdString(), .mostBytes = kMostBytes};
    download.allowLoopback = net::isLoopbackAddress(address);
    const std::uint64_t number = at->second.number;
    at->second.exchange = m_transport->fetch(
        download,
        [this, view, number](const net::FetchAnswer &answer) {
            QMetaObject::invokeMethod(
                this, [this, view, number, answer] { hear(view, number, answer); }, Qt::QueuedConnection);
        },
        [this, view, number](std::int64_t bytes, std::int64_t whole) {
            QMetaObject::invokeMethod(
                this, [this, view, number, bytes, whole] { progress(view, number, bytes, whole); },
                Qt::QueuedConnection);
        });
}

void PictureFetch::progress(int view, std::uint64_t number, std::int64_t bytes, std::int64_t whole)
{
    const auto slot = m_slots.find(view);
    if (slot == m_slots.end() || slot->second.number != number || !slot->second.state.running)
        return;
    slot->second.state.share = whole > 0 ? std::min(1.0, double(bytes) / double(whole)) : -1;
    slot->second.state.text =
        whole > 0 ? tr("%1 of %2 MB").arg(megabytes(bytes), megabytes(whole)) : tr("%1 MB").arg(megabytes(bytes));
    emit changed();
}

void PictureFetch::hear(int view, std::uint64_t number, const net::FetchAnswer &answer)
{
    const auto at = m_slots.find(view);
    if (at == m_slots.end() || at->second.number != number)
        return;
    const QString host = QUrl(at->second.address).host();
    if (const auto *fetched = std::get_if<net::Fetched>(&answer)) {
        if (QString::fromStdString(fetched->contentType).startsWith(QStringLiteral("text/"), Qt::CaseInsensitive))
            return refuse(view,
                          tr("That address leads to a page, not to a picture. Drag the picture itself, or save it and "
                             "drop the file."));
        const QString file = at->second.file, address = at->second.address;
        m_slots.erase(at);
        emit changed();
        emit this->fetched(view, file, address);
        return;
    }
    const auto &why = std::get<net::NotFetched>(answer).why;
    if (const auto *response = std::get_if<HttpResponse>(&why))
        refuse(view,
               tr("%1 does not give the picture out (%2). Save it in the browser, then drop the file.")
                   .arg(host)
                   .arg(response->status));
    else if (const auto *failure = std::get_if<HttpFailure>(&why))
        refuse(view, sentenceOf(*failure, host));
    else
        refuse(view, QString::fromStdString(std::get<std::string>(why)));
}

void PictureFetch::refuse(int view, const QString &why)
{
    Slot &slot = m_slots[view];
    slot.state = FetchState();
    slot.state.problem = why;
    emit changed();
}

QVariantList PictureFetch::states() const
{
    QVariantList states;
    for (int view = 0; view <= kViewCount; ++view) {
        const auto slot = m_slots.find(view == kViewCount ? -1 : view);
        states << QVariant::fromValue(slot == m_slots.end() ? FetchState() : slot->second.state);
    }
    return states;
}

int PictureFetch::problemView() const
{
    for (const auto &[view, slot] : m_slots) {
        if (!slot.state.problem.isEmpty())
            return view;
    }
    return -1;
}

QString PictureFetch::problem() const
{
    const auto slot = m_slots.find(problemView());
    return slot == m_slots.end() ? QString() : slot->second.state.problem;
}

void PictureFetch::retry()
{
    const auto slot = m_slots.find(problemView());
    if (slot != m_slots.end() && !slot->second.state.problem.isEmpty())
        fetch(QString(slot->second.address), slot->first);
}

void PictureFetch::drop(int view)
{
    const auto slot = m_slots.find(view);
    if (slot == m_slots.end())
        return;
    if (m_transport)
        m_transport->stop(slot->second.exchange);
    m_slots.erase(slot);
    emit changed();
}

} // namespace turnaround::ui
