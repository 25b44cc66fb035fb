// Fetches pictures that were dropped as an address: https, or http on this machine. GUI thread; the transport has a
// thread of its own. Nothing is fetched that was not dropped or pasted.
//
//   FOLDER/HASH/NAME    the picture, its name as at the end of its address
#pragma once

#include "net/transport.h"
#include "ui/latest.h"

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace turnaround::ui {

/// What a slot fetches, or why it could not.
struct FetchState {
    Q_GADGET
    QML_VALUE_TYPE(fetchState)
    Q_PROPERTY(bool running MEMBER running)
    /// 0..1; below 0: not known.
    Q_PROPERTY(qreal share MEMBER share)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString problem MEMBER problem)
public:
    bool running = false;
    qreal share = -1;
    QString text; ///< "1.1 of 3.0 MB"
    QString problem; ///< one sentence; empty: none
};

class PictureFetch : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    /// FetchState by a view's number; the last one is of what was dropped beside the slots.
    Q_PROPERTY(QVariantList states READ states NOTIFY changed)
    /// The slot whose picture could not be fetched, as a view's number; -1: none, or beside the slots.
    Q_PROPERTY(int problemView READ problemView NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    static constexpr std::int64_t kMostBytes = 40'000'000;

    explicit PictureFetch(std::filesystem::path folder, QObject *parent = nullptr);
    /// Stops what is under way.
    ~PictureFetch() override;

    /// `view` is a View's number, or -1; a picture that is still being fetched for it is given up.
    void fetch(const QString &address, int view);

    QVariantList states() const;
    int problemView() const;
    QString problem() const;

    Q_INVOKABLE void retry();
    /// Stops fetching for a slot, or forgets why it could not.
    Q_INVOKABLE void drop(int view);

signals:
    void changed();
    void fetched(int view, const QString &file, const QString &address);

private:
    struct Slot {
        FetchState state;
        QString address, file;
        std::uint64_t number = 0; ///< of the try; answers of others are not heard
        net::Exchange exchange{};
        Latest<bool> folder; ///< is being made
    };
    void begin(int view, const std::string &address);
    void hear(int view, std::uint64_t number, const net::FetchAnswer &answer);
    void progress(int view, std::uint64_t number, std::int64_t bytes, std::int64_t whole);
    void refuse(int view, const QString &why);

    std::filesystem::path m_folder;
    std::map<int, Slot> m_slots;
    std::uint64_t m_number = 0;
    std::unique_ptr<net::Transport> m_transport; ///< made for the first address
};

} // namespace turnaround::ui
