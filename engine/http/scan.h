// Character classes of RFC 9110 and the scanners of the parsers' hot loops (SSE2 where there is,
// else a table). Internal to http/: no contract for other folders.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace signalbox::http::scan {

enum CharClass : std::uint8_t {
    Token = 1,    // tchar, RFC 9110 §5.6.2
    Text = 2,     // field-vchar, SP, HTAB: what may stand inside a field value
    Target = 4,   // VCHAR but '#': what may stand in a request target
    HostName = 8, // unreserved of RFC 3986: what we take in a host name
};

consteval std::array<std::uint8_t, 256> makeClasses()
{
    std::array<std::uint8_t, 256> table{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool alnum =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        std::uint8_t bits = 0;
        if (alnum)
            bits = Token | HostName;
        for (const char t :
             {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'}) {
            if (c == static_cast<unsigned char>(t))
                bits = std::uint8_t(bits | Token);
        }
        for (const char h : {'-', '.', '_', '~'}) {
            if (c == static_cast<unsigned char>(h))
                bits = std::uint8_t(bits | HostName);
        }
        if (c == '\t' || (c >= 0x20 && c != 0x7F))
            bits = std::uint8_t(bits | Text);
        if (c > 0x20 && c < 0x7F && c != '#')
            bits = std::uint8_t(bits | Target);
        table[c] = bits;
    }
    return table;
}
inline constexpr std::array<std::uint8_t, 256> kClasses = makeClasses();

constexpr bool is(char c, CharClass wanted) noexcept
{
    return (kClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}

inline const char *skipClass(const char *p, const char *end, CharClass wanted) noexcept
{
    while (p < end && is(*p, wanted))
        ++p;
    return p;
}

/// Compares with a word of lower-case letters and '-', letter case aside, a few bytes at a time.
/// Only for text without control characters: CR would pass for '-'.
template <std::size_t N> bool isWord(std::string_view text, const char (&word)[N]) noexcept
{
    constexpr std::size_t kLength = N - 1;
    const auto same = [&]<typename Chunk>(Chunk, std::size_t at) {
        Chunk a = 0;
        Chunk b = 0;
        std::memcpy(&a, text.data() + at, sizeof a);
        std::memcpy(&b, word + at, sizeof b);
        return Chunk(a | Chunk(0x2020202020202020)) == b;
    };
    if (text.size() != kLength)
        return false;
    static_assert(kLength >= 4 && kLength <= 16);
    if constexpr (kLength >= 8)
        return same(std::uint64_t(0), 0) && same(std::uint64_t(0), kLength - 8);
    else
        return same(std::uint32_t(0), 0) && same(std::uint32_t(0), kLength - 4);
}

/// First byte that isn't a tchar, or end.
inline const char *skipToken(const char *p, const char *end) noexcept
{
    return skipClass(p, end, Token);
}

/// The first ':' of the 16 bytes at p; nullptr when there is none.
inline const char *findColonIn16(const char *p) noexcept
{
#if defined(__SSE2__)
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    const auto colons = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(':'))));
    return colons ? p + __builtin_ctz(colons) : nullptr;
#else
    return static_cast<const char *>(std::memchr(p, ':', 16));
#endif
}

/// True when the first `length` of the 16 bytes at p are letters, digits or '-', as nearly every
/// name is made of these.
inline bool isPlainName(const char *p, std::size_t length) noexcept
{
#if defined(__SSE2__)
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    const __m128i letter = _mm_cmplt_epi8(
        _mm_add_epi8(_mm_or_si128(v, _mm_set1_epi8(0x20)), _mm_set1_epi8(char(0x80 - 'a'))),
        _mm_set1_epi8(char(-128 + 26)));
    const __m128i digit = _mm_cmplt_epi8(_mm_add_epi8(v, _mm_set1_epi8(char(0x80 - '0'))),
                                         _mm_set1_epi8(char(-128 + 10)));
    const __m128i plain =
        _mm_or_si128(_mm_or_si128(letter, digit), _mm_cmpeq_epi8(v, _mm_set1_epi8('-')));
    const auto others = unsigned(_mm_movemask_epi8(plain)) ^ 0xFFFFU;
    return (others & ((1U << length) - 1U)) == 0;
#else
    return skipToken(p, p + length) == p + length;
#endif
}

#if defined(__SSE2__)
/// Bit i is set unless p[i] is printable ASCII: one range, so that it takes two instructions.
inline unsigned unprintableIn16(const char *p) noexcept
{
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    const __m128i moved = _mm_add_epi8(v, _mm_set1_epi8(char(0x80 - 0x20)));
    return unsigned(_mm_movemask_epi8(
               _mm_cmplt_epi8(moved, _mm_set1_epi8(char(-128 + (0x7F - 0x20)))))) ^
           0xFFFFU;
}
#endif

/// First byte that isn't printable ASCII, or end. At least 16 bytes before end are readable.
inline const char *skipPrintable(const char *p, const char *end) noexcept
{
#if defined(__SSE2__)
    for (; end - p >= 16; p += 16) {
        if (const unsigned others = unprintableIn16(p))
            return p + __builtin_ctz(others);
    }
    const std::ptrdiff_t left = end - p; // the last 16 bytes instead of reading behind the end
    const unsigned others = unprintableIn16(end - 16) >> (16 - left);
    return others ? p + __builtin_ctz(others) : end;
#else
    while (p < end && *p >= 0x20 && *p < 0x7F)
        ++p;
    return p;
#endif
}

/// First byte that may not stand in a field value (a control character other than HTAB), or end.
inline const char *skipText(const char *p, const char *end) noexcept
{
    return skipClass(p, end, Text);
}

/// First byte that may not stand in a request target, or end.
/// @param question  set to the first '?' before that; nullptr when there is none
inline const char *skipTarget(const char *p, const char *end, const char *&question) noexcept
{
    question = nullptr;
#if defined(__SSE2__)
    const __m128i base = _mm_set1_epi8(char(0x80 - 0x21));
    const __m128i top = _mm_set1_epi8(char(-128 + (0x7F - 0x21)));
    const __m128i hash = _mm_set1_epi8('#');
    const __m128i mark = _mm_set1_epi8('?');
    for (; end - p >= 16; p += 16) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i visible = _mm_cmplt_epi8(_mm_add_epi8(v, base), top);
        const auto others =
            unsigned(_mm_movemask_epi8(_mm_andnot_si128(_mm_cmpeq_epi8(v, hash), visible))) ^
            0xFFFFU;
        const auto marks = unsigned(_mm_movemask_epi8(_mm_cmpeq_epi8(v, mark)));
        if (marks && !question)
            question = p + __builtin_ctz(marks);
        if (others) {
            p += __builtin_ctz(others);
            if (question >= p)
                question = nullptr;
            return p;
        }
    }
#endif
    for (; p < end && is(*p, Target); ++p) {
        if (*p == '?' && !question)
            question = p;
    }
    return p;
}

} // namespace signalbox::http::scan
