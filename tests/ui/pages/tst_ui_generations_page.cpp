// Generations, driven as a person would: what rows say, roll back, compare, force close, countdown.
#include "delegates/cell_delegate.h"
#include "models/generation_model.h"
#include "pages/generations_page.h"
#include "support/live_sample.h"
#include "support/ui_workspace.h"
#include "widgets/data_table.h"

#include <QtTest>

#include <QAbstractItemModelTester>

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;
using control::GenerationState;
using Model = GenerationModel;

namespace {

constexpr char first[] = "version: 1\nroutes:\n  - {name: a, respond: {status: 200}}\n";
constexpr char second[] = "version: 1\nroutes:\n  - {name: a, respond: {status: 200}}\n"
                          "  - {name: beta, respond: {status: 200}}\n";

control::GenerationInfo info(std::uint64_t number, GenerationState state, int secondsAgo,
                             Cause cause = Cause::File)
{
    control::GenerationInfo info;
    info.number = number;
    info.state = state;
    info.cause = cause;
    info.applied = std::chrono::time_point_cast<WallTime::duration>(
        std::chrono::system_clock::now() - std::chrono::seconds(secondsAgo));
    info.digest = "digest of " + std::to_string(number);
    return info;
}

std::shared_ptr<const config::RuntimeConfig> drainsIn(std::chrono::milliseconds limit)
{
    auto config = std::make_shared<config::RuntimeConfig>();
    config->settings.timeouts.drain = limit;
    return config;
}

} // namespace

class TestUiGenerationsPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();
    void newestFirstWithStateCauseAndChange();
    void theActiveOneReachesNow();
    void aDrainingOneCountsDown();
    void aRetiredOneSaysHowLongItDrainedOrWhatWasCut();
    void aRefusedAttemptHasNoNumberAndShowsItsError();
    void sameTextAsAnEarlierOneIsSaid();
    void countsComeWithSamples();
    void rollBackAsksForTheSelectedOne();
    void theServingOneCantBeRolledBackTo();
    void twoSelectedOnesAreCompared();
    void oneSelectedIsComparedWithTheServingOne();
    void forceCloseCutsOnlyWhatDrains();
    void theHistoryOutlivesAStopAndAStart();
    void aStoppedOneServesNoLonger();
    void anAttemptWhileNothingRanLeftNothingServing();
    void anotherProcessHasAnotherHistory();
    void aHiddenPageDoesntTick();

private:
    void note(const control::GenerationInfo &one) { emit ui->session.generationChanged(one); }
    /// 1 retired, 2 draining for ten of its thirty seconds, 3 serves.
    void threeGenerations();
    QString at(int row, int column, int role = Qt::DisplayRole) const
    {
        return page->model()->index(row, column).data(role).toString();
    }
    void select(std::initializer_list<int> rows)
    {
        page->table()->clearSelection();
        for (const int row : rows)
            page->table()->selectionModel()->select(page->model()->index(row, 0),
                                                    QItemSelectionModel::Select |
                                                        QItemSelectionModel::Rows);
    }
    QAction *action(ActionId id) const { return ui->actions.get(id); }

    std::unique_ptr<UiWorkspace> ui;
    std::unique_ptr<GenerationsPage> page;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

