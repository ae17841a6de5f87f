// Replacing what stands behind a key or a dash, or the whole file's content.
#pragma once

#include "config/yaml_writer_patch.h"
#include "config/yaml_writer_render.h"

#include <vector>

namespace signalbox::config {

/// The place is not the root.
std::vector<Patch> replaceValue(const YamlSnapshot &snapshot, const YamlPlace &place,
                                const Rendered &value);

std::vector<Patch> replaceRoot(const YamlSnapshot &snapshot, const Rendered &value);

} // namespace signalbox::config
