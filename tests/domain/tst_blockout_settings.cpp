#include "domain/blockout_settings.h"

#include <QTest>

using namespace turnaround;

class TestBlockoutSettings : public QObject
{
    Q_OBJECT
private slots:
    void theDefaultsAreTheDocumentedOnes()
    {
        const BlockoutSettings settings;
        QCOMPARE(settings.faces, 200'000);
        QCOMPARE(settings.textureSize, 2048);
        QCOMPARE(settings.voxels(), 512);
    }
    void moreFacesNeedMoreDetail()
    {
        int before = 0;
        for (const int faces : {3'000, 20'000, 50'000, 200'000, 500'000, 1'500'000}) {
            BlockoutSettings settings;
            settings.faces = faces;
            QVERIFY(settings.voxels() >= before);
            before = settings.voxels();
        }
        QCOMPARE(before, 768);
    }
    void aChosenDetailIsKept()
    {
        BlockoutSettings settings;
        settings.detail = 128;
        QCOMPARE(settings.voxels(), 128);
    }
};

QTEST_APPLESS_MAIN(TestBlockoutSettings)
#include "tst_blockout_settings.moc"
