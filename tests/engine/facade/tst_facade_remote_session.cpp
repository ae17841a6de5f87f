// A proxy in another process through its control channel: what the app sees of it is what it sees
// of one of its own. (The other one runs on threads of this process; between them is the socket.)
#include "facade/engine.h"
#include "facade/remote_session.h"

#include "config/save_file.h"
#include "control/instance.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sstream>

using namespace signalbox;

namespace {

std::string answering(const std::string &word)
{
    return "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n  - name: all\n"
           "    filters: [{respond: {status: 200, body: " +
           word + "}}]\n";
}

std::string proxying(quint16 port, const std::string &more = {})
{
    return "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n  - name: all\n"
           "    backend: pool\nbackends:\n  pool:\n    servers:\n      - {name: blue, url: "
           "\"http://127.0.0.1:" +
           std::to_string(port) + "\"}\n" + more;
}

void write(const std::string &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

std::string readAll(const std::string &path)
{
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

/// Stands between a session and the instance of a file, and counts what is asked.
class Wiretap
{
public:
    /// Who looks for the instance from now on finds this.
    Wiretap(const QString &folder, const std::string &file)
    {
        m_real = QString::fromStdString(
            control::socketOfInstance(control::runtimeFolder().value(), file));
        QDir().mkpath(folder);
        qputenv("XDG_RUNTIME_DIR", folder.toUtf8());
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { join(); });
        m_server.listen(QString::fromStdString(
            control::socketOfInstance(control::runtimeFolder().value(), file)));
    }

    int said(const char *verb) const
    {
        return int(m_asked.count(QByteArray("\"verb\":\"" + QByteArray(verb) + '"')));
    }

private:
    void join()
    {
        QLocalSocket *client = m_server.nextPendingConnection();
        auto *instance = new QLocalSocket(client);
        QObject::connect(client, &QLocalSocket::readyRead, instance, [this, client, instance] {
            const QByteArray bytes = client->readAll();
            m_asked += bytes;
            instance->write(bytes);
        });
        QObject::connect(instance, &QLocalSocket::readyRead, client,
                         [client, instance] { client->write(instance->readAll()); });
        instance->connectToServer(m_real);
    }

    QByteArray m_asked;
    QString m_real;
    QLocalServer m_server;
};

} // namespace

class RemoteSessionTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
        m_file = m_folder->filePath(QStringLiteral("signalbox.yaml")).toStdString();
        m_engine = std::make_unique<Engine>();
        connect(m_engine.get(), &Session::ready, this,
                [this](quint64, const std::vector<ListenerInfo> &list) { m_listeners = list; });
        m_remote = std::make_unique<RemoteSession>();
        m_told.clear();
        m_text.reset();
        m_config.reset();
        m_records.clear();
        m_sample.reset();
        m_samples = 0;
        m_failure.reset();
        const auto note = [this](const QString &what) { m_told += what; };
        connect(m_remote.get(), &Session::stateChanged, this, [note](EngineState state) {
            note(QString::fromLatin1(engineStateName(state).data()));
        });
        connect(m_remote.get(), &Session::ready, this,
                [this, note](quint64 generation, const std::vector<ListenerInfo> &list) {
                    m_remoteListeners = list;
                    note(QStringLiteral("ready %1").arg(generation));
                });
        connect(m_remote.get(), &Session::startFailed, this,
                [this, note](const StartFailure &failure) {
                    m_failure = failure;
                    note(QStringLiteral("failed"));
                });
        connect(m_remote.get(), &Session::configurationChanged, this,
                [this, note](quint64 generation, const auto &config, const auto &text) {
                    m_config = config;
                    m_text = text;
                    note(QStringLiteral("configuration %1").arg(generation));
                });
        connect(m_remote.get(), &Session::generationChanged, this,
                [note](const control::GenerationInfo &info) {
                    note(QStringLiteral("generation %1 %2")
                             .arg(info.number)
                             .arg(QString::fromLatin1(
                                 control::generationStateName(info.state).data())));
                });
        connect(m_remote.get(), &Session::reloadStep, this,
                [note](const control::StepReport &step) {
                    note(QString::fromLatin1(control::reloadStepName(step.step).data()));
                });
        connect(m_remote.get(), &Session::reloadFinished, this,
                [note] { note(QStringLiteral("finished")); });
        connect(m_remote.get(), &Session::recorded, this, [this](const RecordedBatch &batch) {
            m_records.insert(m_records.end(), batch->begin(), batch->end());
        });
        connect(m_remote.get(), &Session::sampled, this, [this](const auto &sample) {
            m_sample = sample;
            ++m_samples;
        });
    }
    void cleanup()
    {
        m_remote.reset();
        m_engine.reset();
        m_folder.reset();
    }

    void attachingTellsWhatServes()
    {
        serve(answering("one"));
        attach();
        QCOMPARE(m_told,
                 (QStringList{QStringLiteral("starting"), QStringLiteral("generation 1 active"),
                              QStringLiteral("configuration 1"), QStringLiteral("running"),
                              QStringLiteral("ready 1")}));
        QVERIFY(m_remote->attached());
        QCOMPARE(*m_text, answering("one"));
        QCOMPARE(m_config->routes.at(0).name, std::string("all"));
        QCOMPARE(m_remoteListeners, m_listeners);
    }

    void nobodyThereIsAFailedStart()
    {
        write(m_file, answering("one"));
        m_remote->start(options());
        QTRY_COMPARE(m_told.size(), 3);
        QCOMPARE(m_told, (QStringList{QStringLiteral("starting"), QStringLiteral("failed"),
                                      QStringLiteral("stopped")}));
        QCOMPARE(m_failure->error.type(), ErrorType::NotFound);
        QCOMPARE(m_remote->state(), EngineState::Stopped);
        // And when somebody serves it later, it works.
        serve(answering("one"));
        m_told.clear();
        attach();
        QCOMPARE(m_told.last(), QStringLiteral("ready 1"));
    }

    void anEngineSaysThatTheFileIsServedElsewhere()
    {
        serve(answering("one"));
        Engine second;
        std::optional<StartFailure> failure;
        connect(&second, &Session::startFailed, this, [&](const auto &f) { failure = f; });
        second.start(options());
        QTRY_VERIFY(failure.has_value());
        QVERIFY(failure->servedElsewhere);
        QVERIFY(!failure->configurationWrong);
    }

    void anApplyIsWrittenAndServedAndToldInOrder()
    {
        serve(answering("one"));
        attach();
        m_told.clear();
        // Longer than a line of the channel may be, with characters of every length.
        std::string text = answering("two") + "# ";
        for (int i = 0; i < 40'000; ++i)
            text += "aü€\xF0\x9F\x9A\x82";
        text += "\n";
        apply(text, config::digestOfText(answering("one")));
        QVERIFY(m_outcome->ok());
        QCOMPARE(m_outcome->generation, 2u);
        QCOMPARE(m_outcome->cause, Cause::App);
        QVERIFY(readAll(m_file) == text);
        QVERIFY(*m_text == text);
        QVERIFY(get("/").endsWith("two"));
        const QStringList steps{QStringLiteral("parse"), QStringLiteral("validate"),
                                QStringLiteral("prepare"), QStringLiteral("write"),
                                QStringLiteral("swap")};
        QCOMPARE(m_told.mid(0, 5), steps);
        const auto place = [this](const char *what) {
            return m_told.indexOf(QString::fromLatin1(what));
        };
        QVERIFY(place("generation 2 active") > place("swap"));
        QVERIFY(place("configuration 2") > place("generation 2 active"));
        QVERIFY(place("finished") > place("configuration 2"));
        QVERIFY(place("done") > place("configuration 2"));
        QTRY_VERIFY(m_told.contains(QStringLiteral("generation 1 retired")));
    }

    void theTextOfAnApplyIsNotFetchedBack()
    {
        serve(answering("one"));
        Wiretap tap(m_folder->filePath(QStringLiteral("tapped")), m_file);
        attach();
        QCOMPARE(tap.said("generation-text"), 1); // to see what serves
        apply(answering("two"), {});
        QVERIFY(m_outcome->ok());
        QCOMPARE(*m_text, answering("two"));
        QCOMPARE(m_config->routes.at(0).filters.size(), std::size_t(1));
        QCOMPARE(tap.said("apply"), 1);
        QCOMPARE(tap.said("generation-text"), 1);
        write(m_file, answering("three")); // somebody else's
        QTRY_COMPARE(*m_text, answering("three"));
        QCOMPARE(tap.said("generation-text"), 2);
    }

    void appliesInARowAreToldInOrder()
    {
        serve(answering("one"));
        attach();
        m_told.clear();
        QStringList texts;
        connect(m_remote.get(), &Session::configurationChanged, this,
                [&](quint64, const auto &, const auto &text) {
                    texts += QString::fromStdString(*text);
                });
        int done = 0;
        for (const char *word : {"two", "three", "four"})
            m_remote->apply(answering(word), {}, [&](const auto &o) { done += o.ok(); });
        QTRY_COMPARE(done, 3);
        // One in between may be gone before its text is asked for; the last one is what serves.
        QCOMPARE(texts.last().toStdString(), answering("four"));
        QCOMPARE(*m_text, answering("four"));
        QVERIFY(get("/").endsWith("four"));
    }

    void whatComesAfterARefusedApplyIsLookedAtAnew()
    {
        const std::string body = m_folder->filePath(QStringLiteral("body")).toStdString();
        const std::string text =
            "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n  - name: all\n"
            "    filters: [{respond: {file: body}}]\n";
        write(body, "old");
        serve(answering("one"));
        attach();
        apply(text, config::digestOfText("not what the file holds"));
        QVERIFY(!m_outcome->ok());
        write(body, "new");
        write(m_file, text);
        QTRY_COMPARE(*m_text, text);
        QCOMPARE(std::get<config::RespondSpec>(m_config->routes.at(0).filters.at(0).spec).body,
                 std::string("new"));
    }

    void anApplyOnAChangedFileIsRefused()
    {
        serve(answering("one"));
        attach();
        apply(answering("two"), config::digestOfText(answering("something else")));
        QVERIFY(!m_outcome->ok());
        QVERIFY(m_outcome->error.has_value());
        QCOMPARE(readAll(m_file), answering("one"));
        QCOMPARE(m_outcome->generation, 1u);
    }

    void aWrongTextComesBackWithItsPlace()
    {
        serve(answering("one"));
        attach();
        apply("version: 1\nrouts: []\n", {});
        QVERIFY(!m_outcome->ok());
        QVERIFY(m_outcome->configurationWrong());
        QCOMPARE(m_outcome->error->type(), ErrorType::InvalidConfig);
        const auto &list = m_outcome->diagnostics;
        QVERIFY(std::any_of(list.begin(), list.end(), [](const config::Diagnostic &one) {
            return one.mark.line == 2 && one.message.find("routs") != std::string::npos;
        }));
        QVERIFY(get("/").endsWith("one"));
    }

    void whatIsNoUtf8IsRefusedBeforeItIsSent()
    {
        serve(answering("one"));
        attach();
        apply("version: 1 # \xFF\n", {});
        QVERIFY(!m_outcome->ok());
        QCOMPARE(m_outcome->error->type(), ErrorType::InvalidConfig);
    }

    void generationsAreReadAndRolledBackTo()
    {
        serve(answering("one"));
        attach();
        apply(answering("two"), {});
        std::optional<std::string> text;
        bool answered = false;
        const auto read = [&](std::uint64_t number) {
            answered = false;
            m_remote->generationText(number, [&](const auto &t) {
                text = t;
                answered = true;
            });
            QTRY_VERIFY(answered);
        };
        read(1);
        QCOMPARE(text.value_or(""), answering("one"));
        read(9);
        QVERIFY(!text);
        m_outcome.reset();
        m_remote->rollback(1, [&](const auto &o) { m_outcome = o; });
        QTRY_VERIFY(m_outcome.has_value());
        QCOMPARE(m_outcome->cause, Cause::Rollback);
        QVERIFY(get("/").endsWith("one"));
        QCOMPARE(*m_text, answering("one"));
    }

    void anEditOfTheFileIsSeen()
    {
        serve(answering("one"));
        attach();
        write(m_file, answering("two"));
        QTRY_VERIFY(m_told.contains(QStringLiteral("configuration 2")));
        QCOMPARE(*m_text, answering("two"));
        bool done = false;
        m_remote->reload(Cause::App, [&](const control::ReloadOutcome &outcome) {
            done = outcome.kind == control::ReloadOutcome::Kind::Unchanged;
        });
        QTRY_VERIFY(done);
    }

    void serversAreSetCheckedAndTold()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        serve(proxying(port, "    health-check: {interval: 1s, timeout: 500ms}\n"));
        attach();
        std::vector<health::HealthTransition> changes;
        connect(m_remote.get(), &Session::healthTransition, this,
                [&](const auto &change) { changes.push_back(change); });
        std::optional<Result<std::string>> name;
        m_remote->setServerState("blue", config::AdminState::Drain,
                                 [&](const auto &n) { name = n; });
        QTRY_VERIFY(name.has_value());
        QCOMPARE(name->value(), std::string("pool/blue"));
        QTRY_VERIFY(!changes.empty() && changes.back().to == balance::VisibleState::Drain);
        name.reset();
        m_remote->checkNow("nobody", [&](const auto &n) { name = n; });
        QTRY_VERIFY(name.has_value());
        QVERIFY(!name->ok());
        QCOMPARE(name->error().type(), ErrorType::NotFound);
        std::vector<health::CheckResult> checks;
        const auto failed = [&] {
            m_remote->checks("pool/blue", [&](const auto &list) { checks = list; });
            return !checks.empty() && !checks.back().ok;
        };
        QTRY_VERIFY(failed());
        QVERIFY(!checks.back().reason.empty());
    }

    void whatStillRunsOnAnOldGenerationIsCut()
    {
        QTcpServer silent; // takes requests and never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        serve(proxying(silent.serverPort()));
        attach();
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, m_listeners.at(0).address.port);
        client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(silent.hasPendingConnections());
        apply(proxying(silent.serverPort(), "# more\n"), {});
        QVERIFY(m_outcome->ok());
        QTRY_VERIFY(m_told.contains(QStringLiteral("generation 1 draining")));
        m_remote->forceClose(1);
        QTRY_VERIFY(m_told.contains(QStringLiteral("generation 1 retired")));
        QTRY_VERIFY(m_told.contains(QStringLiteral("drain")));
    }

    void samplesComeAtTheLiveRateWhileSomebodyLooks()
    {
        serve(answering("one"));
        attach();
        QTRY_VERIFY(m_sample);
        QCOMPARE(m_sample->listeners.at(0).info.name, std::string("web"));
        QCOMPARE(m_sample->routes.at(0).info.name, std::string("all"));
        QVERIFY(get("/").endsWith("one"));
        QTRY_COMPARE(m_sample->routes.at(0).requests, std::uint64_t(1));
        // Nobody looks on: one a second. Then four.
        m_remote->setWatched(true);
        m_samples = 0;
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY(m_samples >= 8);
        QVERIFY2(clock.elapsed() < 4000, qPrintable(QString::number(clock.elapsed())));
    }

    void exchangesAreRecordedForWhoWantsThem()
    {
        serve(answering("one"));
        std::size_t own = 0;
        connect(m_engine.get(), &Session::recorded, this,
                [&](const RecordedBatch &batch) { own += batch->size(); });
        m_remote->setRecording(true); // before it is attached
        attach();
        settle(); // the wish has arrived there
        QVERIFY(get("/while?a=1").endsWith("one"));
        QTRY_COMPARE(m_records.size(), std::size_t(1));
        QCOMPARE(m_records[0].path, std::string("/while"));
        QCOMPARE(m_records[0].query, std::string("a=1"));
        QCOMPARE(m_records[0].route, std::string("all"));
        QVERIFY(m_records[0].requestHead.find("Host: x") != std::string::npos);
        QCOMPARE(own, std::size_t(0));
        m_engine->setRecording(true);
        m_remote->setRecording(false);
        settle();
        QVERIFY(get("/after").endsWith("one"));
        QTRY_COMPARE(own, std::size_t(1));
        QCOMPARE(m_records.size(), std::size_t(1));
    }

    void decisionsAreThoseOfWhatServesThere()
    {
        serve(proxying(1));
        attach();
        QTRY_VERIFY(m_sample);
        std::optional<Result<ExplainResult>> result;
        m_remote->explain({"GET", "http://any.localhost/x", {}, "127.0.0.1"},
                          [&](const auto &r) { result = r; });
        QTRY_VERIFY(result.has_value());
        QVERIFY(result->ok());
        QCOMPARE(result->value().matched->route, std::string("all"));
        QCOMPARE(result->value().matched->nextServer, std::string("blue"));
    }

    void stopEndsTheOtherOne()
    {
        serve(answering("one"));
        attach();
        m_remote->stop();
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
        QTRY_COMPARE(m_remote->state(), EngineState::Stopped);
        QCOMPARE(m_told.last(), QStringLiteral("stopped"));
    }

    void aSecondStopCutsAtOnce()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        serve(proxying(silent.serverPort()));
        attach();
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, m_listeners.at(0).address.port);
        client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(silent.hasPendingConnections());
        m_remote->stop();
        QTRY_COMPARE(m_remote->state(), EngineState::Draining);
        m_remote->stop(false);
        QTRY_COMPARE(m_engine->state(), EngineState::Stopped);
        QTRY_COMPARE(m_remote->state(), EngineState::Stopped);
    }

    void goingAwayLeavesTheOtherOneRunning()
    {
        serve(answering("one"));
        attach();
        m_remote.reset();
        QVERIFY(get("/").endsWith("one"));
        QCOMPARE(m_engine->state(), EngineState::Running);
    }

    void whenTheOtherOneEndsEverybodyIsTold()
    {
        serve(answering("one"));
        attach();
        m_engine->stop(false);
        QTRY_COMPARE(m_remote->state(), EngineState::Stopped);
        apply(answering("two"), {});
        QVERIFY(!m_outcome->ok());
        QCOMPARE(m_outcome->error->type(), ErrorType::Cancelled);
        QCOMPARE(readAll(m_file), answering("one"));
    }

