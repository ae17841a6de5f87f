// Where single scalars and the blanks and comments between nodes end: the lexical part of
// yaml_extents.
#pragma once

#include "config/yaml_extents.h"

namespace signalbox::config {

bool isBlank(char c) noexcept;
/// Whether a blank, a line break or the text's end is at p.
bool endsWord(std::string_view text, std::size_t p) noexcept;
/// Spaces and tabs.
std::size_t skipBlanks(std::string_view text, std::size_t p) noexcept;
/// Spaces, tabs, line breaks and comments.
std::size_t skipSeparation(std::string_view text, std::size_t p) noexcept;
/// The end of p's line: its "\n" or "\r\n", or the text's end.
std::size_t lineBreak(std::string_view text, std::size_t p) noexcept;
/// The end of an anchor or tag that begins at p.
std::size_t wordEnd(std::string_view text, std::size_t p) noexcept;
/// Whether nothing but further anchors, tags and a comment stand on the rest of the line.
bool onlyProperties(std::string_view text, std::size_t p) noexcept;

/// The end of the part of a plain scalar that is on p's line.
std::size_t plainLineEnd(std::string_view text, std::size_t p, bool flow) noexcept;
/// The end of a plain scalar with its continuation lines.
/// @param indent  column of the block collection around it: continuation lines are deeper
std::size_t plainEnd(std::string_view text, const LineIndex &lines, std::size_t p, int indent,
                     bool flow) noexcept;
/// One after the closing quote; noOffset when there is none.
std::size_t quotedEnd(std::string_view text, std::size_t p) noexcept;

struct BlockScalarExtent
{
    std::size_t body = 0; // start of the first content line
    /// The line break of the last content line, or of the last blank one with "keep".
    std::size_t end = 0;
    int indent = 0; // of the content
};
BlockScalarExtent blockScalarEnd(std::string_view text, std::size_t p, int indent) noexcept;

} // namespace signalbox::config
