// The health service with real sockets on the loopback interface (engine.md §6).
#include "balance/pool.h"
#include "health/health_service.h"
#include "support/answering_server.h"
#include "support/config_builders.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace signalbox;
using namespace signalbox::health;
using namespace std::chrono_literals;
using balance::Health;
using balance::VisibleState;
using testsupport::AnsweringServer;

namespace {

/// A service, and one server that it looks after.
struct Fixture
{
    Fixture()
    {
        check.type = config::HealthCheckSpec::Type::Http;
        check.interval = 50ms;
        check.timeout = 5000ms;
        check.rise = 2;
        check.fall = 3;
        server.identity = "api|one";
        server.name = "one";
        server.host = "127.0.0.1";
        QObject::connect(&service, &HealthService::transition, &receiver,
                         [this](const HealthTransition &t) {
                             receivedOn = QThread::currentThread();
                             transitions.push_back(t);
                         });
    }
    void start()
    {
        service.start();
        service.setTargets(
            {{.state = state, .server = server, .check = check, .outliers = outliers}});
    }
    std::string lastReason() const
    {
        const auto results = service.history("api|one");
        return results.empty() ? "no result yet" : results.back().reason;
    }
    bool passed() const { return state->health() == Health::Up; }

    SystemClock clock;
    config::HealthCheckSpec check;
    config::ServerSpec server;
    std::shared_ptr<balance::ServerState> state =
        std::make_shared<balance::ServerState>("api|one", "api", "one", 1);
    std::shared_ptr<balance::OutlierDetector> outliers;
    std::function<void(const std::string &)> onEligibilityChanged;
    std::vector<HealthTransition> transitions;
    QThread *receivedOn = nullptr;
    HealthService service{clock, [this](const std::string &backend) {
                              if (onEligibilityChanged)
                                  onEligibilityChanged(backend);
                          }};
    QObject receiver; // lives on the test's thread
};

quint16 unusedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

} // namespace

class TestHealthService : public QObject
{
    Q_OBJECT

private slots:
    void statesOfTheService();
    void aServerComesGoesAndComesBack();
    void reasonsAreInWords_data();
    void reasonsAreInWords();
    void aHangingServerTimesOut();
    void tcpChecksOnlyConnect();
    void unixSocketsAreChecked();
    void localhostIsTriedOnBothFamilies_data();
    void localhostIsTriedOnBothFamilies();
    void theChecksOwnPortIsAsked();
    void checkNowDoesntWaitForTheInterval();
    void poolsAreRefreshedFromTheHealthThread();
    void anEjectionEndsByItself();
    void stoppingWithProbesUnderWay();
    void targetsMayComeFromAnyThread();
};

void TestHealthService::statesOfTheService()
{
    const SystemClock clock;
    HealthService service(clock, {});
    QCOMPARE(service.name(), std::string("health"));
    QCOMPARE(service.state(), Service::State::Stopped);
    QSignalSpy spy(&service, &Service::stateChanged);
    service.start();
    QCOMPARE(service.state(), Service::State::Running);
    service.drain();
    QCOMPARE(service.state(), Service::State::Draining);
    service.stop();
    QCOMPARE(service.state(), Service::State::Stopped);
    service.stop();
    service.setTargets({}); // too late, but allowed
    service.checkNow("nobody");
    QCOMPARE(spy.count(), 4);
    QCOMPARE(serviceStateName(Service::State::Draining), std::string_view("draining"));
}

void TestHealthService::aServerComesGoesAndComesBack()
{
    AnsweringServer server;
    QVERIFY(server.listen());
    Fixture f;
    f.server.port = server.port();
    f.check.path = "/healthz";
    f.start();
    QCOMPARE(f.state->visible(), VisibleState::Unknown);
    QTRY_COMPARE(f.state->visible(), VisibleState::Up);
    QVERIFY(server.lastRequest.startsWith("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:"));
    const quint16 port = server.port();
    server.close();
    QTRY_COMPARE(f.state->visible(), VisibleState::Down);
    QCOMPARE(f.lastReason(), std::string("connection refused"));
    QVERIFY(server.listen(QHostAddress::LocalHost, port));
    QTRY_COMPARE(f.state->visible(), VisibleState::Up);

    std::vector<VisibleState> seen;
    const std::vector<VisibleState> expected{VisibleState::Up, VisibleState::GoingDown,
                                             VisibleState::Down, VisibleState::GoingUp,
                                             VisibleState::Up};
    QTRY_COMPARE(f.transitions.size(), expected.size());
    for (const HealthTransition &t : f.transitions)
        seen.push_back(t.to);
    QCOMPARE(seen, expected);
    QCOMPARE(f.receivedOn, QThread::currentThread());
    QVERIFY(f.service.history("api|one").size() >= 6);
    QVERIFY(f.service.totals("api|one").failed >= 3);
}

