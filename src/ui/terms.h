// What pressing Generate means, known before it is pressed: why it can't be, what is used and what is not, where the
// pictures go, what it costs. GUI thread (values).
#pragma once

#include "blockout/report/report.h"
#include "providers/provider.h"

#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace turnaround::ui {

/// One line under the service.
struct TermLine {
    Q_GADGET
    QML_VALUE_TYPE(termLine)
    Q_PROPERTY(QString icon MEMBER icon)
    /// Worth reading before money is spent.
    Q_PROPERTY(bool warns MEMBER warns)
    Q_PROPERTY(QString text MEMBER text)
public:
    QString icon, text;
    bool warns = false;
    friend bool operator==(const TermLine &, const TermLine &) = default;
};

/// A service that may put the pictures at a public address.
struct HostOffer {
    Q_GADGET
    QML_VALUE_TYPE(hostOffer)
    Q_PROPERTY(QString serviceId MEMBER serviceId)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(bool allowed MEMBER allowed)
public:
    QString serviceId, name;
    bool allowed = false;
};

struct Terms {
    Q_GADGET
    QML_VALUE_TYPE(terms)
    Q_PROPERTY(bool ready MEMBER ready)
    Q_PROPERTY(QString readyText MEMBER readyText)
    Q_PROPERTY(QString action MEMBER action)
    Q_PROPERTY(QString price MEMBER price)
    Q_PROPERTY(QString priceDetail MEMBER priceDetail)
    Q_PROPERTY(bool practice MEMBER practice)
    Q_PROPERTY(QString keyWanted MEMBER keyWanted)
    Q_PROPERTY(bool canAsk MEMBER canAsk)
    Q_PROPERTY(bool asking MEMBER asking)
    Q_PROPERTY(QString askHelp MEMBER askHelp)
    Q_PROPERTY(QVariantList lines MEMBER lines)
    Q_PROPERTY(QVariantList hosts MEMBER hosts)
public:
    bool ready = false;
    QString readyText; ///< why it can't be pressed, or what pressing means
    QString action; ///< the word on the button
    QString price; ///< "from $0.20"; empty: not known beforehand
    QString priceDetail; ///< where the price is from, or that there is none
    bool practice = false; ///< nothing is charged
    QString keyWanted; ///< the service whose key is missing; empty: none is
    bool canAsk = false; ///< the service tells the price when asked
    bool asking = false;
    QString askHelp; ///< what asking means for the pictures
    QVariantList lines; ///< TermLine
    QVariantList hosts; ///< HostOffer: which services may be allowed to host the pictures
};

/// What there is to look at.
struct TermsFacts {
    const providers::Provider *provider = nullptr; ///< null: Blockout
    GenerationRequest request; ///< as it would be submitted, the model named
    int filled = 0; ///< slots
    bool loading = false; ///< pictures are being read
    std::optional<View> broken; ///< a slot's picture can't be used
    std::optional<View> missed, fetching; ///< a slot's picture could not be fetched, or is being fetched
    int tooManyCharacters = 0; ///< of the prompt, for Blockout
    std::vector<blockout::ViewFinding> findings; ///< flagged, and not accepted
    QString optionProblem; ///< an option holds what can't be sent
    std::map<std::string, bool> accounts; ///< by service; true: for practice
    bool asking = false; ///< for the price
    std::optional<Money> told; ///< the price, by the service
    QString askProblem;
};

Terms termsOf(const TermsFacts &facts);

} // namespace turnaround::ui
