#include "library/folder_name.h"

#include <QDateTime>

#include <functional>

namespace turnaround::library {

namespace {

constexpr int kMostCharacters = 300;
constexpr qsizetype kMostFolderBytes = 120; // disks take 255; a number may follow

/// Invisible marks that turn the reading direction round for what follows: a name could pose as another.
bool isDirectionMark(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

bool spoilsAFolder(char32_t c)
{
    return c < 0x20 || c == 0x7F || QStringView(u"/\\:*?\"<>|").contains(QChar(char16_t(c < 0x10000 ? c : 0)));
}

QString limited(const QString &text, const std::function<bool(const QString &)> &fits)
{
    QString kept;
    for (const char32_t c : text.toUcs4()) {
        QString longer = kept + QString::fromUcs4(&c, 1);
        if (!fits(longer))
            break;
        kept = std::move(longer);
    }
    return kept.trimmed();
}

} // namespace

std::string tidyName(const std::string &name)
{
    QString plain;
    for (const char32_t c : QString::fromStdString(name).normalized(QString::NormalizationForm_C).toUcs4()) {
        const QChar::Category kind = QChar::category(c);
        if (kind == QChar::Other_Control || kind == QChar::Separator_Line || kind == QChar::Separator_Paragraph)
            plain += ' ';
        else if (kind != QChar::Other_Surrogate && !isDirectionMark(c))
            plain += QString::fromUcs4(&c, 1);
    }
    plain = limited(plain.simplified(), [](const QString &text) { return text.size() <= kMostCharacters; });
    return plain.isEmpty() ? "Untitled" : plain.toStdString();
}

std::string folderName(const std::string &name, UtcTime made)
{
    QString plain;
    for (const char32_t c : QString::fromStdString(tidyName(name)).toUcs4())
        plain += spoilsAFolder(c) ? QStringLiteral("-") : QString::fromUcs4(&c, 1);
    plain = limited(plain, [](const QString &text) { return text.toUtf8().size() <= kMostFolderBytes; });
    while (plain.endsWith('.') || plain.endsWith(' '))
        plain.chop(1);
    if (plain.isEmpty())
        plain = QStringLiteral("Untitled");
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(made.time_since_epoch().count());
    return (local.date().toString(Qt::ISODate) + ' ' + plain).toStdString();
}

QString foldedForSearch(const QString &text)
{
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.category() != QChar::Mark_NonSpacing)
            folded += c;
    }
    return folded.toCaseFolded();
}

} // namespace turnaround::library
