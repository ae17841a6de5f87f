#include "mainwindow/notifier.h"
#include "mainwindow/proxy_actions.h"
#include "mainwindow/run_state.h"
#include "support/ui_workspace.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

/// What the file holds.
static const std::string saved =
    "version: 1\nlisteners: {web: {bind: \"127.0.0.1:8080\"}}\nroutes: "
    "[{name: all, filters: [{respond: {status: 200}}]}]\n";

/// One backend with one server in `state`, on 127.0.0.1:8080.
static std::shared_ptr<stats::Snapshot>
sample(const char *state, const char *url = "http://127.0.0.1:8080", std::uint64_t inFlight = 0)
{
    auto snapshot = std::make_shared<stats::Snapshot>();
    stats::ServerSnapshot server;
    server.info.name = "api-1";
    server.info.state = state;
    stats::BackendSnapshot backend;
    backend.info.name = "api";
    backend.servers.push_back(server);
    snapshot->backends.push_back(backend);
    stats::ListenerSnapshot listener;
    listener.info = {"http", url};
    snapshot->listeners.push_back(listener);
    stats::GenerationSnapshot generation;
    generation.info.number = 3;
    generation.info.state = "active";
    generation.inFlight = inFlight;
    snapshot->generations.push_back(generation);
    snapshot->engine.generation = generation.info;
    return snapshot;
}

class TestRunState : public QObject
{
    Q_OBJECT
private slots:
    void words();
    void aBackendWithoutServersDegrades_data();
    void aBackendWithoutServersDegrades();
    void exposedListeners();
    void whyAStartFailed();
    void stopAsksWhileRequestsAreInFlight();
    void exposureIsConfirmedOnce();
    void startSavesWhatWasMended();
    void withNothingRunningTheDraftIsReviewedToo();
    void aFileThatWentIsWrittenByTheNextStart();
    void anOpenListenerIsAskedAboutWhenItGoesLive();
    void notificationsAreLimited();
};

void TestRunState::words()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    QCOMPARE(run.word(), RunState::Word::Stopped);
    parts.session.become(EngineState::Starting);
    QCOMPARE(run.word(), RunState::Word::Starting);
    parts.session.become(EngineState::Running);
    QCOMPARE(run.word(), RunState::Word::Running);
    emit parts.session.sampled(sample("up"));
    QCOMPARE(run.generation(), 3u);
    QCOMPARE(run.address(), u"127.0.0.1:8080"_qs);
    QCOMPARE(run.url(), u"http://127.0.0.1:8080/"_qs);
    parts.session.become(EngineState::Draining);
    QCOMPARE(run.word(), RunState::Word::Draining);
    parts.session.become(EngineState::Stopped);
    QCOMPARE(run.word(), RunState::Word::Stopped);
    QVERIFY(run.address().isEmpty());
}

void TestRunState::aBackendWithoutServersDegrades_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<bool>("degraded");
    QTest::newRow("up serves") << QByteArray("up") << false;
    QTest::newRow("unchecked serves") << QByteArray("unchecked") << false;
    QTest::newRow("going down still serves") << QByteArray("going-down") << false;
    QTest::newRow("going up doesn't serve yet") << QByteArray("going-up") << true;
    QTest::newRow("down doesn't") << QByteArray("down") << true;
    QTest::newRow("maint doesn't") << QByteArray("maint") << true;
    QTest::newRow("ejected doesn't") << QByteArray("ejected") << true;
}

void TestRunState::aBackendWithoutServersDegrades()
{
    QFETCH(QByteArray, state);
    QFETCH(bool, degraded);
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    parts.session.become(EngineState::Running);
    emit parts.session.sampled(sample(state.constData()));
    QCOMPARE(run.word() == RunState::Word::Degraded, degraded);
    emit parts.session.sampled(sample("up"));
    QCOMPARE(run.word(), RunState::Word::Running);
}

void TestRunState::exposedListeners()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    parts.session.become(EngineState::Running);
    emit parts.session.sampled(sample("up"));
    QVERIFY(run.exposed().isEmpty());
    emit parts.session.sampled(sample("up", "http://0.0.0.0:8080"));
    QCOMPARE(run.exposed(), QStringList{u"0.0.0.0:8080"_qs});
    QCOMPARE(run.url(), u"http://localhost:8080/"_qs);
}

