#include "workspace/draft_changes.h"

#include "workspace/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::ui {

namespace {

using config::ChangeKind;
using config::SemanticChange;
using config::YamlKind;
using config::YamlNode;
using config::YamlPath;
using Entity = DraftChange::Entity;
using Kind = DraftChange::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftChanges)
};

Entity entityOf(const std::string &key)
{
    return key == "routes"      ? Entity::Route
           : key == "backends"  ? Entity::Backend
           : key == "listeners" ? Entity::Listener
           : key == "settings"  ? Entity::Settings
                                : Entity::File;
}

/// The thing a path leads into, within its text.
struct Thing
{
    Entity entity = Entity::File;
    QString name;
    int index = -1;
    int line = 0;
    const YamlNode *node = nullptr;
};

QString scalar(const YamlNode *node)
{
    return node && node->kind == YamlKind::Scalar ? text(node->scalar) : QString();
}

Thing thingAt(const YamlNode *root, const YamlPath &path)
{
    Thing thing;
    if (path.empty() || !root || root->kind != YamlKind::Map)
        return thing;
    thing.entity = entityOf(path[0].key);
    const config::YamlPair *section = root->findPair(path[0].key);
    if (!section)
        return thing;
    thing.line = section->key->mark.line;
    if (path.size() < 2 || thing.entity == Entity::File || thing.entity == Entity::Settings)
        return thing;
    const YamlNode &list = *section->value;
    if (path[1].isIndex && list.kind == YamlKind::Sequence && path[1].index < list.items.size()) {
        thing.index = int(path[1].index);
        thing.node = list.items[path[1].index].get();
        thing.line = thing.node->mark.line;
        thing.name = scalar(thing.node->find("name"));
        if (thing.name.isEmpty())
            thing.name = QStringLiteral("route-%1").arg(thing.index + 1);
    } else if (!path[1].isIndex && list.kind == YamlKind::Map) {
        const auto found =
            std::find_if(list.pairs.begin(), list.pairs.end(),
                         [&](const auto &pair) { return pair.key->scalar == path[1].key; });
        thing.name = text(path[1].key);
        if (found != list.pairs.end()) {
            thing.index = int(found - list.pairs.begin());
            thing.node = found->value.get();
            thing.line = found->key->mark.line;
        }
    }
    return thing;
}

/// "shop.localhost", "a, b"; empty: nothing is there.
QString listed(const YamlNode *node)
{
    if (!node)
        return {};
    if (node->kind != YamlKind::Sequence)
        return scalar(node);
    QStringList items;
    for (const auto &item : node->items)
        items += scalar(item.get());
    return items.join(QLatin1String(", "));
}

/// What a new or removed route or backend is, in a few lines.
QStringList summary(Entity entity, const YamlNode *node)
{
    QStringList out;
    if (!node || node->kind != YamlKind::Map)
        return node ? QStringList{listed(node)} : out;
    if (entity == Entity::Route) {
        const YamlNode *match = node->find("match");
        const auto part = [&](const char *key) {
            const YamlNode *own = node->find(key);
            return listed(own ? own : match ? match->find(key) : nullptr);
        };
        const QString host = part("host"), path = part("path"), methods = part("methods");
        out += host.isEmpty() && path.isEmpty() ? Words::tr("any request")
                                                : QStringLiteral("%1 %2").arg(host, path).trimmed();
        const QString backend = scalar(node->find("backend"));
        if (!methods.isEmpty())
            out += methods;
        if (!backend.isEmpty())
            out += Words::tr("to backend %1").arg(backend);
    } else if (entity == Entity::Backend) {
        const YamlNode *servers = node->find("servers");
        if (servers && servers->kind == YamlKind::Sequence) {
            for (const auto &server : servers->items)
                out += server->kind == YamlKind::Map ? scalar(server->find("url"))
                                                     : scalar(server.get());
        }
    } else if (entity == Entity::Listener) {
        out += scalar(node->find("bind"));
    }
    return out;
}

/// Of a server in a backend's list: its name, else where it listens; empty: nothing is there.
QString serverAt(const YamlNode *root, const YamlPath &path)
{
    const Thing backend = thingAt(root, path);
    const YamlNode *list = backend.node ? backend.node->find("servers") : nullptr;
    if (!list || list->kind != YamlKind::Sequence || path[3].index >= list->items.size())
        return {};
    const YamlNode &server = *list->items[path[3].index];
    QString name = scalar(server.kind == YamlKind::Map ? server.find("name") : nullptr);
    if (name.isEmpty())
        name = scalar(server.kind == YamlKind::Map ? server.find("url") : &server);
    return name;
}

