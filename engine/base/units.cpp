// Durations and sizes: strict readers whose messages say what to write instead, and the writers
// that they read back.
#include "base/units.h"

#include "base/ascii.h"

#include <array>
#include <limits>

namespace signalbox {

namespace {

struct Unit
{
    std::string_view name;
    std::uint64_t factor;
};

// Falling, as a duration must name them.
constexpr std::array<Unit, 4> kDurations{{{"h", 3600000}, {"m", 60000}, {"s", 1000}, {"ms", 1}}};
constexpr std::array<Unit, 7> kSizes{{{"GiB", std::uint64_t(1) << 30},
                                      {"GB", 1000000000},
                                      {"MiB", std::uint64_t(1) << 20},
                                      {"MB", 1000000},
                                      {"KiB", std::uint64_t(1) << 10},
                                      {"KB", 1000},
                                      {"B", 1}}};

Error invalid(std::string_view text, std::string_view why)
{
    std::string message = "'";
    message += text;
    message += "' ";
    message += why;
    return {ErrorType::InvalidConfig, std::move(message)};
}

/// Takes 1*DIGIT from the front of `text`. False when there is none or it overflows.
bool takeNumber(std::string_view &text, std::uint64_t &out) noexcept
{
    std::size_t i = 0;
    std::uint64_t value = 0;
    for (; i < text.size() && ascii::isDigit(text[i]); ++i) {
        const auto digit = std::uint64_t(text[i] - '0');
        if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    text.remove_prefix(i);
    out = value;
    return i > 0;
}

/// Takes everything up to the next digit.
std::string_view takeUnit(std::string_view &text) noexcept
{
    std::size_t i = 0;
    while (i < text.size() && !ascii::isDigit(text[i]))
        ++i;
    const std::string_view unit = text.substr(0, i);
    text.remove_prefix(i);
    return unit;
}

/// Index into a table of units, or its size when the name is unknown.
template <std::size_t N>
std::size_t indexOf(const std::array<Unit, N> &units, std::string_view name) noexcept
{
    std::size_t i = 0;
    while (i < N && units[i].name != name)
        ++i;
    return i;
}

} // namespace

Result<Milliseconds> parseDuration(std::string_view text)
{
    constexpr auto kMax = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    std::string_view rest = text;
    std::uint64_t total = 0;
    std::size_t next = 0; // the largest unit that may still come
    if (text.empty())
        return invalid(text, "is not a duration: write one like 250ms, 2s or 1m30s");
    while (!rest.empty()) {
        std::uint64_t number = 0;
        if (!ascii::isDigit(rest.front()))
            return invalid(text, "is not a duration: write one like 250ms, 2s or 1m30s");
        if (!takeNumber(rest, number))
            return invalid(text, "is too long a duration");
        const std::string_view unit = takeUnit(rest);
        if (unit.empty()) {
            std::string why = "has no unit: write ";
            why += text;
            why += "s for seconds or ";
            why += text;
            why += "ms for milliseconds";
            return invalid(text, next == 0 ? std::string_view(why)
                                           : "ends in a number without a unit (h, m, s or ms)");
        }
        if (unit == ".")
            return invalid(text, "has a fraction: write whole numbers, like 1s500ms");
        const std::size_t index = indexOf(kDurations, unit);
        if (index == kDurations.size())
            return invalid(text, "has an unknown unit: use h, m, s or ms, without spaces");
        if (index < next)
            return invalid(text, "must name each unit once and the larger ones first, like 1h30m");
        next = index + 1;
        const std::uint64_t factor = kDurations[index].factor;
        if (number > (kMax - total) / factor)
            return invalid(text, "is too long a duration");
        total += number * factor;
    }
    return Milliseconds(std::int64_t(total));
}

std::string formatDuration(Milliseconds value)
{
    if (value.count() == 0)
        return "0ms";
    std::string out;
    auto left = std::uint64_t(value.count());
    if (value.count() < 0) { // no configured duration is negative; a computed one shows its sign
        out = "-";
        left = std::uint64_t(0) - left;
    }
    for (const Unit &unit : kDurations) {
        if (left < unit.factor)
            continue;
        out += std::to_string(left / unit.factor);
        out += unit.name;
        left %= unit.factor;
    }
    return out;
}

Result<std::uint64_t> parseSize(std::string_view text)
{
    std::string_view rest = text;
    std::uint64_t number = 0;
    if (text.empty() || !ascii::isDigit(text.front()))
        return invalid(text, "is not a size: write one like 64KiB or 10MB");
    if (!takeNumber(rest, number))
        return invalid(text, "is too large a size");
    if (rest.empty()) {
        std::string why = "has no unit: write ";
        why += text;
        why += "B for bytes, or use KiB, MiB, GiB, KB, MB, GB";
        return invalid(text, why);
    }
    if (rest.front() == '.')
        return invalid(text, "has a fraction: write whole numbers, like 1536KiB");
    const std::size_t index = indexOf(kSizes, rest);
    if (index == kSizes.size()) {
        for (const Unit &unit : kSizes) {
            if (ascii::equalsIgnoreCase(unit.name, rest)) {
                std::string why = "has an unknown unit: did you mean ";
                why += unit.name;
                why += "?";
                return invalid(text, why);
            }
        }
        return invalid(text,
                       "has an unknown unit: use B, KB, MB, GB, KiB, MiB or GiB, without spaces");
    }
    if (number > std::numeric_limits<std::uint64_t>::max() / kSizes[index].factor)
        return invalid(text, "is too large a size");
    return number * kSizes[index].factor;
}

std::string formatSize(std::uint64_t bytes)
{
    if (bytes != 0) {
        for (const Unit &unit : kSizes) {
            if (bytes % unit.factor == 0)
                return std::to_string(bytes / unit.factor).append(unit.name);
        }
    }
    return "0B";
}

} // namespace signalbox
