#include "house/floor_rules.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace turnaround::house {

namespace {

/// The floor that an include leads to: by its first folder, or where it climbs from its own file.
QString floorOf(const QString &include, const QDir &src, const QString &fromFile, const Floors &floors)
{
    const QString beside = QDir::cleanPath(QFileInfo(fromFile).dir().filePath(include));
    const QString path = QFile::exists(beside) ? src.relativeFilePath(beside) : include;
    const QString first = path.section('/', 0, 0);
    return path.contains('/') && floors.contains(first) ? first : QString();
}

QString listed(const QSet<QString> &floors)
{
    QStringList names(floors.begin(), floors.end());
    names.sort();
    return names.isEmpty() ? QStringLiteral("nothing") : names.join(' ');
}

} // namespace

Floors parseFloors(const QString &text, QStringList &problems)
{
    Floors floors;
    for (const QString &line : text.split('\n', Qt::SkipEmptyParts)) {
        const QString name = line.section(':', 0, 0).trimmed();
        QSet<QString> &below = floors[name];
        for (const QString &floor : line.section(':', 1).split(' ', Qt::SkipEmptyParts)) {
            if (floor == name || !floors.contains(floor))
                problems << QString("%1 stands on %2, which is not below it").arg(name, floor);
            below += floors.value(floor) + QSet<QString>{floor};
        }
    }
    return floors;
}

QStringList includesOf(const QString &source)
{
    static const QRegularExpression include(QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*[\"<]([^\">]+)[\">]"),
                                            QRegularExpression::MultilineOption);
    QStringList found;
    for (auto match = include.globalMatch(source); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

QStringList brokenIncludes(const QDir &src, const Floors &floors)
{
    QStringList broken;
    for (auto floor = floors.begin(); floor != floors.end(); ++floor) {
        QDirIterator files(src.filePath(floor.key()), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            if (!file.open(QFile::ReadOnly)) {
                broken << path + " can't be read";
                continue;
            }
            for (const QString &include : includesOf(QString::fromUtf8(file.readAll()))) {
                const QString used = floorOf(include, src, path, floors);
                if (!used.isEmpty() && used != floor.key() && !floor.value().contains(used))
                    broken << QString("src/%1 includes %2, but %3 stands on: %4")
                                  .arg(src.relativeFilePath(path), include, floor.key(), listed(floor.value()));
            }
        }
    }
    broken.sort();
    return broken;
}

} // namespace turnaround::house
