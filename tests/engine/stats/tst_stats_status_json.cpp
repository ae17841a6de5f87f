// `status --json`: the exact text for a full sample, and null for what is unknown.
#include "stats/json_writer.h"
#include "stats/status_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace signalbox::stats;

namespace {

QString text(const std::string &s)
{
    return QString::fromUtf8(s.data(), qsizetype(s.size()));
}

Snapshot fullSample()
{
    Snapshot s;
    s.takenMs = 1'763'853'361'007;
    EngineInfo &engine = s.engine;
    engine.file = "/home/me/signalbox.yaml";
    engine.pid = 4711;
    engine.version = "0.1.0";
    engine.startedMs = 1'763'853'300'000;
    engine.state = "running";
    GenerationInfo active;
    active.number = 2;
    active.cause = "ctl";
    active.appliedMs = 1'763'853'350'500;
    active.digest = "abc";
    active.state = "active";
    engine.generation = active;
    engine.accessLogDropped = 5;
    engine.tapDropped = 6;
    engine.faults.push_back({"api", "delay", "500ms", 12.5, 1'763'853'400'000});
    engine.overrides.push_back({"pool", "blue", "drain", 1'763'853'355'000});

    GenerationSnapshot old;
    old.info.number = 1;
    old.info.state = "draining";
    old.info.cause = "start";
    old.info.appliedMs = 1'763'853'300'100;
    old.info.oldestMs = 1234;
    old.inFlight = 3;
    old.requests = 100;
    GenerationSnapshot now;
    now.info = active;
    s.generations = {old, now};

    s.listeners.push_back({{"web", "http://127.0.0.1:8080"}, 4, 10, 103, 1000, 2000, {1.0, 2.5}});

    BackendSnapshot backend;
    backend.info = {"pool", "round-robin", {"blue", "127.0.0.1:3002"}};
    ServerSnapshot server;
    server.info.name = "blue";
    server.info.url = "http://127.0.0.1:3001";
    server.info.state = "going-down";
    server.info.stateSinceMs = 1'763'853'340'000;
    server.info.progress = "2/3";
    server.info.weight = 3;
    server.info.shareExpected = 0.75;
    server.info.ejectedLeftMs = 900;
    server.info.lastCheck = CheckInfo{1'763'853'360'000, false, 503, 1500, "status 503"};
    server.info.checks = "++-";
    server.info.checksPassed = 41;
    server.info.checksFailed = 2;
    server.sums.active = 1;
    server.sums.picks = 70;
    server.sums.completed = 69;
    server.sums.classes = {0, 0, 60, 0, 5, 4};
    server.sums.connectErrors = 1;
    server.sums.resetErrors = 2;
    server.sums.timeoutErrors = 3;
    server.sums.retries = 7;
    server.sums.bytesIn = 8;
    server.sums.bytesOut = 9;
    server.sums.connects = 11;
    server.sums.reused = 58;
    server.rate = {3.0, 12.344};
    server.shareActual = 2.0 / 3.0;
    server.latency = {1000, 12345, 1'000'000};
    server.firstByte = {1, 800, 3};
    backend.servers.push_back(server);
    s.backends.push_back(backend);

    RouteSnapshot route;
    route.info = {"api", 0, true, "pool"};
    route.requests = 103;
    route.active = 2;
    route.errors = 4;
    route.bytesIn = 12;
    route.bytesOut = 13;
    route.rate = {5.0, 10.3};
    route.latency = {10, 20, 30};
    s.routes.push_back(route);
    return s;
}

} // namespace

class StatusJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void aFullSampleIsThisText()
    {
        const QString expected = QStringLiteral(
            R"({"file":"/home/me/signalbox.yaml","pid":4711,"version":"0.1.0",)"
            R"("started":"2025-11-22T23:15:00.000Z","state":"running",)"
            R"("generation":{"number":2,"cause":"ctl","applied":"2025-11-22T23:15:50.500Z","digest":"abc"},)"
            R"("generations":[{"number":1,"state":"draining","cause":"start",)"
            R"("applied":"2025-11-22T23:15:00.100Z","in-flight":3,"requests":100,"oldest-ms":1234,"digest":null},)"
            R"({"number":2,"state":"active","cause":"ctl","applied":"2025-11-22T23:15:50.500Z",)"
            R"("in-flight":0,"requests":0,"oldest-ms":null,"digest":"abc"}],)"
            R"("listeners":[{"name":"web","url":"http://127.0.0.1:8080","connections":4,"accepted":10,)"
            R"("requests":103,"rate":2.5,"bytes-in":1000,"bytes-out":2000,"rate-1s":1}],)"
            R"("backends":[{"name":"pool","balance":"round-robin","next":["blue","127.0.0.1:3002"],)"
            R"("servers":[{"name":"blue","url":"http://127.0.0.1:3001","state":"going-down",)"
            R"("state-since":"2025-11-22T23:15:40.000Z","progress":"2/3","weight":3,"active":1,"picks":70,)"
            R"("share-actual":0.6667,"share-expected":0.75,"requests":69,"rate":12.34,)"
            R"("errors":{"connect":1,"reset":2,"timeout":3,"5xx":4},"retries":7,"bytes-in":8,"bytes-out":9,)"
            R"("p50-ms":1,"p95-ms":12.345,"p99-ms":1000,"first-byte-p95-ms":0.8,"reused":58,)"
            R"("last-check":{"time":"2025-11-22T23:16:00.000Z","ok":false,"status":503,"duration-ms":1.5,)"
            R"("reason":"status 503"},"checks":"++-","rate-1s":3,"connects":11,"ejected-left-ms":900,)"
            R"("checks-passed":41,"checks-failed":2}]}],)"
            R"("routes":[{"name":"api","index":0,"enabled":true,"requests":103,"rate":10.3,"errors":4,)"
            R"("p50-ms":0.01,"p95-ms":0.02,"p99-ms":0.03,"backend":"pool","active":2,"rate-1s":5,)"
            R"("bytes-in":12,"bytes-out":13}],)"
            R"("runtime":{"faults":[{"route":"api","kind":"delay","detail":"500ms","percent":12.5,)"
            R"("expires":"2025-11-22T23:16:40.000Z"}],)"
            R"("overrides":[{"backend":"pool","server":"blue","state":"drain",)"
            R"("since":"2025-11-22T23:15:55.000Z"}]},)"
            R"("time":"2025-11-22T23:16:01.007Z","access-log-dropped":5,"tap-dropped":6})");
        QCOMPARE(text(statusJson(fullSample())), expected);
    }

    void whatIsUnknownIsNullAndNotAbsent()
    {
        Snapshot s;
        s.backends.push_back({{"b", "", {}}, {ServerSnapshot()}});
        s.backends[0].servers[0].info.lastCheck = CheckInfo();
        s.backends.push_back({{"c", "", {}}, {ServerSnapshot()}});
        s.routes.emplace_back();
        s.listeners.emplace_back();
        s.generations.emplace_back(); // a rejected attempt
        const std::string out = statusJson(s);
        const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(out)).object();
        for (const char *key : {"file", "started", "generation", "time"})
            QVERIFY2(all.value(QLatin1String(key)).isNull(), key);
        const QJsonArray generations = all.value(QLatin1String("generations")).toArray();
        for (const char *key : {"number", "state", "cause", "applied", "oldest-ms", "digest"})
            QVERIFY2(generations[0].toObject().value(QLatin1String(key)).isNull(), key);
        const QJsonArray backends = all.value(QLatin1String("backends")).toArray();
        QVERIFY(backends[0].toObject().value(QLatin1String("balance")).isNull());
        const auto server = [&](int i) {
            return backends[i].toObject().value(QLatin1String("servers")).toArray()[0].toObject();
        };
        for (const char *key :
             {"url", "state", "state-since", "progress", "share-actual", "share-expected", "rate",
              "p50-ms", "p95-ms", "p99-ms", "first-byte-p95-ms", "rate-1s", "ejected-left-ms"})
            QVERIFY2(server(0).value(QLatin1String(key)).isNull(), key);
        QVERIFY(server(1).value(QLatin1String("last-check")).isNull());
        const QJsonObject check = server(0).value(QLatin1String("last-check")).toObject();
        QCOMPARE(check.value(QLatin1String("ok")), QJsonValue(false));
        for (const char *key : {"time", "status", "duration-ms", "reason"})
            QVERIFY2(check.value(QLatin1String(key)).isNull(), key);
        const QJsonObject route = all.value(QLatin1String("routes")).toArray()[0].toObject();
        for (const char *key : {"rate", "p50-ms", "p95-ms", "p99-ms", "backend"})
            QVERIFY2(route.value(QLatin1String(key)).isNull(), key);
        const QJsonObject listener = all.value(QLatin1String("listeners")).toArray()[0].toObject();
        QVERIFY(listener.value(QLatin1String("url")).isNull());
    }

    void namesAreEscaped()
    {
        Snapshot s;
        s.engine.file = "/tmp/\"quoted\"\\\n\xff.yaml";
        const QJsonObject all =
            QJsonDocument::fromJson(QByteArray::fromStdString(statusJson(s))).object();
        QCOMPARE(all.value(QLatin1String("file")).toString(),
                 QStringLiteral("/tmp/\"quoted\"\\\n") + QChar(0xfffd) + QStringLiteral(".yaml"));
    }

    void reals_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("expected");
        QTest::newRow("whole numbers have no point") << 2.0 << 3 << QStringLiteral("2");
        QTest::newRow("zeros at the end go") << 2.50 << 3 << QStringLiteral("2.5");
        QTest::newRow("rounded") << 2.0 / 3.0 << 2 << QStringLiteral("0.67");
        QTest::newRow("zeros of a whole number stay") << 1500.0 << 0 << QStringLiteral("1500");
        QTest::newRow("no negative zero") << -0.0001 << 2 << QStringLiteral("0");
        QTest::newRow("large ones without exponent")
            << 1e15 << 2 << QStringLiteral("1000000000000000");
        QTest::newRow("the largest one fits")
            << std::numeric_limits<double>::max() << 0
            << QString::number(std::numeric_limits<double>::max(), 'f', 0);
        QTest::newRow("infinity is null")
            << std::numeric_limits<double>::infinity() << 2 << QStringLiteral("null");
        QTest::newRow("not a number is null")
            << std::numeric_limits<double>::quiet_NaN() << 2 << QStringLiteral("null");
    }
    void reals()
    {
        QFETCH(double, value);
        QFETCH(int, decimals);
        std::string out;
        JsonWriter(out).real(value, decimals);
        QTEST(text(out), "expected");
    }

    void commasComeByThemselves()
    {
        std::string out;
        JsonWriter json(out);
        json.beginArray();
        json.beginObject().key("a").integer(-1).key("b").beginArray().endArray().endObject();
        json.beginObject().endObject();
        json.boolean(true).null().string("x").time(0).milliseconds(-1).milliseconds(1);
        json.endArray();
        QCOMPARE(text(out),
                 QStringLiteral(R"([{"a":-1,"b":[]},{},true,null,"x",null,null,0.001])"));
    }
};

QTEST_APPLESS_MAIN(StatusJsonTest)
#include "tst_stats_status_json.moc"
