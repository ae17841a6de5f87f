// Where the parts of a YAML node stand in the text: its tag, its content, its end. yaml-cpp gives
// one offset a node: that of its tag or anchor where it has one.
#pragma once

#include <cstddef>
#include <string_view>

namespace signalbox::config {

/// The offset behind the quoted scalar that begins at `i`, or npos when the text ends in it.
std::size_t endOfQuotes(std::string_view text, std::size_t i) noexcept;

/// Where the tag stands of a node that has one. @param offset  of the node, as in all of these
std::size_t tagOffset(std::string_view text, std::size_t offset) noexcept;

/// Where the node itself begins: behind its tag and anchor.
std::size_t contentOffset(std::string_view text, std::size_t offset) noexcept;

/// Where an empty node stands: behind the last text in front of the place that is reported for it,
/// which is the next node's.
std::size_t emptyOffset(std::string_view text, std::size_t offset) noexcept;

} // namespace signalbox::config
