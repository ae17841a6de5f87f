#include "models/route_edits.h"

#include "workspace/draft_document.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

using config::YamlKind;
using config::YamlNode;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RouteEdits)
};

/// The draft's present text as a tree, and its routes.
class Routes
{
public:
    explicit Routes(const DraftDocument &draft)
        : m_document(config::readYaml(draft.text()))
        , m_root(m_document.root.get())
        , m_routes(m_root && m_root->kind == YamlKind::Map ? m_root->find("routes") : nullptr)
    {
    }

    /// Why there are none: the text can't be read.
    QString unreadable() const
    {
        if (m_root || m_document.diagnostics.empty())
            return {};
        const config::Diagnostic &first = m_document.diagnostics.front();
        return Words::tr("line %1 can't be read: %2")
            .arg(first.mark.line)
            .arg(QString::fromStdString(first.message));
    }

    bool list() const { return m_routes && m_routes->kind == YamlKind::Sequence; }
    int count() const
    {
        return !m_routes ? 0 : int(list() ? m_routes->items.size() : m_routes->pairs.size());
    }

    QString name(int index) const
    {
        if (!list())
            return QString::fromStdString(m_routes->pairs[std::size_t(index)].key->scalar);
        const YamlNode *name = node(index)->find("name");
        return name ? QString::fromStdString(name->scalar)
                    : QStringLiteral("route-%1").arg(index + 1);
    }

    const YamlNode *node(int index) const { return m_routes->items[std::size_t(index)].get(); }

    int find(const RouteRef &route) const
    {
        if (route.index >= 0 && route.index < count() && name(route.index) == route.name)
            return route.index;
        for (int i = 0; i < count(); ++i) {
            if (name(i) == route.name)
                return i;
        }
        return -1;
    }

    QString freeName(const QString &wanted) const
    {
        QString candidate = wanted;
        for (int n = 2; find({candidate, -1}) >= 0; ++n)
            candidate = QStringLiteral("%1-%2").arg(wanted).arg(n);
        return candidate;
    }

    std::string firstBackend() const
    {
        const YamlNode *backends =
            m_root && m_root->kind == YamlKind::Map ? m_root->find("backends") : nullptr;
        return backends && !backends->pairs.empty() ? backends->pairs.front().key->scalar
                                                    : std::string("backend");
    }

    config::YamlPath path(int index) const
    {
        if (list())
            return {"routes", index};
        return {"routes", m_routes->pairs[std::size_t(index)].key->scalar};
    }

private:
    config::YamlDocument m_document;
    const YamlNode *m_root;
    const YamlNode *m_routes;
};

bool apply(DraftDocument &draft, config::Edit edit, const QString &title)
{
    return bool(draft.edit({std::move(edit)}, title));
}

/// Where the route isn't, it may be that nothing can be read: then the draft says so.
int findOrTell(DraftDocument &draft, const Routes &routes, const RouteRef &route)
{
    const int index = routes.find(route);
    if (const QString why = routes.unreadable(); index < 0 && !why.isEmpty())
        draft.refuse(why);
    return index;
}

} // namespace

bool setRouteEnabled(DraftDocument &draft, const RouteRef &route, bool enabled)
{
    const Routes routes(draft);
    const int index = findOrTell(draft, routes, route);
    if (index < 0)
        return false;
    const config::YamlPath key = routes.path(index) / config::YamlStep("enabled");
    if (!enabled)
        return apply(draft, config::SetValue{key, config::yamlPlain("false")},
                     Words::tr("disable route %1").arg(route.name));
    // Routes are enabled where nothing is said: the key goes as it came.
    if (!routes.list() || !routes.node(index)->find("enabled"))
        return false;
    return apply(draft, config::RemoveKey{key}, Words::tr("enable route %1").arg(route.name));
}

bool renameRoute(DraftDocument &draft, const RouteRef &route, const QString &name)
{
    const Routes routes(draft);
    const int index = findOrTell(draft, routes, route);
    const QString wanted = name.trimmed();
    if (index < 0 || wanted.isEmpty() || wanted == route.name)
        return false;
    const QString title = Words::tr("rename route %1").arg(route.name);
    if (!routes.list())
        return apply(draft, config::RenameKey{routes.path(index), wanted.toStdString()}, title);
    return apply(draft,
                 config::SetValue{routes.path(index) / config::YamlStep("name"),
                                  config::yamlString(wanted.toStdString())},
                 title);
}

bool removeRoute(DraftDocument &draft, const RouteRef &route)
{
    const Routes routes(draft);
    const int index = findOrTell(draft, routes, route);
    if (index < 0)
        return false;
    const QString title = Words::tr("remove route %1").arg(route.name);
    if (!routes.list())
        return apply(draft, config::RemoveKey{routes.path(index)}, title);
    return apply(draft, config::RemoveItem{routes.path(index)}, title);
}

bool moveRoute(DraftDocument &draft, const RouteRef &route, int steps)
{
    const Routes routes(draft);
    const int index = findOrTell(draft, routes, route);
    const int to = index + steps;
    if (index < 0 || to < 0 || to >= routes.count() || steps == 0)
        return false;
    return apply(draft, config::MoveRoute{std::size_t(index), std::size_t(to)},
                 Words::tr("move route %1").arg(route.name));
}

bool moveRouteBefore(DraftDocument &draft, const RouteRef &route, const RouteRef &before)
{
    const Routes routes(draft);
    const int from = findOrTell(draft, routes, route);
    const int place = before.name.isEmpty() ? routes.count() : routes.find(before);
    if (from < 0 || place < 0)
        return false;
    const int to = place > from ? place - 1 : place;
    return to != from && moveRoute(draft, {route.name, from}, to - from);
}

QString duplicateRoute(DraftDocument &draft, const RouteRef &route)
{
    const Routes routes(draft);
    const int index = findOrTell(draft, routes, route);
    if (index < 0)
        return {};
    const QString name = routes.freeName(route.name + QLatin1String("-copy"));
    std::vector<config::Edit> edits;
    edits.emplace_back(config::AddRoute{std::size_t(index) + 1,
                                        routes.list() ? config::yamlCopy(*routes.node(index))
                                                      : config::yamlMap({})});
    edits.emplace_back(config::SetValue{config::YamlPath{"routes", index + 1, "name"},
                                        config::yamlString(name.toStdString())});
    return draft.edit(std::move(edits), Words::tr("duplicate route %1").arg(route.name))
               ? name
               : QString();
}

QString addRoute(DraftDocument &draft, const RouteRef &before)
{
    const Routes routes(draft);
    const int place = before.name.isEmpty() ? -1 : routes.find(before);
    const QString name = routes.freeName(QStringLiteral("new-route"));
    // Matches nothing that anybody asks for yet: a new route must not take over what others serve.
    config::YamlValue route = config::yamlMap(
        {{"name", config::yamlString(name.toStdString())},
         {"match", config::yamlMap({{"host", config::yamlString("new.localhost")}})},
         {"backend", config::yamlString(routes.firstBackend())}});
    const std::size_t index = std::size_t(place < 0 ? routes.count() : place);
    return apply(draft, config::AddRoute{index, std::move(route)}, Words::tr("new route"))
               ? name
               : QString();
}

} // namespace signalbox::ui
