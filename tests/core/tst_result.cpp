#include "core/cancel.h"
#include "core/parallel.h"
#include "core/result.h"

#include <QTest>

#include <memory>
#include <set>
#include <stdexcept>
#include <string>

using namespace turnaround;

class TestResult : public QObject
{
    Q_OBJECT
private slots:
    void aValueComesBack()
    {
        Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
        QVERIFY(result.ok());
        QCOMPARE(*std::move(result).value(), 7);
    }
    void anErrorComesBack()
    {
        const Result<int> result = Error{ErrorKind::Disk, "The disk is full."};
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Disk);
        QCOMPARE(result.error().message, std::string("The disk is full."));
    }
    void anActionThatYieldsNothingSucceedsOrFails()
    {
        QVERIFY(Result<void>().ok());
        QVERIFY(!Result<void>(Error{}).ok());
    }
    void everyErrorKindHasAWordOfItsOwn()
    {
        std::set<std::string_view> words;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Cancelled); ++kind)
            words.insert(errorKindName(static_cast<ErrorKind>(kind)));
        QCOMPARE(words.size(), std::size_t(8));
    }
    void copiesOfATokenShareOneWish()
    {
        const CancelToken asker;
        const CancelToken worker = asker;
        QVERIFY(!worker.requested());
        asker.request();
        QVERIFY(worker.requested());
    }
    void aParallelLoopVisitsEachIndexOnce()
    {
        std::vector<std::atomic<int>> visits(1000);
        parallelFor(1000, [&](int i) { ++visits[static_cast<std::size_t>(i)]; });
        QVERIFY(std::ranges::all_of(visits, [](const std::atomic<int> &count) { return count == 1; }));
    }
    void aParallelLoopOverNothingReturns()
    {
        parallelFor(0, [](int) { QFAIL("nothing to visit"); });
    }
    void anExceptionInAParallelLoopReachesTheCaller()
    {
        QVERIFY_EXCEPTION_THROWN(parallelFor(100,
                                             [](int i) {
                                                 if (i == 50)
                                                     throw std::runtime_error("half way");
                                             }),
                                 std::runtime_error);
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
