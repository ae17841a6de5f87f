// Names that look like a mistyped one, for the 404 page.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace signalbox::routing {

/// Levenshtein distance by Myers' bit vectors: one step a byte of `text`. Of a longer pattern the
/// first 64 bytes count.
std::size_t editDistance(std::string_view pattern, std::string_view text) noexcept;

/// Places of the `count` names with the smallest distance, closest first, then in the order given.
std::vector<std::size_t> closest(std::string_view wanted, std::span<const std::string_view> names,
                                 std::size_t count);

} // namespace signalbox::routing
