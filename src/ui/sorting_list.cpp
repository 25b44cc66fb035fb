#include "ui/sorting_list.h"

#include "core/display_text.h"
#include "domain/view_words.h"
#include "ui/view_board.h"

#include <map>

namespace turnaround::ui {

int SortingList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> SortingList::roleNames() const
{
    return {{FileNameRole, "fileName"}, {QuestionRole, "question"}, {ChoiceRole, "choice"}};
}

QVariant SortingList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case FileNameRole:
        return QString::fromStdString(displayName(row.file));
    case QuestionRole:
        return row.question;
    case ChoiceRole:
        return row.choice ? static_cast<int>(*row.choice) + 1 : 0;
    default:
        return {};
    }
}

void SortingList::ask(const std::vector<std::filesystem::path> &files)
{
    beginResetModel();
    m_rows.clear();
    std::map<View, int> claims;
    for (const std::filesystem::path &file : files) {
        const NameReading reading = readView(wordsOfName(file.stem().string()));
        m_rows.push_back({file, QString::fromStdString(reading.problem), reading.view});
        if (reading.view)
            ++claims[*reading.view];
    }
    for (Row &row : m_rows) {
        if (row.choice && claims[*row.choice] > 1) {
            row.question = tr("several pictures say %1").arg(viewTitle(*row.choice));
            row.choice.reset();
        }
    }
    endResetModel();
    emit changed();
}

void SortingList::clear()
{
    if (count() > 0)
        ask({});
}

QStringList SortingList::options() const
{
    QStringList options{tr("Leave out")};
    for (const View view : kAllViews)
        options << viewTitle(view);
    return options;
}

QString SortingList::problem() const
{
    std::map<View, int> claims;
    for (const Row &row : m_rows) {
        if (row.choice && ++claims[*row.choice] > 1)
            return tr("Two pictures are meant for %1: keep one.").arg(viewTitle(*row.choice));
    }
    return claims.empty() ? tr("Say which view at least one picture shows.") : QString();
}

ViewFiles SortingList::answer() const
{
    ViewFiles views;
    for (const Row &row : m_rows) {
        if (row.choice)
            views.emplace(*row.choice, row.file);
    }
    return views;
}

void SortingList::choose(int row, int option)
{
    if (row < 0 || row >= count() || option < 0 || option > kViewCount)
        return;
    m_rows[static_cast<size_t>(row)].choice =
        option == 0 ? std::nullopt : std::optional(kAllViews[static_cast<size_t>(option - 1)]);
    emit dataChanged(index(row), index(row));
    emit changed();
}

} // namespace turnaround::ui
