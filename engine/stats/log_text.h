// What lines of the access log are put together from: literals, numbers, and texts that are copied
// while they are looked at. Writers take where to write and return where they ended; the caller has
// the room.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace signalbox::stats::logtext {

inline constexpr auto kPairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = char('0' + i / 10);
        pairs[2 * i + 1] = char('0' + i % 10);
    }
    return pairs;
}();

template <std::size_t N> char *put(char *p, const char (&text)[N]) noexcept
{
    std::memcpy(p, text, N - 1);
    return p + N - 1;
}

inline char *putPair(char *p, std::uint64_t value) noexcept
{
    std::memcpy(p, &kPairs[2 * value], 2);
    return p + 2;
}

inline char *putFour(char *p, std::uint64_t value) noexcept
{
    return putPair(putPair(p, value / 100), value % 100);
}

/// 000 to 999, each followed by how many zeros it begins with (of which the last digit is none) and
/// how many it ends with, four bits each; a shifted read may touch the entry behind.
inline constexpr auto kTriples = [] {
    std::array<char, 4 * 1001> triples{};
    for (unsigned i = 0; i < 1000; ++i) {
        triples[4 * i] = char('0' + i / 100);
        triples[4 * i + 1] = char('0' + i / 10 % 10);
        triples[4 * i + 2] = char('0' + i % 10);
        const int leading = i < 10 ? 2 : i < 100 ? 1 : 0;
        const int trailing = i == 0 ? 3 : i % 100 == 0 ? 2 : i % 10 == 0 ? 1 : 0;
        triples[4 * i + 3] = char(leading | trailing << 4);
    }
    return triples;
}();

// These three write up to four bytes; what is too much is overwritten by what follows.
[[gnu::always_inline]] inline char *putTriple(char *p, std::uint32_t value) noexcept
{
    std::memcpy(p, &kTriples[4 * value], 4);
    return p + 3;
}
[[gnu::always_inline]] inline char *putBelowThousand(char *p, std::uint32_t value) noexcept
{
    const auto leading = std::uint32_t(kTriples[4 * value + 3] & 15);
    std::memcpy(p, &kTriples[4 * value + leading], 4);
    return p + 3 - leading;
}
[[gnu::always_inline]] inline char *putDecimals(char *p, std::uint32_t thousandths) noexcept
{
    const auto trailing = std::uint32_t(kTriples[4 * thousandths + 3] >> 4);
    std::memcpy(p, &kTriples[4 * thousandths], 4);
    return p + 3 - trailing;
}

char *putLarge(char *p, std::uint64_t value) noexcept;

[[gnu::always_inline]] inline char *putNumber(char *p, std::uint64_t value) noexcept
{
    if (value < 1000)
        return putBelowThousand(p, std::uint32_t(value));
    if (value >= 1'000'000)
        return putLarge(p, value);
    const auto low = std::uint32_t(value);
    p = putBelowThousand(p, low / 1000);
    return putTriple(p, low % 1000);
}

/// Microseconds as milliseconds with as many of three decimals as there are; negative is null.
inline char *putMs(char *p, std::int64_t us) noexcept
{
    if (us < 0)
        return put(p, "null");
    const std::uint64_t whole = std::uint64_t(us) / 1000;
    const auto rest = std::uint32_t(std::uint64_t(us) - whole * 1000);
    p = putNumber(p, whole);
    if (rest == 0)
        return p;
    *p = '.';
    return putDecimals(p + 1, rest);
}

/// A byte that both kinds of line copy as it is: printable ASCII but '"' and '\'.
inline bool plain(char c) noexcept
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

