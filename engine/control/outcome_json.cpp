#include "control/outcome_json.h"

#include "base/json_escape.h"

#include <cstdio>
#include <ctime>

namespace signalbox::control {

namespace {

void appendTextOrNull(std::string &out, const std::string &text)
{
    if (text.empty())
        out += "null";
    else
        appendJsonString(out, text);
}

std::string_view kindName(ReloadOutcome::Kind kind)
{
    switch (kind) {
    case ReloadOutcome::Kind::Applied:
        return "applied";
    case ReloadOutcome::Kind::Unchanged:
        return "unchanged";
    case ReloadOutcome::Kind::Rejected:
        break;
    }
    return "rejected";
}

} // namespace

std::string rfc3339(WallTime time)
{
    const auto ms = std::chrono::duration_cast<Milliseconds>(time.time_since_epoch()).count();
    const std::time_t seconds = std::time_t(ms >= 0 ? ms / 1000 : (ms - 999) / 1000);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[64];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    const int rest = int(ms - std::int64_t(seconds) * 1000);
    std::snprintf(text + length, sizeof text - length, ".%03dZ", rest);
    return text;
}

void appendDiagnostics(std::string &out, const config::Diagnostics &list, const std::string &file)
{
    out += '[';
    bool first = true;
    for (const config::Diagnostic &d : list) {
        out += first ? "{\"severity\":\"" : ",{\"severity\":\"";
        first = false;
        out += config::severityName(d.severity);
        out += "\",\"message\":";
        appendJsonString(out, d.message);
        out += ",\"file\":";
        appendTextOrNull(out, file);
        out += ",\"line\":" + (d.mark.known() ? std::to_string(d.mark.line) : std::string("null"));
        out +=
            ",\"column\":" + (d.mark.known() ? std::to_string(d.mark.column) : std::string("null"));
        out += ",\"path\":";
        appendTextOrNull(out, d.path);
        out += ",\"hint\":";
        appendTextOrNull(out, d.hint);
        out += '}';
    }
    out += ']';
}

std::string outcomeJson(const ReloadOutcome &outcome)
{
    std::string out = "{\"outcome\":\"";
    out += kindName(outcome.kind);
    out += "\",\"generation\":" +
           (outcome.generation ? std::to_string(outcome.generation) : std::string("null"));
    out += ",\"cause\":\"";
    out += causeName(outcome.cause);
    out += "\",\"error\":";
    appendTextOrNull(out, outcome.error ? outcome.error->text() : std::string());
    out += ",\"diagnostics\":";
    appendDiagnostics(out, outcome.diagnostics, outcome.file);
    out += ",\"steps\":[";
    for (std::size_t i = 0; i < outcome.steps.size(); ++i) {
        const StepReport &step = outcome.steps[i];
        char number[32];
        std::snprintf(number, sizeof number, "%.3f", double(step.duration.count()) / 1000.0);
        out += i ? ",{\"step\":\"" : "{\"step\":\"";
        out += reloadStepName(step.step);
        out += "\",\"duration-ms\":";
        out += number;
        out += step.failed ? ",\"failed\":true}" : ",\"failed\":false}";
    }
    out += "],\"error-type\":";
    appendTextOrNull(out, outcome.error ? std::string(errorName(outcome.error->type())) : "");
    out += ",\"file\":";
    appendTextOrNull(out, outcome.file);
    out += ",\"digest\":";
    appendTextOrNull(out, outcome.digest);
    return out += '}';
}

} // namespace signalbox::control
