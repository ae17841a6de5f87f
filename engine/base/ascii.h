// ASCII-only character and string helpers: HTTP's and the file's rules know no locale.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace signalbox::ascii {

constexpr char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}
constexpr bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}
constexpr bool isAlpha(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// -1 when c is no hexadecimal digit.
constexpr int hexValue(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}
constexpr bool equalsIgnoreCase(std::string_view a, std::string_view b) noexcept
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}
constexpr bool startsWithIgnoreCase(std::string_view text, std::string_view front) noexcept
{
    return equalsIgnoreCase(text.substr(0, front.size()), front);
}
inline std::string toLower(std::string_view s)
{
    std::string out(s);
    for (char &c : out)
        c = lower(c);
    return out;
}
/// Whether a byte is below 0x20 (HTAB included) or DEL; eight at a time.
inline bool hasControl(std::string_view s) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    const auto found = [](std::uint64_t word) {
        const std::uint64_t low = (word - 0x20 * ones) & ~word;
        const std::uint64_t del = word ^ (0x7f * ones);
        return ((low | ((del - ones) & ~del)) & (0x80 * ones)) != 0;
    };
    std::uint64_t word;
    for (; s.size() >= sizeof word; s.remove_prefix(sizeof word)) {
        std::memcpy(&word, s.data(), sizeof word);
        if (found(word))
            return true;
    }
    for (const char c : s) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return true;
    }
    return false;
}
/// Without leading and trailing SP and HTAB (RFC 9110 OWS).
constexpr std::string_view trim(std::string_view s) noexcept
{
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t'))
        s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t'))
        s.remove_suffix(1);
    return s;
}

} // namespace signalbox::ascii