void TestHealthService::reasonsAreInWords_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a server error") << QByteArray("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")
                                    << QByteArray() << "HTTP 500";
    QTest::newRow("another body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsick")
                                  << QByteArray("ok") << "body does not contain 'ok'";
    QTest::newRow("no HTTP") << QByteArray("* OK IMAP4 ready\r\n") << QByteArray()
                             << "not an HTTP answer: ";
    QTest::newRow("closed in the middle") << QByteArray("HTTP/1.1 20") << QByteArray()
                                          << "connection closed inside the answer's head";
}

void TestHealthService::reasonsAreInWords()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    AnsweringServer server;
    server.answer = answer.toStdString();
    QVERIFY(server.listen());
    Fixture f;
    f.server.port = server.port();
    f.check.expectBody = body.toStdString();
    f.start();
    QTRY_COMPARE(f.state->visible(), VisibleState::Down);
    QVERIFY2(QString::fromStdString(f.lastReason()).startsWith(reason), f.lastReason().c_str());
}

void TestHealthService::aHangingServerTimesOut()
{
    AnsweringServer server;
    server.answer.clear();
    QVERIFY(server.listen());
    Fixture f;
    f.server.port = server.port();
    f.check.timeout = 150ms;
    f.start();
    QTRY_COMPARE(f.state->visible(), VisibleState::Down);
    QCOMPARE(f.lastReason(), std::string("timed out after 150 ms"));
    QVERIFY(f.service.history("api|one").back().durationMs >= 150);
}

void TestHealthService::tcpChecksOnlyConnect()
{
    AnsweringServer server;
    QVERIFY(server.listen());
    Fixture f;
    f.server.port = server.port();
    f.check.type = config::HealthCheckSpec::Type::Tcp;
    f.start();
    QTRY_VERIFY(f.passed());
    QTRY_VERIFY(server.connections >= 2);
    QVERIFY(server.lastRequest.isEmpty());

    Fixture refused;
    refused.server.port = unusedPort();
    refused.check.type = config::HealthCheckSpec::Type::Tcp;
    refused.start();
    QTRY_COMPARE(refused.state->visible(), VisibleState::Down);
    QCOMPARE(refused.lastReason(), std::string("connection refused"));
}

void TestHealthService::unixSocketsAreChecked()
{
    const QTemporaryDir dir;
    AnsweringServer server;
    const QString path = dir.filePath(QStringLiteral("api.sock"));
    QVERIFY(server.listenUnix(path));
    Fixture f;
    f.server.host.clear();
    f.server.unixPath = path.toStdString();
    f.check.expectBody = "ok";
    f.start();
    QTRY_VERIFY(f.passed());
    QVERIFY(server.lastRequest.contains("Host: localhost\r\n"));
    server.close();
    QTRY_COMPARE(f.state->visible(), VisibleState::Down);
    QCOMPARE(f.lastReason(), std::string("no such socket"));
}

void TestHealthService::localhostIsTriedOnBothFamilies_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::newRow("only 127.0.0.1 listens") << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("only ::1 listens") << QHostAddress(QHostAddress::LocalHostIPv6);
}

void TestHealthService::localhostIsTriedOnBothFamilies()
{
    QFETCH(QHostAddress, address);
    AnsweringServer server;
    if (!server.listen(address))
        QSKIP("this machine has no such loopback address");
    Fixture f;
    f.server.host = "localhost";
    f.server.port = server.port();
    f.start();
    QTRY_VERIFY(f.passed());
    server.close();
    QTRY_COMPARE(f.state->visible(), VisibleState::Down);
    QCOMPARE(f.lastReason(), std::string("connection refused"));
}

