// What the desktop app asks of a proxy in its own process: recorded heads, texts of generations,
// outside edits that wait for a decision.
#include "support/session_fixture.h"

using namespace signalbox;
using namespace signalbox::test;

class SessionTest : public QObject, private SessionFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aConfigurationComesWithItsText()
    {
        start(true);
        QVERIFY(m_heard.text && *m_heard.text == answering("one"));
        QCOMPARE(m_heard.generation, quint64(1));
        QCOMPARE(m_heard.config->routes.at(0).name, std::string("all"));
    }

    void finishedExchangesAreRecordedWhileSomebodyWantsThem()
    {
        start(true);
        QVERIFY(get("/before").endsWith("one"));
        m_engine->setRecording(true);
        // The request that comes after the switch is in it: both travel to the engine in order.
        settle(*m_engine);
        QVERIFY(get("/while?a=1").endsWith("one"));
        QTRY_COMPARE(m_heard.records.size(), std::size_t(1));
        QCOMPARE(m_heard.records[0].path, std::string("/while"));
        QCOMPARE(m_heard.records[0].query, std::string("a=1"));
        QCOMPARE(m_heard.records[0].route, std::string("all"));
        QVERIFY(m_heard.records[0].requestHead.find("x-mark: 7") != std::string::npos);
        m_engine->setRecording(false);
        settle(*m_engine);
        QVERIFY(get("/after").endsWith("one"));
        settle(*m_engine);
        QCOMPARE(m_heard.records.size(), std::size_t(1));
    }

    void recordingThatWasAskedForEarlyBeginsWithTheProxy()
    {
        m_engine->setRecording(true);
        start(true);
        QVERIFY(get("/first").endsWith("one"));
        QTRY_COMPARE(m_heard.records.size(), std::size_t(1));
    }

    void outsideEditsWaitWhenTheyAreToBeTold()
    {
        QSignalSpy changed(m_engine.get(), &Session::fileChanged);
        QSignalSpy reloads(m_engine.get(), &Session::reloadFinished);
        start(false);
        reloads.clear();
        write(m_file, answering("two"));
        QTRY_COMPARE(changed.size(), 1);
        const auto text = changed[0][0].value<std::shared_ptr<const std::string>>();
        QVERIFY(text && *text == answering("two"));
        QVERIFY(get("/").endsWith("one"));
        QCOMPARE(reloads.size(), 0);
        m_engine->reload(Cause::File);
        QTRY_COMPARE(reloads.size(), 1);
        QVERIFY(get("/").endsWith("two"));
        QCOMPARE(m_heard.generation, quint64(2));
    }

    void anEditThatIsTakenBackIsToldToo()
    {
        QSignalSpy changed(m_engine.get(), &Session::fileChanged);
        start(false);
        write(m_file, "version: [\n");
        QTRY_COMPARE(changed.size(), 1);
        write(m_file, answering("one"));
        QTRY_COMPARE(changed.size(), 2);
        const auto text = changed[1][0].value<std::shared_ptr<const std::string>>();
        QVERIFY(text && *text == answering("one"));
    }

    void ourOwnApplyIsNoOutsideEdit()
    {
        QSignalSpy changed(m_engine.get(), &Session::fileChanged);
        start(false);
        std::optional<control::ReloadOutcome> outcome;
        m_engine->apply(answering("two"), {}, [&](const auto &o) { outcome = o; });
        QTRY_VERIFY(outcome.has_value());
        QVERIFY(outcome->ok());
        // An edit from outside is told, so the one before it would have been.
        write(m_file, answering("three"));
        QTRY_COMPARE(changed.size(), 1);
        const auto text = changed[0][0].value<std::shared_ptr<const std::string>>();
        QVERIFY(text && *text == answering("three"));
    }

private:
    void start(bool watch) { start(watch, watch); }
    /// @param atOnce  what is told may be applied instead, later
    void start(bool applied, bool watch)
    {
        EngineOptions wanted = options();
        wanted.watch = watch;
        wanted.tellOutsideEdits = !applied;
        wanted.controlChannel = false;
        serve(answering("one"), wanted);
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_facade_session.moc"
