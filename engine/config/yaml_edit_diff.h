// From one tree to another by plain edits that leave alone what is equal.
#pragma once

#include "config/yaml_edit.h"

namespace signalbox::config {

/// Appends the plain edits that turn `from`, which is at `path`, into `to`, to be applied in turn.
void editsBetween(const YamlPath &path, const YamlNode &from, const YamlNode &to,
                  std::vector<Edit> &out);

} // namespace signalbox::config