private:
    EngineOptions options() const
    {
        EngineOptions options;
        options.file = m_file;
        return options;
    }

    void serve(const std::string &text)
    {
        write(m_file, text);
        QSignalSpy ready(m_engine.get(), &Session::ready);
        m_engine->start(options());
        QTRY_COMPARE(ready.size(), 1);
    }

    void attach()
    {
        QSignalSpy ready(m_remote.get(), &Session::ready);
        m_remote->start(options());
        QTRY_COMPARE(ready.size(), 1);
    }

    void apply(const std::string &text, const std::optional<std::string> &base)
    {
        m_outcome.reset();
        m_remote->apply(text, base, [this](const auto &outcome) {
            m_outcome = outcome;
            m_told += QStringLiteral("done");
        });
        QTRY_VERIFY(m_outcome.has_value());
    }

    /// Whatever was asked before has reached the other one, and its control thread is done with it.
    void settle()
    {
        bool answered = false;
        m_remote->generationText(1, [&](const auto &) { answered = true; });
        QTRY_VERIFY(answered);
        answered = false;
        m_engine->generationText(1, [&](const auto &) { answered = true; });
        QTRY_VERIFY(answered);
    }

    QByteArray get(const char *target)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_listeners.at(0).address.port);
        socket.write(QByteArray("GET ") + target +
                     " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QByteArray answer;
        [&] {
            QTRY_VERIFY(
                (answer += socket.readAll(), socket.state() == QAbstractSocket::UnconnectedState));
        }();
        return answer + socket.readAll();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<RemoteSession> m_remote;
    std::vector<ListenerInfo> m_listeners, m_remoteListeners;
    std::vector<stats::TapRecord> m_records;
    std::shared_ptr<const config::RuntimeConfig> m_config;
    std::shared_ptr<const std::string> m_text;
    std::shared_ptr<const stats::Snapshot> m_sample;
    std::optional<control::ReloadOutcome> m_outcome;
    std::optional<StartFailure> m_failure;
    QStringList m_told;
    int m_samples = 0;
    std::string m_file;
};

QTEST_GUILESS_MAIN(RemoteSessionTest)
#include "tst_facade_remote_session.moc"
