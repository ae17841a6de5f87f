// Filters as the file names them, resolved: one struct a kind. filters/ compiles them into chains.
#pragma once

#include "config/mark.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace re2 {
class RE2;
}

namespace signalbox::config {

using NameValues = std::vector<std::pair<std::string, std::string>>;

/// `set-request-headers: {name: value}` and its five siblings; values may hold placeholders
/// ({host}, {client.ip}, …).
struct HeaderFilterSpec
{
    enum class Op : std::uint8_t { Set, Add, Remove };
    Op op = Op::Set;
    bool response = false;
    NameValues fields; // Remove: values empty
};

/// `strip-prefix`, `add-prefix`, `replace-prefix: {from, to}`. Prefixes without their final slash.
struct PrefixFilterSpec
{
    enum class Op : std::uint8_t { Strip, Add, Replace };
    Op op = Op::Strip;
    std::string from;     // Strip, Replace
    std::string to;       // Add, Replace
    bool mapBack = false; // Location and Set-Cookie Path of the answer are mapped back
};

/// `rewrite-path: {match: REGEX, to: TEMPLATE}`; \1 … \9 in the template.
struct RewritePathSpec
{
    std::string match;
    std::string to;
    std::shared_ptr<const re2::RE2> regex;
};

/// `set-host: VALUE` or `{to: VALUE, map-back: true}`.
struct SetHostSpec
{
    std::string host;
    bool mapBack = false; // Location and Set-Cookie Domain of the answer are mapped back
};

/// `redirect: {to, status}`; `to` may hold placeholders, {?query} adds '?' and the query when there
/// is one.
struct RedirectSpec
{
    std::string to;
    std::uint16_t status = 302;
};

/// `respond: {status, headers, body | file}`.
struct RespondSpec
{
    std::uint16_t status = 200;
    NameValues headers;
    std::string body; // the file's content when `file` was given (read in phase two)
    std::string file; // absolute path, empty when `body` was given
};

struct FilterSpec
{
    std::variant<HeaderFilterSpec, PrefixFilterSpec, RewritePathSpec, SetHostSpec, RedirectSpec,
                 RespondSpec>
        spec;
    std::string kind;    // as the file names it
    std::string summary; // one line for explain: "strip-prefix: /api"
    Mark mark;
};

} // namespace signalbox::config
