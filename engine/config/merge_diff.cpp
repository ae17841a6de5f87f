// Differences between trees.
#include "config/merge.h"

#include "config/merge_identity.h"
#include "config/yaml_edit_tree.h"
#include "config/yaml_writer_scalar.h"

namespace signalbox::config {

namespace {

using Changes = std::vector<SemanticChange>;

void differ(const YamlPath &was, const YamlNode &a, const YamlPath &is, const YamlNode &b,
            Changes &out);

void added(const YamlPath &is, const YamlNode &b, Changes &out)
{
    out.push_back({ChangeKind::Added, {}, is, {}, inlineText(b)});
}

void removed(const YamlPath &was, const YamlNode &a, Changes &out)
{
    out.push_back({ChangeKind::Removed, was, {}, inlineText(a), {}});
}

/// Entries that are in both, in the order of the new ones: those that don't go along with the rest
/// have moved.
void moved(const std::vector<std::size_t> &origin,
           const std::vector<std::pair<YamlPath, YamlPath>> &paths, Changes &out)
{
    const std::vector<bool> stays = stayingItems(origin);
    for (std::size_t i = 0; i < origin.size(); ++i) {
        if (!stays[i])
            out.push_back({ChangeKind::Moved, paths[i].first, paths[i].second, {}, {}});
    }
}

void differMaps(const YamlPath &was, const YamlNode &a, const YamlPath &is, const YamlNode &b,
                Changes &out)
{
    std::vector<std::size_t> origin;
    std::vector<std::pair<YamlPath, YamlPath>> paths;
    for (const YamlPair &pair : b.pairs) {
        const std::string &key = pair.key->scalar;
        const std::size_t old = keyIndex(a, key);
        if (old == a.pairs.size()) {
            added(is / key, *pair.value, out);
            continue;
        }
        origin.push_back(old);
        paths.emplace_back(was / key, is / key);
        differ(was / key, *a.pairs[old].value, is / key, *pair.value, out);
    }
    for (const YamlPair &pair : a.pairs) {
        if (!b.find(pair.key->scalar))
            removed(was / pair.key->scalar, *pair.value, out);
    }
    if (orderMatters(is))
        moved(origin, paths, out);
}

void differLists(const YamlPath &was, const YamlNode &a, const YamlPath &is, const YamlNode &b,
                 Changes &out)
{
    std::vector<std::size_t> origin;
    std::vector<std::pair<YamlPath, YamlPath>> paths;
    std::vector<bool> kept(a.items.size());
    const auto pairs = pairItems(is, a, b);
    for (std::size_t i = 0; i < b.items.size(); ++i) {
        if (!pairs[i]) {
            added(is / i, *b.items[i], out);
            continue;
        }
        kept[*pairs[i]] = true;
        origin.push_back(*pairs[i]);
        paths.emplace_back(was / *pairs[i], is / i);
        differ(was / *pairs[i], *a.items[*pairs[i]], is / i, *b.items[i], out);
    }
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!kept[i])
            removed(was / i, *a.items[i], out);
    }
    moved(origin, paths, out);
}

void differ(const YamlPath &was, const YamlNode &a, const YamlPath &is, const YamlNode &b,
            Changes &out)
{
    if (a.kind == YamlKind::Map && b.kind == YamlKind::Map)
        differMaps(was, a, is, b, out);
    else if (a.kind == YamlKind::Sequence && b.kind == YamlKind::Sequence)
        differLists(was, a, is, b, out);
    else if (!sameContent(a, b))
        out.push_back({ChangeKind::Changed, was, is, inlineText(a), inlineText(b)});
}

} // namespace

std::vector<SemanticChange> semanticDiff(const YamlNode &before, const YamlNode &after)
{
    Changes out;
    differ({}, before, {}, after, out);
    return out;
}

} // namespace signalbox::config
