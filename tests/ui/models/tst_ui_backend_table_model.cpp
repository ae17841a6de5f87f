// Backends & Health as a model: what cells say, what is told on a tick, counting since a
// generation.
#include "models/backend_table_model.h"
#include "models/server_words.h"
#include "support/fake_session.h"
#include "support/live_sample.h"

#include <QtTest>

#include <QAbstractItemModelTester>

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;
using Model = BackendTableModel;

namespace {

/// A backend with a health check every two seconds that may take one.
std::shared_ptr<const config::RuntimeConfig> checkedConfig()
{
    auto config = std::make_shared<config::RuntimeConfig>();
    config::BackendSpec api;
    api.name = "api";
    api.healthCheck = config::HealthCheckSpec();
    config::ServerSpec server;
    server.name = "api-1";
    server.url = "http://127.0.0.1:9001";
    server.weight = 2;
    api.servers.push_back(server);
    config->backends.push_back(api);
    return config;
}

} // namespace

class TestUiBackendTableModel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();
    void aBackendsNameStandsInItsFirstRow();
    void statesSayWhatGoesWithThem_data();
    void statesSayWhatGoesWithThem();
    void lastCheckInWords_data();
    void lastCheckInWords();
    void withoutACheckNoneIsWaitedFor_data();
    void withoutACheckNoneIsWaitedFor();
    void aRowIsASentence();
    void whatIsPaintedIsSpokenToo();
    void aTickTellsOnlyChangedCells();
    void countsSinceAGeneration();
    void anAttachedProxysFirstGenerationHasNoBase();
    void slowPassesAreMarked();
    void theTickTurnsAmberAfterHalfAMinute();
    void theFilterHidesRowsAndNamesTheFirstOneLeft();
    void beforeAnythingRunsTheDraftsServersAreShown();
    void histories();

private:
    void sample(std::shared_ptr<stats::Snapshot> snapshot)
    {
        emit session->sampled(snapshot);
        model->refresh();
    }
    QString at(int row, int column, int role = Qt::DisplayRole) const
    {
        return model->index(row, column).data(role).toString();
    }

    std::unique_ptr<FakeSession> session;
    std::unique_ptr<LiveFeed> live;
    std::unique_ptr<Model> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