/// A path below a thing, as people say it: "match.host", "server api-2 weight".
QString below(const YamlPath &path, std::size_t from, const YamlNode *root)
{
    if (path.size() > 3 && path[0].key == "backends" && path[2].key == "servers" &&
        path[3].isIndex) {
        const QString name = serverAt(root, path);
        if (!name.isEmpty()) {
            const QString words = Words::tr("server %1").arg(name);
            return path.size() == 4 ? words : words + u' ' + below(path, 4, nullptr);
        }
    }
    YamlPath rest;
    for (std::size_t i = from; i < path.size(); ++i)
        rest = rest / path[i];
    return text(rest.toString());
}

class Collector
{
public:
    Collector(const YamlNode *live, const YamlNode *draft)
        : m_live(live)
        , m_draft(draft)
    {
    }

    void add(const SemanticChange &change)
    {
        const YamlPath &path = change.kind == ChangeKind::Removed ? change.before : change.after;
        if (path.empty())
            return;
        const Entity entity = entityOf(path[0].key);
        const bool things =
            entity == Entity::Route || entity == Entity::Backend || entity == Entity::Listener;
        if (things && path.size() == 1) {
            whole(change.before, m_live, Kind::Removed);
            whole(change.after, m_draft, Kind::Added);
        } else if (things && path.size() == 2 && change.kind != ChangeKind::Changed) {
            thing(change);
        } else if (entity == Entity::Settings && path.size() == 1) {
            settings(change);
        } else {
            part(change, things ? 2 : entity == Entity::Settings ? 1 : 0);
        }
    }

    std::vector<DraftChange> take() { return std::move(m_changes); }

private:
    /// Every thing of a section that is new or gone as a whole.
    void whole(const YamlPath &section, const YamlNode *root, Kind kind)
    {
        const YamlNode *node = root && !section.empty() ? root->find(section[0].key) : nullptr;
        if (!node)
            return;
        const auto one = [&](const YamlPath &path) {
            SemanticChange change;
            change.kind = kind == Kind::Added ? ChangeKind::Added : ChangeKind::Removed;
            (kind == Kind::Added ? change.after : change.before) = path;
            thing(change);
        };
        for (std::size_t i = 0; i < node->items.size(); ++i)
            one(section / i);
        for (const auto &pair : node->pairs)
            one(section / pair.key->scalar);
    }

    /// The whole block, said value by value.
    void settings(const SemanticChange &change)
    {
        YamlNode nothing;
        nothing.kind = YamlKind::Map;
        const auto block = [&](const YamlNode *root) -> const YamlNode & {
            const YamlNode *node = root ? root->find("settings") : nullptr;
            return node && node->kind == YamlKind::Map ? *node : nothing;
        };
        DraftChange out;
        out.entity = Entity::Settings;
        out.kind = change.kind == ChangeKind::Added     ? Kind::Added
                   : change.kind == ChangeKind::Removed ? Kind::Removed
                                                        : Kind::Changed;
        out.lineBefore = thingAt(m_live, change.before).line;
        out.lineAfter = thingAt(m_draft, change.after).line;
        for (const SemanticChange &one : config::semanticDiff(block(m_live), block(m_draft)))
            out.details += detail(one, 0);
        m_changes.push_back(std::move(out));
    }

    void thing(const SemanticChange &change)
    {
        DraftChange out;
        const Thing was = thingAt(m_live, change.before), is = thingAt(m_draft, change.after);
        const Thing &named = change.kind == ChangeKind::Removed ? was : is;
        out.entity = named.entity;
        out.name = named.name;
        out.indexBefore = was.index;
        out.indexAfter = is.index;
        out.lineBefore = was.line;
        out.lineAfter = is.line;
        out.kind = change.kind == ChangeKind::Added     ? Kind::Added
                   : change.kind == ChangeKind::Removed ? Kind::Removed
                                                        : Kind::Moved;
        if (out.kind == Kind::Moved) {
            const QString words =
                Words::tr("from place %1 to %2").arg(was.index + 1).arg(is.index + 1);
            if (DraftChange *known = find(out.entity, out.name)) {
                known->details += words;
                return;
            }
            out.details += words;
        } else {
            out.details = summary(named.entity, named.node);
        }
        m_changes.push_back(std::move(out));
    }

    void part(const SemanticChange &change, std::size_t depth)
    {
        const Thing was = thingAt(m_live, change.before), is = thingAt(m_draft, change.after);
        // A part that is gone: the thing itself is still there, found by its name.
        const Thing &named = change.kind == ChangeKind::Removed ? was : is;
        DraftChange *out = find(named.entity, named.name);
        if (!out) {
            DraftChange fresh;
            fresh.entity = named.entity;
            fresh.name = named.name;
            fresh.indexBefore = was.index;
            fresh.lineBefore = was.line;
            fresh.indexAfter = is.index;
            fresh.lineAfter = is.line;
            if (change.kind == ChangeKind::Removed || change.kind == ChangeKind::Added)
                complete(fresh);
            m_changes.push_back(std::move(fresh));
            out = &m_changes.back();
        } else if (out->kind == Kind::Moved) {
            out->kind = Kind::Changed;
        }
        out->details += detail(change, depth);
    }

