// Text from outside as it may be shown on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace signalbox {

/// The text with its control characters escaped ("\n", "\x1b", "\u009b"), on one line: names of
/// files may hold any, and a terminal would obey. Bytes that aren't UTF-8 stay as they are.
std::string visible(std::string_view text);

} // namespace signalbox
