// Durations and sizes as the configuration file writes them: `250ms`, `1m30s`, `64KiB`, `10MB`.
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox {

/// One or more number+unit groups (h, m, s, ms) in falling order, without spaces. A bare number is
/// an error whose message says which unit to add.
Result<Milliseconds> parseDuration(std::string_view text);
/// Shortest form that parses back: 90 s is "1m30s", 0 is "0ms".
std::string formatDuration(Milliseconds value);

/// Number + B, KB, MB, GB (powers of 1000) or KiB, MiB, GiB (powers of 1024). A bare number is an
/// error.
Result<std::uint64_t> parseSize(std::string_view text);
/// Largest unit that divides it: 65536 is "64KiB".
std::string formatSize(std::uint64_t bytes);

} // namespace signalbox
