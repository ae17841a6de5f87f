// Entries of block collections as whole lines: putting them in, taking them out, moving them.
#pragma once

#include "config/yaml_writer_patch.h"
#include "config/yaml_writer_snapshot.h"

#include <string>
#include <vector>

namespace signalbox::config {

/// For the end of a file that has no final line break: lines without theirs, unless that may be
/// content.
/// @param literal  the lines are those of a literal block that ends in a line break
std::string withoutLastBreak(const YamlSnapshot &snapshot, std::string lines, bool literal);

/// Whole lines at the start of a line, or behind a last line that has no line break.
Patch linesPatch(const YamlSnapshot &snapshot, std::size_t at, std::string lines,
                 bool literal = false);

/// @param lines  the entry, with its indentation and line breaks
/// @param root   the collection is the file's own: its sections are kept apart by blank lines
Patch insertBlockEntry(const YamlSnapshot &snapshot, const NodeExtent &collection,
                       std::size_t index, std::string lines, bool root);

/// The collection has other entries.
Patch removeBlockEntry(const YamlSnapshot &snapshot, const NodeExtent &collection,
                       std::size_t index);

std::vector<Patch> moveBlockEntry(const YamlSnapshot &snapshot, const NodeExtent &collection,
                                  std::size_t from, std::size_t to);

} // namespace signalbox::config
