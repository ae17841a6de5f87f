// Quoting. The plain rules are the stricter ones of YAML 1.2 §7.3.3 and of yaml-cpp, which ends a
// plain scalar in flow style at '?' as well.
#include "config/yaml_writer_scalar.h"

#include "base/ascii.h"
#include "config/core_schema.h"
#include "config/yaml_extents_scalar.h"

#include <algorithm>
#include <array>

namespace signalbox::config {

namespace {

constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`";

/// A control character, or one that reads as a line break or nothing: only an escape shows it.
bool needsEscape(std::string_view text, std::size_t i) noexcept
{
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F)
        return true;
    if (c == 0xC2) // U+0080 to U+009F, U+00A0
        return i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) <= 0xA0;
    const std::string_view three = text.substr(i, 3);
    return three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" || three == "\xEF\xBB\xBF";
}

bool anyEscape(std::string_view text) noexcept
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (needsEscape(text, i))
            return true;
    }
    return false;
}

/// YAML 1.1: 12:30:45 is a number to the base 60.
bool sexagesimal(std::string_view text) noexcept
{
    bool colon = false;
    for (const char c : text) {
        colon = colon || c == ':';
        if (!ascii::isDigit(c) && c != ':' && c != '_' && c != '.')
            return false;
    }
    return colon && ascii::isDigit(text.front()) && text.find('.') == noOffset;
}

/// 2024-01-31, with or without a time.
bool date(std::string_view text) noexcept
{
    const auto digits = [&](std::size_t from, std::size_t n) {
        return text.size() >= from + n &&
               std::all_of(text.begin() + std::ptrdiff_t(from),
                           text.begin() + std::ptrdiff_t(from + n), ascii::isDigit);
    };
    return digits(0, 4) && text.size() >= 8 && text[4] == '-' && ascii::isDigit(text[5]);
}

void appendEscape(std::string &out, std::string_view text, std::size_t &i)
{
    constexpr std::string_view hex = "0123456789abcdef";
    const auto c = static_cast<unsigned char>(text[i]);
    switch (c) {
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\0':
        out += "\\0";
        return;
    default:
        break;
    }
    if (c < 0x80) {
        out += "\\x";
        out += hex[c >> 4];
        out += hex[c & 15U];
        return;
    }
    const auto next = [&](std::size_t k) {
        return static_cast<unsigned>(static_cast<unsigned char>(text[i + k])) & 63U;
    };
    unsigned code = 0;
    if (c == 0xC2) {
        code = ((c & 31U) << 6) | next(1);
        i += 1;
    } else {
        code = ((c & 15U) << 12) | (next(1) << 6) | next(2);
        i += 2;
    }
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += hex[(code >> shift) & 15U];
}

} // namespace

bool plainSafe(std::string_view text, bool flow) noexcept
{
    if (text.empty() || isBlank(text.front()) || isBlank(text.back()) || text.back() == ':' ||
        anyEscape(text))
        return false;
    if (indicators.find(text.front()) != noOffset) {
        // "-x" and ":x" are plain, but not "- x"; a colon in front is left to quotes
        const bool dash =
            text.front() == '-' && text.size() > 1 && !isBlank(text[1]) && !text.starts_with("---");
        if (!dash || (flow && indicators.find(text[1]) != noOffset))
            return false;
    }
    if (text.starts_with("..."))
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (flow && std::string_view(",?[]{}").find(c) != noOffset)
            return false;
        if (c == ':' && (isBlank(text[i + 1])))
            return false;
        if (c == '#' && i > 0 && isBlank(text[i - 1]))
            return false;
    }
    return true;
}

bool looksTyped(std::string_view text) noexcept
{
    if (!isCoreString(text))
        return true;
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), ascii::lower);
    constexpr std::array<std::string_view, 10> words = {"y",   "n",    "yes",   "no", "on",
                                                        "off", "true", "false", "<<", "="};
    if (std::find(words.begin(), words.end(), lower) != words.end())
        return true;
    const bool grouped = ascii::isDigit(lower.front()) &&
                         lower.find_first_not_of("0123456789_") == std::string::npos;
    return grouped || sexagesimal(lower) || date(lower) || lower.starts_with("0b");
}

std::string quotedText(std::string_view text, YamlStyle style)
{
    std::string out;
    if (style == YamlStyle::SingleQuoted && !anyEscape(text)) {
        out = '\'';
        for (const char c : text) {
            if (c == '\'')
                out += c;
            out += c;
        }
        return out + '\'';
    }
    out = '"';
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (needsEscape(text, i)) {
            appendEscape(out, text, i);
        } else {
            if (text[i] == '"' || text[i] == '\\')
                out += '\\';
            out += text[i];
        }
    }
    return out + '"';
}

std::string scalarText(const YamlNode &scalar, bool flow, YamlStyle neighbour, YamlStyle quotes)
{
    if (scalar.kind == YamlKind::Null)
        return "null";
    const bool imitated =
        neighbour == YamlStyle::SingleQuoted || neighbour == YamlStyle::DoubleQuoted;
    const bool text = scalar.quoted || isCoreString(scalar.scalar);
    const bool plain = plainSafe(scalar.scalar, flow);
    if (plain && (!scalar.quoted || !looksTyped(scalar.scalar)) && !(imitated && text))
        return scalar.scalar;
    return quotedText(scalar.scalar, imitated ? neighbour : quotes);
}

std::string inlineText(const YamlNode &node)
{
    const auto scalar = [](const YamlNode &of) {
        return scalarText(of, true, YamlStyle::Plain, YamlStyle::DoubleQuoted);
    };
    if (node.kind != YamlKind::Map && node.kind != YamlKind::Sequence)
        return scalar(node);
    std::string out;
    for (const auto &item : node.items)
        out += (out.empty() ? "" : ", ") + inlineText(*item);
    for (const YamlPair &pair : node.pairs)
        out += (out.empty() ? "" : ", ") + scalar(*pair.key) + ": " + inlineText(*pair.value);
    return node.kind == YamlKind::Map ? "{" + out + "}" : "[" + out + "]";
}

bool literalSafe(std::string_view text) noexcept
{
    if (text.find('\n') == noOffset || text.front() == '\n' || text.ends_with("\n\n") ||
        isBlank(text.front()))
        return false;
    std::size_t line = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            if (i > line && isBlank(text[i - 1]))
                return false; // blanks at a line's end get lost in editors
            line = i + 1;
        } else if (needsEscape(text, i) && text[i] != '\t') {
            return false;
        }
    }
    return !isBlank(text.back());
}

} // namespace signalbox::config
