// Where a redirect's `to` leads, as far as its text tells. Pure functions.
#pragma once

#include "config/runtime_config.h"
#include "config/syntax.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::config {

enum class PathChange : std::uint8_t {
    Same,
    Below, // the request's path with something behind it
    Any,   // any path may come out
    Fixed
};

/// Where a redirect leads, as far as it can be told from its text.
struct RedirectTarget
{
    bool sameHost = true; // as the request's
    std::string host;
    std::optional<std::uint16_t> port; // nullopt: as the request's, as its host and scheme are
    PathChange change = PathChange::Same;
    std::string path; // Fixed
    bool https = false;
    bool keepsMethod = false;
    bool keepsQuery = false;          // as it is
    bool extendsQuery = false;        // has it in front
    std::optional<std::string> query; // where no placeholder is in it
};

/// Nothing when it isn't sure.
std::optional<RedirectTarget> parseRedirectTarget(std::string_view to);

/// Whether the pattern surely takes the query.
bool surelyMatches(const ValuePattern &pattern, std::string_view query);

/// Checks host and port as far as no placeholder stands for them; a path alone has none.
bool checkTargetAuthority(std::string_view to, Complaint &why);

} // namespace signalbox::config
