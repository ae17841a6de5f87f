// Missing keys, empty collections and partial replacements.
#include "config/yaml_edit_expand.h"

#include "config/yaml_edit_diff.h"
#include "config/yaml_edit_domain.h"
#include "config/yaml_edit_order.h"
#include "config/yaml_edit_tree.h"

#include <algorithm>

namespace signalbox::config {

namespace {

using Edits = std::vector<Edit>;

std::string shown(const YamlPath &path)
{
    return path.empty() ? "the file" : path.toString();
}

bool emptyNode(const YamlNode &node)
{
    return node.kind == YamlKind::Null ||
           (node.kind != YamlKind::Scalar && node.items.empty() && node.pairs.empty());
}

class Expander
{
public:
    explicit Expander(const YamlNode &root)
        : m_root(root)
    {
    }

    Result<Edits> operator()(const SetValue &e) const
    {
        if (const YamlNode *node = nodeAt(m_root, e.path)) {
            if (auto ok = checkReachable(m_root, e.path, false); !ok)
                return ok.error();
            Edits out;
            editsBetween(e.path, *node, *e.value, out);
            return out;
        }
        // the missing keys from the bottom up, as the value of the topmost of them
        YamlPath path = e.path;
        YamlValue value = e.value;
        while (!nodeAt(m_root, path.parent())) {
            if (path.last().isIndex && path.last().index > 0)
                return missing(path);
            value = path.last().isIndex ? yamlList({value}) : yamlMap({{path.last().key, value}});
            path = path.parent();
        }
        if (!path.last().isIndex)
            return (*this)(InsertKey{path.parent(), path.last().key, value});
        const YamlNode &list = *nodeAt(m_root, path.parent());
        if (path.last().index != list.items.size())
            return missing(path);
        return (*this)(InsertItem{path.parent(), path.last().index, value});
    }

    Result<Edits> operator()(const InsertKey &e) const
    {
        const YamlNode *map = nodeAt(m_root, e.map);
        if (!map)
            return (*this)(SetValue{e.map / e.key, e.value});
        if (auto ok = checkReachable(m_root, e.map, true); !ok)
            return ok.error();
        if (emptyNode(*map) && map->kind != YamlKind::Sequence)
            return Edits{SetValue{e.map, yamlMap({{e.key, e.value}})}};
        if (map->kind != YamlKind::Map)
            return Error(ErrorType::InvalidConfig, shown(e.map) + " is not a map");
        InsertKey plain = e;
        const std::size_t end = map->pairs.size();
        plain.index = std::min(e.index.value_or(placeForKey(m_root, e.map, *map, e.key)), end);
        return Edits{plain};
    }

    Result<Edits> operator()(const InsertItem &e) const
    {
        const YamlNode *list = nodeAt(m_root, e.list);
        if (!list)
            return (*this)(SetValue{e.list, yamlList({e.value})});
        if (auto ok = checkReachable(m_root, e.list, true); !ok)
            return ok.error();
        if (emptyNode(*list) && list->kind != YamlKind::Map)
            return Edits{SetValue{e.list, yamlList({e.value})}};
        if (list->kind != YamlKind::Sequence)
            return Error(ErrorType::InvalidConfig, shown(e.list) + " is not a list");
        return Edits{InsertItem{e.list, std::min(e.index, list->items.size()), e.value}};
    }

    Result<Edits> operator()(const RemoveKey &e) const { return remove(e, e.path, false); }
    Result<Edits> operator()(const RemoveItem &e) const { return remove(e, e.path, true); }

    Result<Edits> operator()(const RenameKey &e) const
    {
        if (auto ok = checkPlace(e.path, false); !ok)
            return ok.error();
        return e.path.last().key == e.to ? Edits{} : Edits{e};
    }

    Result<Edits> operator()(const MoveKey &e) const
    {
        if (auto ok = checkPlace(e.path, false); !ok)
            return ok.error();
        const YamlNode &map = *nodeAt(m_root, e.path.parent());
        if (e.to >= map.pairs.size())
            return missing(e.path.parent() / e.to);
        return keyIndex(map, e.path.last().key) == e.to ? Edits{} : Edits{e};
    }

    Result<Edits> operator()(const MoveItem &e) const
    {
        if (auto ok = checkPlace(e.list / std::max(e.from, e.to), true); !ok)
            return ok.error();
        return e.from == e.to ? Edits{} : Edits{e};
    }

