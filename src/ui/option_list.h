// A model's options as a form: a list for QML, made from what the service's table says. GUI thread.
#pragma once

#include "domain/model_offer.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <optional>
#include <string>

namespace turnaround::ui {

namespace OptionFace {
Q_NAMESPACE
QML_ELEMENT
enum class Face {
    Value, ///< a number between two ends
    Segments, ///< one of a few
    Menu, ///< one of several
    Toggle, ///< on or off
    Line, ///< typed
};
Q_ENUM_NS(Face)
} // namespace OptionFace

class OptionList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int advanced READ advanced NOTIFY changed)
    /// What is chosen, in one line: "Normal · 500,000".
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// Something is not as the service would have it.
    Q_PROPERTY(bool touched READ touched NOTIFY changed)

public:
    enum Role {
        LabelRole = Qt::UserRole, ///< QString
        FaceRole, ///< OptionFace::Face
        ValueRole, ///< qreal, bool or QString, as the face shows it
        CurrentRole, ///< int: of the choices
        ChoicesRole, ///< QStringList
        LeastRole, ///< qreal
        MostRole, ///< qreal
        StepRole, ///< qreal
        DecimalsRole, ///< int
        LogarithmicRole, ///< bool
        PlaceholderRole, ///< QString
        HelpRole, ///< QString
        AdvancedRole, ///< bool: shown only on request
        WhyNotRole, ///< QString: why it does not count now; empty: it does
        ProblemRole, ///< QString: what is wrong with what was typed; empty: nothing
        WideRole, ///< bool: its choices say enough without its name
        IndexRole, ///< int: for choose()
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// The offer outlives this list; null: no options. Values that it does not have are forgotten.
    void set(const ModelOffer *offer, const OptionValues &values);
    /// What the artist chose, also where it does not count now; never what is standard anyway.
    const OptionValues &chosen() const { return m_chosen; }
    /// Of these, what counts with the others.
    OptionValues counting() const;
    /// Why it can't be sent; empty: it can.
    QString problem() const;

    int count() const { return m_offer ? static_cast<int>(m_offer->options.size()) : 0; }
    int advanced() const;
    QString summary() const;
    bool touched() const { return !m_chosen.empty() || !m_wrong.empty(); }

    /// `value` as the face shows it: a number, on or off, a text, or the index of a choice.
    Q_INVOKABLE void choose(int row, const QVariant &value);
    /// As the service would have it.
    Q_INVOKABLE void reset();

signals:
    void changed();
    /// The artist chose something; `key` says where.
    void edited(const QString &key);

private:
    struct Wrong {
        QString text, sentence;
    };
    void type(const OptionOffer &option, const QString &text);
    void put(const OptionOffer &option, std::optional<OptionValue> value);
    std::optional<OptionValue> valueOf(const OptionOffer &option) const;
    QString shown(const OptionOffer &option) const;
    QString whyNot(const OptionOffer &option) const;
    void tell();

    const ModelOffer *m_offer = nullptr;
    OptionValues m_chosen;
    std::map<std::string, Wrong> m_wrong; ///< typed, and not good
};

} // namespace turnaround::ui
