// The names behind FieldId in a perfect hash, so that the parser's lookup costs a few instructions.
// Internal to http/.
#pragma once

#include "http/fields.h"

#include <array>
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

inline constexpr std::size_t kSlots = 128;
inline constexpr std::size_t kLongest = 24; // room for the 8 byte loads of the comparison

/// A name as the comparison wants it: `fold` has the case bit where the name has a letter.
struct alignas(64) Entry
{
    FieldId id = FieldId::Other;
    std::uint8_t length = 0;
    std::array<char, kLongest> text{};
    std::array<char, kLongest> fold{};
};

constexpr std::size_t slotOf(unsigned a, unsigned b, std::size_t length, char first,
                             char lastButOne) noexcept
{
    const unsigned f = static_cast<unsigned char>(first) | 0x20U;
    const unsigned l = static_cast<unsigned char>(lastButOne) | 0x20U;
    return (unsigned(length) + f * a + l * b) % kSlots;
}

struct Table
{
    unsigned a = 0;
    unsigned b = 0;
    std::array<std::uint8_t, kSlots> index{}; // index into entries; 0 is the empty one
    std::array<Entry, kCount + 1> entries{};
};

consteval bool fill(Table &out, unsigned a, unsigned b)
{
    out = Table{};
    out.a = a;
    out.b = b;
    for (std::size_t i = 0; i < kCount; ++i) {
        const std::string_view text = kNames[i].text;
        std::uint8_t &slot = out.index[slotOf(a, b, text.size(), text[0], text[text.size() - 2])];
        if (slot != 0)
            return false;
        slot = std::uint8_t(i + 1);
        Entry &entry = out.entries[i + 1];
        entry.id = kNames[i].id;
        entry.length = std::uint8_t(text.size());
        for (std::size_t k = 0; k < text.size(); ++k) {
            entry.text[k] = text[k];
            entry.fold[k] = text[k] == '-' ? '\0' : '\x20';
        }
    }
    return true;
}

/// Tries multipliers until no two names share a slot.
consteval Table make()
{
    Table table;
    for (unsigned a = 1; a < 64; ++a) {
        for (unsigned b = 1; b < 64; ++b) {
            if (fill(table, a, b))
                return table;
        }
    }
    return Table{};
}
inline constexpr Table kTable = make();
static_assert(kTable.a != 0, "no perfect hash found: widen kSlots");

template <typename Word> Word load(const char *p) noexcept
{
    Word value = 0;
    std::memcpy(&value, p, sizeof value);
    return value;
}

/// Compares one word of a name, case-insensitively where the entry has a letter.
template <typename Word> bool differs(const Entry &entry, const char *name, std::size_t at) noexcept
{
    const Word unlike = load<Word>(name + at) ^ load<Word>(entry.text.data() + at);
    return Word(unlike & ~load<Word>(entry.fold.data() + at)) != 0;
}

/// `length` is the entry's. Words overlap at the end instead of reading past it.
inline bool matches(const Entry &entry, const char *name, std::size_t length) noexcept
{
    using std::uint16_t, std::uint32_t, std::uint64_t;
    if (length >= 8) {
        for (std::size_t i = 0; i + 8 < length; i += 8) {
            if (differs<uint64_t>(entry, name, i))
                return false;
        }
        return !differs<uint64_t>(entry, name, length - 8);
    }
    if (length >= 4)
        return !differs<uint32_t>(entry, name, 0) && !differs<uint32_t>(entry, name, length - 4);
    return !differs<uint16_t>(entry, name, 0) && !differs<uint16_t>(entry, name, length - 2);
}

/// Spellings of X-Forwarded-For, -Proto, -Host, -Port with another separator than '-' somewhere.
bool isForwardedTwin(const char *name, std::size_t length) noexcept;

[[gnu::always_inline]] inline FieldId lookup(const char *name, std::size_t length) noexcept
{
    if (length < 2)
        return FieldId::Other;
    const Entry &entry =
        kTable.entries[kTable.index[slotOf(kTable.a, kTable.b, length, name[0], name[length - 2])]];
    if (entry.length == length && matches(entry, name, length))
        return entry.id;
    if (length - 15 < 3 && (name[0] | 0x20) == 'x' && isForwardedTwin(name, length))
        return FieldId::UnderscoreForwarded;
    return FieldId::Other;
}

} // namespace signalbox::http::table
