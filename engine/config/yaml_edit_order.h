// The order in which a careful person writes the keys: the field table's.
#pragma once

#include "config/yaml_edit_path.h"
#include "config/yaml_tree.h"

#include <string_view>

namespace signalbox::config {

/// Where a new key belongs among the keys that `map` (at `path` of the file) has: behind the
/// nearest one that the field table lists before it, else before the nearest one listed after it,
/// else at the end.
std::size_t placeForKey(const YamlNode &root, const YamlPath &path, const YamlNode &map,
                        std::string_view key);

} // namespace signalbox::config
