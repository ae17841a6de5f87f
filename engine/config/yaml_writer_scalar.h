// Scalars as text: quotes only where a plain word would be read as something else, or where the
// neighbours have them.
#pragma once

#include "config/yaml_extents.h"
#include "config/yaml_tree.h"

#include <string>
#include <string_view>

namespace signalbox::config {

/// Whether the text can stand without quotes and is read back as the same characters.
bool plainSafe(std::string_view text, bool flow) noexcept;

/// Whether some YAML reader (1.1 or 1.2) takes the plain text for a number, a boolean, a date or
/// null.
bool looksTyped(std::string_view text) noexcept;

/// The text in quotes of a style (Single- or DoubleQuoted); double ones where single ones can't say
/// it.
std::string quotedText(std::string_view text, YamlStyle style);

/// A scalar on one line.
/// @param neighbour  style of a scalar that stands in the same place nearby: quoted ones are
/// imitated
/// @param quotes     the file's own habit, for when quotes are needed
std::string scalarText(const YamlNode &scalar, bool flow, YamlStyle neighbour, YamlStyle quotes);

/// Any node on one line, in flow style: for people, not for a file.
std::string inlineText(const YamlNode &node);

/// Whether the text can be written as a literal block (`|`, `|-`): several lines, nothing that
/// needs an escape.
bool literalSafe(std::string_view text) noexcept;

} // namespace signalbox::config
