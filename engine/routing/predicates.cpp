// The predicates on single values, and how they are shown to people.
#include "routing/predicates.h"

#include "base/ascii.h"
#include "http/path.h"

#include <re2/re2.h>

namespace signalbox::routing {

using config::PathPattern;
using config::ValuePattern;

namespace {

bool found(const re2::RE2 &regex, std::string_view text) noexcept
{
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

bool valueHolds(const ValuePattern &pattern, std::string_view value) noexcept
{
    switch (pattern.kind) {
    case ValuePattern::Kind::Exact:
        return value == pattern.text;
    case ValuePattern::Kind::Present:
        return true;
    case ValuePattern::Kind::Absent:
        return false;
    case ValuePattern::Kind::Regex:
        return pattern.regex && found(*pattern.regex, value);
    }
    return false;
}

template <typename Visit>
void eachField(const http::Fields *fields, std::string_view name, Visit &&visit)
{
    if (!fields)
        return;
    for (const http::Field &field : fields->all()) {
        if (!field.dropped && field.nameLength == name.size() &&
            ascii::equalsIgnoreCase(fields->name(field), name))
            visit(fields->value(field));
    }
}

} // namespace

bool hostHolds(const config::HostPattern &pattern, std::string_view host) noexcept
{
    if (!pattern.wildcard)
        return host == pattern.name;
    const std::size_t suffix = pattern.name.size() + 1; // with its dot
    return host.size() > suffix && host.ends_with(pattern.name) &&
           host[host.size() - suffix] == '.';
}

bool pathHolds(const PathPattern &pattern, std::string_view path) noexcept
{
    const std::string_view text = pattern.text;
    switch (pattern.kind) {
    case PathPattern::Kind::Prefix:
        return text.empty() ||
               (path.starts_with(text) && (path.size() == text.size() || path[text.size()] == '/'));
    case PathPattern::Kind::Exact:
        return path == text;
    case PathPattern::Kind::Regex:
        return pattern.regex && found(*pattern.regex, path);
    }
    return false;
}

bool headerHolds(const ValuePattern &pattern, const http::Fields *fields) noexcept
{
    bool any = false;
    bool holds = false;
    eachField(fields, pattern.name, [&](std::string_view value) {
        any = true;
        holds = holds || valueHolds(pattern, value);
    });
    return pattern.kind == ValuePattern::Kind::Absent ? !any : holds;
}

bool queryHolds(const ValuePattern &pattern, std::string_view query)
{
    const std::optional<std::string> value = http::queryParameter(query, pattern.name);
    if (pattern.kind == ValuePattern::Kind::Absent)
        return !value;
    return value && valueHolds(pattern, *value);
}

std::string patternText(const config::HostPattern &pattern)
{
    return pattern.wildcard ? "*." + pattern.name : pattern.name;
}

std::string patternText(const PathPattern &pattern)
{
    switch (pattern.kind) {
    case PathPattern::Kind::Prefix:
        return pattern.text + '/';
    case PathPattern::Kind::Exact:
        return "= " + pattern.text;
    case PathPattern::Kind::Regex:
        return "~ " + pattern.text;
    }
    return {};
}

std::string patternText(const ValuePattern &pattern)
{
    const std::string name = pattern.name + ": ";
    switch (pattern.kind) {
    case ValuePattern::Kind::Exact:
        return name + pattern.text;
    case ValuePattern::Kind::Present:
        return name + '*';
    case ValuePattern::Kind::Absent:
        return name + '!';
    case ValuePattern::Kind::Regex:
        return name + "~ " + pattern.text;
    }
    return {};
}

std::optional<std::string> headerText(std::string_view name, const http::Fields *fields)
{
    std::optional<std::string> out;
    eachField(fields, name, [&](std::string_view value) {
        if (out)
            *out += ", ";
        else
            out.emplace();
        *out += value;
    });
    return out;
}

std::optional<std::string> queryText(std::string_view name, std::string_view query)
{
    return http::queryParameter(query, name);
}

} // namespace signalbox::routing
