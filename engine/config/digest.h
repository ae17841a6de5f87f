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
Digest digestOfText(std::string_view text, Breath *breath = nullptr);

} // namespace signalbox::config
