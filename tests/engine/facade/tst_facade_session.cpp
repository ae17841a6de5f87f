// What the desktop app asks of a proxy in its own process: recorded heads, texts of generations,
// outside edits that wait for a decision.
#include "facade/engine.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace signalbox;

namespace {

std::string answering(const std::string &word)
{
    return "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n  - name: all\n"
           "    filters: [{respond: {status: 200, body: " +
           word + "}}]\n";
}

void write(const std::string &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

} // namespace

class SessionTest : public QObject
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
        connect(m_engine.get(), &Session::configurationChanged, this,
                [this](quint64 generation, const auto &config, const auto &text) {
                    m_generation = generation;
                    m_config = config;
                    m_text = text;
                });
        connect(m_engine.get(), &Session::recorded, this, [this](const RecordedBatch &batch) {
            m_records.insert(m_records.end(), batch->begin(), batch->end());
        });
        m_records.clear();
        m_text.reset();
    }
    void cleanup()
    {
        m_engine.reset();
        m_folder.reset();
    }

    void aConfigurationComesWithItsText()
    {
        start(true);
        QVERIFY(m_text && *m_text == answering("one"));
        QCOMPARE(m_generation, quint64(1));
        QCOMPARE(m_config->routes.at(0).name, std::string("all"));
    }

    void finishedExchangesAreRecordedWhileSomebodyWantsThem()
    {
        start(true);
        QVERIFY(get("/before").endsWith("one"));
        m_engine->setRecording(true);
        // The request that comes after the switch is in it: both travel to the engine in order.
        waitForControlThread();
        QVERIFY(get("/while?a=1").endsWith("one"));
        QTRY_COMPARE(m_records.size(), std::size_t(1));
        QCOMPARE(m_records[0].path, std::string("/while"));
        QCOMPARE(m_records[0].query, std::string("a=1"));
        QCOMPARE(m_records[0].route, std::string("all"));
        QVERIFY(m_records[0].requestHead.find("x-mark: 7") != std::string::npos);
        m_engine->setRecording(false);
        waitForControlThread();
        QVERIFY(get("/after").endsWith("one"));
        waitForControlThread();
        QCOMPARE(m_records.size(), std::size_t(1));
    }

    void recordingThatWasAskedForEarlyBeginsWithTheProxy()
    {
        m_engine->setRecording(true);
        start(true);
        QVERIFY(get("/first").endsWith("one"));
        QTRY_COMPARE(m_records.size(), std::size_t(1));
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
        QCOMPARE(m_generation, quint64(2));
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
    void start(bool watch)
    {
        write(m_file, answering("one"));
        EngineOptions options;
        options.file = m_file;
        options.watch = watch;
        options.tellOutsideEdits = !watch;
        options.controlChannel = false;
        QSignalSpy ready(m_engine.get(), &Session::ready);
        m_engine->start(options);
        QTRY_COMPARE(ready.size(), 1);
    }

    void waitForControlThread()
    {
        bool answered = false;
        m_engine->generationText(1, [&](const auto &) { answered = true; });
        QTRY_VERIFY(answered);
    }

    QByteArray get(const char *target)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_listeners.at(0).address.port);
        socket.write(QByteArray("GET ") + target +
                     " HTTP/1.1\r\nHost: x\r\nx-mark: 7\r\nConnection: close\r\n\r\n");
        QByteArray answer;
        [&] {
            QTRY_VERIFY(
                (answer += socket.readAll(), socket.state() == QAbstractSocket::UnconnectedState));
        }();
        return answer + socket.readAll();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
    std::vector<ListenerInfo> m_listeners;
    std::vector<stats::TapRecord> m_records;
    std::shared_ptr<const config::RuntimeConfig> m_config;
    std::shared_ptr<const std::string> m_text;
    quint64 m_generation = 0;
    std::string m_file;
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_facade_session.moc"