void TestUiBackendTableModel::init()
{
    session = std::make_unique<FakeSession>();
    live = std::make_unique<LiveFeed>(*session);
    model = std::make_unique<Model>(*live);
    tester = std::make_unique<QAbstractItemModelTester>(
        model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestUiBackendTableModel::cleanup()
{
    tester.reset();
    model.reset();
    live.reset();
    session.reset();
}

void TestUiBackendTableModel::aBackendsNameStandsInItsFirstRow()
{
    auto snapshot = sampleAt(1);
    snapshot->backends = {
        sampleBackend("api", {sampleServer("api-1", "up"), sampleServer("api-2", "up")}),
        sampleBackend("web", {sampleServer("web-1", "unchecked")})};
    sample(snapshot);
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(at(0, Model::Backend), QStringLiteral("api"));
    QCOMPARE(at(1, Model::Backend), QString());
    QCOMPARE(at(2, Model::Backend), QStringLiteral("web"));
    QVERIFY(!model->index(0, 0).data(TopLineRole).toBool());
    QVERIFY(!model->index(1, 0).data(TopLineRole).toBool());
    QVERIFY(model->index(2, 0).data(TopLineRole).toBool());
    QCOMPARE(model->backendOf(1), QStringLiteral("api"));
    QCOMPARE(model->serverOf(1), QStringLiteral("api-2"));
    QCOMPARE(model->serverCount(), 3);
    QCOMPARE(at(0, Model::Server, DetailRole), QStringLiteral("127.0.0.1:9001"));
}

void TestUiBackendTableModel::statesSayWhatGoesWithThem_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("detail");
    const auto add = [](const char *state, const char *word, const char *detail) {
        QTest::addRow("%s", state)
            << QByteArray(state) << QString::fromUtf8(word) << QString::fromUtf8(detail);
    };
    add("up", "UP", "");
    add("going-down", "going down", "2/3");
    add("going-up", "going up", "2/3");
    add("down", "DOWN", "41 s");
    add("maint", "MAINT", "41 s");
    add("drain", "DRAIN", "2 left");
    add("unchecked", "unchecked", "");
    add("unknown", "unchecked", "first check");
    add("ejected", "ejected", "9 s");
}

void TestUiBackendTableModel::statesSayWhatGoesWithThem()
{
    QFETCH(QByteArray, state);
    QFETCH(QString, word);
    QFETCH(QString, detail);
    auto snapshot = sampleAt(100);
    stats::ServerSnapshot server = sampleServer("api-1", state.toStdString());
    server.info.progress = "2/3";
    server.info.stateSinceMs = snapshot->takenMs - 41'000;
    server.info.ejectedLeftMs = 9000;
    server.sums.active = 2;
    snapshot->backends = {sampleBackend("api", {server})};
    sample(snapshot);
    QCOMPARE(at(0, Model::State), word);
    // Plurals without a translation keep their number only.
    QCOMPARE(at(0, Model::State, DetailRole), detail);
    QVERIFY(!at(0, Model::State, IconNameRole).isEmpty());
}

void TestUiBackendTableModel::lastCheckInWords_data()
{
    QTest::addColumn<bool>("ok");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QString>("words");
    QTest::addRow("an HTTP check that passed")
        << true << 200 << QByteArray() << QStringLiteral("200 in 2 ms");
    QTest::addRow("a TCP check that passed")
        << true << 0 << QByteArray() << QStringLiteral("connected in 2 ms");
    QTest::addRow("no answer") << false << 0 << QByteArray("connection refused")
                               << QStringLiteral("connection refused");
    QTest::addRow("a wrong answer")
        << false << 500 << QByteArray("HTTP 500") << QStringLiteral("HTTP 500 in 2 ms");
}

void TestUiBackendTableModel::lastCheckInWords()
{
    QFETCH(bool, ok);
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    QFETCH(QString, words);
    auto snapshot = sampleAt(1);
    stats::ServerSnapshot server = sampleServer("api-1", ok ? "up" : "down");
    server.info.lastCheck = stats::CheckInfo{1, ok, status, 2000, reason.toStdString()};
    snapshot->backends = {sampleBackend("api", {server})};
    sample(snapshot);
    QCOMPARE(at(0, Model::LastCheck), words);
}

void TestUiBackendTableModel::withoutACheckNoneIsWaitedFor_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<bool>("configured");
    QTest::addColumn<QString>("words");
    const QString none = QStringLiteral("no check configured");
    QTest::addRow("unchecked") << QByteArray("unchecked") << false << none;
    QTest::addRow("draining") << QByteArray("drain") << false << none;
    QTest::addRow("in maintenance") << QByteArray("maint") << false << none;
    QTest::addRow("draining, before the first check")
        << QByteArray("drain") << true << QStringLiteral("not yet");
}

void TestUiBackendTableModel::withoutACheckNoneIsWaitedFor()
{
    QFETCH(const QByteArray, state);
    QFETCH(const bool, configured);
    QFETCH(const QString, words);
    auto config = std::make_shared<config::RuntimeConfig>();
    config->backends.resize(1);
    config->backends[0].name = "api";
    if (configured)
        config->backends[0].healthCheck.emplace();
    model->setConfig(config);
    auto snapshot = sampleAt(1);
    snapshot->backends = {sampleBackend("api", {sampleServer("api-1", state.toStdString())})};
    sample(snapshot);
    QCOMPARE(at(0, Model::LastCheck), words);
}

void TestUiBackendTableModel::aRowIsASentence()
{
    auto snapshot = sampleAt(100);
    stats::ServerSnapshot server = sampleServer("api-3", "down");
    server.info.stateSinceMs = snapshot->takenMs - 41'000;
    server.info.lastCheck = stats::CheckInfo{1, false, 0, -1, "connection refused"};
    snapshot->backends = {sampleBackend("api", {server})};
    sample(snapshot);
    QCOMPARE(at(0, 0, Qt::AccessibleTextRole),
             QStringLiteral("api-3 of backend api, DOWN for 41 s, connection refused, "
                            "0.0 requests a second"));
}

