// The engine's face with everything behind it: real sockets on loopback, real files, one process.
// lint: allow long-file: one fixture for the whole life of an engine
#include "config/save_file.h"
#include "facade/engine.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace signalbox;

namespace {

/// A server that says its name and closes.
class NamedServer : public QObject
{
public:
    explicit NamedServer(QByteArray name)
        : m_name(std::move(name))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    m_seen[socket] += socket->readAll();
                    if (!m_seen[socket].contains("\r\n\r\n") || m_hold)
                        return;
                    answer(socket);
                });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QObject::destroyed, this,
                        [this, socket] { m_seen.erase(socket); });
            }
        });
    }
    quint16 port() const { return m_server.serverPort(); }
    /// Requests are taken but not answered until release().
    void hold() { m_hold = true; }
    std::size_t waiting() const { return m_seen.size(); }
    void release()
    {
        m_hold = false;
        for (auto &[socket, seen] : m_seen)
            answer(socket);
    }

private:
    void answer(QTcpSocket *socket)
    {
        socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " +
                      QByteArray::number(m_name.size()) + "\r\n\r\n" + m_name);
        socket->disconnectFromHost();
    }
    QByteArray m_name;
    QTcpServer m_server;
    std::map<QTcpSocket *, QByteArray> m_seen;
    bool m_hold = false;
};