/// Copies texts as they are and notes whether one has a byte that needs escaping.
class Quick
{
public:
    [[gnu::always_inline]] char *json(char *out, std::string_view text) noexcept
    {
        return copy(out, text);
    }
    [[gnu::always_inline]] char *apache(char *out, std::string_view text) noexcept
    {
        return copy(out, text);
    }
    [[gnu::always_inline]] char *apacheWord(char *out, std::string_view text) noexcept
    {
        m_space = m_space || text.find(' ') != std::string_view::npos;
        return copy(out, text);
    }

#ifdef __SSE2__
    bool clean() const noexcept
    {
        const __m128i above = _mm_subs_epu8(m_highest, _mm_set1_epi8(0x5e));
        const __m128i none = _mm_cmpeq_epi8(_mm_or_si128(above, m_found), _mm_setzero_si128());
        return !m_space && _mm_movemask_epi8(none) == 0xffff;
    }

private:
    [[gnu::always_inline]] char *copy(char *out, std::string_view text) noexcept
    {
        // Two moves of a size that overlap cover each length up to twice that size; nothing outside
        // `text` is read.
        const char *s = text.data();
        const std::size_t n = text.size();
        if (n >= 16) {
            const char *const last = s + n - 16;
            for (char *to = out; s < last; s += 16, to += 16)
                step(to, s);
            step(out + n - 16, last);
        } else if (n >= 8) {
            check(_mm_set_epi64x(std::int64_t(move<std::uint64_t>(out + n - 8, s + n - 8)),
                                 std::int64_t(move<std::uint64_t>(out, s))));
        } else if (n >= 4) {
            const std::uint64_t low = move<std::uint32_t>(out, s);
            const std::uint64_t high = move<std::uint32_t>(out + n - 4, s + n - 4);
            check(_mm_set1_epi64x(std::int64_t(high << 32 | low)));
        } else if (n > 0) {
            const unsigned first = move<std::uint8_t>(out, s);
            const unsigned middle = move<std::uint8_t>(out + n / 2, s + n / 2);
            const unsigned last = move<std::uint8_t>(out + n - 1, s + n - 1);
            check(_mm_set1_epi32(int(first | middle << 8 | last << 16 | last << 24)));
        }
        return out + n;
    }
    template <typename T> [[gnu::always_inline]] static T move(char *out, const char *s) noexcept
    {
        T value;
        std::memcpy(&value, s, sizeof value);
        std::memcpy(out, &value, sizeof value);
        return value;
    }
    [[gnu::always_inline]] void step(char *out, const char *s) noexcept
    {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(s));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(out), v);
        check(v);
    }
    [[gnu::always_inline]] void check(__m128i v) noexcept
    {
        // Less 0x20 without borrow, the printable bytes are 0 to 0x5e and all others are above.
        m_highest = _mm_max_epu8(m_highest, _mm_sub_epi8(v, _mm_set1_epi8(0x20)));
        m_found = _mm_or_si128(m_found, _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
                                                     _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))));
    }
    __m128i m_highest = _mm_setzero_si128();
    __m128i m_found = _mm_setzero_si128();
#else
    bool clean() const noexcept
    {
        return !m_space && m_clean;
    }

private:
    char *copy(char *out, std::string_view text) noexcept
    {
        for (const char c : text) {
            *out++ = c;
            m_clean = m_clean && plain(c);
        }
        return out;
    }
    bool m_clean = true;
#endif
    bool m_space = false;
};

/// RFC 8259 §7; ill-formed UTF-8 becomes U+FFFD. DEL and the C1 controls are escaped too, so that
/// printing a line can't drive a terminal.
char *escapeJson(char *p, std::string_view text) noexcept;
/// Apache's: everything that isn't printable ASCII as \xHH.
/// @param also  one more character to write as \xHH
char *escapeApache(char *p, std::string_view text, char also) noexcept;

/// Escapes what needs it.
class Careful
{
public:
    static char *json(char *out, std::string_view text) noexcept { return escapeJson(out, text); }
    static char *apache(char *out, std::string_view text) noexcept
    {
        return escapeApache(out, text, '"');
    }
    /// A word can't hold a space, whatever a client sent as its host.
    static char *apacheWord(char *out, std::string_view text) noexcept
    {
        return escapeApache(out, text, ' ');
    }
};

} // namespace signalbox::stats::logtext