void TestUiBackendTableModel::whatIsPaintedIsSpokenToo()
{
    auto snapshot = sampleAt(1);
    stats::ServerSnapshot server = sampleServer("api-1", "up");
    server.shareActual = 1.0 / 3;
    server.info.shareExpected = 0.5;
    snapshot->backends = {sampleBackend("api", {server})};
    sample(snapshot);
    QCOMPARE(at(0, Model::Share, Qt::AccessibleTextRole),
             QStringLiteral("Share 33.3 %, expected 50.0 %"));
    QCOMPARE(checksWords(ChecksCell{QString(58, u' ')}), QStringLiteral("no results yet"));
    QCOMPARE(checksWords(ChecksCell{u"  -++s-+"_qs}),
             QStringLiteral("4 passed, 1 of them slowly, 2 failed, the newest passed"));
    QCOMPARE(checksWords(ChecksCell{u"+-"_qs}),
             QStringLiteral("1 passed, 1 failed, the newest failed"));
    QVERIFY(at(0, Model::Checks, Qt::AccessibleTextRole).startsWith(u"Last 60 checks, newest"_qs));
    QVERIFY(at(0, Model::Checks, Qt::AccessibleTextRole) !=
            model->headerData(Model::Checks, Qt::Horizontal, Qt::DisplayRole).toString());
}

void TestUiBackendTableModel::aTickTellsOnlyChangedCells()
{
    auto snapshot = sampleAt(1);
    snapshot->backends = {
        sampleBackend("api", {sampleServer("api-1", "up", 3), sampleServer("api-2", "up", 3)})};
    sample(snapshot);
    QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
    auto next = sampleAt(2);
    next->backends = snapshot->backends;
    sample(next);
    QCOMPARE(changed.count(), 0);
    auto third = sampleAt(3);
    third->backends = snapshot->backends;
    third->backends[0].servers[1].sums.picks = 7;
    sample(third);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), model->index(1, Model::Picks));
    QCOMPARE(changed[0][1].toModelIndex(), model->index(1, Model::Picks));
    QCOMPARE(reset.count(), 0);
}

void TestUiBackendTableModel::countsSinceAGeneration()
{
    const auto with = [](std::int64_t second, std::uint64_t generation, std::uint64_t picks) {
        auto snapshot = sampleAt(second, generation);
        stats::ServerSnapshot server = sampleServer("api-1", "up", 1, picks);
        server.sums.classes[5] = picks / 10;
        snapshot->backends = {sampleBackend("api", {server})};
        return snapshot;
    };
    sample(with(1, 1, 0));
    sample(with(2, 1, 100));
    sample(with(3, 2, 120));
    sample(with(4, 2, 150));
    QCOMPARE(model->bases().generations(), (std::vector<quint64>{2, 1}));
    model->setSince(2);
    QCOMPARE(at(0, Model::Picks), QStringLiteral("30"));
    QCOMPARE(at(0, Model::Errors), QStringLiteral("3"));
    model->setSince(1);
    QCOMPARE(at(0, Model::Picks), QStringLiteral("150"));
    model->setSince(0);
    QCOMPARE(at(0, Model::Picks), QStringLiteral("150"));
}

void TestUiBackendTableModel::anAttachedProxysFirstGenerationHasNoBase()
{
    auto snapshot = sampleAt(500, 41);
    snapshot->backends = {sampleBackend("api", {sampleServer("api-1", "up", 1, 900)})};
    sample(snapshot);
    QVERIFY(model->bases().generations().empty());
    QSignalSpy bases(model.get(), &Model::basesChanged);
    auto next = sampleAt(600, 42);
    next->backends = {sampleBackend("api", {sampleServer("api-1", "up", 1, 950)})};
    sample(next);
    QCOMPARE(bases.count(), 1);
    model->setSince(42);
    QCOMPARE(at(0, Model::Picks), QStringLiteral("0"));
}