void TestRunState::whyAStartFailed()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    parts.session.become(EngineState::Starting);
    StartFailure failure;
    failure.error = Error(ErrorType::AddressInUse, "the port is taken");
    emit parts.session.startFailed(failure);
    parts.session.become(EngineState::Stopped);
    QCOMPARE(run.word(), RunState::Word::Failed);
    QVERIFY(run.failure());
    parts.session.become(EngineState::Starting);
    QVERIFY(!run.failure());
}

static QMessageBox *question(QWidget &window)
{
    return window.findChild<QMessageBox *>();
}

static void answer(QWidget &window, const QString &words)
{
    QMessageBox *box = question(window);
    QVERIFY(box);
    for (QAbstractButton *button : box->buttons()) {
        if (button->text() == words)
            button->click();
    }
    QTRY_VERIFY(!question(window));
}

void TestRunState::stopAsksWhileRequestsAreInFlight()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    QWidget window;
    ProxyActions proxy(parts.workspace(), run, window);
    parts.open("version: 1\n");
    QAction *action = parts.actions.get(ActionId::StartStop);
    parts.session.become(EngineState::Running);
    emit parts.session.sampled(sample("up"));
    QVERIFY(action->isEnabled());
    action->trigger();
    QCOMPARE(parts.session.stops, 1);

    parts.session.become(EngineState::Running);
    emit parts.session.sampled(sample("up", "http://127.0.0.1:8080", 7));
    action->trigger();
    QCOMPARE(parts.session.stops, 1);
    QVERIFY(question(window)->informativeText().contains(u"7"_qs));
    answer(window, u"Stop"_qs);
    QCOMPARE(parts.session.stops, 2);
}

void TestRunState::exposureIsConfirmedOnce()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    QWidget window;
    ProxyActions proxy(parts.workspace(), run, window);
    auto config = std::make_shared<config::RuntimeConfig>();
    config::ListenerSpec listener;
    listener.bind = *SocketAddress::parse("0.0.0.0:8080");
    config->listeners.push_back(listener);
    int started = 0;
    proxy.confirmExposure(config, [&] { ++started; });
    QCOMPARE(started, 0);
    answer(window, u"Listen on the network"_qs);
    QCOMPARE(started, 1);
    proxy.confirmExposure(config, [&] { ++started; });
    QCOMPARE(started, 2);
    config->listeners[0].bind = *SocketAddress::parse("127.0.0.1:8080");
    proxy.confirmExposure(config, [&] { ++started; });
    QCOMPARE(started, 3);
}

void TestRunState::startSavesWhatWasMended()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    QWidget window;
    ProxyActions proxy(parts.workspace(), run, window);
    parts.draft.open(u"/tmp/signalbox.yaml"_qs, "version: 2\n");
    proxy.setSavedText("version: 2\n");
    QSignalSpy starts(&proxy, &ProxyActions::startRequested);
    QAction *start = parts.actions.get(ActionId::StartStop);
    start->trigger();
    QCOMPARE(starts.takeFirst().first().toBool(), false);
    parts.draft.setText("version: 1\nlisteners: {web: {bind: \"127.0.0.1:8080\"}}\nroutes: [{name: "
                        "all, filters: [{respond: {status: 200}}]}]\n",
                        u"Mend"_qs);
    QVERIFY(parts.actions.get(ActionId::ReviewApply)->isEnabled());
    QTRY_VERIFY(parts.draft.analysisIsCurrent());
    start->trigger();
    QCOMPARE(starts.takeFirst().first().toBool(), true);

    // Another process serves the file: it isn't written under its feet, by whichever key.
    StartFailure failure;
    failure.servedElsewhere = true;
    parts.session.become(EngineState::Starting);
    emit parts.session.startFailed(failure);
    parts.session.become(EngineState::Stopped);
    for (const ActionId id : {ActionId::StartStop, ActionId::ReviewApply}) {
        QVERIFY(parts.actions.get(id)->isEnabled());
        parts.actions.get(id)->trigger();
        QCOMPARE(starts.takeFirst().first().toBool(), false);
    }
}

