// Texts as lines: the part of a merge that knows no YAML.
#pragma once

#include "config/yaml_edit.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::config {

/// The lines of both sides put together (diff3); nothing when both changed the same or neighbouring
/// lines differently, or when too much differs to be worth it.
std::optional<std::string> mergeLines(std::string_view base, std::string_view ours,
                                      std::string_view theirs);

/// The stretches of lines that differ.
std::vector<TextChange> lineChanges(std::string_view before, std::string_view after);

} // namespace signalbox::config
