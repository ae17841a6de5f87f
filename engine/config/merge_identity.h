// Which item of one list is which item of another: routes by name, servers by URL, the rest by
// content.
#pragma once

#include "config/yaml_edit_path.h"
#include "config/yaml_tree.h"

#include <optional>
#include <string>
#include <vector>

namespace signalbox::config {

/// What makes an item of the list at `list` the same item after it was changed; empty when only its
/// content does.
std::string itemIdentity(const YamlPath &list, const YamlNode &item);

/// For every item of `b` the item of `a` that it is, each at most once: the same content, else the
/// same identity, else (between neighbours that are paired) one that it has most in common with.
std::vector<std::optional<std::size_t>> pairItems(const YamlPath &list, const YamlNode &a,
                                                  const YamlNode &b);

/// Whether the order of a map's keys means something: in the short form the first matching host
/// wins.
bool orderMatters(const YamlPath &map) noexcept;

/// Indexes into `order` of a longest rising subsequence: the items that need not move.
std::vector<bool> stayingItems(const std::vector<std::size_t> &order);

} // namespace signalbox::config