    QString detail(const SemanticChange &change, std::size_t from) const
    {
        const auto before = [&] { return below(change.before, from, m_live); };
        const auto after = [&] { return below(change.after, from, m_draft); };
        // What is done most often has words of its own.
        const bool gone = change.kind == ChangeKind::Removed;
        if (change.kind != ChangeKind::Moved &&
            (gone ? before() : after()) == QLatin1String("enabled"))
            return gone || change.newText == "true" ? Words::tr("enabled") : Words::tr("disabled");
        switch (change.kind) {
        case ChangeKind::Added:
            return Words::tr("%1 added: %2").arg(after(), text(change.newText));
        case ChangeKind::Removed:
            return Words::tr("%1 removed: %2").arg(before(), text(change.oldText));
        case ChangeKind::Changed:
            return Words::tr("%1 %2 → %3").arg(after(), text(change.oldText), text(change.newText));
        case ChangeKind::Moved:
            return Words::tr("%1 is now in place %2")
                .arg(before())
                .arg(change.after.last().isIndex ? int(change.after.last().index) + 1 : 0);
        }
        return {};
    }

    /// Where the thing stands in the text that the change doesn't name.
    void complete(DraftChange &change) const
    {
        const char *section = change.entity == Entity::Route      ? "routes"
                              : change.entity == Entity::Backend  ? "backends"
                              : change.entity == Entity::Listener ? "listeners"
                                                                  : "settings";
        const auto look = [&](const YamlNode *root, int &index, int &line) {
            const YamlNode *node = root ? root->find(section) : nullptr;
            if (!node || line > 0)
                return;
            const std::size_t count = std::max(node->items.size(), node->pairs.size());
            for (std::size_t i = 0; i < count; ++i) {
                const YamlPath path = node->kind == YamlKind::Sequence
                                          ? YamlPath{section, i}
                                          : YamlPath{section, node->pairs[i].key->scalar};
                const Thing thing = thingAt(root, path);
                if (thing.name != change.name)
                    continue;
                index = thing.index;
                line = thing.line;
                return;
            }
        };
        if (change.entity == Entity::File)
            return;
        look(m_live, change.indexBefore, change.lineBefore);
        look(m_draft, change.indexAfter, change.lineAfter);
    }

    DraftChange *find(Entity entity, const QString &name)
    {
        const auto found =
            std::find_if(m_changes.begin(), m_changes.end(), [&](const DraftChange &change) {
                return change.entity == entity && change.name == name;
            });
        return found == m_changes.end() ? nullptr : &*found;
    }

    const YamlNode *m_live, *m_draft;
    std::vector<DraftChange> m_changes;
};

} // namespace

QString conflictPlace(const config::MergeConflict &conflict, const YamlNode *ours,
                      const YamlNode *theirs)
{
    // Its id says in which of the texts it stands, and where: the merged text may not have it.
    const std::string_view id = conflict.id;
    const std::size_t colon = id.find(':');
    const auto parsed = YamlPath::parse(colon == id.npos ? id : id.substr(colon + 1));
    const YamlPath path = parsed ? *parsed : conflict.path;
    const YamlNode *root = id.starts_with("ours:") ? ours : theirs;
    const Thing thing = thingAt(root, path);
    if (thing.name.isEmpty())
        return text(conflict.path.toString());
    const QString name = thing.entity == Entity::Route ? Words::tr("Route %1").arg(thing.name)
                         : thing.entity == Entity::Backend
                             ? Words::tr("Backend %1").arg(thing.name)
                             : Words::tr("Listener %1").arg(thing.name);
    const QString part = below(path, 2, root);
    return part.isEmpty() ? name : Words::tr("%1: %2", "a thing and a part of it").arg(name, part);
}

std::vector<DraftChange> draftChanges(const YamlNode *live, const YamlNode *draft)
{
    YamlNode nothing;
    nothing.kind = YamlKind::Map;
    const auto usable = [&](const YamlNode *node) {
        return node && node->kind == YamlKind::Map ? node : &nothing;
    };
    Collector collector(usable(live), usable(draft));
    for (const SemanticChange &change : config::semanticDiff(*usable(live), *usable(draft)))
        collector.add(change);
    return collector.take();
}

} // namespace signalbox::ui
