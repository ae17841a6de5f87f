// SHA-256 of a text as the configuration's digest is written: lower-case hex.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::control {

std::string sha256Hex(std::string_view text);

} // namespace signalbox::control
