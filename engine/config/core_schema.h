// What a plain scalar means in YAML 1.2's core schema (§10.3.2).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace signalbox::config {

enum class CoreType : unsigned char { Null, Bool, Integer, Float, String };

CoreType coreType(std::string_view plain) noexcept;
/// Whether the text means itself, so that quotes around it change nothing.
bool isCoreString(std::string_view plain) noexcept;
/// true/True/TRUE and false/False/FALSE.
std::optional<bool> coreBool(std::string_view plain) noexcept;
/// Decimal, 0o and 0x integers that fit.
std::optional<std::int64_t> coreInteger(std::string_view plain) noexcept;

} // namespace signalbox::config
