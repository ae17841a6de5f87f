// Which lines and comments belong to which entry: the layout part of yaml_extents.
#pragma once

#include "config/yaml_extents.h"

namespace signalbox::config {

/// Fills in comment, ownLine, lead and linesEnd of every entry below `root`.
void placeLines(std::string_view text, const LineIndex &lines, NodeExtent &root);

/// All comments, in order, each from its '#' to the end of its line.
std::vector<ByteRange> findComments(std::string_view text, const NodeExtent &root);

/// The comment behind `p` on p's line, from its '#'; empty when something else follows or nothing.
ByteRange trailingComment(std::string_view text, std::size_t p) noexcept;

} // namespace signalbox::config
