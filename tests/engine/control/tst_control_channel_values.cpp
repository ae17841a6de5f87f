// What the control channel tells reads back as the values it was made from.
#include "control/channel_json.h"
#include "control/channel_read.h"
#include "control/outcome_json.h"
#include "stats/status_json.h"

#include <QJsonDocument>
#include <QTest>

using namespace signalbox;
using namespace signalbox::control;

namespace {

WallTime at(std::int64_t ms)
{
    return WallTime(std::chrono::milliseconds(ms));
}

QJsonObject object(const std::string &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

config::Diagnostics someDiagnostics()
{
    config::Diagnostic error, note;
    error.message = "unknown key \"routs\"";
    error.mark = {4, 7, 0};
    error.path = "routs";
    error.hint = "did you mean 'routes'?";
    note.severity = config::Severity::Note;
    note.message = "über \xF0\x9F\x9A\x82";
    return {error, note};
}

} // namespace

class ChannelValuesTest : public QObject
{
    Q_OBJECT
private slots:
    void anOutcomeReadsBack()
    {
        ReloadOutcome outcome;
        outcome.cause = Cause::App;
        outcome.generation = 41;
        outcome.file = "/home/me/signalbox.yaml";
        outcome.digest = "0123";
        outcome.diagnostics = someDiagnostics();
        outcome.error = Error(ErrorType::AddressInUse, "in use").with("listeners.web");
        outcome.steps = {{ReloadStep::Parse, Cause::App, 42, std::chrono::microseconds(1234)},
                         {ReloadStep::Write, Cause::App, 42, std::chrono::microseconds(1), true}};
        const ReloadOutcome back = readOutcome(object(outcomeJson(outcome)));
        QCOMPARE(back.kind, ReloadOutcome::Kind::Rejected);
        QCOMPARE(back.cause, Cause::App);
        QCOMPARE(back.generation, 41u);
        QCOMPARE(back.file, outcome.file);
        QCOMPARE(back.digest, outcome.digest);
        QCOMPARE(back.diagnostics, outcome.diagnostics);
        QCOMPARE(back.error->type(), ErrorType::AddressInUse);
        QCOMPARE(back.error->text(), std::string("listeners.web: in use"));
        QCOMPARE(back.steps.size(), std::size_t(2));
        QCOMPARE(back.steps[0].duration, std::chrono::microseconds(1234));
        QCOMPARE(back.steps[1].step, ReloadStep::Write);
        QVERIFY(!back.steps[0].failed);
        QVERIFY(back.steps[1].failed);
    }

    void everyKindOfOutcomeReadsBack()
    {
        for (const auto kind : {ReloadOutcome::Kind::Applied, ReloadOutcome::Kind::Unchanged}) {
            ReloadOutcome outcome;
            outcome.kind = kind;
            const ReloadOutcome back = readOutcome(object(outcomeJson(outcome)));
            QCOMPARE(back.kind, kind);
            QVERIFY(!back.error);
        }
    }

    void aGenerationReadsBack()
    {
        GenerationInfo info;
        info.number = 7;
        info.cause = Cause::Rollback;
        info.state = GenerationState::Draining;
        info.applied = at(1'763'853'350'507);
        info.digest = "abc";
        info.closed = 3;
        info.error = "why";
        info.diagnostics = someDiagnostics();
        const auto event = object(generationEvent(info, "/f"));
        QCOMPARE(event.value(QLatin1String("event")).toString(), QStringLiteral("generation"));
        const GenerationInfo back =
            readGeneration(event.value(QLatin1String("generation")).toObject());
        QCOMPARE(back.number, info.number);
        QCOMPARE(back.cause, info.cause);
        QCOMPARE(back.state, info.state);
        QCOMPARE(back.applied, info.applied);
        QCOMPARE(back.digest, info.digest);
        QCOMPARE(back.closed, info.closed);
        QCOMPARE(back.error, info.error);
        QCOMPARE(back.diagnostics, info.diagnostics);
    }

