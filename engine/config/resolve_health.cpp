// Health checks and outlier ejection.
#include "config/resolve_backend_parts.h"

#include "base/ascii.h"
#include "base/units.h"

#include <algorithm>

namespace signalbox::config {

namespace {

/// What the check's request is made of besides what the proxy itself puts there.
void resolveHeaders(ResolveContext &context, const RawNameValues &raw, NameValues &out,
                    const PathStep &path)
{
    if (!raw)
        return;
    FieldNames names;
    for (const RawNameValue &item : *raw) {
        const PathStep here = path.child(item.name);
        names.add(context, item, here);
        if (!checkField(context, item.name, item.place, here))
            continue;
        if (ascii::equalsIgnoreCase(item.name, "host"))
            context.error(item.place, here, "the field 'host' has a key of its own",
                          "use health-check.host");
        else if (checkFieldValue(context, item.value, item.valuePlace, here))
            out.emplace_back(item.name, item.value);
    }
}

/// Answers have any fields.
void resolveExpectedFields(ResolveContext &context, const RawNameValues &raw, NameValues &out,
                           const PathStep &path)
{
    if (!raw)
        return;
    for (const RawNameValue &item : *raw) {
        const PathStep here = path.child(item.name);
        if (!isToken(item.name))
            context.error(item.place, here, '\'' + item.name + "' is not a field name");
        else if (checkFieldValue(context, item.value, item.valuePlace, here))
            out.emplace_back(item.name, item.value);
    }
}

void resolveExpect(ResolveContext &context, const RawExpect &raw, HealthCheckSpec &out,
                   const PathStep &path)
{
    Complaint why;
    if (raw.status) {
        out.expectStatus.clear();
        for (std::size_t i = 0; i < raw.status->size(); ++i) {
            const RawText &item = (*raw.status)[i];
            StatusRange range;
            if (parseStatusRange(item.text, range, why))
                out.expectStatus.push_back(range);
            else {
                const PathStep status = path.child("status");
                context.error(item.place, itemPath(raw.status, status, i), std::move(why));
            }
        }
    }
    if (raw.body)
        out.expectBody = *raw.body;
    if (raw.bodyRegex) {
        out.expectBodyRegex = *raw.bodyRegex;
        if (!context.regexes.compile(out.expectBodyRegex, why))
            context.error(raw.bodyRegex.place, path.child("body-regex"), std::move(why));
    }
    resolveExpectedFields(context, raw.header, out.expectHeaders, path.child("header"));
}

/// What only a check by HTTP can do must not be ignored in silence.
void refuseForTcp(ResolveContext &context, const RawHealthCheck &raw, const PathStep &path)
{
    const auto refuse = [&](bool present, std::string_view key, const Place &place) {
        if (present)
            context.error(place, path.child(key),
                          '\'' + std::string(key) + "' has no meaning for a tcp check",
                          "write type: http, or remove it");
    };
    refuse(raw.path.present, "path", raw.path.place);
    refuse(raw.method.present, "method", raw.method.place);
    refuse(raw.host.present, "host", raw.host.place);
    refuse(raw.headers.present, "headers", raw.headers.place);
    refuse(raw.expect.present, "expect", raw.expect.place);
}

} // namespace

HealthCheckSpec resolveHealthCheck(ResolveContext &context, const RawHealthCheck &raw,
                                   const PathStep &path)
{
    HealthCheckSpec out;
    Complaint why;
    const bool http = raw.type ? *raw.type == "http" : raw.path.present;
    out.type = http ? HealthCheckSpec::Type::Http : HealthCheckSpec::Type::Tcp;
    if (!http && !raw.type.wrong())
        refuseForTcp(context, raw, path);
    if (raw.path) {
        out.path = *raw.path;
        const bool printable =
            out.path.find_first_of(" \t\r\n") == std::string::npos && isFieldValue(out.path);
        if (!out.path.starts_with('/') || !printable)
            context.error(raw.path.place, path.child("path"),
                          '\'' + out.path + "' is not a path to ask for",
                          "write one like /healthz");
        else if (out.path.find('#') != std::string::npos)
            context.warning(raw.path.place, path.child("path"),
                            '\'' + out.path + "' holds a '#', which no path has",
                            "write it as %23, or leave out what begins there");
    }
    if (raw.method) {
        out.method = *raw.method;
        if (!checkMethod(out.method, why))
            context.error(raw.method.place, path.child("method"), std::move(why));
    }
    if (raw.host) {
        out.host = *raw.host;
        if (!isHostField(out.host, why))
            context.error(raw.host.place, path.child("host"), std::move(why));
    }
    resolveHeaders(context, raw.headers, out.headers, path.child("headers"));
    if (raw.port)
        out.port = std::uint16_t(*raw.port);
    if (raw.interval)
        out.interval = *raw.interval;
    if (raw.timeout)
        out.timeout = *raw.timeout;
    if (raw.rise)
        out.rise = std::uint32_t(*raw.rise);
    if (raw.fall)
        out.fall = std::uint32_t(*raw.fall);
    if (raw.expect)
        resolveExpect(context, *raw.expect, out, path.child("expect"));
    if (raw.expect && out.method == "HEAD") {
        const PathStep expect = path.child("expect");
        const auto warn = [&](const RawString &expected, std::string_view key) {
            if (expected)
                context.warning(expected.place, expect.child(key),
                                "no check succeeds: the answer to HEAD has no body",
                                "check with GET, or remove it");
        };
        warn(raw.expect->body, "body");
        warn(raw.expect->bodyRegex, "body-regex");
    }
    if (raw.timeout && out.timeout > out.interval) {
        context.warning(raw.timeout.place, path.child("timeout"),
                        "a check may take " + formatDuration(out.timeout) + ", longer than the " +
                            formatDuration(out.interval) + " between two",
                        "make the timeout shorter or the interval longer");
    }
    return out;
}

OutlierSpec resolveOutlier(ResolveContext &context, const RawOutlier &raw, const PathStep &path)
{
    OutlierSpec out;
    if (raw.consecutiveFailures)
        out.consecutiveFailures = std::uint32_t(*raw.consecutiveFailures);
    if (raw.eject)
        out.eject = *raw.eject;
    if (raw.maxEject)
        out.maxEject = *raw.maxEject;
    else
        out.maxEject = std::max(out.maxEject, out.eject);
    if (out.maxEject < out.eject) {
        context.error(raw.maxEject.place, path.child("max-eject"),
                      "max-eject (" + formatDuration(out.maxEject) + ") is shorter than eject (" +
                          formatDuration(out.eject) + ')',
                      "make max-eject at least as long");
    }
    return out;
}

} // namespace signalbox::config