    template <typename Domain> Result<Edits> operator()(const Domain &e) const
    {
        Result<Edits> steps = domainEdits(m_root, e);
        if (!steps)
            return steps;
        // each of the steps is expanded on what the ones before it leave
        const std::unique_ptr<YamlNode> root = cloneNode(m_root);
        Edits out;
        for (const Edit &step : *steps) {
            Result<Edits> plain = expandEdit(*root, step);
            if (!plain)
                return plain;
            for (Edit &p : *plain) {
                if (auto done = applyToTree(*root, p); !done)
                    return done.error();
                out.push_back(std::move(p));
            }
            // as many walks as steps would be too many for a name with thousands of users, which
            // are scalars
            const bool scalar = plain->size() == 1 && std::holds_alternative<SetValue>(out.back());
            if (!scalar || &step == &steps->back()) {
                if (auto done = refreshAliases(*root); !done)
                    return done.error();
            }
        }
        return out;
    }

private:
    static Error missing(const YamlPath &path)
    {
        return Error(ErrorType::NotFound, shown(path) + " does not exist");
    }

    Result<void> checkPlace(const YamlPath &path, bool index) const
    {
        if (path.empty() || path.last().isIndex != index || !nodeAt(m_root, path))
            return missing(path);
        return checkReachable(m_root, path, false);
    }

    /// The last entry of a collection leaves `{}` or `[]`: block style can't say "empty".
    Result<Edits> remove(const Edit &e, const YamlPath &path, bool index) const
    {
        if (auto ok = checkPlace(path, index); !ok)
            return ok.error();
        const YamlNode &parent = *nodeAt(m_root, path.parent());
        if (parent.items.size() + parent.pairs.size() > 1)
            return Edits{e};
        return Edits{SetValue{path.parent(), index ? yamlList({}) : yamlMap({})}};
    }

    const YamlNode &m_root;
};

class Inverter
{
public:
    explicit Inverter(const YamlNode &root)
        : m_root(root)
    {
    }

    Edit operator()(const SetValue &e) const
    {
        return SetValue{e.path, yamlCopy(*nodeAt(m_root, e.path))};
    }
    Edit operator()(const InsertKey &e) const { return RemoveKey{e.map / e.key}; }
    Edit operator()(const RemoveKey &e) const
    {
        const YamlNode &map = *nodeAt(m_root, e.path.parent());
        const std::size_t at = keyIndex(map, e.path.last().key);
        return InsertKey{e.path.parent(), e.path.last().key, yamlCopy(*map.pairs[at].value), at};
    }
    Edit operator()(const RenameKey &e) const
    {
        return RenameKey{e.path.parent() / e.to, e.path.last().key};
    }
    Edit operator()(const MoveKey &e) const
    {
        return MoveKey{e.path, keyIndex(*nodeAt(m_root, e.path.parent()), e.path.last().key)};
    }
    Edit operator()(const InsertItem &e) const { return RemoveItem{e.list / e.index}; }
    Edit operator()(const RemoveItem &e) const
    {
        return InsertItem{e.path.parent(), e.path.last().index, yamlCopy(*nodeAt(m_root, e.path))};
    }
    Edit operator()(const MoveItem &e) const { return MoveItem{e.list, e.to, e.from}; }
    template <typename Domain> Edit operator()(const Domain &e) const
    {
        return e;
    } // never left by expandEdit

private:
    const YamlNode &m_root;
};

} // namespace

Result<std::vector<Edit>> expandEdit(const YamlNode &root, const Edit &edit)
{
    return std::visit(Expander(root), edit);
}

Result<std::vector<Edit>> invertEdit(const YamlNode &root, const Edit &edit)
{
    Result<Edits> plain = expandEdit(root, edit);
    if (!plain)
        return plain;
    const std::unique_ptr<YamlNode> tree = cloneNode(root);
    Edits undo;
    for (const Edit &e : *plain) {
        undo.push_back(std::visit(Inverter(*tree), e));
        if (auto done = applyToTree(*tree, e); !done)
            return done.error();
    }
    if (auto done = refreshAliases(*tree); !done)
        return done.error();
    std::reverse(undo.begin(), undo.end());
    return undo;
}

} // namespace signalbox::config
