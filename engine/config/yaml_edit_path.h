// Where a node is in the tree: keys and indexes, written as `routes[2].match.host`.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::config {

/// One step down: into a map by its key, or into a sequence by an index that counts from 0.
struct YamlStep
{
    std::string key;
    std::size_t index = 0;
    bool isIndex = false;

    YamlStep(const char *k)
        : key(k)
    {
    }
    YamlStep(std::string k)
        : key(std::move(k))
    {
    }
    YamlStep(std::string_view k)
        : key(k)
    {
    }
    YamlStep(std::size_t i)
        : index(i)
        , isIndex(true)
    {
    }
    YamlStep(int i)
        : index(static_cast<std::size_t>(i))
        , isIndex(true)
    {
    }
    bool operator==(const YamlStep &) const = default;
};

/// A value; the empty path is the root.
class YamlPath
{
public:
    YamlPath() = default;
    YamlPath(std::initializer_list<YamlStep> steps)
        : m_steps(steps)
    {
    }

    /// Keys that hold `.`, `[`, `"` or blanks are written in brackets: `routes["app.localhost"]`.
    static Result<YamlPath> parse(std::string_view text);
    std::string toString() const;

    bool empty() const noexcept { return m_steps.empty(); }
    std::size_t size() const noexcept { return m_steps.size(); }
    const YamlStep &operator[](std::size_t i) const noexcept { return m_steps[i]; }
    const YamlStep &last() const noexcept { return m_steps.back(); }
    const std::vector<YamlStep> &steps() const noexcept { return m_steps; }

    /// The path of a child, or of the node above; the root has none.
    YamlPath operator/(YamlStep step) const;
    YamlPath parent() const;
    bool startsWith(const YamlPath &prefix) const noexcept;
    bool operator==(const YamlPath &) const = default;

private:
    std::vector<YamlStep> m_steps;
};

} // namespace signalbox::config
