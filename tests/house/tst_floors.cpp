// The order of the floors, written once in src/CMakeLists.txt, holds in every file.
#include "house/floor_rules.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace turnaround::house;

namespace {

const QDir kSrc(PROJECT_DIR "/src");

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A made-up house: its files, by path, with what they include.
class MadeUpHouse
{
public:
    void add(const QString &path, const QString &source)
    {
        const QString full = m_folder.filePath(path);
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(source.toUtf8());
    }
    QStringList broken(const QString &order) const
    {
        QStringList problems;
        const Floors floors = parseFloors(order, problems);
        return problems + brokenIncludes(QDir(m_folder.path()), floors);
    }

private:
    QTemporaryDir m_folder;
};

constexpr const char *kOrder = "core: \nimaging: core\ngltf: core imaging\nblockout: gltf\n";

} // namespace

class TestFloors : public QObject
{
    Q_OBJECT
private slots:
    void everyFileUsesOnlyWhatItsFloorStandsOn()
    {
        QStringList problems;
        const Floors floors = parseFloors(readText(FLOORS_FILE), problems);
        QVERIFY2(floors.size() >= 5, "no floors were read from " FLOORS_FILE);
        problems += brokenIncludes(kSrc, floors);
        QVERIFY2(problems.isEmpty(), qPrintable('\n' + problems.join('\n')));
    }
    void everyFolderIsAFloorAndHasALineInTheArchitecturePage()
    {
        QStringList problems;
        const Floors floors = parseFloors(readText(FLOORS_FILE), problems);
        const QString page = readText(kSrc.filePath("README.md"));
        for (const QString &folder : kSrc.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QVERIFY2(floors.contains(folder), qPrintable("src/" + folder + " is not in src/CMakeLists.txt's order"));
            QVERIFY2(page.contains("| `" + folder + "` |"), qPrintable("src/README.md has no line for " + folder));
        }
    }
    void theFloorsBelowTheLibrariesNeedNoQt()
    {
        for (const QString &floor : {QStringLiteral("core"), QStringLiteral("domain")}) {
            const QDir folder(kSrc.filePath(floor));
            for (const QString &name : folder.entryList({"*.h", "*.cpp"}, QDir::Files)) {
                for (const QString &include : includesOf(readText(folder.filePath(name))))
                    QVERIFY2(!include.startsWith('Q'), qPrintable(floor + '/' + name + " includes " + include));
            }
        }
    }

    void aFileThatReachesUpIsNamedWithItsReason()
    {
        MadeUpHouse house;
        house.add("gltf/read.cpp", "#include \"gltf/read.h\"\n#include \"blockout/blockout.h\"\n");
        QCOMPARE(house.broken(kOrder),
                 QStringList{"src/gltf/read.cpp includes blockout/blockout.h, but gltf stands on: core imaging"});
    }
    void whatAFloorStandsOnStandsForMore()
    {
        MadeUpHouse house;
        house.add("blockout/mesh/cut.h",
                  "#include \"core/result.h\"\n#include <imaging/picture.h>\n#include <vector>\n");
        QVERIFY(house.broken(kOrder).isEmpty());
    }
    void climbingOutOfTheFolderIsSeen()
    {
        MadeUpHouse house;
        house.add("blockout/blockout.h", "");
        house.add("core/deep/file.cpp", "  #  include <../../blockout/blockout.h>\n");
        house.add("core/other.cpp", "#include \"../blockout/blockout.h\"\n");
        QCOMPARE(house.broken(kOrder).size(), 2);
    }
    void foldersInsideAFloorAreSearched()
    {
        MadeUpHouse house;
        house.add("imaging/masks/border.cpp", "#include \"gltf/scene.h\"\n");
        QCOMPARE(house.broken(kOrder),
                 QStringList{"src/imaging/masks/border.cpp includes gltf/scene.h, but imaging stands on: core"});
    }
    void anOrderThatStandsOnTheAirIsRefused()
    {
        const MadeUpHouse house;
        QCOMPARE(house.broken("core: domain\ndomain: core\n"),
                 QStringList{"core stands on domain, which is not below it"});
    }
};

QTEST_APPLESS_MAIN(TestFloors)
#include "tst_floors.moc"
