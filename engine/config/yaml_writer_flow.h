// Entries of flow collections, on one line or on lines of their own.
#pragma once

#include "config/yaml_writer_patch.h"
#include "config/yaml_writer_snapshot.h"

#include <string>
#include <vector>

namespace signalbox::config {

/// @param entry  the text of the value, or of key and value; the collection has other entries
std::vector<Patch> insertFlowEntry(const YamlSnapshot &snapshot, const NodeExtent &collection,
                                   std::size_t index, const std::string &entry);

/// The collection has other entries.
std::vector<Patch> removeFlowEntry(const YamlSnapshot &snapshot, const NodeExtent &collection,
                                   std::size_t index);

std::vector<Patch> moveFlowEntry(const YamlSnapshot &snapshot, const NodeExtent &collection,
                                 std::size_t from, std::size_t to);

} // namespace signalbox::config
