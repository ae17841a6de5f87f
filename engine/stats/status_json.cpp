// The keys of `status --json`. None may be renamed; new ones go behind the others of their object.
#include "stats/status_json.h"

#include "stats/json_writer.h"

namespace signalbox::stats {

namespace {

constexpr int kRateDecimals = 2;
constexpr int kShareDecimals = 4;

void writeLatency(JsonWriter &json, const Latency &latency)
{
    json.key("p50-ms").milliseconds(latency.p50Us);
    json.key("p95-ms").milliseconds(latency.p95Us);
    json.key("p99-ms").milliseconds(latency.p99Us);
}

void writeActive(JsonWriter &json, const std::optional<GenerationInfo> &generation)
{
    json.key("generation");
    if (!generation) {
        json.null();
        return;
    }
    json.beginObject();
    json.key("number").integer(generation->number);
    json.key("cause").stringOrNull(generation->cause);
    json.key("applied").time(generation->appliedMs);
    json.key("digest").stringOrNull(generation->digest);
    json.endObject();
}

void writeGeneration(JsonWriter &json, const GenerationSnapshot &generation)
{
    json.beginObject();
    json.key("number");
    if (generation.info.number > 0)
        json.integer(generation.info.number);
    else
        json.null(); // a rejected attempt never got one
    json.key("state").stringOrNull(generation.info.state);
    json.key("cause").stringOrNull(generation.info.cause);
    json.key("applied").time(generation.info.appliedMs);
    json.key("in-flight").integer(generation.inFlight);
    json.key("requests").integer(generation.requests);
    json.key("oldest-ms");
    if (generation.info.oldestMs)
        json.integer(*generation.info.oldestMs);
    else
        json.null();
    json.key("digest").stringOrNull(generation.info.digest);
    json.endObject();
}

void writeListener(JsonWriter &json, const ListenerSnapshot &listener)
{
    json.beginObject();
    json.key("name").string(listener.info.name);
    json.key("url").stringOrNull(listener.info.url);
    json.key("connections").integer(listener.connections);
    json.key("accepted").integer(listener.accepted);
    json.key("requests").integer(listener.requests);
    json.key("rate").real(listener.rate.lastTen, kRateDecimals);
    json.key("bytes-in").integer(listener.bytesIn);
    json.key("bytes-out").integer(listener.bytesOut);
    json.key("rate-1s").real(listener.rate.lastSecond, kRateDecimals);
    json.endObject();
}

void writeCheck(JsonWriter &json, const std::optional<CheckInfo> &check)
{
    json.key("last-check");
    if (!check) {
        json.null();
        return;
    }
    json.beginObject();
    json.key("time").time(check->timeMs);
    json.key("ok").boolean(check->ok);
    json.key("status");
    if (check->status > 0)
        json.integer(check->status);
    else
        json.null();
    json.key("duration-ms").milliseconds(check->durationUs);
    json.key("reason").stringOrNull(check->reason);
    json.endObject();
}

void writeServer(JsonWriter &json, const ServerSnapshot &server)
{
    const ServerInfo &info = server.info;
    const ServerSums &sums = server.sums;
    json.beginObject();
    json.key("name").string(info.name);
    json.key("url").stringOrNull(info.url);
    json.key("state").stringOrNull(info.state);
    json.key("state-since").time(info.stateSinceMs);
    json.key("progress").stringOrNull(info.progress);
    json.key("weight").integer(info.weight);
    json.key("active").integer(sums.active);
    json.key("picks").integer(sums.picks);
    json.key("share-actual").real(server.shareActual, kShareDecimals);
    json.key("share-expected").real(info.shareExpected, kShareDecimals);
    json.key("requests").integer(sums.completed);
    json.key("rate").real(server.rate.lastTen, kRateDecimals);
    json.key("errors").beginObject();
    json.key("connect").integer(sums.connectErrors);
    json.key("reset").integer(sums.resetErrors);
    json.key("timeout").integer(sums.timeoutErrors);
    json.key("5xx").integer(sums.classes[5]);
    json.endObject();
    json.key("retries").integer(sums.retries);
    json.key("bytes-in").integer(sums.bytesIn);
    json.key("bytes-out").integer(sums.bytesOut);
    writeLatency(json, server.latency);
    json.key("first-byte-p95-ms").milliseconds(server.firstByte.p95Us);
    json.key("reused").integer(sums.reused);
    writeCheck(json, info.lastCheck);
    json.key("checks").string(info.checks);
    json.key("rate-1s").real(server.rate.lastSecond, kRateDecimals);
    json.key("connects").integer(sums.connects);
    json.key("ejected-left-ms");
    if (info.ejectedLeftMs)
        json.integer(*info.ejectedLeftMs);
    else
        json.null();
    json.key("checks-passed").integer(info.checksPassed);
    json.key("checks-failed").integer(info.checksFailed);
    json.endObject();
}

void writeBackend(JsonWriter &json, const BackendSnapshot &backend)
{
    json.beginObject();
    json.key("name").string(backend.info.name);
    json.key("balance").stringOrNull(backend.info.balance);
    json.key("next").beginArray();
    for (const std::string &server : backend.info.next)
        json.string(server);
    json.endArray();
    json.key("servers").beginArray();
    for (const ServerSnapshot &server : backend.servers)
        writeServer(json, server);
    json.endArray();
    json.endObject();
}

void writeRoute(JsonWriter &json, const RouteSnapshot &route)
{
    json.beginObject();
    json.key("name").string(route.info.name);
    json.key("index").integer(route.info.index);
    json.key("enabled").boolean(route.info.enabled);
    json.key("requests").integer(route.requests);
    json.key("rate").real(route.rate.lastTen, kRateDecimals);
    json.key("errors").integer(route.errors);
    writeLatency(json, route.latency);
    json.key("backend").stringOrNull(route.info.backend);
    json.key("active").integer(route.active);
    json.key("rate-1s").real(route.rate.lastSecond, kRateDecimals);
    json.key("bytes-in").integer(route.bytesIn);
    json.key("bytes-out").integer(route.bytesOut);
    json.endObject();
}

void writeRuntime(JsonWriter &json, const EngineInfo &engine)
{
    json.key("runtime").beginObject();
    json.key("faults").beginArray();
    for (const FaultInfo &fault : engine.faults) {
        json.beginObject();
        json.key("route").stringOrNull(fault.route);
        json.key("kind").string(fault.kind);
        json.key("detail").stringOrNull(fault.detail);
        json.key("percent").real(fault.percent, 2);
        json.key("expires").time(fault.expiresMs);
        json.endObject();
    }
    json.endArray();
    json.key("overrides").beginArray();
    for (const OverrideInfo &item : engine.overrides) {
        json.beginObject();
        json.key("backend").string(item.backend);
        json.key("server").string(item.server);
        json.key("state").string(item.state);
        json.key("since").time(item.sinceMs);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

} // namespace

std::string statusJson(const Snapshot &snapshot)
{
    const EngineInfo &engine = snapshot.engine;
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("file").stringOrNull(engine.file);
    json.key("pid").integer(engine.pid);
    json.key("version").string(engine.version);
    json.key("started").time(engine.startedMs);
    json.key("state").string(engine.state);
    writeActive(json, engine.generation);
    json.key("generations").beginArray();
    for (const GenerationSnapshot &generation : snapshot.generations)
        writeGeneration(json, generation);
    json.endArray();
    json.key("listeners").beginArray();
    for (const ListenerSnapshot &listener : snapshot.listeners)
        writeListener(json, listener);
    json.endArray();
    json.key("backends").beginArray();
    for (const BackendSnapshot &backend : snapshot.backends)
        writeBackend(json, backend);
    json.endArray();
    json.key("routes").beginArray();
    for (const RouteSnapshot &route : snapshot.routes)
        writeRoute(json, route);
    json.endArray();
    writeRuntime(json, engine);
    json.key("time").time(snapshot.takenMs);
    json.key("access-log-dropped").integer(engine.accessLogDropped);
    json.key("tap-dropped").integer(engine.tapDropped);
    json.endObject();
    return out;
}

} // namespace signalbox::stats
