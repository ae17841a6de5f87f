// Optimal string alignment distance with an early end.
#include "config/suggest.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>

namespace signalbox::config {

namespace {

constexpr std::size_t kLongest = 64; // longer names are compared for equality only

char folded(char c) noexcept
{
    return c == '_' ? '-' : ascii::lower(c);
}

} // namespace

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit)
{
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit || a.size() > kLongest || b.size() > kLongest)
        return limit + 1;
    using Row = std::array<std::size_t, kLongest + 1>;
    Row before{}, previous{}, current{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        std::size_t best = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const char x = folded(a[i - 1]);
            const char y = folded(b[j - 1]);
            current[j] = std::min(
                {previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x == y ? 0U : 1U)});
            if (i > 1 && j > 1 && x == folded(b[j - 2]) && folded(a[i - 2]) == y)
                current[j] = std::min(current[j], before[j - 2] + 1);
            best = std::min(best, current[j]);
        }
        if (best > limit)
            return limit + 1;
        before = previous;
        previous = current;
    }
    return std::min(previous[b.size()], limit + 1);
}

std::string_view closest(std::string_view name, std::span<const std::string_view> candidates)
{
    std::string_view found;
    std::size_t limit = name.size() < 3 ? 1 : std::max<std::size_t>(1, name.size() / 3);
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(name, candidate, limit);
        // A name of which everything would have to change isn't near.
        if (distance <= limit && distance < std::max(name.size(), candidate.size())) {
            found = candidate;
            if (distance == 0)
                break;
            limit = distance - 1; // only a nearer one replaces it
        }
    }
    return found;
}

std::string didYouMean(std::string_view name, std::span<const std::string_view> candidates)
{
    const std::string_view found = closest(name, candidates);
    return found.empty() ? std::string() : "did you mean '" + std::string(found) + "'?";
}

} // namespace signalbox::config
