// What an edit means on the tree alone: the intended result that a patched text must read as.
#pragma once

#include "config/yaml_edit.h"

namespace signalbox::config {

/// The node at `path`; null when there is none.
const YamlNode *nodeAt(const YamlNode &root, const YamlPath &path) noexcept;
YamlNode *nodeAt(YamlNode &root, const YamlPath &path) noexcept;

/// The position of a key among a map's pairs; pairs.size() when it isn't there.
std::size_t keyIndex(const YamlNode &map, std::string_view key) noexcept;

/// Fails when a node above `path` is an alias: what is below it is written elsewhere.
/// @param through  the node at `path` itself counts as well
Result<void> checkReachable(const YamlNode &root, const YamlPath &path, bool through);

/// Applies one plain edit: a whole replacement at an existing path, an insertion into a collection
/// that has entries, a removal that leaves some, a rename or a move. Other edits must be expanded
/// first. Aliases are left as they were.
Result<void> applyToTree(YamlNode &root, const Edit &plain);

/// Gives every alias the present content of its anchor. Fails when an alias stands before its
/// anchor or has lost it.
Result<void> refreshAliases(YamlNode &root);

/// sameContent, and anchors and aliases in the same places with the same names.
bool sameTree(const YamlNode &a, const YamlNode &b) noexcept;

} // namespace signalbox::config
