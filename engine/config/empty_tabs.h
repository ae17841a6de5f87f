// Lines of tabs alone, which YAML 1.2 takes for blank ones and yaml-cpp for wrong indentation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::config {

/// A text for yaml-cpp, as long as the file's, in which no tab stands in a line that holds nothing
/// else or a comment alone: there tabs indent nothing, but yaml-cpp thinks so behind a plain or a
/// block scalar. Where a tab may be part of a block scalar's text it stays; telling those errs on
/// their side.
/// @return nothing when there is no such line
std::optional<std::string> withoutEmptyTabs(std::string_view text);

} // namespace signalbox::config
