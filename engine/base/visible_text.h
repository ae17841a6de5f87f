// Text from files and peers on its way to a terminal or a log of lines.
#pragma once

#include <string>
#include <string_view>

namespace signalbox {

/// The text on one line that does nothing but be read: control characters (C0, DEL, C1, line
/// breaks), what sets the direction of text, and bytes that aren't UTF-8 become escapes such as
/// \n, \x1b and \u202e. A backslash stays one, so that expressions look as they are written.
std::string visibleText(std::string_view text);

} // namespace signalbox
