// The spending ledger's sums, budgets, and the pace of calls.
#include "jobs/call_budget.h"
#include "jobs/charge.h"
#include "jobs/charge_json.h"
#include "jobs/waiting.h"

#include <QTest>

using namespace turnaround;
using namespace turnaround::jobs;
using namespace std::chrono_literals;

namespace {

const UtcTime kNoon = UtcTime(std::chrono::hours(24 * 365 * 50 + 12));

Charge charge(std::optional<Money> money, UtcTime when = kNoon)
{
    Charge one;
    one.job = JobId{"1"};
    one.money = std::move(money);
    one.when = when;
    return one;
}

Job accepted()
{
    Job job;
    job.id = JobId{"1"};
    job.state = JobState::Generating;
    job.started = kNoon;
    job.remote = RemoteWork{};
    job.remote->charged = Charged::Unknown;
    job.remote->quoted = Money{120'000'000, "CU"};
    return job;
}

} // namespace

class TestCharge : public QObject
{
    Q_OBJECT
private slots:
    void unitsAreNotAddedTogetherAndUnknownIsNotZero()
    {
        const Spending spending =
            spendingSince({charge(Money{225'000, "USD"}), charge(Money{225'000, "USD"}), charge(Money{5'000'000, "CU"}),
                           charge(std::nullopt), charge(Money{9'000'000, "USD"}, kNoon - 48h)},
                          kNoon - 1h);
        QCOMPARE(spending.sums.at("USD"), 450'000);
        QCOMPARE(spending.sums.at("CU"), 5'000'000);
        QCOMPARE(spending.unknown, 1);
    }
    void practiceIsNotSpent()
    {
        Charge practice = charge(Money{225'000, "USD"});
        practice.practice = true;
        QVERIFY(spendingSince({practice}, kNoon - 1h).sums.empty());
    }
    void aSubmitThatIsUnderWayCounts()
    {
        Job job = accepted();
        job.state = JobState::Submitting;
        job.remote->charged = Charged::No;
        QVERIFY(!chargeOf(job));
        job.remote->submitLeft = true;
        QVERIFY(chargeOf(job) && chargeOf(job)->charged == Charged::Unknown);
    }
    void theReportedCostReplacesThePrice()
    {
        Job job = accepted();
        QCOMPARE(chargeOf(job)->money->millionths, 120'000'000);
        QVERIFY(!chargeOf(job)->reported);
        job.remote->cost = Money{118'000'000, "CU"};
        QCOMPARE(chargeOf(job)->money->millionths, 118'000'000);
        QVERIFY(chargeOf(job)->reported);
    }
    void aChargeComesBackFromItsText()
    {
        const Charge one = *chargeOf(accepted());
        const std::optional<Charge> back = chargeFromJson(chargeJson(one));
        QVERIFY(back && back->job == one.job && back->money == one.money && back->when == one.when);
        QVERIFY(!chargeFromJson(nlohmann::ordered_json("damaged")));
    }
    void aBudgetIsKept()
    {
        Budget budget;
        budget.day["USD"] = 1'000'000;
        const std::vector<Charge> spent = {charge(Money{800'000, "USD"})};
        QVERIFY(!overBudget(budget, spent, Money{200'000, "USD"}, kNoon));
        const auto over = overBudget(budget, spent, Money{225'000, "USD"}, kNoon);
        QVERIFY(over && over->find("$0.225") != std::string::npos && over->find("$0.80 of $1.00") != std::string::npos);
        QVERIFY(overBudget(budget, spent, std::nullopt, kNoon)); // not known is not zero
        QVERIFY(!overBudget(budget, spent, Money{9'000'000, "CU"}, kNoon)); // another unit has no limit
        QVERIFY(!overBudget({}, spent, std::nullopt, kNoon)); // no budget, no question
        const std::vector<Charge> tooMuch = {charge(Money{2'000'000, "USD"})};
        QVERIFY(!overBudget(budget, tooMuch, Money{0, "USD"}, kNoon)); // what is free never exceeds
    }
    void moneyReadsAsMoney()
    {
        QCOMPARE(moneyText({225'000, "USD"}), std::string("$0.225"));
        QCOMPARE(moneyText({4'000'000, "USD"}), std::string("$4.00"));
        QCOMPARE(moneyText({120'000'000, "CU"}), std::string("120 CU"));
        QCOMPARE(Money::of(0.1 + 0.2, "USD")->millionths, 300'000);
        QVERIFY(!Money::of(std::numeric_limits<double>::quiet_NaN(), "USD"));
    }
    void aServiceGetsNoMoreCallsAMinuteThanItAllows()
    {
        CallBudget budget(3);
        QVERIFY(budget.take(kNoon) && budget.take(kNoon + 1s) && budget.take(kNoon + 2s));
        QVERIFY(!budget.take(kNoon + 60s)); // the calls may have been on their way for different times
        QVERIFY(budget.take(kNoon + 64s));
        QVERIFY(!budget.take(kNoon + 64s));
        QVERIFY(budget.take(kNoon - 2h)); // the clock went back: what lies ahead is forgotten
    }
    void oldJobsAreAskedAfterLessOften()
    {
        providers::Pace pace;
        pace.firstPoll = 1500ms;
        pace.leastBetweenPolls = 2s;
        pace.mostBetweenPolls = 10s;
        QCOMPARE(pollWait(pace, 0ms), 1500ms);
        QCOMPARE(pollWait(pace, 4s), 2000ms);
        QCOMPARE(pollWait(pace, 30s), 6000ms);
        QCOMPARE(pollWait(pace, 1h), 10'000ms);
    }
    void troubleWaitsLongerEachTimeAndObeysTheService()
    {
        QCOMPARE(troubleWait(1, 0, {}), 1000ms);
        QCOMPARE(troubleWait(4, 0, {}), 8000ms);
        QCOMPARE(troubleWait(40, 0, {}), 60'000ms);
        QCOMPARE(troubleWait(1, 1, {}), 500ms);
        QCOMPARE(troubleWait(1, 1, 30s), 30'000ms);
    }
};

QTEST_APPLESS_MAIN(TestCharge)
#include "tst_charge.moc"
