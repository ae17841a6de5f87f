// What routes match with, from the file's text: hosts, paths, values, regular expressions.
#pragma once

#include "config/runtime_config.h"
#include "config/syntax.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace signalbox::config {

/// Compiles each expression once. One object a resolution; not for two threads at once.
class RegexCache
{
public:
    /// Null and a complaint in words when RE2 refuses it.
    std::shared_ptr<const re2::RE2> compile(const std::string &text, Complaint &why);

private:
    std::unordered_map<std::string, std::shared_ptr<const re2::RE2>> m_compiled;
};

/// `name` or `*.suffix`.
bool parseHostPattern(std::string_view text, HostPattern &out, Complaint &why);
/// `/prefix`, `= /exact` or `~ regex`.
bool parsePathPattern(std::string_view text, RegexCache &cache, PathPattern &out, Complaint &why);
/// exact, `*`, `!` or `~ regex`. The name is taken as it is.
bool parseValuePattern(std::string_view name, std::string_view text, RegexCache &cache,
                       ValuePattern &out, Complaint &why);
/// `200` or `200-399`, within 100–599.
bool parseStatusRange(std::string_view text, StatusRange &out, Complaint &why);

} // namespace signalbox::config