void TestRunState::withNothingRunningTheDraftIsReviewedToo()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    QWidget window;
    ProxyActions proxy(parts.workspace(), run, window);
    parts.draft.open(u"/tmp/signalbox.yaml"_qs, saved);
    proxy.setSavedText(saved);
    QSignalSpy starts(&proxy, &ProxyActions::startRequested);
    QSignalSpy reviews(&proxy, &ProxyActions::reviewRequested);
    QVERIFY(!parts.actions.get(ActionId::ReviewApply)->isEnabled());
    parts.draft.setText(saved + "# more\n", u"typing"_qs);
    parts.actions.get(ActionId::ReviewApply)->trigger();
    QCOMPARE(reviews.size(), 1);
    QCOMPARE(starts.size(), 0);
    proxy.startReviewed();
    QCOMPARE(starts.takeFirst().first().toBool(), true);

    // What can't start isn't written over what can, not by Save and start either.
    parts.draft.setText("version: 1\nroutes: [{backend: nowhere}]\n", u"typing"_qs);
    QTRY_VERIFY(parts.draft.analysisIsCurrent());
    parts.actions.get(ActionId::StartStop)->trigger();
    QCOMPARE(reviews.size(), 2);
    QCOMPARE(starts.size(), 0);
}

void TestRunState::aFileThatWentIsWrittenByTheNextStart()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    QWidget window;
    ProxyActions proxy(parts.workspace(), run, window);
    parts.draft.open(u"/tmp/signalbox.yaml"_qs, saved);
    proxy.setSavedText(saved);
    QSignalSpy starts(&proxy, &ProxyActions::startRequested);
    parts.session.become(EngineState::Starting);
    StartFailure failure;
    failure.error = Error(ErrorType::NotFound, "no such file");
    emit parts.session.startFailed(failure);
    parts.session.become(EngineState::Stopped);
    QTRY_VERIFY(parts.draft.analysisIsCurrent());
    parts.actions.get(ActionId::StartStop)->trigger();
    QCOMPARE(starts.takeFirst().first().toBool(), true);
}

void TestRunState::anOpenListenerIsAskedAboutWhenItGoesLive()
{
    test::UiWorkspace parts;
    RunState run(parts.session, parts.live);
    QWidget window;
    ProxyActions proxy(parts.workspace(), run, window);
    QSignalSpy reviews(&proxy, &ProxyActions::reviewRequested);
    const std::string live = "version: 1\nlisteners: {web: {bind: \"127.0.0.1:8080\"}}\n"
                             "routes: [{name: all, filters: [{respond: {status: 200}}]}]\n";
    parts.open(live);
    parts.session.become(EngineState::Running);
    std::string open = live;
    open.replace(open.find("127.0.0.1"), 9, "0.0.0.0");
    parts.draft.setText(open, u"typing"_qs);
    QTRY_VERIFY(parts.draft.analysisIsCurrent());
    parts.actions.get(ActionId::ReviewApply)->trigger();
    QCOMPARE(reviews.size(), 1); // looked at first
    QVERIFY(!window.findChild<QMessageBox *>());
}

void TestRunState::notificationsAreLimited()
{
    test::FakeSession session;
    std::int64_t now = 1'000'000;
    Notifier notifier(session, [&now] { return now; });
    QSignalSpy told(&notifier, &Notifier::notify);
    emit session.sampled(sample("up"));
    QCOMPARE(told.count(), 0);
    emit session.sampled(sample("down"));
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.last().at(0).toString(), u"api"_qs);
    QCOMPARE(told.last().at(1).toString(), u"api is down"_qs);
    // Good news doesn't wait for the bad news' time to be over.
    now += 1000;
    emit session.sampled(sample("up"));
    QCOMPARE(told.count(), 2);
    QCOMPARE(told.last().at(1).toString(), u"api is back"_qs);
    // It flaps: nothing more within the quiet time.
    emit session.sampled(sample("down"));
    emit session.sampled(sample("up"));
    emit session.sampled(sample("down"));
    QCOMPARE(told.count(), 2);
    // What it then still is, is told.
    now += Notifier::quietMs;
    emit session.sampled(sample("down"));
    QCOMPARE(told.count(), 3);
    QCOMPARE(told.last().at(1).toString(), u"api is down"_qs);
    notifier.setEnabled(false);
    now += Notifier::quietMs;
    emit session.sampled(sample("up"));
    QCOMPARE(told.count(), 3);
}

QTEST_MAIN(TestRunState)
#include "tst_ui_run_state.moc"
