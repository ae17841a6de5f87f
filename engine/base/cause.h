// Why a generation was made.
#pragma once

#include <cstdint>
#include <string_view>

namespace signalbox {

enum class Cause : std::uint8_t { Start, File, App, Signal, Ctl, Rollback };
/// "start", "file", "app", "signal", "ctl", "rollback"
std::string_view causeName(Cause cause) noexcept;

} // namespace signalbox
