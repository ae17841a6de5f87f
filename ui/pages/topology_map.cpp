#include "pages/topology_map.h"

#include "config/covering.h"
#include "pages/topology_layout.h"
#include "workspace/text.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace signalbox::ui {

namespace {

using Kind = TopologyNode::Kind;

std::optional<BadgeKind> badgeOf(const std::vector<DraftChange> &changes,
                                 DraftChange::Entity entity, const QString &name)
{
    for (const DraftChange &change : changes) {
        if (change.entity == entity && change.name == name)
            return change.kind == DraftChange::Kind::Added     ? BadgeKind::Added
                   : change.kind == DraftChange::Kind::Removed ? BadgeKind::Removed
                                                               : BadgeKind::Changed;
    }
    return std::nullopt;
}

/// ":3001" of a loopback server, else what there is of its URL behind the scheme.
QString shortAddress(const config::ServerSpec &server)
{
    if (!server.unixPath.empty())
        return text(server.unixPath);
    const bool loopback =
        server.host == "localhost" || server.host == "::1" || server.host.starts_with("127.");
    const QString port = QStringLiteral(":%1").arg(server.port);
    return loopback ? port : text(server.host) + port;
}

/// Each with whether the draft removes it.
using Servers = std::vector<std::pair<const config::ServerSpec *, bool>>;

class Builder
{
public:
    Builder(const Analysis *live, const Analysis *draft, const std::vector<DraftChange> &changes,
            TopologyShow show)
        : m_overlay(show == TopologyShow::Overlay && live && draft)
        , m_changes(changes)
    {
        const Analysis *first = show == TopologyShow::Live || !draft ? live : draft;
        if (show == TopologyShow::Draft && draft)
            first = draft;
        m_shown = first ? first->config.get() : nullptr;
        m_live = live ? live->config.get() : nullptr;
        if (!first || !m_shown)
            return;
        if (m_overlay)
            m_rows = routeRows(live, *draft, changes);
        else
            m_rows = routeRows(*first, first != live);
        m_rowsAreLive = first == live;
    }

    TopologyMap build()
    {
        if (!m_shown)
            return {};
        listeners();
        routes();
        backends();
        links();
        return std::move(m_map);
    }

private:
    template <class List> static auto find(const List &list, const std::string &name)
    {
        return std::find_if(list.begin(), list.end(),
                            [&](const auto &entry) { return entry.name == name; });
    }

    bool isLive(DraftChange::Entity entity, const std::string &name) const
    {
        if (!m_live)
            return false;
        return entity == DraftChange::Entity::Listener
                   ? find(m_live->listeners, name) != m_live->listeners.end()
                   : find(m_live->backends, name) != m_live->backends.end();
    }

    void listener(const config::ListenerSpec &spec)
    {
        TopologyNode node;
        node.kind = Kind::Listener;
        node.name = text(spec.name);
        node.first = text(spec.bind.toString());
        node.second = QCoreApplication::translate("TopologyMap", "h1 · WebSocket");
        const bool live = isLive(DraftChange::Entity::Listener, spec.name);
        if (live)
            node.liveName = node.name;
        if (m_overlay)
            node.badge = badgeOf(m_changes, DraftChange::Entity::Listener, node.name);
        node.draftOnly = m_overlay && !live;
        m_map.nodes.push_back(std::move(node));
    }

    void listeners()
    {
        for (const config::ListenerSpec &spec : m_shown->listeners)
            listener(spec);
        if (!m_overlay || !m_live)
            return;
        for (const config::ListenerSpec &spec : m_live->listeners) {
            if (find(m_shown->listeners, spec.name) == m_shown->listeners.end())
                listener(spec);
        }
    }

