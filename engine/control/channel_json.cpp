#include "control/channel_json.h"

#include "control/outcome_json.h"
#include "stats/json_writer.h"

namespace signalbox::control {

namespace {

using stats::JsonWriter;

std::int64_t unixMs(WallTime time)
{
    return std::chrono::duration_cast<Milliseconds>(time.time_since_epoch()).count();
}

/// `{"event":NAME,KEY:VALUE}` with a value that is JSON already.
std::string event(std::string_view name, std::string_view key, const std::string &value)
{
    std::string out = "{\"event\":\"";
    out += name;
    out += "\",\"";
    out += key;
    out += "\":";
    out += value;
    return out += '}';
}

std::string quoted(std::string_view text)
{
    std::string out;
    JsonWriter(out).string(text);
    return out;
}

std::string diagnosticsJson(const config::Diagnostics &list, const std::string &file)
{
    std::string out;
    appendDiagnostics(out, list, file);
    return out;
}

/// JsonWriter shows no value below 0; a phase that never began has none.
void writeRecord(JsonWriter &json, const stats::TapRecord &record)
{
    json.beginObject();
    json.key("sequence").integer(record.sequence);
    json.key("worker").integer(record.worker);
    json.key("time").time(record.wallMs);
    json.key("client").string(record.client);
    json.key("listener").string(record.listener);
    json.key("method").string(record.method);
    json.key("host").string(record.host);
    json.key("path").string(record.path);
    json.key("query").string(record.query);
    json.key("status").integer(record.status);
    json.key("bytes-in").integer(record.bytesIn);
    json.key("bytes-out").integer(record.bytesOut);
    json.key("duration-ms").milliseconds(record.durationUs);
    json.key("queue-ms").milliseconds(record.queueUs);
    json.key("connect-ms").milliseconds(record.connectUs);
    json.key("first-byte-ms").milliseconds(record.firstByteUs);
    json.key("route").string(record.route);
    json.key("backend").string(record.backend);
    json.key("server").string(record.server);
    json.key("generation").integer(record.generation);
    json.key("attempts").integer(record.attempts);
    json.key("reused").boolean(record.reused);
    json.key("error").stringOrNull(record.error);
    json.key("request-id").string(record.requestId);
    json.key("request-head").string(record.requestHead);
    json.key("response-head").string(record.responseHead);
    json.endObject();
}

} // namespace

std::string generationJson(const GenerationInfo &info, const std::string &file)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("number");
    if (info.number > 0)
        json.integer(info.number);
    else
        json.null(); // a rejected attempt never got one
    json.key("cause").string(causeName(info.cause));
    json.key("state").string(generationStateName(info.state));
    json.key("applied").time(unixMs(info.applied));
    json.key("digest").stringOrNull(info.digest);
    json.key("closed").integer(info.closed);
    json.key("error").stringOrNull(info.error);
    json.endObject();
    out.pop_back();
    return out + ",\"diagnostics\":" + diagnosticsJson(info.diagnostics, file) + "}";
}

std::string checksJson(const std::vector<health::CheckResult> &checks)
{
    std::string out;
    JsonWriter json(out);
    json.beginArray();
    for (const health::CheckResult &check : checks) {
        json.beginObject();
        json.key("time").time(unixMs(check.time));
        json.key("ok").boolean(check.ok);
        json.key("status").integer(check.status);
        json.key("duration-ms").real(check.durationMs, 3);
        json.key("reason").stringOrNull(check.reason);
        json.key("snippet").stringOrNull(check.snippet);
        json.endObject();
    }
    json.endArray();
    return out;
}

std::string stateEvent(std::string_view state)
{
    return event("state", "state", quoted(state));
}

std::string stepEvent(const StepReport &step)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("event").string("step");
    json.key("step").string(reloadStepName(step.step));
    json.key("cause").string(causeName(step.cause));
    json.key("generation").integer(step.generation);
    json.key("duration-ms").milliseconds(step.duration.count());
    json.key("closed").integer(step.closed);
    json.endObject();
    return out;
}

std::string reloadEvent(const ReloadOutcome &outcome)
{
    return event("reload", "outcome", outcomeJson(outcome));
}

std::string generationEvent(const GenerationInfo &info, const std::string &file)
{
    return event("generation", "generation", generationJson(info, file));
}

std::string problemsEvent(const config::Diagnostics &list, const std::string &file)
{
    return event("problems", "diagnostics", diagnosticsJson(list, file));
}

std::string healthEvent(const health::HealthTransition &change)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("event").string("health");
    json.key("identity").string(change.identity);
    json.key("backend").string(change.backend);
    json.key("server").string(change.name);
    json.key("from").string(balance::visibleStateName(change.from));
    json.key("to").string(balance::visibleStateName(change.to));
    json.key("reason").stringOrNull(change.reason);
    json.key("time").time(unixMs(change.time));
    json.endObject();
    return out;
}

std::string fileMissingEvent(bool gone)
{
    return event("file", "missing", gone ? "true" : "false");
}

std::string warningEvent(const std::string &message)
{
    return event("warning", "message", quoted(message));
}

std::string adminEvent(const std::string &url)
{
    return event("admin", "url", url.empty() ? "null" : quoted(url));
}

std::string recordsEvent(std::span<const stats::TapRecord> records)
{
    const auto kept = records.last(std::min(records.size(), recordsAnEvent));
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("event").string("records");
    json.key("left-out").integer(records.size() - kept.size());
    json.key("records").beginArray();
    for (const stats::TapRecord &record : kept)
        writeRecord(json, record);
    json.endArray();
    json.endObject();
    return out;
}

std::string presentJson(const Present &present)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.key("state").string(present.state);
    json.key("admin").stringOrNull(present.admin);
    json.key("listeners").beginArray();
    for (const auto &[name, url] : present.listeners) {
        json.beginObject();
        json.key("name").string(name);
        json.key("url").string(url);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    out.pop_back();
    out += ",\"generations\":[";
    for (std::size_t i = 0; i < present.generations.size(); ++i)
        out += (i ? "," : "") + generationJson(present.generations[i], present.file);
    return out + "],\"problems\":" + diagnosticsJson(present.problems, present.file) + "}";
}

} // namespace signalbox::control
