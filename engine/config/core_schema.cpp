// The core schema's patterns, read by hand: they are asked for every scalar of a file.
#include "config/core_schema.h"

#include "base/ascii.h"

#include <algorithm>
#include <charconv>

namespace signalbox::config {

namespace {

bool oneOf(std::string_view text, std::initializer_list<std::string_view> words) noexcept
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::size_t takeDigits(std::string_view &text) noexcept
{
    std::size_t n = 0;
    while (n < text.size() && ascii::isDigit(text[n]))
        ++n;
    text.remove_prefix(n);
    return n;
}

std::string_view withoutSign(std::string_view text) noexcept
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    return text;
}

bool isDecimal(std::string_view text) noexcept
{
    text = withoutSign(text);
    return takeDigits(text) > 0 && text.empty();
}

/// 0o17 or 0xFF: without a sign.
bool isPrefixed(std::string_view text, std::string_view prefix, int base) noexcept
{
    if (!text.starts_with(prefix) || text.size() == prefix.size())
        return false;
    return std::all_of(text.begin() + std::ptrdiff_t(prefix.size()), text.end(), [base](char c) {
        const int value = ascii::hexValue(c);
        return value >= 0 && value < base;
    });
}

/// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?, infinities and not-a-number.
bool isFloat(std::string_view text) noexcept
{
    if (oneOf(text, {".nan", ".NaN", ".NAN"}))
        return true;
    text = withoutSign(text);
    if (oneOf(text, {".inf", ".Inf", ".INF"}))
        return true;
    std::size_t digits = takeDigits(text);
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        digits += takeDigits(text);
    }
    if (digits == 0)
        return false;
    if (!text.empty() && ascii::lower(text.front()) == 'e') {
        text = withoutSign(text.substr(1));
        if (takeDigits(text) == 0)
            return false;
    }
    return text.empty();
}

} // namespace

CoreType coreType(std::string_view plain) noexcept
{
    if (plain.empty() || oneOf(plain, {"~", "null", "Null", "NULL"}))
        return CoreType::Null;
    if (coreBool(plain))
        return CoreType::Bool;
    const char first = plain.front();
    if (!ascii::isDigit(first) && first != '-' && first != '+' && first != '.')
        return CoreType::String;
    if (isDecimal(plain) || isPrefixed(plain, "0o", 8) || isPrefixed(plain, "0x", 16))
        return CoreType::Integer;
    return isFloat(plain) ? CoreType::Float : CoreType::String;
}

bool isCoreString(std::string_view plain) noexcept
{
    return coreType(plain) == CoreType::String;
}

std::optional<bool> coreBool(std::string_view plain) noexcept
{
    if (oneOf(plain, {"true", "True", "TRUE"}))
        return true;
    if (oneOf(plain, {"false", "False", "FALSE"}))
        return false;
    return std::nullopt;
}

std::optional<std::int64_t> coreInteger(std::string_view plain) noexcept
{
    int base = 10;
    if (isPrefixed(plain, "0o", 8))
        base = 8;
    else if (isPrefixed(plain, "0x", 16))
        base = 16;
    else if (!isDecimal(plain))
        return std::nullopt;
    if (base != 10)
        plain.remove_prefix(2);
    else if (plain.front() == '+')
        plain.remove_prefix(1);
    std::int64_t value = 0;
    const auto [end, error] =
        std::from_chars(plain.data(), plain.data() + plain.size(), value, base);
    if (error != std::errc() || end != plain.data() + plain.size())
        return std::nullopt;
    return value;
}

} // namespace signalbox::config