void TestHealthService::theChecksOwnPortIsAsked()
{
    AnsweringServer server;
    QVERIFY(server.listen());
    Fixture f;
    f.server.port = unusedPort();
    f.check.port = server.port();
    f.start();
    QTRY_VERIFY(f.passed());
}

void TestHealthService::checkNowDoesntWaitForTheInterval()
{
    AnsweringServer server;
    QVERIFY(server.listen());
    Fixture f;
    f.server.port = server.port();
    f.check.interval = 1h;
    f.start();
    QTRY_COMPARE(f.service.history("api|one").size(), std::size_t(1));
    f.service.checkNow("api|one");
    QTRY_COMPARE(f.service.history("api|one").size(), std::size_t(2));
}

void TestHealthService::poolsAreRefreshedFromTheHealthThread()
{
    AnsweringServer up;
    QVERIFY(up.listen());
    config::BackendSpec backend = testsupport::makeBackend({1, 1});
    backend.servers[0].port = up.port();
    backend.servers[1].port = unusedPort();
    const auto states = testsupport::makeStates(backend);
    Fixture f;
    std::vector<HealthTarget> targets;
    for (std::size_t i = 0; i < 2; ++i)
        targets.push_back(
            {.state = states[i], .server = backend.servers[i], .check = f.check, .outliers = {}});
    balance::Pool pool(backend, std::make_shared<balance::BackendState>("api"), states, 1);
    std::atomic<bool> onOtherThread{false};
    const QThread *here = QThread::currentThread();
    f.onEligibilityChanged = [&](const std::string &name) {
        onOtherThread = QThread::currentThread() != here && name == "api";
        pool.refresh();
    };
    f.service.setTargets(targets);
    f.service.start();
    QTRY_COMPARE(pool.expectedShares(), (std::vector<double>{1.0, 0.0}));
    QVERIFY(onOtherThread);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(pool.pick(0, {}).server, 0u);
    f.service.stop();
}

void TestHealthService::anEjectionEndsByItself()
{
    Fixture f;
    f.outliers = std::make_shared<balance::OutlierDetector>(
        f.state, config::OutlierSpec{.consecutiveFailures = 1, .eject = 100ms, .maxEject = 1s}, 2,
        f.clock);
    f.service.start();
    f.service.setTargets(
        {{.state = f.state, .server = f.server, .check = {}, .outliers = f.outliers}});
    // From another thread, as a worker does.
    std::thread([&] { f.outliers->report(true); }).join();
    QVERIFY(f.state->ejected());
    QTRY_VERIFY(!f.state->ejected());
    QTRY_COMPARE(f.transitions.size(), std::size_t(2));
    QCOMPARE(f.transitions[0].to, VisibleState::Ejected);
    QCOMPARE(f.transitions[1].from, VisibleState::Ejected);
    QCOMPARE(f.transitions[1].to, VisibleState::Unchecked);
    f.service.stop();
    f.outliers->report(true); // the detector may live longer than the service
}

void TestHealthService::stoppingWithProbesUnderWay()
{
    AnsweringServer silent;
    silent.answer.clear();
    QVERIFY(silent.listen());
    auto f = std::make_unique<Fixture>();
    f->server.port = silent.port();
    f->start();
    QTRY_VERIFY(silent.connections > 0);
    f->service.stop();
    QCOMPARE(f->service.state(), Service::State::Stopped);
    f.reset();

    const SystemClock clock;
    HealthService neverStarted(clock, {});
    neverStarted.setTargets({});
}

void TestHealthService::targetsMayComeFromAnyThread()
{
    AnsweringServer server;
    QVERIFY(server.listen());
    Fixture f;
    f.server.port = server.port();
    f.service.start();
    const HealthTarget target{
        .state = f.state, .server = f.server, .check = f.check, .outliers = {}};
    const auto set = [&] {
        for (int i = 0; i < 50; ++i) {
            f.service.setTargets({target});
            f.service.checkNow("api|one");
            f.service.history("api|one");
        }
    };
    std::thread a(set);
    std::thread b(set);
    a.join();
    b.join();
    QTRY_VERIFY(f.passed());
}

QTEST_GUILESS_MAIN(TestHealthService)
#include "tst_health_service.moc"
