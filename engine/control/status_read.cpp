// `status --json` back as a sample: the reading half of stats/status_json.cpp.
#include "control/channel_read.h"
#include "control/json_values.h"

namespace signalbox::control {

namespace {

using json::count;
using json::text;
using json::unixMs;
using Key = QLatin1String;

stats::Rates readRates(const QJsonObject &object)
{
    stats::Rates rates;
    rates.lastTen = json::real(object, Key("rate"));
    rates.lastSecond = json::real(object, Key("rate-1s"));
    return rates;
}

std::optional<std::uint64_t> readLatencyUs(const QJsonObject &object, Key key)
{
    const auto us = json::microseconds(object, key);
    return us && *us >= 0 ? std::optional(std::uint64_t(*us)) : std::nullopt;
}

stats::Latency readLatency(const QJsonObject &object)
{
    return {readLatencyUs(object, Key("p50-ms")), readLatencyUs(object, Key("p95-ms")),
            readLatencyUs(object, Key("p99-ms"))};
}

stats::GenerationInfo readInfo(const QJsonObject &object)
{
    stats::GenerationInfo info;
    info.number = count(object, Key("number"));
    info.cause = text(object, Key("cause"));
    info.appliedMs = unixMs(object, Key("applied"));
    info.digest = text(object, Key("digest"));
    info.state = text(object, Key("state"));
    if (object.value(Key("oldest-ms")).isDouble())
        info.oldestMs = object.value(Key("oldest-ms")).toInteger();
    return info;
}

std::optional<stats::CheckInfo> readCheck(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    stats::CheckInfo check;
    check.timeMs = unixMs(object, Key("time"));
    check.ok = object.value(Key("ok")).toBool();
    check.status = object.value(Key("status")).toInt();
    check.durationUs = json::microseconds(object, Key("duration-ms")).value_or(-1);
    check.reason = text(object, Key("reason"));
    return check;
}

stats::ServerSnapshot readServer(const QJsonObject &object)
{
    stats::ServerSnapshot server;
    stats::ServerInfo &info = server.info;
    info.name = text(object, Key("name"));
    info.url = text(object, Key("url"));
    info.state = text(object, Key("state"));
    info.stateSinceMs = unixMs(object, Key("state-since"));
    info.progress = text(object, Key("progress"));
    info.weight = std::uint32_t(count(object, Key("weight")));
    info.shareExpected = json::real(object, Key("share-expected"));
    if (object.value(Key("ejected-left-ms")).isDouble())
        info.ejectedLeftMs = object.value(Key("ejected-left-ms")).toInteger();
    info.lastCheck = readCheck(object.value(Key("last-check")));
    info.checks = text(object, Key("checks"));
    info.checksPassed = count(object, Key("checks-passed"));
    info.checksFailed = count(object, Key("checks-failed"));
    const QJsonObject errors = object.value(Key("errors")).toObject();
    stats::ServerSums &sums = server.sums;
    sums.picks = count(object, Key("picks"));
    sums.active = count(object, Key("active"));
    sums.completed = count(object, Key("requests"));
    sums.classes[5] = count(errors, Key("5xx"));
    sums.connectErrors = count(errors, Key("connect"));
    sums.resetErrors = count(errors, Key("reset"));
    sums.timeoutErrors = count(errors, Key("timeout"));
    sums.retries = count(object, Key("retries"));
    sums.bytesIn = count(object, Key("bytes-in"));
    sums.bytesOut = count(object, Key("bytes-out"));
    sums.connects = count(object, Key("connects"));
    sums.reused = count(object, Key("reused"));
    server.rate = readRates(object);
    server.shareActual = json::real(object, Key("share-actual"));
    server.latency = readLatency(object);
    server.firstByte.p95Us = readLatencyUs(object, Key("first-byte-p95-ms"));
    return server;
}

stats::BackendSnapshot readBackend(const QJsonObject &object)
{
    stats::BackendSnapshot backend;
    backend.info.name = text(object, Key("name"));
    backend.info.balance = text(object, Key("balance"));
    for (const QJsonValue &next : object.value(Key("next")).toArray())
        backend.info.next.push_back(next.toString().toStdString());
    for (const QJsonValue &server : object.value(Key("servers")).toArray())
        backend.servers.push_back(readServer(server.toObject()));
    return backend;
}

stats::RouteSnapshot readRoute(const QJsonObject &object)
{
    stats::RouteSnapshot route;
    route.info.name = text(object, Key("name"));
    route.info.index = std::uint32_t(count(object, Key("index")));
    route.info.enabled = object.value(Key("enabled")).toBool(true);
    route.info.backend = text(object, Key("backend"));
    route.requests = count(object, Key("requests"));
    route.active = count(object, Key("active"));
    route.errors = count(object, Key("errors"));
    route.bytesIn = count(object, Key("bytes-in"));
    route.bytesOut = count(object, Key("bytes-out"));
    route.rate = readRates(object);
    route.latency = readLatency(object);
    return route;
}

stats::ListenerSnapshot readListener(const QJsonObject &object)
{
    stats::ListenerSnapshot listener;
    listener.info = {text(object, Key("name")), text(object, Key("url"))};
    listener.connections = count(object, Key("connections"));
    listener.accepted = count(object, Key("accepted"));
    listener.requests = count(object, Key("requests"));
    listener.bytesIn = count(object, Key("bytes-in"));
    listener.bytesOut = count(object, Key("bytes-out"));
    listener.rate = readRates(object);
    return listener;
}

void readRuntime(const QJsonObject &object, stats::EngineInfo &engine)
{
    for (const QJsonValue &value : object.value(Key("faults")).toArray()) {
        const QJsonObject fault = value.toObject();
        engine.faults.push_back(
            {text(fault, Key("route")), text(fault, Key("kind")), text(fault, Key("detail")),
             json::real(fault, Key("percent")).value_or(100), unixMs(fault, Key("expires"))});
    }
    for (const QJsonValue &value : object.value(Key("overrides")).toArray()) {
        const QJsonObject item = value.toObject();
        engine.overrides.push_back({text(item, Key("backend")), text(item, Key("server")),
                                    text(item, Key("state")), unixMs(item, Key("since"))});
    }
}

} // namespace

stats::Snapshot readStatus(const QJsonObject &object)
{
    stats::Snapshot out;
    out.takenMs = unixMs(object, Key("time"));
    stats::EngineInfo &engine = out.engine;
    engine.file = text(object, Key("file"));
    engine.pid = std::int64_t(count(object, Key("pid")));
    engine.version = text(object, Key("version"));
    engine.startedMs = unixMs(object, Key("started"));
    engine.state = text(object, Key("state"));
    if (const QJsonValue active = object.value(Key("generation")); active.isObject()) {
        engine.generation = readInfo(active.toObject());
        engine.generation->state = "active";
    }
    engine.accessLogDropped = count(object, Key("access-log-dropped"));
    engine.tapDropped = count(object, Key("tap-dropped"));
    readRuntime(object.value(Key("runtime")).toObject(), engine);
    for (const QJsonValue &value : object.value(Key("generations")).toArray()) {
        const QJsonObject generation = value.toObject();
        out.generations.push_back({readInfo(generation), count(generation, Key("requests")),
                                   count(generation, Key("in-flight"))});
    }
    for (const QJsonValue &value : object.value(Key("listeners")).toArray())
        out.listeners.push_back(readListener(value.toObject()));
    for (const QJsonValue &value : object.value(Key("backends")).toArray())
        out.backends.push_back(readBackend(value.toObject()));
    for (const QJsonValue &value : object.value(Key("routes")).toArray())
        out.routes.push_back(readRoute(value.toObject()));
    return out;
}

} // namespace signalbox::control
