#include "control/channel_read.h"

#include "control/json_values.h"

#include <string_view>

namespace signalbox::control {

namespace {

using json::count;
using json::text;
using json::unixMs;

/// The value whose name is `name`, of an enumeration that begins with 0 and ends with `last`.
template <typename E, typename Name>
E named(const std::string &name, E last, Name nameOf, E otherwise)
{
    for (int i = 0; i <= int(last); ++i) {
        if (nameOf(E(i)) == name)
            return E(i);
    }
    return otherwise;
}

Cause readCause(const QJsonObject &object)
{
    return named(text(object, QLatin1String("cause")), Cause::Rollback, causeName, Cause::Start);
}

WallTime readTime(const QJsonObject &object, QLatin1String key)
{
    return WallTime(
        std::chrono::duration_cast<WallTime::duration>(Milliseconds(unixMs(object, key))));
}

std::chrono::microseconds readDuration(const QJsonObject &object)
{
    return std::chrono::microseconds(
        json::microseconds(object, QLatin1String("duration-ms")).value_or(0));
}

ReloadStep readStepName(const QJsonObject &object)
{
    return named(text(object, QLatin1String("step")), ReloadStep::Drain, reloadStepName,
                 ReloadStep::Parse);
}

balance::VisibleState readVisible(const QJsonObject &object, QLatin1String key)
{
    return named(text(object, key), balance::VisibleState::Ejected, balance::visibleStateName,
                 balance::VisibleState::Unknown);
}

} // namespace

config::Diagnostics readDiagnostics(const QJsonArray &list)
{
    config::Diagnostics out;
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        config::Diagnostic one;
        const std::string severity = text(object, QLatin1String("severity"));
        one.severity = severity == "warning" ? config::Severity::Warning
                       : severity == "note"  ? config::Severity::Note
                                             : config::Severity::Error;
        one.message = text(object, QLatin1String("message"));
        one.mark.line = object.value(QLatin1String("line")).toInt();
        one.mark.column = object.value(QLatin1String("column")).toInt();
        one.path = text(object, QLatin1String("path"));
        one.hint = text(object, QLatin1String("hint"));
        out.push_back(std::move(one));
    }
    return out;
}

ReloadOutcome readOutcome(const QJsonObject &object)
{
    ReloadOutcome out;
    const std::string kind = text(object, QLatin1String("outcome"));
    out.kind = kind == "applied"     ? ReloadOutcome::Kind::Applied
               : kind == "unchanged" ? ReloadOutcome::Kind::Unchanged
                                     : ReloadOutcome::Kind::Rejected;
    out.cause = readCause(object);
    out.generation = count(object, QLatin1String("generation"));
    out.file = text(object, QLatin1String("file"));
    out.digest = text(object, QLatin1String("digest"));
    out.diagnostics = readDiagnostics(object.value(QLatin1String("diagnostics")).toArray());
    if (!out.ok()) {
        const ErrorType type = named(text(object, QLatin1String("error-type")), ErrorType::Internal,
                                     errorName, ErrorType::Internal);
        out.error = Error(type, text(object, QLatin1String("error")));
    }
    for (const QJsonValue &value : object.value(QLatin1String("steps")).toArray()) {
        const QJsonObject step = value.toObject();
        out.steps.push_back({readStepName(step), out.cause, 0, readDuration(step),
                             step.value(QLatin1String("failed")).toBool()});
    }
    return out;
}

StepReport readStep(const QJsonObject &object)
{
    return {readStepName(object),
            readCause(object),
            count(object, QLatin1String("generation")),
            readDuration(object),
            false,
            count(object, QLatin1String("closed"))};
}

GenerationInfo readGeneration(const QJsonObject &object)
{
    GenerationInfo out;
    out.number = count(object, QLatin1String("number"));
    out.cause = readCause(object);
    out.state = named(text(object, QLatin1String("state")), GenerationState::Rejected,
                      generationStateName, GenerationState::Retired);
    out.applied = readTime(object, QLatin1String("applied"));
    out.digest = text(object, QLatin1String("digest"));
    out.closed = count(object, QLatin1String("closed"));
    out.error = text(object, QLatin1String("error"));
    out.diagnostics = readDiagnostics(object.value(QLatin1String("diagnostics")).toArray());
    return out;
}

health::HealthTransition readHealth(const QJsonObject &object)
{
    return {text(object, QLatin1String("identity")),  text(object, QLatin1String("backend")),
            text(object, QLatin1String("server")),    readVisible(object, QLatin1String("from")),
            readVisible(object, QLatin1String("to")), text(object, QLatin1String("reason")),
            readTime(object, QLatin1String("time"))};
}

std::vector<health::CheckResult> readChecks(const QJsonArray &list)
{
    std::vector<health::CheckResult> out;
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        out.push_back(
            {readTime(object, QLatin1String("time")), object.value(QLatin1String("ok")).toBool(),
             object.value(QLatin1String("status")).toInt(),
             object.value(QLatin1String("duration-ms")).toDouble(),
             text(object, QLatin1String("reason")), text(object, QLatin1String("snippet"))});
    }
    return out;
}

std::vector<stats::TapRecord> readRecords(const QJsonArray &list)
{
    std::vector<stats::TapRecord> out;
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        const auto phase = [&](const char *key) {
            return json::microseconds(object, QLatin1String(key)).value_or(-1);
        };
        const auto word = [&](const char *key) { return text(object, QLatin1String(key)); };
        stats::TapRecord record;
        record.sequence = count(object, QLatin1String("sequence"));
        record.worker = std::uint32_t(count(object, QLatin1String("worker")));
        record.wallMs = unixMs(object, QLatin1String("time"));
        record.client = word("client");
        record.listener = word("listener");
        record.method = word("method");
        record.host = word("host");
        record.path = word("path");
        record.query = word("query");
        record.status = std::uint16_t(count(object, QLatin1String("status")));
        record.bytesIn = count(object, QLatin1String("bytes-in"));
        record.bytesOut = count(object, QLatin1String("bytes-out"));
        record.durationUs = std::max<std::int64_t>(phase("duration-ms"), 0);
        record.queueUs = phase("queue-ms");
        record.connectUs = phase("connect-ms");
        record.firstByteUs = phase("first-byte-ms");
        record.route = word("route");
        record.backend = word("backend");
        record.server = word("server");
        record.generation = count(object, QLatin1String("generation"));
        record.attempts = std::uint32_t(count(object, QLatin1String("attempts")));
        record.reused = object.value(QLatin1String("reused")).toBool();
        record.error = word("error");
        record.requestId = word("request-id");
        record.requestHead = word("request-head");
        record.responseHead = word("response-head");
        out.push_back(std::move(record));
    }
    return out;
}

} // namespace signalbox::control
