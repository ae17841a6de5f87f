// The formatter behind `signalboxctl fmt`.
#pragma once

#include "base/result.h"
#include "config/mark.h"

#include <string>
#include <string_view>

namespace signalbox::config {

/// The same content and the same comments in the house style:
/// two spaces a level, lists deeper than their key; one blank behind ':', ',' and '-', none inside
/// of brackets; no blanks at line ends, one blank line at most in a row, none at the file's ends;
/// one final line break; single quotes become double ones where nothing has to be escaped for it.
/// Values and comments that are lined up below each other stay so. Order, flow and block style,
/// line breaks within flow collections, anchors, tags and the kind of line breaks stay. Formatting
/// twice is formatting once. Fails when the text can't be read, or wouldn't read the same
/// afterwards. @param where  is given the place of the problem where it has one, unless null
Result<std::string> formatYaml(std::string_view text, Mark *where = nullptr);

} // namespace signalbox::config
