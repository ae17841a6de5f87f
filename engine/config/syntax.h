// Small grammars of the file's texts: tokens, hosts, paths, placeholders. Pure functions over
// views.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::config {

/// Why a text was refused, and what to write instead where that is known.
struct Complaint
{
    std::string message;
    std::string hint;
};

/// RFC 9110 §5.6.2.
bool isToken(std::string_view text) noexcept;
/// RFC 9110 §9.1: any token, and case counts; one of the usual names in other letters than capitals
/// is refused.
bool checkMethod(std::string_view text, Complaint &why);
/// RFC 9110 §5.5: no control characters but HTAB, no white space at the ends.
bool isFieldValue(std::string_view text) noexcept;

/// A name as DNS and the Host field have it: lower case, A-labels (RFC 5891), no trailing dot; an
/// IPv6 literal stays in its brackets. Underscores are fine, as container names have them.
std::optional<std::string> normaliseName(std::string_view text, Complaint &why);
/// The same with an optional `:port` behind it.
bool isHostField(std::string_view text, Complaint &why);

/// What a path of the file is for.
enum class PathUse : std::uint8_t {
    Match,  // requests are compared with it
    Filter, // a filter takes it off a request's path or puts it there
    Target, // clients are sent there
};

/// A path as requests are matched: escapes of unreserved characters decoded, the others in upper
/// case, what isn't ASCII or is a space encoded. Queries and bad escapes are refused, and dot
/// segments are but for a target, where they are resolved below the root.
/// @param text  begins with '/'
std::optional<std::string> normalisePathText(std::string_view text, PathUse use, Complaint &why);

/// Checks the placeholders of a template: {host}, {header.x}, …
bool checkTemplate(std::string_view text, Complaint &why);

/// The URL with its scheme in small letters, in which case makes no difference (RFC 3986 §3.1).
std::string withLowerScheme(std::string_view url);

/// 1 to 65535 without leading zeros.
std::optional<std::uint16_t> parsePort(std::string_view text) noexcept;

} // namespace signalbox::config