    void routes()
    {
        for (const RouteRow &row : m_rows) {
            TopologyNode node;
            node.kind = Kind::Route;
            node.name = row.name;
            if (row.liveIndex >= 0)
                node.liveName = row.liveName;
            node.first =
                row.host.isEmpty() ? QCoreApplication::translate("TopologyMap", "any") : row.host;
            node.second = row.path;
            node.number = (m_rowsAreLive ? row.liveIndex : row.draftIndex) + 1;
            node.badge = row.badge;
            node.enabled = m_overlay && row.liveIndex >= 0 ? row.liveEnabled : row.enabled;
            node.draftedEnabled = row.enabled;
            node.draftOnly = m_overlay && row.liveIndex < 0;
            m_map.nodes.push_back(std::move(node));
        }
    }

    /// What a row is in the configuration it is of.
    const config::RouteSpec *specOf(const RouteRow &row, const config::RuntimeConfig *&of) const
    {
        const bool fromLive = m_rowsAreLive || row.removed();
        of = fromLive ? m_live : m_shown;
        const int index = fromLive ? row.liveIndex : row.draftIndex;
        if (!of || index < 0 || std::size_t(index) >= of->routes.size())
            return nullptr;
        return &of->routes[std::size_t(index)];
    }

    /// The backend that a route of the overlay has now; empty: none, or it isn't live.
    QString liveTarget(const RouteRow &row) const
    {
        if (!m_overlay || !m_live || row.liveIndex < 0 ||
            std::size_t(row.liveIndex) >= m_live->routes.size())
            return {};
        const auto &backend = m_live->routes[std::size_t(row.liveIndex)].backend;
        return backend ? text(m_live->backends[*backend].name) : QString();
    }

    void backend(const config::BackendSpec &spec)
    {
        TopologyNode node;
        node.kind = Kind::Backend;
        node.name = text(spec.name);
        node.first = spec.balance == config::BalanceKind::RoundRobin
                         ? QStringLiteral("round-robin")
                         : QStringLiteral("least-requests");
        const bool live = isLive(DraftChange::Entity::Backend, spec.name);
        if (live)
            node.liveName = node.name;
        if (m_overlay)
            node.badge = badgeOf(m_changes, DraftChange::Entity::Backend, node.name);
        node.draftOnly = m_overlay && !live;
        const Servers servers = serversOf(spec);
        for (const auto &[server, removed] : servers)
            node.servers += text(server->name);
        m_backends.push_back(node);
        m_servers.push_back(servers);
    }

    const config::BackendSpec *running(const std::string &backend) const
    {
        if (!m_live)
            return nullptr;
        const auto found = find(m_live->backends, backend);
        return found == m_live->backends.end() ? nullptr : &*found;
    }

    /// A backend's servers in file order, those that the draft removes where they are.
    Servers serversOf(const config::BackendSpec &spec) const
    {
        Servers out;
        for (const config::ServerSpec &server : spec.servers)
            out.emplace_back(&server, false);
        const config::BackendSpec *live = m_overlay ? running(spec.name) : nullptr;
        if (!live)
            return out;
        auto behind = out.begin();
        for (const config::ServerSpec &server : live->servers) {
            const auto same = std::find_if(out.begin(), out.end(), [&](const auto &entry) {
                return entry.first->name == server.name;
            });
            behind = (same == out.end() ? out.emplace(behind, &server, true) : same) + 1;
        }
        return out;
    }

    void backends()
    {
        // By the first route that uses them, then what none uses, in file order.
        const auto add = [&](const config::BackendSpec &spec) {
            const QString name = text(spec.name);
            if (!m_seen.contains(name)) {
                m_seen.insert(name);
                backend(spec);
            }
        };
        // Those of routes that only the draft has come after, so that a draft moves nothing.
        for (const bool added : {false, true}) {
            for (const RouteRow &row : m_rows) {
                const config::RuntimeConfig *of = nullptr;
                const config::RouteSpec *spec = specOf(row, of);
                if (spec && spec->backend && (m_overlay && row.liveIndex < 0) == added)
                    add(of->backends[*spec->backend]);
            }
        }
        for (const config::BackendSpec &spec : m_shown->backends)
            add(spec);
        if (m_overlay && m_live) {
            for (const config::BackendSpec &spec : m_live->backends)
                add(spec);
        }
        m_map.nodes.insert(m_map.nodes.end(), m_backends.begin(), m_backends.end());
        for (std::size_t i = 0; i < m_servers.size(); ++i)
            servers(m_servers[i], m_backends[i]);
    }

