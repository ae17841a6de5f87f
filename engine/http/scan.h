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
    Stop = 16,    // where the scan of field lines has to look: ':' and all but printable ASCII
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
        if (c == ':' || c < 0x20 || c >= 0x7F)
            bits = std::uint8_t(bits | Stop);
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
#if defined(__SSE2__)
    // Sixteen at a time while they are letters, digits or '-': nearly every name is made of these
    // alone.
    const __m128i caseBit = _mm_set1_epi8(0x20);
    const __m128i letterBase = _mm_set1_epi8(char(0x80 - 'a'));
    const __m128i letterTop = _mm_set1_epi8(char(-128 + 26));
    const __m128i digitBase = _mm_set1_epi8(char(0x80 - '0'));
    const __m128i digitTop = _mm_set1_epi8(char(-128 + 10));
    const __m128i dash = _mm_set1_epi8('-');
    for (std::ptrdiff_t left = end - p; left >= 16; left -= 16, p += 16) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i letter =
            _mm_cmplt_epi8(_mm_add_epi8(_mm_or_si128(v, caseBit), letterBase), letterTop);
        const __m128i digit = _mm_cmplt_epi8(_mm_add_epi8(v, digitBase), digitTop);
        const __m128i common = _mm_or_si128(_mm_or_si128(letter, digit), _mm_cmpeq_epi8(v, dash));
        const auto others = unsigned(_mm_movemask_epi8(common)) ^ 0xFFFFU;
        if (others) {
            p += __builtin_ctz(others);
            break;
        }
    }
#endif
    return skipClass(p, end, Token);
}

/// First byte that may not stand in a field value (a control character other than HTAB), or end.
inline const char *skipText(const char *p, const char *end) noexcept
{
#if defined(__SSE2__)
    // Printable ASCII is one range, so that it takes two instructions; the rest that is allowed is
    // rare and looked up.
    const __m128i base = _mm_set1_epi8(char(0x80 - 0x20));
    const __m128i top = _mm_set1_epi8(char(-128 + (0x7F - 0x20)));
    for (;;) {
        for (;;) {
            if (end - p < 16)
                return skipClass(p, end, Text);
            const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
            const __m128i plain = _mm_cmplt_epi8(_mm_add_epi8(v, base), top);
            const auto others = unsigned(_mm_movemask_epi8(plain)) ^ 0xFFFFU;
            if (others) {
                p += __builtin_ctz(others);
                if (*p == '\r')
                    return p;
                break;
            }
            p += 16;
        }
        const char *stop = p;
        while (p < end && is(*p, Text) && (*p == '\t' || static_cast<unsigned char>(*p) >= 0x80))
            ++p;
        if (p == stop)
            return p;
    }
#else
    return skipClass(p, end, Text);
#endif
}

/// Bit i is set when p[i] is in the class Stop.
[[gnu::noinline]] inline std::uint64_t stopsIn64(const char *p) noexcept
{
#if defined(__SSE2__)
    const __m128i base = _mm_set1_epi8(char(0x80 - 0x20));
    const __m128i top = _mm_set1_epi8(char(-128 + (0x7F - 0x20)));
    const __m128i colon = _mm_set1_epi8(':');
    const auto plainIn16 = [&](const char *at) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i printable = _mm_cmplt_epi8(_mm_add_epi8(v, base), top);
        return std::uint64_t(
            unsigned(_mm_movemask_epi8(_mm_andnot_si128(_mm_cmpeq_epi8(v, colon), printable))));
    };
    return ~(plainIn16(p) | plainIn16(p + 16) << 16 | plainIn16(p + 32) << 32 |
             plainIn16(p + 48) << 48);
#else
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 64; ++i)
        bits |= std::uint64_t(is(p[i], Stop)) << i;
    return bits;
#endif
}

/// Walks over the bytes of the class Stop.
class StopScanner
{
public:
    StopScanner(const char *begin, const char *end) noexcept
        : m_block(begin)
        , m_end(end)
        , m_bits(load())
    {
    }

    /// The next one, or end.
    const char *next() noexcept
    {
        while (m_bits == 0) {
            if (m_end - m_block <= 64)
                return m_end;
            m_block += 64;
            m_bits = load();
        }
        const char *stop = m_block + __builtin_ctzll(m_bits);
        m_bits &= m_bits - 1;
        return stop;
    }

private:
    std::uint64_t load() const noexcept
    {
        const auto left = std::size_t(m_end - m_block);
        if (left >= 64) [[likely]]
            return stopsIn64(m_block);
        char rest[64]; // padded with what isn't a stop
        std::memset(rest, 'x', sizeof rest);
        if (left > 0)
            std::memcpy(rest, m_block, left);
        return stopsIn64(rest);
    }

    const char *m_block;
    const char *m_end;
    std::uint64_t m_bits;
};

/// First byte that may not stand in a request target, or end.
inline const char *skipTarget(const char *p, const char *end) noexcept
{
#if defined(__SSE2__)
    const __m128i base = _mm_set1_epi8(char(0x80 - 0x21));
    const __m128i top = _mm_set1_epi8(char(-128 + (0x7F - 0x21)));
    const __m128i hash = _mm_set1_epi8('#');
    for (std::ptrdiff_t left = end - p; left >= 16; left -= 16, p += 16) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i visible = _mm_cmplt_epi8(_mm_add_epi8(v, base), top);
        const __m128i good = _mm_andnot_si128(_mm_cmpeq_epi8(v, hash), visible);
        if (const auto others = unsigned(_mm_movemask_epi8(good)) ^ 0xFFFFU)
            return p + __builtin_ctz(others);
    }
#endif
    return skipClass(p, end, Target);
}

} // namespace signalbox::http::scan