    void aRejectedAttemptHasNoNumber()
    {
        GenerationInfo info;
        info.state = GenerationState::Rejected;
        const auto json = object(generationJson(info, "/f"));
        QVERIFY(json.value(QLatin1String("number")).isNull());
        QCOMPARE(readGeneration(json).number, std::uint64_t(0));
    }

    void aStepReadsBack()
    {
        const StepReport step{ReloadStep::Drain, Cause::Signal, 9,
                              std::chrono::microseconds(1'500)};
        const StepReport back = readStep(object(stepEvent(step)));
        QCOMPARE(back.step, step.step);
        QCOMPARE(back.cause, step.cause);
        QCOMPARE(back.generation, step.generation);
        QCOMPARE(back.duration, step.duration);
    }

    void aHealthTransitionReadsBack()
    {
        const health::HealthTransition change{"api|http://127.0.0.1:1",
                                              "api",
                                              "blue",
                                              balance::VisibleState::Up,
                                              balance::VisibleState::Ejected,
                                              "5 failures in a row",
                                              at(1'763'853'360'001)};
        const auto back = readHealth(object(healthEvent(change)));
        QCOMPARE(back.identity, change.identity);
        QCOMPARE(back.backend, change.backend);
        QCOMPARE(back.name, change.name);
        QCOMPARE(back.from, change.from);
        QCOMPARE(back.to, change.to);
        QCOMPARE(back.reason, change.reason);
        QCOMPARE(back.time, change.time);
    }

    void recordsReadBack()
    {
        stats::TapRecord record;
        record.sequence = (std::uint64_t(1) << 53) + 1; // beyond what a double holds
        record.worker = 1;
        record.wallMs = 1'763'853'360'001;
        record.client = "127.0.0.1:4711";
        record.listener = "web";
        record.method = "GET";
        record.host = "shop.localhost";
        record.path = "/a\"b";
        record.query = "x=1";
        record.status = 502;
        record.bytesIn = 10;
        record.bytesOut = 20;
        record.durationUs = 1234;
        record.queueUs = 0;
        record.connectUs = 17;
        record.route = "all";
        record.backend = "pool";
        record.server = "blue";
        record.generation = 3;
        record.attempts = 2;
        record.reused = true;
        record.error = "read-reset";
        record.requestId = "id";
        record.requestHead = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        record.responseHead = "HTTP/1.1 502 Bad Gateway\r\n\r\n";
        const auto event = object(recordsEvent(std::vector{record}));
        QCOMPARE(event.value(QLatin1String("left-out")).toInt(), 0);
        const auto list = readRecords(event.value(QLatin1String("records")).toArray());
        QCOMPARE(list.size(), std::size_t(1));
        const stats::TapRecord &back = list[0];
        QCOMPARE(back.sequence, record.sequence);
        QCOMPARE(back.worker, record.worker);
        QCOMPARE(back.wallMs, record.wallMs);
        QCOMPARE(back.client, record.client);
        QCOMPARE(back.host, record.host);
        QCOMPARE(back.path, record.path);
        QCOMPARE(back.query, record.query);
        QCOMPARE(back.status, record.status);
        QCOMPARE(back.durationUs, record.durationUs);
        QCOMPARE(back.queueUs, record.queueUs);
        QCOMPARE(back.connectUs, record.connectUs);
        QCOMPARE(back.firstByteUs, std::int64_t(-1));
        QCOMPARE(back.server, record.server);
        QCOMPARE(back.attempts, record.attempts);
        QCOMPARE(back.reused, record.reused);
        QCOMPARE(back.error, record.error);
        QCOMPARE(back.requestHead, record.requestHead);
        QCOMPARE(back.responseHead, record.responseHead);
    }

    void ofManyRecordsTheNewestAreTold()
    {
        std::vector<stats::TapRecord> records(recordsAnEvent + 30);
        for (std::size_t i = 0; i < records.size(); ++i)
            records[i].sequence = i;
        const auto event = object(recordsEvent(records));
        QCOMPARE(event.value(QLatin1String("left-out")).toInt(), 30);
        const auto list = readRecords(event.value(QLatin1String("records")).toArray());
        QCOMPARE(list.size(), recordsAnEvent);
        QCOMPARE(list.front().sequence, std::uint64_t(30));
    }

    void aStatusReadsBackToTheSameText_data()
    {
        QTest::addColumn<bool>("full");
        QTest::newRow("with everything") << true;
        QTest::newRow("with nothing known") << false;
    }
    void aStatusReadsBackToTheSameText()
    {
        QFETCH(bool, full);
        const stats::Snapshot sample = full ? fullSample() : emptySample();
        const std::string json = stats::statusJson(sample);
        QCOMPARE(QByteArray::fromStdString(stats::statusJson(readStatus(object(json)))),
                 QByteArray::fromStdString(json));
    }

private:
    static stats::Snapshot emptySample()
    {
        stats::Snapshot s;
        s.backends.push_back({{"b", "", {}}, {stats::ServerSnapshot()}});
        s.backends[0].servers[0].info.lastCheck = stats::CheckInfo();
        s.routes.emplace_back();
        s.listeners.emplace_back();
        s.generations.emplace_back();
        return s;
    }

    static stats::Snapshot fullSample()
    {
        stats::Snapshot s = emptySample();
        s.takenMs = 1'763'853'361'007;
        s.engine.file = "/f";
        s.engine.pid = 12;
        s.engine.version = "0.1.0";
        s.engine.startedMs = 1'763'853'300'000;
        s.engine.state = "running";
        s.engine.generation =
            stats::GenerationInfo{2, "ctl", 1'763'853'350'500, "abc", "active", 12};
        s.engine.accessLogDropped = 1;
        s.engine.tapDropped = 2;
        s.engine.faults = {{"api", "delay", "500ms", 12.5, 1'763'853'400'000}};
        s.engine.overrides = {{"b", "blue", "drain", 1'763'853'355'000}};
        s.generations[0] = {{1, "start", 1'763'853'300'100, "x", "draining", 77}, 3, 4};
        s.listeners[0] = {{"web", "http://127.0.0.1:1"}, 4, 10, 103, 1000, 2000, {1.5, 2.5}};
        s.routes[0].info = {"api", 0, false, "b"};
        s.routes[0].requests = 9;
        s.routes[0].active = 1;
        s.routes[0].errors = 2;
        s.routes[0].rate = {3.0, 4.25};
        s.routes[0].latency = {10, 20, 30};
        stats::ServerSnapshot &server = s.backends[0].servers[0];
        s.backends[0].info = {"b", "round-robin", {"blue", "green"}};
        server.info.name = "blue";
        server.info.url = "http://127.0.0.1:1";
        server.info.state = "going-up";
        server.info.stateSinceMs = 1'763'853'340'000;
        server.info.progress = "2/3";
        server.info.weight = 3;
        server.info.shareExpected = 0.75;
        server.info.ejectedLeftMs = 900;
        server.info.lastCheck = stats::CheckInfo{1'763'853'360'000, false, 503, 1500, "status 503"};
        server.info.checks = "++-";
        server.info.checksPassed = 2;
        server.info.checksFailed = 1;
        server.sums.picks = 70;
        server.sums.active = 1;
        server.sums.completed = 69;
        server.sums.classes[5] = 4;
        server.sums.connectErrors = 1;
        server.sums.resetErrors = 2;
        server.sums.timeoutErrors = 3;
        server.sums.retries = 4;
        server.sums.connects = 5;
        server.sums.reused = 6;
        server.sums.bytesIn = 7;
        server.sums.bytesOut = 8;
        server.shareActual = 0.25;
        server.rate = {1.0, 2.0};
        server.latency = {1000, 12345, 1'000'000};
        server.firstByte.p95Us = 800;
        return s;
    }
};

QTEST_GUILESS_MAIN(ChannelValuesTest)
#include "tst_control_channel_values.moc"
