// The names behind FieldId in a perfect hash, so that the parser's lookup costs a few instructions.
// Internal to http/.
#pragma once

#include "http/fields.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace signalbox::http::table {

struct Name
{
    std::string_view text; // lower case
    FieldId id;
};

inline constexpr Name kNames[] = {
    {"host", FieldId::Host},
    {"content-length", FieldId::ContentLength},
    {"transfer-encoding", FieldId::TransferEncoding},
    {"connection", FieldId::Connection},
    {"keep-alive", FieldId::KeepAlive},
    {"proxy-connection", FieldId::ProxyConnection},
    {"te", FieldId::Te},
    {"trailer", FieldId::Trailer},
    {"upgrade", FieldId::Upgrade},
    {"expect", FieldId::Expect},
    {"max-forwards", FieldId::MaxForwards},
    {"via", FieldId::Via},
    {"forwarded", FieldId::Forwarded},
    {"x-forwarded-for", FieldId::XForwardedFor},
    {"x-forwarded-proto", FieldId::XForwardedProto},
    {"x-forwarded-host", FieldId::XForwardedHost},
    {"x-forwarded-port", FieldId::XForwardedPort},
    {"content-type", FieldId::ContentType},
    {"content-encoding", FieldId::ContentEncoding},
    {"accept", FieldId::Accept},
    {"user-agent", FieldId::UserAgent},
    {"referer", FieldId::Referer},
    {"cookie", FieldId::Cookie},
    {"set-cookie", FieldId::SetCookie},
    {"location", FieldId::Location},
    {"authorization", FieldId::Authorization},
    {"x-request-id", FieldId::RequestId},
    {"server", FieldId::Server},
    {"date", FieldId::Date},
    {"retry-after", FieldId::RetryAfter},
};
inline constexpr std::size_t kCount = std::size(kNames);
// Other and UnderscoreForwarded have no single name.
static_assert(kCount + 2 == std::size_t(FieldId::RetryAfter) + 1, "one name a field id");

/// The first and last eight bytes of a name (the same ones, zero-padded, when it is shorter), and
/// the eight in the middle of a longer one: nine comparisons out of ten need no more.
struct Words
{
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t middle = 0;
};

inline constexpr std::size_t kSlots = 128;
inline constexpr std::size_t kLongest = 24;

/// `exact` has no bit where the name has a letter's case.
struct alignas(64) Entry
{
    Words text;
    Words exact;
    FieldId id = FieldId::Other;
    std::uint8_t length = 0;
};

struct Table
{
    std::uint64_t factor = 0;
    std::array<std::uint8_t, kSlots> index{}; // into entries; 0 is the empty one
    std::array<Entry, kCount + 1> entries{};
};

constexpr std::size_t slotOf(std::uint64_t factor, const Words &words, std::size_t length) noexcept
{
    constexpr std::uint64_t kFold = 0x2020202020202020;
    const std::uint64_t mixed = (words.first | kFold) ^ std::rotl(words.last | kFold, 13);
    return ((mixed + length) * factor) >> 57;
}

constexpr std::uint64_t word(std::string_view text) noexcept
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t place = std::endian::native == std::endian::little ? i : 7 - i;
        value |= std::uint64_t(static_cast<unsigned char>(text[i])) << (8 * place);
    }
    return value;
}

constexpr Words wordsOf(std::string_view text) noexcept
{
    if (text.size() < 8)
        return {.first = word(text), .last = word(text)};
    Words words{.first = word(text.substr(0, 8)), .last = word(text.substr(text.size() - 8))};
    if (text.size() > 16)
        words.middle = word(text.substr(8, 8));
    return words;
}

consteval bool fill(Table &out, std::uint64_t factor)
{
    out = Table{};
    out.factor = factor;
    for (std::size_t i = 0; i < kCount; ++i) {
        const std::string_view text = kNames[i].text;
        const Words words = wordsOf(text);
        std::uint8_t &slot = out.index[slotOf(factor, words, text.size())];
        if (slot != 0)
            return false;
        slot = std::uint8_t(i + 1);
        std::array<char, kLongest> letters{};
        for (std::size_t k = 0; k < text.size(); ++k)
            letters[k] = text[k] == '-' ? '\0' : '\x20';
        const Words fold = wordsOf(std::string_view(letters.data(), text.size()));
        out.entries[i + 1] = {
            .text = words,
            .exact = {.first = ~fold.first, .last = ~fold.last, .middle = ~fold.middle},
            .id = kNames[i].id,
            .length = std::uint8_t(text.size())};
    }
    return true;
}

/// Tries factors until no two names share a slot.
consteval Table make()
{
    Table table;
    std::uint64_t factor = 0x9E3779B97F4A7C15;
    for (int tries = 0; tries < 2000; ++tries) {
        if (fill(table, factor))
            return table;
        factor = factor * 6364136223846793005 + 1442695040888963407;
        factor |= 1;
    }
    return Table{};
}
inline constexpr Table kTable = make();
static_assert(kTable.factor != 0, "no perfect hash found: widen kSlots");

template <typename Word> Word load(const char *p) noexcept
{
    Word value = 0;
    std::memcpy(&value, p, sizeof value);
    return value;
}

/// Spellings of X-Forwarded-For, -Proto, -Host, -Port with another separator than '-' somewhere.
bool isForwardedTwin(const char *name, std::size_t length) noexcept;

/// Whether isForwardedTwin() is worth asking: "x?forwarde", letter case aside.
[[gnu::always_inline]] inline bool mayBeForwardedTwin(const char *name, std::size_t length) noexcept
{
    constexpr std::uint64_t lowerCase = 0x2020202020202020;
    return length - 15 < 3 && (name[0] | 0x20) == 'x' &&
           (load<std::uint64_t>(name + 2) | lowerCase) == load<std::uint64_t>("forwarde");
}

/// @tparam Readable  eight bytes may be read at `name` even when it is shorter
template <bool Readable>
[[gnu::always_inline]] inline FieldId lookup(const char *name, std::size_t length) noexcept
{
    Words words;
    if (length >= 8) [[likely]] {
        words.first = load<std::uint64_t>(name);
        words.last = load<std::uint64_t>(name + length - 8);
    } else if (Readable && std::endian::native == std::endian::little && length > 0) {
        const unsigned spare = 64 - 8 * unsigned(length);
        words.first = load<std::uint64_t>(name) << spare >> spare;
        words.last = words.first;
    } else {
        words = wordsOf(std::string_view(name, length));
    }
    const Entry &entry = kTable.entries[kTable.index[slotOf(kTable.factor, words, length)]];
    if (entry.length == length && (((words.first ^ entry.text.first) & entry.exact.first) |
                                   ((words.last ^ entry.text.last) & entry.exact.last)) == 0) {
        if (length <= 16 ||
            ((load<std::uint64_t>(name + 8) ^ entry.text.middle) & entry.exact.middle) == 0)
            return entry.id;
    }
    if (mayBeForwardedTwin(name, length) && isForwardedTwin(name, length))
        return FieldId::UnderscoreForwarded;
    return FieldId::Other;
}

} // namespace signalbox::http::table
