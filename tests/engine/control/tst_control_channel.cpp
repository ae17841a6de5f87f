// The control channel: who may talk, and what is said.
#include "channel_fixture.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace signalbox;
using namespace signalbox::control;
using namespace signalbox::test;

class ChannelTest : public QObject, ChannelFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theFolderIsForThisUserAlone()
    {
        const QFileInfo info(m_folder->filePath(QStringLiteral("signalbox")));
        struct stat folder, socket;
        QCOMPARE(::stat(info.filePath().toUtf8().constData(), &folder), 0);
        QCOMPARE(folder.st_mode & 0777, mode_t(0700));
        QCOMPARE(::stat(m_paths.socket.c_str(), &socket), 0);
        QCOMPARE(socket.st_mode & 077, mode_t(0));
    }

    void aFolderThatOthersCanEnterIsRefused()
    {
        QTemporaryDir other;
        qputenv("XDG_RUNTIME_DIR", other.path().toUtf8());
        const QByteArray folder = other.filePath(QStringLiteral("signalbox")).toUtf8();
        QCOMPARE(::mkdir(folder.constData(), 0755), 0);
        auto refused = runtimeFolder();
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().type(), ErrorType::PermissionDenied);
        QCOMPARE(::rmdir(folder.constData()), 0);
        QCOMPARE(::symlink("/tmp", folder.constData()), 0);
        refused = runtimeFolder();
        QVERIFY(!refused.ok());
    }

    void withoutARuntimeFolderTheTemporaryOneIsUsed()
    {
        qunsetenv("XDG_RUNTIME_DIR");
        qputenv("TMPDIR", m_folder->path().toUtf8());
        auto folder = runtimeFolder();
        qunsetenv("TMPDIR");
        QVERIFY(folder.ok());
        QCOMPARE(*folder,
                 m_folder->path().toStdString() + "/signalbox-" + std::to_string(::geteuid()));
    }

    void greetsWithWhoServesWhat()
    {
        ControlClient client;
        QSignalSpy connected(&client, &ControlClient::connected);
        client.open(m_file);
        QTRY_COMPARE(connected.size(), 1);
        const QJsonObject hello = connected.at(0).at(0).toJsonObject();
        QCOMPARE(hello.value(QLatin1String("protocol")).toInt(), 1);
        QCOMPARE(hello.value(QLatin1String("pid")).toInteger(), qint64(::getpid()));
        QCOMPARE(hello.value(QLatin1String("file")).toString().toStdString(), m_file);
    }

    void whoDoesNotReadItsAnswersIsNotAskedFurther()
    {
        m_commands->status = "{\"state\":\"" + std::string(100'000, 'x') + "\"}";
        QLocalSocket client;
        client.setReadBufferSize(1);
        client.connectToServer(QString::fromStdString(m_paths.socket));
        constexpr int requests = 500;
        for (int i = 0; i < requests; ++i)
            client.write("{\"id\":1,\"verb\":\"status\"}\n");
        QTRY_VERIFY(m_commands->statusAsked > 1);
        int before = 0;
        do { // until no more come of themselves
            before = m_commands->statusAsked;
            QTest::qWait(50);
        } while (m_commands->statusAsked != before);
        QVERIFY2(before < 100, qPrintable(QString::number(before)));
        client.setReadBufferSize(0);
        int lines = 0;
        QTRY_VERIFY_WITH_TIMEOUT((lines += int(client.readAll().count('\n'))) > requests, 20'000);
        QCOMPARE(m_commands->statusAsked, requests);
    }

    void nobodyThereIsSaidSo()
    {
        m_server.reset();
        ControlClient client;
        std::string message;
        ErrorType type = ErrorType::Internal;
        connect(&client, &ControlClient::failed, &client, [&](const Error &error) {
            message = error.text();
            type = error.type();
        });
        client.open(m_file);
        QTRY_VERIFY(!message.empty());
        QCOMPARE(type, ErrorType::NotFound);
        QVERIFY(message.find("no running instance") != std::string::npos);
    }

    void statusComesByteForByte()
    {
        const auto reply = call(QStringLiteral("status"));
        QVERIFY(reply.ok);
        QCOMPARE(reply.json, QByteArray(R"({"state":"running","n":1.50})"));
    }

    void aReloadAnswersWhenItIsOver()
    {
        ControlClient client;
        open(client);
        std::optional<ControlClient::Reply> reply;
        client.call(QStringLiteral("reload"), {}, [&](const auto &r) { reply = r; });
        QTRY_VERIFY(m_commands->pending);
        QVERIFY(!reply);
        ReloadOutcome outcome;
        outcome.cause = Cause::Ctl;
        outcome.generation = 3;
        outcome.file = m_file;
        outcome.error = Error(ErrorType::InvalidConfig, "it is wrong");
        config::Diagnostic problem;
        problem.message = "unknown key \"routs\"";
        problem.mark = {4, 1, 20};
        problem.path = "routs";
        outcome.diagnostics = {problem};
        m_commands->pending(outcome);
        QTRY_VERIFY(reply.has_value());
        QVERIFY(!reply->ok);
        QCOMPARE(reply->type, std::string("invalid-config"));
        QCOMPARE(reply->message, std::string("it is wrong"));
        QCOMPARE(reply->details.value(QLatin1String("generation")).toInt(), 3);
        const QJsonObject line =
            reply->details.value(QLatin1String("diagnostics")).toArray().at(0).toObject();
        QCOMPARE(line.value(QLatin1String("line")).toInt(), 4);
        QVERIFY(line.value(QLatin1String("hint")).isNull());
        QCOMPARE(line.value(QLatin1String("message")).toString(),
                 QStringLiteral("unknown key \"routs\""));
    }

    void aClientThatLeftDuringItsReloadHarmsNobody()
    {
        {
            ControlClient client;
            open(client);
            client.call(QStringLiteral("reload"), {}, [](const auto &) {});
            QTRY_VERIFY(m_commands->pending);
        }
        QTest::qWait(10);
        m_commands->pending(ReloadOutcome{});
        QVERIFY(call(QStringLiteral("status")).ok);
    }

    void rollbackNamesItsGeneration()
    {
        auto reply = call(QStringLiteral("rollback"), {{QStringLiteral("generation"), 2}});
        QVERIFY(reply.ok);
        QCOMPARE(m_commands->rolledBackTo, 2u);
        QCOMPARE(reply.result.value(QLatin1String("generation")).toInt(), 5);
        QCOMPARE(reply.result.value(QLatin1String("outcome")).toString(),
                 QStringLiteral("applied"));
        reply = call(QStringLiteral("rollback"));
        QVERIFY(!reply.ok);
        QCOMPARE(reply.type, std::string("invalid-request"));
    }

    void serverStatesAreSetByName_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<int>("state");
        QTest::newRow("drain") << QStringLiteral("drain") << int(config::AdminState::Drain);
        QTest::newRow("maint") << QStringLiteral("maint") << int(config::AdminState::Maint);
        QTest::newRow("enable") << QStringLiteral("enable") << int(config::AdminState::Active);
    }
    void serverStatesAreSetByName()
    {
        QFETCH(QString, verb);
        QFETCH(int, state);
        m_commands->state = config::AdminState::Maint;
        auto reply = call(verb, {{QStringLiteral("server"), QStringLiteral("blue")}});
        QVERIFY(reply.ok);
        QCOMPARE(reply.result.value(QLatin1String("server")).toString(),
                 QStringLiteral("api/blue"));
        QCOMPARE(int(m_commands->state), state);
        reply = call(verb, {{QStringLiteral("server"), QStringLiteral("green")}});
        QVERIFY(!reply.ok);
        QCOMPARE(reply.message, std::string("no server 'green'"));
    }

    void stopIsAnsweredBeforeTheChannelCloses()
    {
        ControlClient client;
        open(client);
        QSignalSpy closed(&client, &ControlClient::closed);
        std::optional<ControlClient::Reply> reply;
        client.call(QStringLiteral("stop"), {}, [&](const auto &r) { reply = r; });
        QTRY_VERIFY(m_commands->stopped);
        m_server.reset();
        QTRY_VERIFY(reply.has_value());
        QVERIFY(reply->ok);
        QTRY_COMPARE(closed.size(), 1);
    }

    void callsWithoutAnswerEndWithTheChannel()
    {
        ControlClient client;
        open(client);
        std::optional<ControlClient::Reply> reply;
        client.call(QStringLiteral("reload"), {}, [&](const auto &r) { reply = r; });
        QTRY_VERIFY(m_commands->pending);
        m_server.reset();
        QTRY_VERIFY(reply.has_value());
        QCOMPARE(reply->type, std::string("closed"));
    }

    void subscribersGetSamplesAtTheirPace()
    {
        ControlClient fast, slow;
        open(fast);
        open(slow);
        QSignalSpy fastSamples(&fast, &ControlClient::sample);
        QSignalSpy slowSamples(&slow, &ControlClient::sample);
        QVERIFY(!m_server->hasSubscribers());
        fast.subscribe(250);
        slow.subscribe(1000);
        QTRY_VERIFY(m_server->hasSubscribers());
        QTest::qWait(20);
        int made = 0;
        MonoTime now{std::chrono::seconds(1)};
        for (int i = 0; i < 8; ++i) {
            m_server->sample(
                [&] { return ++made, std::string(R"({"tick":)") + std::to_string(i) + "}"; }, now);
            now += std::chrono::milliseconds(250);
        }
        QTRY_COMPARE(fastSamples.size(), 8);
        QTRY_COMPARE(slowSamples.size(), 2);
        QCOMPARE(made, 8); // made once for both
        QCOMPARE(fastSamples.at(3).at(0).toByteArray(), QByteArray(R"({"tick":3})"));
    }

    void nonsenseGetsAnErrorAndTheConnectionLives_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("hello\n");
        QTest::newRow("no object") << QByteArray("[1,2]\n");
        QTest::newRow("an unknown verb") << QByteArray("{\"id\":1,\"verb\":\"explode\"}\n");
        QTest::newRow("no verb") << QByteArray("{\"id\":1}\n");
        QTest::newRow("an empty line") << QByteArray("\n");
        QTest::newRow("an id with a fraction") << QByteArray("{\"id\":1.5,\"verb\":\"status\"}\n");
        QTest::newRow("an id beyond 64 bits") << QByteArray("{\"id\":1e300,\"verb\":\"status\"}\n");
        QTest::newRow("an id that is a list") << QByteArray("{\"id\":[1],\"verb\":\"status\"}\n");
        for (const char *interval : {"49", "60001", "-1", "\"100\"", "null", "true", "{}"})
            QTest::newRow((std::string("an interval of ") + interval).c_str())
                << QByteArray("{\"id\":1,\"verb\":\"subscribe\",\"interval-ms\":") + interval +
                       "}\n";
        for (const char *number : {"0", "-1", "1.5", "\"2\"", "null"})
            QTest::newRow((std::string("a generation of ") + number).c_str())
                << QByteArray("{\"id\":1,\"verb\":\"force-close\",\"generation\":") + number +
                       "}\n";
    }
    void nonsenseGetsAnErrorAndTheConnectionLives()
    {
        QFETCH(QByteArray, line);
        QLocalSocket socket;
        socket.connectToServer(QString::fromStdString(m_paths.socket));
        QTRY_VERIFY(socket.canReadLine());
        socket.readLine(); // hello
        socket.write(line);
        QTRY_VERIFY(socket.canReadLine());
        const QJsonObject reply = QJsonDocument::fromJson(socket.readLine()).object();
        QCOMPARE(reply.value(QLatin1String("ok")).toBool(true), false);
        QCOMPARE(
            reply.value(QLatin1String("error")).toObject().value(QLatin1String("type")).toString(),
            QStringLiteral("invalid-request"));
        socket.write("{\"id\":\"x\",\"verb\":\"status\"}\n");
        QTRY_VERIFY(socket.canReadLine());
        QVERIFY(socket.readLine().startsWith("{\"id\":\"x\",\"ok\":true"));
    }

    void idsComeBackAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char *id :
             {"0", "-7", "9007199254740993", "9223372036854775807", "\"1.5\"", "\"\"", "null"})
            QTest::newRow(id) << QByteArray(id);
    }
    void idsComeBackAsTheyAre()
    {
        QFETCH(QByteArray, id);
        QLocalSocket socket;
        socket.connectToServer(QString::fromStdString(m_paths.socket));
        QTRY_VERIFY(socket.canReadLine());
        socket.readLine(); // hello
        socket.write("{\"id\":" + id + ",\"verb\":\"status\"}\n");
        QTRY_VERIFY(socket.canReadLine());
        const QByteArray line = socket.readLine();
        QVERIFY2(line.startsWith(QByteArray("{\"id\":" + id + ",\"ok\":true")), line.constData());
    }

    void anUnknownGenerationCannotBeClosed()
    {
        const QString generation = QStringLiteral("generation"),
                      verb = QStringLiteral("force-close");
        QVERIFY(call(verb, {{generation, 3}}).ok);
        QCOMPARE(m_commands->closedGeneration, std::uint64_t(3));
        const auto refused = call(verb, {{generation, 99}});
        QVERIFY(!refused.ok);
        QCOMPARE(refused.type, std::string("not-found"));
        QCOMPARE(m_commands->closedGeneration, std::uint64_t(3));
    }

    void requestsInPiecesAndSeveralAtOnceWork()
    {
        QLocalSocket socket;
        socket.connectToServer(QString::fromStdString(m_paths.socket));
        QTRY_VERIFY(socket.canReadLine());
        socket.readLine();
        socket.write("{\"id\":1,\"ver");
        socket.flush();
        QTest::qWait(10);
        socket.write("b\":\"status\"}\n{\"id\":2,\"verb\":\"status\"}\n");
        QByteArray all;
        QTRY_VERIFY((all += socket.readAll()).count('\n') == 2);
        QVERIFY(all.contains("\"id\":1,"));
        QVERIFY(all.contains("\"id\":2,"));
    }

    void aLineWithoutEndIsCutOff()
    {
        QLocalSocket socket;
        socket.connectToServer(QString::fromStdString(m_paths.socket));
        QTRY_VERIFY(socket.canReadLine());
        socket.write(QByteArray(int(ControlServer::maxLine) + 100, 'x'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(call(QStringLiteral("status")).ok);
    }

    void connectionsAreBounded()
    {
        std::vector<std::unique_ptr<QLocalSocket>> sockets;
        for (int i = 0; i < ControlServer::maxConnections + 5; ++i) {
            sockets.push_back(std::make_unique<QLocalSocket>());
            sockets.back()->connectToServer(QString::fromStdString(m_paths.socket));
            QTest::qWait(1);
        }
        const auto greeted = [&] {
            return std::count_if(sockets.begin(), sockets.end(),
                                 [](const auto &s) { return s->canReadLine(); });
        };
        QTRY_COMPARE(greeted(), ControlServer::maxConnections);
        sockets.clear();
        // When the server has noticed that they left there is room again.
        const auto greets = [&] {
            QLocalSocket socket;
            socket.connectToServer(QString::fromStdString(m_paths.socket));
            QTest::qWait(20);
            return socket.canReadLine();
        };
        QTRY_VERIFY(greets());
    }
};

QTEST_GUILESS_MAIN(ChannelTest)
#include "tst_control_channel.moc"
