#include "workspace/draft_renames.h"

#include "workspace/text.h"

#include <QSet>

#include <algorithm>

namespace signalbox::ui {

namespace {

using config::YamlKind;
using config::YamlNode;
using Entity = DraftChange::Entity;

struct Thing
{
    QString name;
    const YamlNode *node;
};

std::vector<Thing> thingsOf(const YamlNode *root, std::string_view section)
{
    std::vector<Thing> out;
    const YamlNode *node = root && root->kind == YamlKind::Map ? root->find(section) : nullptr;
    if (!node)
        return out;
    for (const auto &pair : node->pairs)
        out.push_back({text(pair.key->scalar), pair.value.get()});
    for (const auto &item : node->items) {
        const YamlNode *name = item->find("name");
        out.push_back({name && !name->scalar.empty()
                           ? text(name->scalar)
                           : QStringLiteral("route-%1").arg(out.size() + 1),
                       item.get()});
    }
    return out;
}

/// The same but for their names.
bool sameBut(const YamlNode &a, const YamlNode &b)
{
    if (a.kind != YamlKind::Map || b.kind != YamlKind::Map)
        return sameContent(a, b);
    const auto next = [](const YamlNode &node, std::size_t at) {
        while (at < node.pairs.size() && node.pairs[at].key->scalar == "name")
            ++at;
        return at;
    };
    std::size_t i = next(a, 0), j = next(b, 0);
    for (; i < a.pairs.size() && j < b.pairs.size(); i = next(a, i + 1), j = next(b, j + 1)) {
        if (!sameContent(*a.pairs[i].key, *b.pairs[j].key) ||
            !sameContent(*a.pairs[i].value, *b.pairs[j].value))
            return false;
    }
    return i >= a.pairs.size() && j >= b.pairs.size();
}

void collect(Entity entity, const std::vector<Thing> &before, const std::vector<Thing> &after,
             std::vector<DraftRename> &out)
{
    QSet<QString> old, taken;
    for (const Thing &thing : before)
        old.insert(thing.name);
    for (const Thing &thing : after)
        taken.insert(thing.name);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (taken.contains(before[i].name))
            continue;
        const auto isNew = [&](const Thing &thing) { return !old.contains(thing.name); };
        auto found = std::find_if(after.begin(), after.end(), [&](const Thing &thing) {
            return isNew(thing) && sameBut(*before[i].node, *thing.node);
        });
        if (found == after.end() && before.size() == after.size() && isNew(after[i]))
            found = after.begin() + static_cast<std::ptrdiff_t>(i);
        if (found == after.end())
            continue;
        old.insert(found->name); // no other one's
        out.push_back({entity, before[i].name, found->name});
    }
}

} // namespace

std::vector<DraftRename> draftRenames(const YamlNode *before, const YamlNode *after)
{
    std::vector<DraftRename> out;
    collect(Entity::Route, thingsOf(before, "routes"), thingsOf(after, "routes"), out);
    // In the short form a route's host is its backend's name, too.
    const YamlNode *routes =
        after && after->kind == YamlKind::Map ? after->find("routes") : nullptr;
    const char *backends = routes && routes->kind == YamlKind::Map ? "routes" : "backends";
    collect(Entity::Backend, thingsOf(before, backends), thingsOf(after, backends), out);
    return out;
}

} // namespace signalbox::ui
