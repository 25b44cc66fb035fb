// Rules of the house that a machine can check: file sizes, leftovers, what lies at the top level.
#include <QDirIterator>
#include <QFile>
#include <QTest>

namespace {

const QDir kProject(PROJECT_DIR);
constexpr int kMostLines = 400;

/// The project's own text files below the top-level folders, generated and foreign ones left out.
QStringList ownFiles()
{
    QStringList found;
    for (const char *top : {"app", "qml", "src", "tests", "packaging", ".ci"}) {
        QDirIterator files(kProject.filePath(top), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = kProject.relativeFilePath(files.next());
            const bool source = path.endsWith(".cpp") || path.endsWith(".h") || path.endsWith(".qml") ||
                path.endsWith(".cmake") || path.endsWith("CMakeLists.txt") || path.endsWith(".sh");
            const bool script = path.startsWith(".ci/") || (path.startsWith("packaging/") && !path.contains('.'));
            if ((source || script) && !path.startsWith("tests/data/"))
                found << path;
        }
    }
    return found;
}

QString readText(const QString &path)
{
    QFile file(kProject.filePath(path));
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestHouseRules : public QObject
{
    Q_OBJECT
private slots:
    void noFileIsTooLongToRead()
    {
        const QStringList files = ownFiles();
        QVERIFY(files.size() > 30);
        QStringList tooLong;
        for (const QString &path : files) {
            const auto lines = readText(path).count('\n');
            if (lines > kMostLines)
                tooLong << QString("%1 has %2 lines; split at %3").arg(path).arg(lines).arg(kMostLines);
        }
        QVERIFY2(tooLong.isEmpty(), qPrintable('\n' + tooLong.join('\n')));
    }
    void nothingIsLeftForLater()
    {
        const QStringList words = {QStringLiteral("TO") + "DO", QStringLiteral("FIX") + "ME",
                                   QStringLiteral("XX") + "X "};
        QStringList left;
        for (const QString &path : ownFiles()) {
            const QString text = readText(path);
            for (const QString &word : words) {
                if (text.contains(word))
                    left << path + " says " + word;
            }
        }
        QVERIFY2(left.isEmpty(), qPrintable('\n' + left.join('\n')));
    }
    void theTopLevelHoldsWhatTheArchitecturePageSays()
    {
        const QStringList allowed = {"app",
                                     "build",
                                     "CHANGELOG.md",
                                     "CMakeLists.txt",
                                     "CMakePresets.json",
                                     "LICENSE",
                                     "packaging",
                                     "out",
                                     "CMakeUserPresets.json",
                                     "qml",
                                     "README.md",
                                     "CONTRIBUTING.md",
                                     "resources",
                                     "src",
                                     "tests"};
        for (const QString &entry : kProject.entryList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
            if (!entry.endsWith(".user"))
                QVERIFY2(allowed.contains(entry), qPrintable(entry + " does not belong at the top level"));
        }
    }
    void everyFolderOfTestDataSaysWhereItComesFrom()
    {
        const QString sources = readText("tests/data/SOURCES.md");
        QVERIFY(!sources.isEmpty());
        for (const QString &entry :
             QDir(kProject.filePath("tests/data")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
            if (entry != "SOURCES.md")
                QVERIFY2(sources.contains('`' + entry), qPrintable("tests/data/SOURCES.md does not mention " + entry));
        }
    }
};

QTEST_APPLESS_MAIN(TestHouseRules)
#include "tst_house_rules.moc"
