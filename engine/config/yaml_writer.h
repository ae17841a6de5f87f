// From a plain edit to patches of the text.
#pragma once

#include "config/yaml_edit.h"
#include "config/yaml_writer_patch.h"
#include "config/yaml_writer_snapshot.h"

#include <span>

namespace signalbox::config {

/// The patches for plain edits (expandEdit's) that all refer to `snapshot` as it is: one edit of
/// any kind, or several that set scalars.
Result<std::vector<Patch>> patchesFor(const YamlSnapshot &snapshot, std::span<const Edit> plain);

} // namespace signalbox::config