    void servers(const Servers &servers, const TopologyNode &owner)
    {
        const config::BackendSpec *live = running(owner.name.toStdString());
        int number = 0;
        for (const auto &[server, removed] : servers) {
            TopologyNode node;
            node.kind = Kind::Server;
            node.name = text(server->name);
            node.backend = owner.name;
            // A server without a name of its own has its address for one.
            if (!node.name.endsWith(shortAddress(*server)))
                node.first = shortAddress(*server);
            node.number = ++number;
            node.weight = server->weight;
            if (removed)
                node.badge = BadgeKind::Removed;
            if (live && find(live->servers, server->name) != live->servers.end())
                node.liveName = node.name;
            node.draftOnly = m_overlay && node.liveName.isEmpty();
            m_map.nodes.push_back(std::move(node));
        }
    }

    void links()
    {
        const auto count = m_map.nodes.size();
        for (std::size_t i = 0; i < count; ++i) {
            const TopologyNode &node = m_map.nodes[i];
            if (node.kind == Kind::Server) {
                const int from = m_map.find(Kind::Backend, node.backend);
                m_map.links.push_back({from, int(i), node.draftOnly, false});
            }
        }
        std::size_t at = 0;
        while (at < count && m_map.nodes[at].kind != Kind::Route)
            ++at;
        for (const RouteRow &row : m_rows) {
            const int route = int(at++);
            const config::RuntimeConfig *of = nullptr;
            const config::RouteSpec *spec = specOf(row, of);
            if (!spec)
                continue;
            const bool added = m_map.nodes[std::size_t(route)].draftOnly;
            const bool enabled = m_map.nodes[std::size_t(route)].enabled;
            if (spec->backend) {
                const QString target = text(of->backends[*spec->backend].name);
                const QString live = liveTarget(row);
                const bool drafted = !live.isEmpty() && live != target;
                if (drafted) // what runs goes on to where it goes
                    m_map.links.push_back(
                        {route, m_map.find(Kind::Backend, live), false, !enabled});
                m_map.links.push_back(
                    {route, m_map.find(Kind::Backend, target), added || drafted, !enabled});
            }
            if (added || !enabled)
                continue;
            for (std::size_t i = 0; i < of->listeners.size(); ++i) {
                if (!config::takesListener(spec->match, std::uint32_t(i)))
                    continue;
                const int from = m_map.find(Kind::Listener, text(of->listeners[i].name));
                if (from >= 0)
                    m_map.links.push_back({from, route, false, false});
            }
        }
    }

    bool m_overlay;
    bool m_rowsAreLive = false;
    const std::vector<DraftChange> &m_changes;
    const config::RuntimeConfig *m_shown = nullptr;
    const config::RuntimeConfig *m_live = nullptr;
    std::vector<RouteRow> m_rows;
    std::vector<TopologyNode> m_backends;
    std::vector<Servers> m_servers; // of each of m_backends
    QSet<QString> m_seen;
    TopologyMap m_map;
};

} // namespace

int TopologyMap::find(TopologyNode::Kind kind, const QString &name, const QString &backend) const
{
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind == kind && nodes[i].name == name && nodes[i].backend == backend)
            return int(i);
    }
    return -1;
}

TopologyMap topologyMap(const Analysis *live, const Analysis *draft,
                        const std::vector<DraftChange> &changes, TopologyShow show,
                        const TopologyPlace &place)
{
    TopologyMap map = Builder(live, draft, changes, show).build();
    layOut(map, place);
    return map;
}

} // namespace signalbox::ui
