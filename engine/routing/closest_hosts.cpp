// Edit distances to every name, and the best few of them.
#include "routing/closest_hosts.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace signalbox::routing {

namespace {

constexpr std::size_t maxPattern = 64;

/// For each byte the positions of the pattern that hold it.
using Positions = std::array<std::uint64_t, 256>;

Positions positionsOf(std::string_view pattern) noexcept
{
    Positions out{};
    for (std::size_t i = 0; i < pattern.size(); ++i)
        out[static_cast<unsigned char>(pattern[i])] |= std::uint64_t(1) << i;
    return out;
}

/// Myers, "A fast bit-vector algorithm for approximate string matching" (1999), with Hyyrö's
/// horizontal deltas for the distance of whole strings.
std::size_t distance(const Positions &positions, std::size_t length, std::string_view text) noexcept
{
    if (length == 0)
        return text.size();
    const std::uint64_t last = std::uint64_t(1) << (length - 1);
    std::uint64_t plus = ~std::uint64_t(0);
    std::uint64_t minus = 0;
    std::size_t score = length;
    for (const char c : text) {
        const std::uint64_t equal = positions[static_cast<unsigned char>(c)];
        const std::uint64_t diagonal = (((equal & plus) + plus) ^ plus) | equal | minus;
        std::uint64_t up = minus | ~(diagonal | plus);
        std::uint64_t down = plus & diagonal;
        if (up & last)
            ++score;
        if (down & last)
            --score;
        up = (up << 1) | 1;
        down <<= 1;
        plus = down | ~(diagonal | up);
        minus = up & diagonal;
    }
    return score;
}

} // namespace

std::size_t editDistance(std::string_view pattern, std::string_view text) noexcept
{
    pattern = pattern.substr(0, maxPattern);
    return distance(positionsOf(pattern), pattern.size(), text);
}

std::vector<std::size_t> closest(std::string_view wanted, std::span<const std::string_view> names,
                                 std::size_t count)
{
    wanted = wanted.substr(0, maxPattern);
    const Positions positions = positionsOf(wanted);
    std::vector<std::pair<std::size_t, std::size_t>> ranked; // distance, place
    ranked.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        ranked.emplace_back(distance(positions, wanted.size(), names[i]), i);
    const std::size_t wantedCount = std::min(count, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + std::ptrdiff_t(wantedCount), ranked.end());

    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < wantedCount; ++i)
        out.push_back(ranked[i].second);
    return out;
}

} // namespace signalbox::routing