void TestUiBackendTableModel::slowPassesAreMarked()
{
    model->setConfig(checkedConfig());
    const auto checks = [&](std::int64_t second, std::string results, std::int64_t us) {
        auto snapshot = sampleAt(second);
        stats::ServerSnapshot server = sampleServer("api-1", "up");
        server.info.checksPassed = results.size();
        server.info.lastCheck = stats::CheckInfo{second, true, 200, us, {}};
        server.info.checks = std::move(results);
        snapshot->backends = {sampleBackend("api", {server})};
        sample(snapshot);
        return model->index(0, Model::Checks).data(PayloadRole).value<ChecksCell>().results;
    };
    QVERIFY(checks(1, "+", 2000).endsWith(QStringLiteral(" +")));
    // Half of the time that a check may take is slow.
    QVERIFY(checks(2, "++", 600'000).endsWith(QStringLiteral(" +s")));
    const QString strip = checks(3, "+++", 2000);
    QVERIFY(strip.endsWith(QStringLiteral(" +s+")));
    QCOMPARE(strip.size(), qsizetype(60));
}

void TestUiBackendTableModel::theTickTurnsAmberAfterHalfAMinute()
{
    const auto off = [&](std::int64_t second, double actual) {
        auto snapshot = sampleAt(second);
        stats::ServerSnapshot server = sampleServer("api-1", "up");
        server.shareActual = actual;
        server.info.shareExpected = 0.5;
        snapshot->backends = {sampleBackend("api", {server})};
        sample(snapshot);
        return model->index(0, Model::Share).data(PayloadRole).value<ShareCell>().off;
    };
    QVERIFY(!off(1, 0.6));
    QVERIFY(!off(29, 0.6));
    QVERIFY(off(31, 0.6));
    QVERIFY(!off(32, 0.53));
    QVERIFY(!off(33, 0.6));
}

void TestUiBackendTableModel::theFilterHidesRowsAndNamesTheFirstOneLeft()
{
    auto snapshot = sampleAt(1);
    snapshot->backends = {
        sampleBackend("api", {sampleServer("api-1", "up"), sampleServer("api-2", "down")})};
    sample(snapshot);
    model->setFilter(QStringLiteral("API down"));
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(at(0, Model::Backend), QStringLiteral("api"));
    QCOMPARE(at(0, Model::Server), QStringLiteral("api-2"));
    QCOMPARE(model->serverCount(), 2);
    model->setFilter({});
    QCOMPARE(model->rowCount(), 2);
}

void TestUiBackendTableModel::beforeAnythingRunsTheDraftsServersAreShown()
{
    model->setDraft(checkedConfig());
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(at(0, Model::Weight), QStringLiteral("2"));
    QCOMPARE(at(0, Model::State), QStringLiteral("–"));
    QVERIFY(model->stateOf(0).empty());
    auto snapshot = sampleAt(1);
    snapshot->backends = {sampleBackend("api", {sampleServer("api-1", "up")})};
    sample(snapshot);
    QCOMPARE(model->stateOf(0), std::string("up"));
    session->become(EngineState::Stopped);
    model->refresh();
    QCOMPARE(at(0, Model::State), QStringLiteral("–"));
}

void TestUiBackendTableModel::histories()
{
    model->setConfig(checkedConfig());
    QSignalSpy wanted(model.get(), &Model::historyWanted);
    auto snapshot = sampleAt(1);
    stats::ServerSnapshot server = sampleServer("api-1", "up");
    server.info.checks = "+++";
    server.info.checksPassed = 3;
    snapshot->backends = {sampleBackend("api", {server})};
    sample(snapshot);
    sample(snapshot);
    QCOMPARE(wanted.count(), 1);
    health::CheckResult slow, quick;
    slow.ok = quick.ok = true;
    slow.durationMs = 700;
    quick.durationMs = 2;
    model->setChecks(QStringLiteral("api"), QStringLiteral("api-1"), {quick, slow, quick});
    QVERIFY(model->index(0, Model::Checks)
                .data(PayloadRole)
                .value<ChecksCell>()
                .results.endsWith(QStringLiteral(" +s+")));
}

QTEST_MAIN(TestUiBackendTableModel)
#include "tst_ui_backend_table_model.moc"
