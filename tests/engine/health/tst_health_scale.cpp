// A thousand servers on the one health thread: nobody waits for anybody, and it costs little.
#include "health/health_service.h"
#include "support/answering_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::health;
using namespace std::chrono_literals;

namespace {

constexpr int servers = 1000;

/// CPU time of the thread named "health" so far, ms; 0 where the system doesn't say.
double healthThreadMs()
{
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(tasks.filePath(task + QStringLiteral("/comm")));
        QFile times(tasks.filePath(task + QStringLiteral("/schedstat")));
        if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "health" &&
            times.open(QIODevice::ReadOnly))
            return times.readAll().split(' ').first().toDouble() / 1e6;
    }
    return 0;
}

} // namespace

class TestHealthScale : public QObject
{
    Q_OBJECT

private slots:
    void aThousandServers_data();
    void aThousandServers();
};

void TestHealthScale::aThousandServers_data()
{
    QTest::addColumn<bool>("unixSocket");
    QTest::newRow("over TCP") << false;
    QTest::newRow("over a unix socket") << true;
}

void TestHealthScale::aThousandServers()
{
    QFETCH(bool, unixSocket);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("s"));
    // Servers in a thread of their own, so that a slow test thread doesn't look like slow probing.
    QThread serverThread;
    auto *server = new testsupport::AnsweringServer;
    auto *silent = new testsupport::AnsweringServer;
    silent->answer.clear();
    QVERIFY(unixSocket ? server->listenUnix(path) : server->listen());
    QVERIFY(silent->listen());

    const SystemClock clock;
    HealthService service(clock, [](const std::string &) {});
    config::HealthCheckSpec check;
    check.type = config::HealthCheckSpec::Type::Http;
    check.interval = 1000ms;
    check.timeout = 10s;
    std::vector<HealthTarget> targets;
    for (int i = 0; i < servers; ++i) {
        HealthTarget target;
        target.server.name = "s" + std::to_string(i);
        target.server.identity = "api|" + target.server.name;
        if (i % 100 == 99) {
            target.server.host = "127.0.0.1";
            target.server.port = silent->port();
        } else if (unixSocket) {
            target.server.unixPath = path.toStdString();
        } else {
            target.server.host = "127.0.0.1";
            target.server.port = server->port();
        }
        target.check = check;
        target.state = std::make_shared<balance::ServerState>(target.server.identity, "api",
                                                              target.server.name, 1);
        targets.push_back(std::move(target));
    }
    for (QObject *o : {server, silent}) {
        o->moveToThread(&serverThread);
        connect(&serverThread, &QThread::finished, o, &QObject::deleteLater);
    }
    serverThread.start();

    const auto probes = [&] {
        std::uint64_t sum = 0;
        for (const HealthTarget &t : targets)
            sum += service.totals(t.server.identity).ok;
        return sum;
    };
    const auto up = [&] {
        return std::count_if(targets.begin(), targets.end(), [](const HealthTarget &t) {
            return t.state->health() == balance::Health::Up;
        });
    };
    QElapsedTimer timer;
    timer.start();
    service.start();
    service.setTargets(targets);
    // Ten of them never answer; the others don't notice.
    QTRY_COMPARE_WITH_TIMEOUT(up(), servers - servers / 100, 20'000);
    const qint64 allUp = timer.elapsed();
    const std::uint64_t firstProbes = probes();
    const double firstMs = healthThreadMs();
    QTRY_VERIFY_WITH_TIMEOUT(probes() >= firstProbes + 2000, 20'000);
    const double perProbe = (healthThreadMs() - firstMs) * 1000 / double(probes() - firstProbes);
    for (const HealthTarget &t : targets)
        QCOMPARE(service.totals(t.server.identity).failed, std::uint64_t(0));
    qInfo("%d servers up after %lld ms; %.0f µs of CPU a probe, that is %.1f %% of a core at one "
          "probe a second each",
          servers, allUp, perProbe, perProbe * servers / 1e6 * 100);
    service.stop();
    serverThread.quit();
    serverThread.wait();
}

QTEST_GUILESS_MAIN(TestHealthScale)
#include "tst_health_scale.moc"
