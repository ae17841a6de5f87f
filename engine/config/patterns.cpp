// Patterns of hosts, paths, values and statuses; RE2's errors in words.
#include "config/patterns.h"

#include "base/ascii.h"

#include <re2/re2.h>

namespace signalbox::config {

namespace {

bool refuse(Complaint &why, std::string message, std::string hint = {})
{
    why = {std::move(message), std::move(hint)};
    return false;
}

std::string quoted(std::string_view text)
{
    return '\'' + std::string(text) + '\'';
}

Complaint explain(const re2::RE2 &regex)
{
    const std::string &text = regex.pattern();
    const std::string part = regex.error_arg().empty() ? text : regex.error_arg();
    const auto holds = [&text](std::string_view piece) {
        return text.find(piece) != std::string::npos;
    };
    const std::string front = quoted(text) + " is not a regular expression: ";
    switch (regex.error_code()) {
    case re2::RE2::ErrorBadPerlOp:
        if (holds("(?=") || holds("(?!") || holds("(?<=") || holds("(?<!"))
            return {quoted(text) +
                        " uses look-around, which is not supported: expressions run in linear time",
                    "say it with several routes, or with match.headers and match.query"};
        if (holds("(?<"))
            return {front + "unknown group " + quoted(part),
                    "named groups are written (?P<name>…)"};
        return {front + "unknown operator " + quoted(part), {}};
    case re2::RE2::ErrorBadEscape:
        if (part.size() == 2 && part[1] >= '1' && part[1] <= '9')
            return {quoted(text) + " uses a back-reference, which is not supported: expressions "
                                   "run in linear time",
                    {}};
        return {front + "unknown escape " + quoted(part), {}};
    case re2::RE2::ErrorBadCharClass:
        return {front + "unknown class of characters " + quoted(part), {}};
    case re2::RE2::ErrorBadCharRange:
        return {front + "the range " + quoted(part) + " runs backwards", {}};
    case re2::RE2::ErrorMissingBracket:
        return {front + "a ']' is missing", {}};
    case re2::RE2::ErrorMissingParen:
        return {front + "a ')' is missing", {}};
    case re2::RE2::ErrorUnexpectedParen:
        return {front + "a ')' without its '('", "write a literal one as \\)"};
    case re2::RE2::ErrorTrailingBackslash:
        return {front + "it ends in a backslash", {}};
    case re2::RE2::ErrorRepeatArgument:
        return {front + "there is nothing to repeat at " + quoted(part),
                "write a literal one with a backslash"};
    case re2::RE2::ErrorRepeatSize:
        return {front + "the repetition " + quoted(part) + " is too large", {}};
    case re2::RE2::ErrorRepeatOp:
        return {front + "two repetitions in a row: " + quoted(part), {}};
    case re2::RE2::ErrorBadNamedCapture:
        return {front + "bad group name " + quoted(part), {}};
    case re2::RE2::ErrorPatternTooLarge:
        return {"the regular expression is too large", {}};
    default:
        return {front + regex.error(), {}};
    }
}

/// The expression behind a '~', without the spaces between.
std::string_view afterTilde(std::string_view text) noexcept
{
    return ascii::trim(text.substr(1));
}

} // namespace

std::shared_ptr<const re2::RE2> RegexCache::compile(const std::string &text, Complaint &why)
{
    if (const auto found = m_compiled.find(text); found != m_compiled.end())
        return found->second;
    auto regex = std::make_shared<const re2::RE2>(text, re2::RE2::Quiet);
    if (!regex->ok()) {
        why = explain(*regex);
        return nullptr;
    }
    m_compiled.emplace(text, regex);
    return regex;
}

bool parseHostPattern(std::string_view text, HostPattern &out, Complaint &why)
{
    if (text == "*")
        return refuse(why, "'*' is no host", "leave host out to match any host");
    if (text.find("://") != std::string_view::npos)
        return refuse(why, quoted(text) + " is an URL, not a host", "write the name alone");
    if (text.find('/') != std::string_view::npos)
        return refuse(why, quoted(text) + " holds a '/', which no host has",
                      "match.path looks at the path");
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos && !text.starts_with('[') &&
        parsePort(text.substr(colon + 1)) && text.find(':') == colon) {
        return refuse(why, quoted(text) + " has a port; hosts are matched without it",
                      "write '" + std::string(text.substr(0, colon)) + "'");
    }
    std::string_view name = text;
    out.wildcard = name.starts_with("*.");
    if (out.wildcard)
        name.remove_prefix(2);
    if (name.find('*') != std::string_view::npos) {
        return refuse(why, quoted(text) + " has a '*' where none can stand",
                      "'*' stands for whole labels in front, as in *.app.localhost");
    }
    auto normal = normaliseName(name, why);
    if (!normal)
        return false;
    out.name = std::move(*normal);
    return true;
}

bool parsePathPattern(std::string_view text, RegexCache &cache, PathPattern &out, Complaint &why)
{
    if (text.starts_with('~')) {
        out.kind = PathPattern::Kind::Regex;
        out.text = afterTilde(text);
        if (out.text.empty())
            return refuse(why, "the regular expression behind '~' is missing");
        out.regex = cache.compile(out.text, why);
        return out.regex != nullptr;
    }
    const bool exact = text.starts_with('=');
    out.kind = exact ? PathPattern::Kind::Exact : PathPattern::Kind::Prefix;
    const std::string_view path = exact ? afterTilde(text) : text;
    if (!path.starts_with('/')) {
        return refuse(why, quoted(text) + " is not a path: paths begin with '/'",
                      exact ? "write '= /exact'" : "write '/prefix', '= /exact' or '~ regex'");
    }
    auto normal = normalisePathText(path, PathUse::Match, why);
    if (!normal)
        return false;
    out.text = std::move(*normal);
    if (!exact && out.text.ends_with('/'))
        out.text.pop_back();
    return true;
}

bool parseValuePattern(std::string_view name, std::string_view text, RegexCache &cache,
                       ValuePattern &out, Complaint &why)
{
    out.name = name;
    if (text == "*") {
        out.kind = ValuePattern::Kind::Present;
    } else if (text == "!") {
        out.kind = ValuePattern::Kind::Absent;
    } else if (text.starts_with("~ ")) {
        out.kind = ValuePattern::Kind::Regex;
        out.text = afterTilde(text);
        if (out.text.empty())
            return refuse(why, "the regular expression behind '~' is missing");
        out.regex = cache.compile(out.text, why);
        return out.regex != nullptr;
    } else {
        out.kind = ValuePattern::Kind::Exact;
        out.text = text;
    }
    return true;
}

bool parseStatusRange(std::string_view text, StatusRange &out, Complaint &why)
{
    const auto status = [](std::string_view digits) -> std::uint16_t {
        if (digits.size() != 3 || digits[0] < '1' || digits[0] > '5' ||
            !ascii::isDigit(digits[1]) || !ascii::isDigit(digits[2]))
            return 0;
        return std::uint16_t((digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0'));
    };
    const std::size_t dash = text.find('-');
    out.from = status(text.substr(0, dash));
    out.to = dash == std::string_view::npos ? out.from : status(text.substr(dash + 1));
    if (out.from == 0 || out.to == 0)
        return refuse(why, quoted(text) +
                               " is not a status from 100 to 599, or a range such as 200-399");
    if (out.from > out.to)
        return refuse(why, quoted(text) + " runs backwards", "write the smaller status first");
    return true;
}

} // namespace signalbox::config
