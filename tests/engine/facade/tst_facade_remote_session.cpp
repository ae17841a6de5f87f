// A proxy in another process through its control channel: what the app sees of it is what it sees
// of one of its own.
#include "support/remote_session_fixture.h"

#include <QElapsedTimer>
#include <QTcpServer>

using namespace signalbox;
using namespace signalbox::test;

class RemoteSessionTest : public QObject, private RemoteSessionFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void attachingTellsWhatServes()
    {
        serve(answering("one"));
        attach();
        QCOMPARE(m_told,
                 (QStringList{QStringLiteral("starting"), QStringLiteral("generation 1 active"),
                              QStringLiteral("configuration 1"), QStringLiteral("running"),
                              QStringLiteral("ready 1")}));
        QVERIFY(m_remote->attached());
        QCOMPARE(*m_remoteHeard.text, answering("one"));
        QCOMPARE(m_remoteHeard.config->routes.at(0).name, std::string("all"));
        QCOMPARE(m_remoteHeard.listeners, m_heard.listeners);
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
        settleBoth(); // the wish has arrived there
        QVERIFY(get("/while?a=1").endsWith("one"));
        QTRY_COMPARE(m_remoteHeard.records.size(), std::size_t(1));
        QCOMPARE(m_remoteHeard.records[0].path, std::string("/while"));
        QCOMPARE(m_remoteHeard.records[0].query, std::string("a=1"));
        QCOMPARE(m_remoteHeard.records[0].route, std::string("all"));
        QVERIFY(m_remoteHeard.records[0].requestHead.find("Host: x") != std::string::npos);
        QCOMPARE(own, std::size_t(0));
        m_engine->setRecording(true);
        m_remote->setRecording(false);
        settleBoth();
        QVERIFY(get("/after").endsWith("one"));
        QTRY_COMPARE(own, std::size_t(1));
        QCOMPARE(m_remoteHeard.records.size(), std::size_t(1));
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
        client.connectToHost(QHostAddress::LocalHost, m_heard.listeners.at(0).address.port);
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
    void settleBoth()
    {
        settle(*m_remote);
        settle(*m_engine);
    }
};

QTEST_GUILESS_MAIN(RemoteSessionTest)
#include "tst_facade_remote_session.moc"
