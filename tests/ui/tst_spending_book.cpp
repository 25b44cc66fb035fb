// What was spent, as the window tells it. The ledger is told; the settings are real files.
#include "ui/service_jobs.h"
#include "ui/spending_book.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace turnaround;
using namespace turnaround::ui;

namespace {

constexpr UtcTime kNow{std::chrono::milliseconds(1'795'262'400'000)}; // midday in Europe

jobs::Charge charge(std::optional<Money> money, std::chrono::hours ago = {}, bool practice = false)
{
    jobs::Charge made;
    made.job = {"5e"};
    made.provider = "runware";
    made.name = "Milk truck";
    made.when = kNow - ago;
    made.money = std::move(money);
    made.reported = made.money.has_value();
    made.charged = Charged::Yes;
    made.practice = practice;
    return made;
}

} // namespace

class TestSpendingBook : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<JobDesk> m_desk;
    std::unique_ptr<ServiceChoices> m_choices;
    std::unique_ptr<SpendingBook> m_book;

    void told(std::vector<jobs::Charge> charges) { emit m_desk->told(jobs::SpendingListed{0, std::move(charges)}); }

private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<JobDesk>(jobs::WorkerSetup{.dataFolder = m_data->path().toStdString()});
        m_choices = std::make_unique<ServiceChoices>(m_data->path().toStdString());
        m_book = std::make_unique<SpendingBook>(*m_desk, *m_choices, [] { return kNow; });
        new QAbstractItemModelTester(m_book.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_book.get());
    }
    void cleanup()
    {
        m_book.reset();
        m_choices.reset();
        m_desk.reset();
        m_data.reset();
    }

    void nothingIsShownBeforeAnythingIsSpent()
    {
        QVERIFY(!m_book->shown());
        QCOMPARE(m_book->today(), "nothing");
    }
    void rowsStayAsLongAsNothingElseWasSpent()
    {
        const jobs::Charge first = charge(Money{680'000, "USD"});
        told({first});
        QSignalSpy reset(m_book.get(), &QAbstractItemModel::modelReset);
        for (int i = 0; i < 100; ++i) // as many jobs have news
            told({first});
        QCOMPARE(reset.count(), 0);
        told({charge(Money{120'000'000, "CU"}), first});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(m_book->count(), 2);
    }
    void unitsStandSideBySideAndUnknownSumsAreSaid()
    {
        told({charge(Money{680'000, "USD"}), charge(Money{120'000'000, "CU"}), charge({}),
              charge(Money{1'000'000, "USD"}, std::chrono::hours(30))});
        QVERIFY(m_book->shown());
        QCOMPARE(m_book->today(), "120 CU, $0.68 + 1 unknown");
        QCOMPARE(m_book->spentThisMonth(), "120 CU, $1.68 + 1 unknown");
        QCOMPARE(m_book->count(), 4);
        QCOMPARE(m_book->data(m_book->index(2), SpendingBook::CostRole).toString(), "not known");
    }
    void practiceIsLeftOutAndSaid()
    {
        told({charge(Money{680'000, "USD"}, {}, true)});
        QVERIFY(!m_book->shown());
        QCOMPARE(m_book->today(), "nothing");
        QCOMPARE(m_book->practiceNote(), "1 practice job is left out: nothing is paid for it.");
    }
    void aBudgetIsKeptAndClearedAgain()
    {
        QCOMPARE(m_book->limit("USD", false, "$5"), QString());
        QCOMPARE(m_book->limit("CU", true, "5000"), QString());
        QTRY_COMPARE(m_book->bars().size(), 2);
        QVERIFY(m_book->shown());
        QCOMPARE(m_book->today(), "$0.00 of $5.00");
        QCOMPARE(m_book->limits().size(), 2);
        QCOMPARE(m_book->limits()[0].toMap()["day"].toString(), "5");
        QCOMPARE(m_book->limits()[1].toMap()["unit"].toString(), "CU");
        const Result<accounts::ServiceSettings> file = accounts::readServiceSettings(m_data->path().toStdString());
        QVERIFY(file && file->dayBudget.at("USD") == 5'000'000 && file->monthBudget.at("CU") == 5'000'000'000);
        QCOMPARE(m_book->limit("USD", false, ""), QString());
        QTRY_COMPARE(m_book->bars().size(), 1);
        QVERIFY(accounts::readServiceSettings(m_data->path().toStdString())->dayBudget.empty());
    }
    void whatIsNoAmountIsRefused()
    {
        for (const char *amount : {"-1", "much", "1e300", "nan", "5,5,5"})
            QVERIFY2(!m_book->limit("USD", false, amount).isEmpty(), amount);
    }
    void aUsedUpBudgetIsMarked()
    {
        m_book->limit("USD", false, "0.50");
        told({charge(Money{680'000, "USD"})});
        QTRY_VERIFY(m_book->exhausted());
        QCOMPARE(m_book->today(), "$0.68 of $0.50");
        QCOMPARE(m_book->spentToday(), "$0.68");
        QCOMPARE(m_book->bars()[0].toMap()["share"].toDouble(), 1.0);
    }
    void whatAnotherProgramSetStays()
    {
        accounts::ServiceSettings others;
        others.services["vtrix"].address = "https://example.com";
        QVERIFY(accounts::writeServiceSettings(m_data->path().toStdString(), others));
        m_book->limit("USD", true, "60");
        QTRY_COMPARE(m_book->bars().size(), 1);
        QCOMPARE(m_choices->now().services.at("vtrix").address, std::string("https://example.com"));
    }
    void aDamagedFileIsToldAndNotOverwritten()
    {
        QFile file(m_data->filePath("services.json"));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("{\"budget\": ");
        file.close();
        m_book->limit("USD", true, "60");
        QTRY_VERIFY(m_choices->problem().contains("damaged"));
        QVERIFY(!m_choices->known());
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), "{\"budget\": ");
    }
};

QTEST_GUILESS_MAIN(TestSpendingBook)
#include "tst_spending_book.moc"
