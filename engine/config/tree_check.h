// Phase one's checks: a YAML tree against the field table. All problems in one pass.
#pragma once

#include "config/field_table.h"
#include "config/yaml_path.h"
#include "config/yaml_tree.h"

#include <unordered_set>

namespace signalbox {
class Breath;
}

namespace signalbox::config {

/// Most problems that are reported; a file with more is wrong as a whole.
inline constexpr std::size_t kMaxDiagnostics = 500;

class TreeCheck
{
public:
    explicit TreeCheck(Breath *breath = nullptr)
        : m_breath(breath)
    {
    }

    void check(const YamlNode &node, const ValueType &type, const PathStep &path);
    /// A map against one set of keys. @param instead  what else may stand in the map's place
    void checkFields(const YamlNode &map, const FieldSet &set, const PathStep &path,
                     std::string_view instead = {});
    /// One key of a map and its value.
    void checkKey(const YamlNode &map, const YamlPair &pair, const FieldSet &set,
                  const PathStep &path, std::string_view instead = {});
    void report(const YamlNode &node, const Mark &mark, const PathStep &path, std::string message,
                std::string hint = {});

    /// Whether something was wrong with this very node: its value can't be used, or its keys aren't
    /// complete.
    bool isBad(const YamlNode &node) const { return m_bad.contains(&node); }
    Diagnostics take() { return std::move(m_diagnostics); }

private:
    void checkNull(const YamlNode &node, const ValueType &type, const PathStep &path);
    void checkScalar(const YamlNode &node, const ValueType &type, const PathStep &path);
    void checkMissing(const YamlNode &map, const FieldSet &set, const PathStep &path);
    void checkNames(const YamlNode &map, const Shape &shape, const PathStep &path);
    void checkItems(const YamlNode &list, const Shape &shape, const PathStep &path);
    void wrongKind(const YamlNode &node, const ValueType &type, const PathStep &path);
    void wrongScalar(const YamlNode &node, const Shape &shape, const ValueType &type,
                     const PathStep &path);
    void wrongWord(const YamlNode &node, const Shape &shape, const ValueType &type,
                   const PathStep &path);

    Diagnostics m_diagnostics;
    std::unordered_set<const YamlNode *> m_bad;
    Breath *m_breath;
};

} // namespace signalbox::config
