// YAML paths as diagnostics show them: routes[2].match.host, backends["my.api"].servers[0].
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace signalbox::config {

/// `parent` with a map's key behind it; keys that aren't plain words are quoted in brackets.
std::string pathWithKey(const std::string &parent, std::string_view key);
/// `parent` with a position in a list behind it.
std::string pathWithIndex(const std::string &parent, std::size_t index);

/// A path under construction, linked through the callers' stack frames: text is made only for a
/// problem.
struct PathStep
{
    const PathStep *parent = nullptr;
    std::string_view key;
    std::size_t index = 0;
    bool isIndex = false;

    PathStep child(std::string_view name) const noexcept { return {this, name, 0, false}; }
    PathStep child(std::size_t position) const noexcept { return {this, {}, position, true}; }
    std::string text() const;
};

} // namespace signalbox::config
