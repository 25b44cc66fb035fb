// The small files in tests/data/gltf.
#include "gltf/inspect.h"
#include "gltf/read.h"

#include <QDir>
#include <QTest>

using namespace turnaround;
using namespace turnaround::gltf;

namespace {

std::filesystem::path sample(const QString &name)
{
    return (QString(TEST_DATA_DIR) + "/gltf/" + name).toStdString();
}

} // namespace

class TestSampleFiles : public QObject
{
    Q_OBJECT
private slots:
    void testATetrahedronIsClosed();
    void testAnOpenTetrahedronIsNot();
    void testEveryBrokenFileIsRefusedInOneSentence_data();
    void testEveryBrokenFileIsRefusedInOneSentence();
};

void TestSampleFiles::testATetrahedronIsClosed()
{
    for (const char *name : {"tetrahedron.gltf", "external/tetrahedron.gltf"}) {
        const auto scene = read(sample(name));
        QVERIFY2(scene.ok(), scene ? "" : scene.error().message.c_str());
        const Inspection found = inspect(*scene);
        QCOMPARE(found.triangles, std::uint64_t(4));
        QVERIFY(found.watertight);
    }
}

void TestSampleFiles::testAnOpenTetrahedronIsNot()
{
    const auto scene = read(sample("open_tetrahedron.gltf"));
    QVERIFY2(scene.ok(), scene ? "" : scene.error().message.c_str());
    QCOMPARE(inspect(*scene).boundaryEdges, std::uint64_t(3));
    QVERIFY(!inspect(*scene).watertight);
}

void TestSampleFiles::testEveryBrokenFileIsRefusedInOneSentence_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = QDir(QString(TEST_DATA_DIR) + "/gltf/broken").entryList(QDir::Files);
    QVERIFY(names.size() > 5);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestSampleFiles::testEveryBrokenFileIsRefusedInOneSentence()
{
    QFETCH(QString, name);
    const auto scene = read(sample("broken/" + name));
    QVERIFY(!scene.ok());
    QCOMPARE(int(scene.error().kind), int(ErrorKind::BadInput));
    const std::string &message = scene.error().message;
    QVERIFY2(message.size() > 30 && message.ends_with('.') && message.find('\n') == std::string::npos, message.c_str());
}

QTEST_GUILESS_MAIN(TestSampleFiles)
#include "tst_sample_files.moc"
