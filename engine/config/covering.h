// Which predicates take everything that others take: the algebra behind "this route can never
// match".
#pragma once

#include "config/runtime_config.h"

#include <string_view>

namespace signalbox::config {

bool hostMatches(const HostPattern &pattern, std::string_view name) noexcept;
bool pathMatches(const PathPattern &pattern, std::string_view path);

/// Whether the match takes requests of the listener of that position.
bool takesListener(const MatchSpec &match, std::uint32_t index) noexcept;

/// All: with that of OPTIONS *, which doesn't begin with a slash.
enum class Paths : std::uint8_t { All, Rooted };
// False when it isn't sure.
bool takesEveryPath(const PathPattern &pattern, Paths which);
bool takesEveryPath(const MatchSpec &match, Paths which);

// True only when every request that satisfies `narrow` satisfies `wide`; false when that isn't
// sure.
bool covers(const HostPattern &wide, const HostPattern &narrow) noexcept;
bool covers(const PathPattern &wide, const PathPattern &narrow);
bool covers(const ValuePattern &wide, const ValuePattern &narrow);
bool covers(const Cidr &wide, const Cidr &narrow) noexcept;
/// @param listeners  all that there are, which the matches name by position: those that a request
///                   can come in by decide what "any listener" and "any client" are
bool covers(const MatchSpec &wide, const MatchSpec &narrow,
            const std::vector<ListenerSpec> &listeners);

} // namespace signalbox::config
