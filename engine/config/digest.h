// SHA-256 of a text: how the file's content is told apart from another one.
#pragma once

#include <string>
#include <string_view>

namespace signalbox {
class Breath;
}

namespace signalbox::config {

/// In hex: what RuntimeConfig::digest and the watcher compare.
using Digest = std::string;
/// @param breath  of the thread that works, where it is taken (base/breath.h)
Digest digestOfText(std::string_view text, Breath *breath = nullptr);

} // namespace signalbox::config