void TestUiGenerationsPage::init()
{
    ui = std::make_unique<UiWorkspace>();
    ui->theme.install(*qApp);
    page = std::make_unique<GenerationsPage>(ui->workspace());
    tester = std::make_unique<QAbstractItemModelTester>(
        page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    page->resize(1440, 268);
    page->show();
    QVERIFY(QTest::qWaitForWindowExposed(page.get()));
}

void TestUiGenerationsPage::cleanup()
{
    tester.reset();
    page.reset();
    ui.reset();
}

void TestUiGenerationsPage::threeGenerations()
{
    ui->session.texts = {{1, first}, {2, first}, {3, second}};
    for (std::uint64_t number = 1; number <= 3; ++number) {
        if (number > 1)
            note(info(number - 1, GenerationState::Draining, 100 - 10 * int(number - 1)));
        note(info(number, GenerationState::Active, number == 3 ? 10 : 100 - 10 * int(number),
                  number == 3 ? Cause::App : Cause::File));
        emit ui->session.configurationChanged(number, drainsIn(std::chrono::seconds(30)), nullptr);
        if (number == 2)
            note(info(1, GenerationState::Retired, 90));
    }
}

void TestUiGenerationsPage::newestFirstWithStateCauseAndChange()
{
    QSignalSpy reset(page->model(), &QAbstractItemModel::modelReset);
    threeGenerations();
    QCOMPARE(page->model()->rowCount(), 3);
    QCOMPARE(at(0, Model::Number), QStringLiteral("3"));
    QCOMPARE(at(0, Model::State), QStringLiteral("Active"));
    QCOMPARE(at(0, Model::Cause), QStringLiteral("App"));
    QCOMPARE(at(1, Model::State), QStringLiteral("Draining"));
    QCOMPARE(at(2, Model::State), QStringLiteral("Retired"));
    QTRY_COMPARE(at(0, Model::Changed), QStringLiteral("route beta added"));
    QCOMPARE(at(2, Model::Action), QStringLiteral("Roll back"));
    QCOMPARE(at(0, Model::Action), QString());
    QVERIFY(at(0, 0, Qt::AccessibleTextRole)
                .startsWith(QStringLiteral("Generation 3, Active, applied ")));
    QCOMPARE(reset.count(), 0);
}

void TestUiGenerationsPage::theActiveOneReachesNow()
{
    threeGenerations();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    page->model()->refresh(nullptr, now);
    const auto line = [&](int row) {
        return page->model()->index(row, Model::Timeline).data(PayloadRole).value<TimelineCell>();
    };
    const TimelineCell active = line(0);
    const double span = double(active.axisTo - active.axisFrom);
    QVERIFY2(double(active.axisTo - active.to) < span / 20, "the axis ends now, but for a step");
    QVERIFY2(line(2).from >= active.axisFrom, "and begins with the oldest, or before");
    QVERIFY(span >= 60'000);
}

void TestUiGenerationsPage::aDrainingOneCountsDown()
{
    threeGenerations();
    QCOMPARE(page->note(), QStringLiteral("1 draining"));
    page->model()->refresh(nullptr, QDateTime::currentMSecsSinceEpoch());
    const QString left = at(1, Model::Drain);
    QVERIFY2(left == QStringLiteral("0:20 left") || left == QStringLiteral("0:19 left"),
             qPrintable(left));
    const auto cell =
        page->model()->index(1, Model::Drain).data(PayloadRole).value<CountdownCell>();
    QVERIFY(cell.left > 0.6 && cell.left <= 0.67);
    page->model()->refresh(nullptr, QDateTime::currentMSecsSinceEpoch() + 60'000);
    QCOMPARE(at(1, Model::Drain), QStringLiteral("0:00 left"));
}

void TestUiGenerationsPage::aRetiredOneSaysHowLongItDrainedOrWhatWasCut()
{
    threeGenerations();
    emit ui->session.reloadStep(
        {control::ReloadStep::Drain, Cause::App, 1, std::chrono::seconds(3)});
    QCOMPARE(at(2, Model::Drain), QStringLiteral("drained in 3.0 s"));
    control::GenerationInfo cut = info(2, GenerationState::Retired, 80);
    cut.closed = 4;
    note(cut);
    QCOMPARE(at(1, Model::Drain), QStringLiteral("4 cut"));
    QVERIFY(page->note().isEmpty());
}

void TestUiGenerationsPage::aRefusedAttemptHasNoNumberAndShowsItsError()
{
    note(info(1, GenerationState::Active, 50, Cause::Start));
    control::GenerationInfo refused = info(0, GenerationState::Rejected, 20);
    refused.diagnostics.push_back(
        {config::Severity::Error, "no backend named 'apii'", {31, 5}, "routes[0].backend", {}});
    note(refused);
    note(refused); // the same text once more
    QCOMPARE(page->model()->rowCount(), 2);
    QCOMPARE(at(0, Model::Number), QStringLiteral("–"));
    QCOMPARE(at(0, Model::State), QStringLiteral("Rejected"));
    QCOMPARE(at(0, Model::Changed), QStringLiteral("line 31: no backend named 'apii'"));
    QCOMPARE(at(0, Model::Drain), QStringLiteral("gen 1 kept serving"));
    QCOMPARE(at(0, Model::Action), QStringLiteral("Show error"));
    QSignalSpy line(page.get(), &GenerationsPage::lineRequested);
    emit page->table()->activated(page->model()->index(0, 0));
    QCOMPARE(line.value(0).value(0).toInt(), 31);
}

void TestUiGenerationsPage::sameTextAsAnEarlierOneIsSaid()
{
    threeGenerations();
    control::GenerationInfo back = info(4, GenerationState::Active, 1, Cause::Rollback);
    back.digest = "digest of 2";
    note(back);
    emit ui->session.configurationChanged(4, drainsIn(std::chrono::seconds(30)), nullptr);
    QCOMPARE(at(0, Model::Changed), QStringLiteral("same content as gen 2"));
    QCOMPARE(at(0, Model::Cause), QStringLiteral("Roll back"));
}

void TestUiGenerationsPage::countsComeWithSamples()
{
    threeGenerations();
    auto snapshot = sampleAt(1, 3);
    snapshot->generations.clear();
    stats::GenerationInfo two, three;
    two.number = 2;
    three.number = 3;
    snapshot->generations = {{two, 168'902, 2}, {three, 62'481, 7}};
    QSignalSpy changed(page->model(), &QAbstractItemModel::dataChanged);
    emit ui->session.sampled(snapshot);
    QCOMPARE(at(0, Model::Requests), QStringLiteral("62,481"));
    QCOMPARE(at(0, Model::InFlight), QStringLiteral("7"));
    QCOMPARE(at(1, Model::InFlight), QStringLiteral("2"));
    QVERIFY(changed.count() > 0);
}

void TestUiGenerationsPage::rollBackAsksForTheSelectedOne()
{
    threeGenerations();
    QSignalSpy asked(page.get(), &GenerationsPage::rollBackRequested);
    select({2});
    QVERIFY(action(ActionId::RollBack)->isEnabled());
    action(ActionId::RollBack)->trigger();
    QCOMPARE(asked.value(0).value(0).toULongLong(), quint64(1));
    // The row's own button.
    const QModelIndex cell = page->model()->index(1, Model::Action);
    const QRect rect = page->table()->visualRect(cell);
    QTest::mouseClick(page->table()->viewport(), Qt::LeftButton, {},
                      QPoint(rect.left() + 20, rect.center().y()));
    QCOMPARE(asked.value(1).value(0).toULongLong(), quint64(2));
    QVERIFY(ui->session.rolledBack.empty());
}

void TestUiGenerationsPage::theServingOneCantBeRolledBackTo()
{
    threeGenerations();
    select({0});
    QVERIFY(!action(ActionId::RollBack)->isEnabled());
    QVERIFY(!action(ActionId::ForceClose)->isEnabled());
    QVERIFY(!action(ActionId::CompareGenerations)->isEnabled());
}

void TestUiGenerationsPage::twoSelectedOnesAreCompared()
{
    threeGenerations();
    QSignalSpy asked(page.get(), &GenerationsPage::compareRequested);
    select({1, 2});
    action(ActionId::CompareGenerations)->trigger();
    QCOMPARE(asked.value(0), (QVariantList{quint64(1), quint64(2)}));
}

void TestUiGenerationsPage::oneSelectedIsComparedWithTheServingOne()
{
    threeGenerations();
    QSignalSpy asked(page.get(), &GenerationsPage::compareRequested);
    select({2});
    action(ActionId::CompareGenerations)->trigger();
    QCOMPARE(asked.value(0), (QVariantList{quint64(1), quint64(3)}));
}

void TestUiGenerationsPage::forceCloseCutsOnlyWhatDrains()
{
    threeGenerations();
    select({2});
    QVERIFY(!action(ActionId::ForceClose)->isEnabled());
    select({1, 2});
    QVERIFY(action(ActionId::ForceClose)->isEnabled());
    action(ActionId::ForceClose)->trigger();
    QCOMPARE(ui->session.forceClosed, std::vector<std::uint64_t>{2});
}

void TestUiGenerationsPage::theHistoryOutlivesAStopAndAStart()
{
    threeGenerations();
    ui->session.become(EngineState::Stopped);
    QCOMPARE(page->model()->rowCount(), 3);
    ui->session.become(EngineState::Starting);
    note(info(4, GenerationState::Active, 0, Cause::Start));
    QCOMPARE(page->model()->rowCount(), 4);
}

void TestUiGenerationsPage::aStoppedOneServesNoLonger()
{
    threeGenerations();
    page->hide(); // the counts are taken over all the same
    stats::Snapshot last;
    last.generations.push_back({{3, "app", 0, {}, "active", {}}, 77, 0});
    emit ui->session.sampled(std::make_shared<const stats::Snapshot>(last));
    note(info(3, GenerationState::Retired, 10, Cause::App));
    ui->session.become(EngineState::Stopped);
    page->show();
    QCOMPARE(at(0, Model::State), QStringLiteral("Retired"));
    QCOMPARE(at(0, Model::Requests), QStringLiteral("77"));
    QCOMPARE(at(0, Model::Drain), QStringLiteral("stopped"));
    const auto end = [this] {
        return page->model()->index(0, Model::Timeline).data(PayloadRole).value<TimelineCell>().to;
    };
    const std::int64_t stopped = end();
    page->model()->refresh(nullptr, QDateTime::currentMSecsSinceEpoch() + 60'000);
    QCOMPARE(end(), stopped); // the bar doesn't grow
    // It may be gone back to, with nothing running.
    select({0});
    QVERIFY(action(ActionId::RollBack)->isEnabled());
}

void TestUiGenerationsPage::anAttemptWhileNothingRanLeftNothingServing()
{
    threeGenerations();
    note(info(3, GenerationState::Retired, 10, Cause::App));
    ui->session.become(EngineState::Stopped);
    page->model()->refresh(nullptr, QDateTime::currentMSecsSinceEpoch() + 5000);
    control::GenerationInfo refused = info(0, GenerationState::Rejected, -5, Cause::Start);
    refused.error = "no such backend";
    note(refused);
    QCOMPARE(at(0, Model::Changed), QStringLiteral("no such backend"));
    QCOMPARE(at(0, Model::Drain), QString());
}

void TestUiGenerationsPage::anotherProcessHasAnotherHistory()
{
    ui->session.remote = true;
    threeGenerations();
    ui->session.become(EngineState::Stopped);
    QCOMPARE(page->model()->rowCount(), 3);
    ui->session.become(EngineState::Starting);
    QCOMPARE(page->model()->rowCount(), 0);
}

void TestUiGenerationsPage::aHiddenPageDoesntTick()
{
    threeGenerations();
    page->hide();
    for (const QTimer *timer : page->findChildren<QTimer *>())
        QVERIFY(!timer->isActive());
    QVERIFY(!ui->session.watched);
}

QTEST_MAIN(TestUiGenerationsPage)
#include "tst_ui_generations_page.moc"
