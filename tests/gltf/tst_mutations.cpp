// Damaged copies of good files: reading them ends, in a model or in an error, and never crashes.
// The same few thousand copies on every run; the sanitizers' presets make this count.
#include "gltf/full_model.h"
#include "gltf/inspect.h"
#include "gltf/read.h"

#include <QTest>

#include <random>

using namespace turnaround;
using namespace turnaround::gltf;
using namespace turnaround::gltf::test;

namespace {

/// A limit on memory for the test's own sake; it is far above what the sample needs.
constexpr ReadLimits kLimits{.vertices = 100'000, .triangles = 100'000};

/// What came of it; measuring must work on everything that was accepted.
bool isAccepted(const Bytes &file)
{
    const auto scene = read(file, kLimits);
    if (!scene)
        return false;
    inspect(*scene);
    return true;
}

} // namespace

class TestMutations : public QObject
{
    Q_OBJECT
private slots:
    void testTheSampleItselfIsGood_data();
    void testTheSampleItselfIsGood();
    void testChangedBytes_data() { testTheSampleItselfIsGood_data(); }
    void testChangedBytes();
    void testTruncations_data() { testTheSampleItselfIsGood_data(); }
    void testTruncations();
    void testPiecesLeftOutOrRepeated_data() { testTheSampleItselfIsGood_data(); }
    void testPiecesLeftOutOrRepeated();
    void testEveryNumberChanged();
};

void TestMutations::testTheSampleItselfIsGood_data()
{
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char *name, const Bytes &bytes) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    };
    row("glb", fullModel().build());
    row("gltf", asText(fullModel()));
}

void TestMutations::testTheSampleItselfIsGood()
{
    QFETCH(QByteArray, file);
    const auto scene = read(toBytes(std::string_view(file.constData(), std::size_t(file.size()))), kLimits);
    QVERIFY2(scene.ok(), scene ? "" : scene.error().message.c_str());
    QCOMPARE(inspect(*scene).triangles, std::uint64_t(12 + 2 + 1));
    QCOMPARE(scene->images.size(), std::size_t(2));
    QVERIFY(scene->warnings.empty());
}

void TestMutations::testChangedBytes()
{
    QFETCH(QByteArray, file);
    const Bytes good = toBytes(std::string_view(file.constData(), std::size_t(file.size())));
    std::mt19937 random(1);
    int refused = 0;
    for (int variant = 0; variant < 1500; ++variant) {
        Bytes bad = good;
        for (unsigned changes = 1 + random() % 4; changes > 0; --changes)
            bad[random() % bad.size()] = std::byte(random());
        refused += !isAccepted(bad);
    }
    QVERIFY(refused > 0);
}

void TestMutations::testTruncations()
{
    QFETCH(QByteArray, file);
    const Bytes good = toBytes(std::string_view(file.constData(), std::size_t(file.size())));
    for (std::size_t length = 0; length < good.size(); length += 7)
        QVERIFY(!isAccepted(Bytes(good.begin(), good.begin() + long(length))));
}

void TestMutations::testPiecesLeftOutOrRepeated()
{
    QFETCH(QByteArray, file);
    const Bytes good = toBytes(std::string_view(file.constData(), std::size_t(file.size())));
    std::mt19937 random(2);
    int refused = 0;
    for (int variant = 0; variant < 300; ++variant) {
        const auto first = long(random() % good.size());
        const auto last = first + long(random() % (good.size() - std::size_t(first)));
        Bytes bad = good;
        if (variant % 2 == 0)
            bad.erase(bad.begin() + first, bad.begin() + last);
        else
            bad.insert(bad.begin() + long(random() % bad.size()), good.begin() + first, good.begin() + last);
        refused += !isAccepted(bad);
    }
    QVERIFY(refused > 0);
}

void TestMutations::testEveryNumberChanged()
{
    const ModelBuilder good = fullModel();
    const nlohmann::json flat = good.json.flatten();
    int refused = 0;
    for (const auto &[pointer, value] : flat.items()) {
        for (const nlohmann::json &other : std::initializer_list<nlohmann::json>{
                 -1, 0, 1, 5, 255, 65536, 4294967295u, 9223372036854775807, 18446744073709551615u, 1e308, 0.5, "",
                 nullptr, true, nlohmann::json::array(), nlohmann::json::object()}) {
            ModelBuilder bad = good;
            bad.json[nlohmann::json::json_pointer(pointer)] = other;
            refused += !isAccepted(bad.build());
        }
    }
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
