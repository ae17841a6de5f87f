// "did you mean …?": the closest of some names.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace signalbox::config {

/// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other,
/// ASCII case and '_' for '-' not counted; `limit + 1` when there are more than `limit`.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate that was probably meant, or "" when none is near: at most a third of the letters
/// may differ.
std::string_view closest(std::string_view name, std::span<const std::string_view> candidates);

/// "did you mean 'api'?", or "" when nothing is near.
std::string didYouMean(std::string_view name, std::span<const std::string_view> candidates);

} // namespace signalbox::config
