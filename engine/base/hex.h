// Hexadecimal digits, for texts that are made for every request. Any thread.
#pragma once

#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace signalbox {

/// Writes 16 lower-case digits, two a byte of `value`, the lowest byte first.
inline void putHex16(char *out, std::uint64_t value) noexcept
{
#if defined(__SSE2__)
    const __m128i bytes = _mm_cvtsi64_si128(static_cast<long long>(value));
    const __m128i four = _mm_set1_epi8(0x0f);
    const __m128i digits = _mm_unpacklo_epi8(_mm_and_si128(_mm_srli_epi64(bytes, 4), four),
                                             _mm_and_si128(bytes, four));
    const __m128i letters = _mm_cmpgt_epi8(digits, _mm_set1_epi8(9));
    const __m128i text = _mm_add_epi8(_mm_add_epi8(digits, _mm_set1_epi8('0')),
                                      _mm_and_si128(letters, _mm_set1_epi8('a' - '0' - 10)));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(out), text);
#else
    for (int i = 0; i < 8; ++i, value >>= 8) {
        *out++ = "0123456789abcdef"[value >> 4 & 15];
        *out++ = "0123456789abcdef"[value & 15];
    }
#endif
}

} // namespace signalbox
