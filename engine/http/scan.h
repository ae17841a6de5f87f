// Character classes of RFC 9110 and the scanners of the parsers' hot loops (SSE2 where there is,
// else a table). Internal to http/: no contract for other folders.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

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

/// First byte that isn't a tchar, or end.
inline const char *skipToken(const char *p, const char *end) noexcept
{
#if defined(__SSE2__)
    // Sixteen at a time while they are letters, digits or '-': nearly every name is made of these
    // alone.
    const __m128i caseBit = _mm_set1_epi8(0x20);
    const __m128i letterBase = _mm_set1_epi8(char(0x80 - 'a'));
    const __m128i letterTop = _mm_set1_epi8(char(-128 + 26));
    const __m128i digitBase = _mm_set1_epi8(char(0x80 - '0'));
    const __m128i digitTop = _mm_set1_epi8(char(-128 + 10));
    const __m128i dash = _mm_set1_epi8('-');
    while (end - p >= 16) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i letter =
            _mm_cmplt_epi8(_mm_add_epi8(_mm_or_si128(v, caseBit), letterBase), letterTop);
        const __m128i digit = _mm_cmplt_epi8(_mm_add_epi8(v, digitBase), digitTop);
        const __m128i common = _mm_or_si128(_mm_or_si128(letter, digit), _mm_cmpeq_epi8(v, dash));
        const auto others = unsigned(_mm_movemask_epi8(common)) ^ 0xFFFFU;
        if (others) {
            p += __builtin_ctz(others);
            if (*p == ':')
                return p;
            break;
        }
        p += 16;
    }
#endif
    return skipClass(p, end, Token);
}

/// First byte that may not stand in a field value (a control character other than HTAB), or end.
inline const char *skipText(const char *p, const char *end) noexcept
{
#if defined(__SSE2__)
    const __m128i top = _mm_set1_epi8(0x1F);
    const __m128i tab = _mm_set1_epi8('\t');
    const __m128i del = _mm_set1_epi8(0x7F);
    while (end - p >= 16) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(v, top), v);
        const __m128i bad =
            _mm_or_si128(_mm_andnot_si128(_mm_cmpeq_epi8(v, tab), low), _mm_cmpeq_epi8(v, del));
        if (const auto hits = unsigned(_mm_movemask_epi8(bad)))
            return p + __builtin_ctz(hits);
        p += 16;
    }
#endif
    return skipClass(p, end, Text);
}

/// First byte that may not stand in a request target, or end.
inline const char *skipTarget(const char *p, const char *end) noexcept
{
#if defined(__SSE2__)
    const __m128i base = _mm_set1_epi8(char(0x80 - 0x21));
    const __m128i top = _mm_set1_epi8(char(-128 + (0x7F - 0x21)));
    const __m128i hash = _mm_set1_epi8('#');
    while (end - p >= 16) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i visible = _mm_cmplt_epi8(_mm_add_epi8(v, base), top);
        const __m128i good = _mm_andnot_si128(_mm_cmpeq_epi8(v, hash), visible);
        if (const auto others = unsigned(_mm_movemask_epi8(good)) ^ 0xFFFFU)
            return p + __builtin_ctz(others);
        p += 16;
    }
#endif
    return skipClass(p, end, Target);
}

} // namespace signalbox::http::scan