void write(const std::string &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
        m_file = m_folder->filePath(QStringLiteral("signalbox.yaml")).toStdString();
        m_red = std::make_unique<NamedServer>("red");
        m_blue = std::make_unique<NamedServer>("blue");
        m_engine = std::make_unique<Engine>();
        m_states.clear();
        m_listeners.clear();
        connect(m_engine.get(), &Engine::stateChanged, this,
                [this](EngineState state) { m_states.push_back(state); });
        connect(m_engine.get(), &Engine::ready, this,
                [this](quint64, const std::vector<ListenerInfo> &list) { m_listeners = list; });
    }
    void cleanup()
    {
        m_engine.reset();
        m_red.reset();
        m_blue.reset();
        m_folder.reset();
    }

    void startsServesDrainsAndStops()
    {
        start(config(m_red->port()));
        QCOMPARE(m_engine->state(), EngineState::Running);
        QCOMPARE(m_listeners.size(), 1u);
        QCOMPARE(m_listeners[0].name, std::string("web"));
        QVERIFY(m_listeners[0].address.port > 0);
        QCOMPARE(m_listeners[0].url,
                 "http://127.0.0.1:" + std::to_string(m_listeners[0].address.port));
        QVERIFY(get().endsWith("red"));
        m_engine->stop();
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
        const std::vector<EngineState> expected{EngineState::Starting, EngineState::Running,
                                                EngineState::Draining, EngineState::Stopped};
        QVERIFY(m_states == expected);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_listeners[0].address.port);
        QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void startsAgainAfterAStop()
    {
        start(config(m_red->port()));
        m_engine->stop();
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
        start(config(m_blue->port()));
        QVERIFY(get().endsWith("blue"));
    }

    void theHistoryOutlivesAStop()
    {
        using S = control::GenerationState;
        const std::string first = config(m_red->port());
        std::vector<control::GenerationInfo> told;
        connect(m_engine.get(), &Engine::generationChanged, this,
                [&](const control::GenerationInfo &info) { told.push_back(info); });
        std::shared_ptr<const stats::Snapshot> last;
        connect(m_engine.get(), &Engine::sampled, this,
                [&](const std::shared_ptr<const stats::Snapshot> &sample) { last = sample; });
        start(first);
        run([&](auto done) { m_engine->apply(config(m_blue->port()), {}, done); });
        run([&](auto done) { m_engine->apply("routes: [", {}, done); });
        QVERIFY(get().endsWith("blue"));
        m_engine->stop();
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
        QCOMPARE(told.back().number, 2u);
        QCOMPARE(told.back().state, S::Retired);
        QVERIFY(last); // the last word before the stop
        QCOMPARE(last->generations.at(1).requests, 1u);

        std::optional<std::string> text;
        m_engine->generationText(1, [&](const auto &kept) { text = kept; });
        QTRY_COMPARE(text, std::optional(first));

        start();
        QVERIFY(get().endsWith("blue"));
        QCOMPARE(told.back().number, 3u);
        QCOMPARE(told.back().state, S::Active);
        QTRY_VERIFY(last->generations.size() == 4 && last->generations[1].requests == 1);
        const auto outcome = run([&](auto done) { m_engine->rollback(1, done); });
        QCOMPARE(outcome.generation, 4u);
        QVERIFY(get().endsWith("red"));
    }

    void anotherFileHasAnotherHistory()
    {
        start(config(m_red->port()));
        m_engine->stop();
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
        m_file = m_folder->filePath(QStringLiteral("other.yaml")).toStdString();
        quint64 number = 0;
        connect(m_engine.get(), &Engine::configurationChanged, this,
                [&](quint64 generation) { number = generation; });
        start(config(m_blue->port()));
        QCOMPARE(number, 1u);
    }

    void runsATextWithoutAFile()
    {
        EngineOptions options;
        options.text = config(m_red->port());
        QSignalSpy ready(m_engine.get(), &Engine::ready);
        m_engine->start(options);
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(get().endsWith("red"));
        const auto outcome =
            run([&](auto done) { m_engine->apply(config(m_blue->port()), {}, done); });
        QCOMPARE(outcome.kind, control::ReloadOutcome::Kind::Applied);
        QVERIFY(get().endsWith("blue"));
    }

    void aBrokenFileDoesNotStart()
    {
        write(m_file, "version: 1\nroutes: [{backend: nowhere}]\n");
        std::optional<StartFailure> failure;
        connect(m_engine.get(), &Engine::startFailed, this,
                [&](const StartFailure &f) { failure = f; });
        m_engine->start(fileOptions());
        QTRY_VERIFY(failure.has_value());
        QVERIFY(failure->configurationWrong);
        QVERIFY(config::hasErrors(failure->diagnostics));
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
    }

    void aTakenPortDoesNotStart()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        write(m_file, config(m_red->port(), other.serverPort()));
        std::optional<StartFailure> failure;
        connect(m_engine.get(), &Engine::startFailed, this,
                [&](const StartFailure &f) { failure = f; });
        m_engine->start(fileOptions());
        QTRY_VERIFY(failure.has_value());
        QVERIFY(!failure->configurationWrong);
        QCOMPARE(failure->error.type(), ErrorType::AddressInUse);
        QVERIFY(failure->error.text().find("web") != std::string::npos);
        // Not half started either: the lock is free again.
        write(m_file, config(m_red->port()));
        start();
    }

    void aSecondEngineOnTheFileIsRefused()
    {
        start(config(m_red->port()));
        Engine second;
        std::optional<StartFailure> failure;
        connect(&second, &Engine::startFailed, this, [&](const StartFailure &f) { failure = f; });
        second.start(fileOptions());
        QTRY_VERIFY(failure.has_value());
        QVERIFY(!failure->configurationWrong);
        QVERIFY(failure->error.text().find("process " +
                                           std::to_string(QCoreApplication::applicationPid())) !=
                std::string::npos);
        QVERIFY(get().endsWith("red"));
    }

    void outsideEditsAreAppliedAtOnce()
    {
        start(config(m_red->port()));
        QSignalSpy finished(m_engine.get(), &Engine::reloadFinished);
        write(m_file, config(m_blue->port()));
        QTRY_COMPARE(finished.size(), 1);
        const auto outcome = finished.at(0).at(0).value<control::ReloadOutcome>();
        QCOMPARE(outcome.cause, Cause::File);
        QCOMPARE(outcome.generation, 2u);
        QVERIFY(get().endsWith("blue"));
    }

    void aBrokenEditLeavesTheRunningOneServing()
    {
        start(config(m_red->port()));
        QSignalSpy finished(m_engine.get(), &Engine::reloadFinished);
        QSignalSpy problems(m_engine.get(), &Engine::problems);
        write(m_file, "routes: [");
        QTRY_COMPARE(finished.size(), 1);
        const auto outcome = finished.at(0).at(0).value<control::ReloadOutcome>();
        QCOMPARE(outcome.kind, control::ReloadOutcome::Kind::Rejected);
        QCOMPARE(outcome.generation, 1u);
        QVERIFY(
            config::hasErrors(problems.at(problems.size() - 1).at(0).value<config::Diagnostics>()));
        QVERIFY(get().endsWith("red"));
    }

    void aWatcherThatIsOffWaitsForReload()
    {
        write(m_file, config(m_red->port()));
        EngineOptions options = fileOptions();
        options.watch = false;
        QSignalSpy ready(m_engine.get(), &Engine::ready);
        m_engine->start(options);
        QTRY_COMPARE(ready.size(), 1);
        write(m_file, config(m_blue->port()));
        QTest::qWait(300);
        QVERIFY(get().endsWith("red"));
        const auto outcome = run([&](auto done) { m_engine->reload(Cause::Ctl, done); });
        QCOMPARE(outcome.generation, 2u);
        QVERIFY(get().endsWith("blue"));
        QCOMPARE(run([&](auto done) { m_engine->reload(Cause::Ctl, done); }).kind,
                 control::ReloadOutcome::Kind::Unchanged);
    }

    void applyWritesTheFileOnceAndTheWatcherKnowsIt()
    {
        const std::string before = config(m_red->port());
        const std::string after = config(m_blue->port());
        start(before);
        QSignalSpy finished(m_engine.get(), &Engine::reloadFinished);
        QSignalSpy steps(m_engine.get(), &Engine::reloadStep);
        const auto outcome =
            run([&](auto done) { m_engine->apply(after, config::digestOfText(before), done); });
        QCOMPARE(outcome.kind, control::ReloadOutcome::Kind::Applied);
        QVERIFY(get().endsWith("blue"));
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), after);
        QTest::qWait(400); // longer than the debounce
        QCOMPARE(finished.size(), 1);
        QTRY_COMPARE(steps.size(),
                     6); // parse validate prepare write swap, and the drain of the first
    }

    void rollbackBringsAnOldTextBack()
    {
        const std::string first = config(m_red->port());
        start(first);
        run([&](auto done) { m_engine->apply(config(m_blue->port()), {}, done); });
        QVERIFY(get().endsWith("blue"));
        const auto outcome = run([&](auto done) { m_engine->rollback(1, done); });
        QCOMPARE(outcome.generation, 3u);
        QVERIFY(get().endsWith("red"));
        QFile file(QString::fromStdString(m_file));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), first);
    }

    void historyIsToldAsItChanges()
    {
        std::vector<std::pair<std::uint64_t, control::GenerationState>> seen;
        connect(m_engine.get(), &Engine::generationChanged, this,
                [&](const control::GenerationInfo &info) {
                    seen.emplace_back(info.number, info.state);
                });
        start(config(m_red->port()));
        run([&](auto done) { m_engine->apply(config(m_blue->port()), {}, done); });
        run([&](auto done) { m_engine->apply("routes: [", {}, done); });
        using S = control::GenerationState;
        QTRY_VERIFY(std::find(seen.begin(), seen.end(), std::pair(std::uint64_t(1), S::Retired)) !=
                    seen.end());
        for (const auto &one :
             {std::pair(std::uint64_t(1), S::Active), std::pair(std::uint64_t(1), S::Draining),
              std::pair(std::uint64_t(2), S::Active), std::pair(std::uint64_t(0), S::Rejected)})
            QVERIFY(std::find(seen.begin(), seen.end(), one) != seen.end());
    }

    void requestsInFlightFinishBeforeTheStop()
    {
        start(config(m_red->port()));
        m_red->hold();
        QTcpSocket socket;
        send(socket);
        QTRY_COMPARE(m_red->waiting(), 1u);
        m_engine->stop();
        QTRY_COMPARE(m_engine->state(), EngineState::Draining);
        m_red->release();
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).endsWith("red"));
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
    }

    void aSecondStopCutsWhatIsLeft()
    {
        start(config(m_red->port()));
        m_red->hold();
        QTcpSocket socket;
        send(socket);
        QTRY_COMPARE(m_red->waiting(), 1u);
        m_engine->stop();
        QTRY_COMPARE(m_engine->state(), EngineState::Draining);
        m_engine->stop(false);
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void destructionWhileRunningIsClean()
    {
        start(config(m_red->port()));
        QVERIFY(get().endsWith("red"));
        m_engine.reset();
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_listeners[0].address.port);
        QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void destructionWhileStartingIsClean()
    {
        write(m_file, config(m_red->port()));
        m_engine->start(fileOptions());
        m_engine.reset();
    }

    void serversAreDrainedAndEnabled()
    {
        start(pool());
        QSignalSpy transitions(m_engine.get(), &Engine::healthTransition);
        QCOMPARE(name([&](auto done) {
                     m_engine->setServerState("red", config::AdminState::Drain, done);
                 }),
                 std::string("app/red"));
        for (int i = 0; i < 4; ++i)
            QVERIFY(get().endsWith("blue"));
        QTRY_COMPARE(transitions.size(), 1);
        const auto change = transitions.at(0).at(0).value<health::HealthTransition>();
        QCOMPARE(change.to, balance::VisibleState::Drain);
        QCOMPARE(name([&](auto done) {
                     m_engine->setServerState("app/red", config::AdminState::Active, done);
                 }),
                 std::string("app/red"));
        QByteArray both = get().right(4) + get().right(4);
        QVERIFY(both.contains("red") && both.contains("blue"));
        QCOMPARE(name([&](auto done) {
                     m_engine->setServerState("green", config::AdminState::Drain, done);
                 }),
                 std::string("no server 'green'"));
    }

    void anOverrideOutlivesAReload()
    {
        start(pool());
        name([&](auto done) {
            m_engine->setServerState("app/red", config::AdminState::Maint, done);
        });
        run([&](auto done) { m_engine->apply(pool() + "# touched\n", {}, done); });
        for (int i = 0; i < 4; ++i)
            QVERIFY(get().endsWith("blue"));
    }

    void samplesComeWhileItRuns()
    {
        QSignalSpy sampled(m_engine.get(), &Engine::sampled);
        start(pool());
        m_engine->setWatched(true);
        get();
        QTRY_VERIFY(sampled.size() >= 2);
        QTRY_VERIFY(
            sampled.last().at(0).value<std::shared_ptr<const stats::Snapshot>>()->backends.size() ==
            1);
        const auto snapshot = sampled.last().at(0).value<std::shared_ptr<const stats::Snapshot>>();
        QCOMPARE(snapshot->engine.state, std::string("running"));
        QCOMPARE(snapshot->engine.generation->number, 1u);
        QCOMPARE(snapshot->backends[0].servers.size(), 2u);
        QCOMPARE(snapshot->backends[0].info.next.size(), 8u);
        QCOMPARE(snapshot->listeners[0].info.url, m_listeners[0].url);
    }

    void explainAsksTheServingGeneration()
    {
        start(pool());
        std::optional<Result<ExplainResult>> result;
        ExplainRequest request;
        request.url = "http://app.localhost/x";
        m_engine->explain(request, [&](const auto &r) { result = r; });
        QTRY_VERIFY(result.has_value());
        QVERIFY(result->ok());
        QCOMPARE((*result)->matched->route, std::string("all"));
        const std::string next = (*result)->matched->nextServer;
        QVERIFY(get().endsWith(next.c_str()));
    }

    void theTapIsThereWhileItRuns()
    {
        QVERIFY(!m_engine->tap());
        start(config(m_red->port()));
        const auto tap = m_engine->tap();
        QVERIFY(tap);
        tap->setActive(true);
        get();
        std::vector<stats::TapRecord> records;
        QTRY_VERIFY((tap->drain(records), records.size() == 1));
        QCOMPARE(records[0].server, "127.0.0.1:" + std::to_string(m_red->port()));
        m_engine->stop();
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
        QVERIFY(!m_engine->tap());
    }

    void callsOnAStoppedEngineAreAnswered()
    {
        QCOMPARE(run([&](auto done) { m_engine->reload(Cause::Ctl, done); }).error->type(),
                 ErrorType::Cancelled);
        QCOMPARE(run([&](auto done) { m_engine->apply("x", {}, done); }).error->type(),
                 ErrorType::Cancelled);
        QCOMPARE(run([&](auto done) { m_engine->rollback(1, done); }).error->type(),
                 ErrorType::Cancelled);
        m_engine->stop();
        m_engine->forceClose(1);
        m_engine->reopenLogs();
    }

    void theAccessLogIsReopened()
    {
        const std::string log = m_folder->filePath(QStringLiteral("access.log")).toStdString();
        start("settings: {access-log: {path: access.log}}\n" + config(m_red->port()));
        get();
        const auto lines = [&] {
            QFile file(QString::fromStdString(log));
            return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : -1;
        };
        QTRY_COMPARE(lines(), 1);
        QVERIFY(QFile::rename(QString::fromStdString(log), QString::fromStdString(log + ".1")));
        m_engine->reopenLogs();
        QTRY_VERIFY(QFile::exists(QString::fromStdString(log)));
        get();
        QTRY_COMPARE(lines(), 1);
    }

private:
    static std::string config(quint16 port, quint16 bind = 0)
    {
        return "version: 1\nlisteners: {web: {bind: \"127.0.0.1:" + std::to_string(bind) +
               "\"}}\nbackends: {app: {servers: [\"127.0.0.1:" + std::to_string(port) +
               "\"]}}\nroutes: [{name: all, path: /, backend: app}]\n";
    }
    std::string pool() const
    {
        return "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nbackends:\n  app:\n    "
               "servers:\n"
               "      - {url: \"http://127.0.0.1:" +
               std::to_string(m_red->port()) + "\", name: red}\n      - {url: \"http://127.0.0.1:" +
               std::to_string(m_blue->port()) +
               "\", name: blue}\nroutes: [{name: all, path: /, backend: app}]\n";
    }
    EngineOptions fileOptions() const
    {
        EngineOptions options;
        options.file = m_file;
        return options;
    }
    void start(const std::string &text)
    {
        write(m_file, text);
        start();
    }
    void start()
    {
        QSignalSpy ready(m_engine.get(), &Engine::ready);
        m_engine->start(fileOptions());
        QTRY_COMPARE(ready.size(), 1);
    }
    template <typename F> control::ReloadOutcome run(F ask)
    {
        std::optional<control::ReloadOutcome> outcome;
        ask([&](const control::ReloadOutcome &o) { outcome = o; });
        [&] { QTRY_VERIFY(outcome.has_value()); }();
        return outcome.value_or(control::ReloadOutcome());
    }
    template <typename F> std::string name(F ask)
    {
        std::optional<std::string> name;
        ask([&](const Result<std::string> &r) { name = r ? *r : r.error().text(); });
        [&] { QTRY_VERIFY(name.has_value()); }();
        return name.value_or("");
    }
    void send(QTcpSocket &socket)
    {
        socket.connectToHost(QHostAddress::LocalHost, m_listeners[0].address.port);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write("GET / HTTP/1.1\r\nHost: app.localhost\r\nConnection: close\r\n\r\n");
    }
    QByteArray get()
    {
        QTcpSocket socket;
        send(socket);
        QByteArray answer;
        [&] {
            QTRY_COMPARE((answer += socket.readAll(), socket.state()),
                         QAbstractSocket::UnconnectedState);
        }();
        return answer + socket.readAll();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    std::unique_ptr<NamedServer> m_red, m_blue;
    std::unique_ptr<Engine> m_engine;
    std::vector<EngineState> m_states;
    std::vector<ListenerInfo> m_listeners;
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_facade_engine.moc"
