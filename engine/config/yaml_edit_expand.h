// From edits as people think of them to the plain ones that the tree and the text are changed by.
#pragma once

#include "config/yaml_edit.h"

namespace signalbox::config {

/// The plain edits of `edit` on `root`, to be applied in turn; none when it changes nothing.
Result<std::vector<Edit>> expandEdit(const YamlNode &root, const Edit &edit);

} // namespace signalbox::config
