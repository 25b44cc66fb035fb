// Pictures whose names don't say for sure which view they show: the artist is asked, nothing is guessed
// silently. GUI thread.
#pragma once

#include "domain/view_naming.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <optional>
#include <vector>

namespace turnaround::ui {

class SortingList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by the composer")
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// What may be chosen for a picture: leave out, or one of the views in the order of kAllViews.
    Q_PROPERTY(QStringList options READ options CONSTANT)
    /// Why the answer can't be taken yet; empty: it can.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    enum Role {
        FileNameRole = Qt::UserRole, ///< QString, without its folder
        QuestionRole, ///< QString: what is unclear about the name; empty: nothing
        ChoiceRole, ///< int: an index into options; 0: leave out
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Asks about these; views that the names say become the first choices.
    void ask(const std::vector<std::filesystem::path> &files);
    Q_INVOKABLE void clear();
    int count() const { return static_cast<int>(m_rows.size()); }
    QStringList options() const;
    QString problem() const;
    ViewFiles answer() const;

    Q_INVOKABLE void choose(int row, int option);

signals:
    void changed();

private:
    struct Row {
        std::filesystem::path file;
        QString question;
        std::optional<View> choice;
    };
    std::vector<Row> m_rows;
};

} // namespace turnaround::ui
