#include "pages/topology_map.h"

#include "workspace/text.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {

namespace {

using Kind = TopologyNode::Kind;

// The design's lengths.
constexpr double margin = 14, top = 30, bottom = 5;
constexpr double widths[] = {124, 236, 208, 284};
constexpr double gaps[] = {71, 76, 77};
constexpr double naturalWidth = 1104;
constexpr double wholeWidth = 1040; // the least where nodes are as wide as designed
// What they are at least, before the map scrolls sideways.
constexpr double leastWidths[] = {108, 196, 172, 216};
constexpr double leastGaps[] = {34, 34, 32};
constexpr double leastWidth = 820;
constexpr double listenerHeight = 58, routeHeight = 42, backendHeight = 58, serverHeight = 30;
constexpr double serverStep = 34, groupGap = 14, leastGap = 10, mostGap = 34;
constexpr double legendHeight = 96;

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
        for (const config::ServerSpec &server : spec.servers)
            node.servers += text(server.name);
        m_backends.push_back(node);
        m_specs.push_back(&spec);
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
        for (std::size_t i = 0; i < m_specs.size(); ++i)
            servers(*m_specs[i], m_backends[i]);
    }

    void servers(const config::BackendSpec &spec, const TopologyNode &owner)
    {
        const config::BackendSpec *running = nullptr;
        if (m_live) {
            const auto found = find(m_live->backends, spec.name);
            running = found == m_live->backends.end() ? nullptr : &*found;
        }
        for (std::size_t i = 0; i < spec.servers.size(); ++i) {
            const config::ServerSpec &server = spec.servers[i];
            TopologyNode node;
            node.kind = Kind::Server;
            node.name = text(server.name);
            node.backend = owner.name;
            // A server without a name of its own has its address for one.
            if (!node.name.endsWith(shortAddress(server)))
                node.first = shortAddress(server);
            node.number = int(i) + 1;
            node.weight = server.weight;
            const bool live =
                running && find(running->servers, server.name) != running->servers.end();
            if (live)
                node.liveName = node.name;
            node.draftOnly = m_overlay && !live;
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
                const auto &only = spec->match.listeners;
                if (!only.empty() &&
                    std::find(only.begin(), only.end(), std::uint32_t(i)) == only.end())
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
    std::vector<const config::BackendSpec *> m_specs;
    QSet<QString> m_seen;
    TopologyMap m_map;
};

/// Gives every node its rectangle.
class Layout
{
public:
    Layout(TopologyMap &map, const TopologyPlace &place)
        : m_map(map)
        , m_place(place)
        , m_width(std::max(leastWidth, place.width / place.scale))
    {
        // The gaps take what there is; narrower than that, nodes and gaps give way together.
        const double narrow =
            std::clamp((wholeWidth - m_width) / (wholeWidth - leastWidth), 0.0, 1.0);
        const double more = (std::max(m_width, wholeWidth) - naturalWidth) / 3;
        double x = margin;
        for (int column = 0; column < 4; ++column) {
            m_left[column] = x;
            m_wide[column] = std::lerp(widths[column], leastWidths[column], narrow);
            x += m_wide[column];
            if (column < 3)
                x += std::lerp(gaps[column] + more, leastGaps[column], narrow);
        }
    }

    void run()
    {
        std::vector<std::size_t> columns[4];
        for (std::size_t i = 0; i < m_map.nodes.size(); ++i)
            columns[int(m_map.nodes[i].kind)].push_back(i);
        const double natural = groupsHeight(columns[2], groupGap);
        const auto spread = [](double count, double each) {
            return count > 0 ? count * each + (count - 1) * leastGap : 0;
        };
        const double height = std::max(
            {natural, spread(double(columns[1].size()), routeHeight),
             spread(double(columns[0].size()), listenerHeight) + legendHeight, double(220)});
        groups(columns[2], height);
        column(columns[1], routeHeight, height);
        listeners(columns[0], height - legendHeight);
        m_map.size = QSizeF(m_width, top + height + bottom) * m_place.scale;
        for (int i = 0; i < 4; ++i)
            m_map.columns[i] = m_place.scale * (m_place.mirrored ? m_width - m_left[i] : m_left[i]);
    }

private:
    void put(std::size_t node, double y, double height)
    {
        const int column = int(m_map.nodes[node].kind);
        double x = m_left[column];
        if (m_place.mirrored)
            x = m_width - x - m_wide[column];
        const double s = m_place.scale;
        m_map.nodes[node].rect = QRectF(x * s, y * s, m_wide[column] * s, height * s);
    }

    static double groupHeight(const TopologyNode &backend)
    {
        const double servers = double(backend.servers.size());
        return std::max(backendHeight,
                        servers > 0 ? (servers - 1) * serverStep + serverHeight : 0.0);
    }

    double groupsHeight(const std::vector<std::size_t> &backends, double gap) const
    {
        double sum = backends.empty() ? 0 : gap * double(backends.size() - 1);
        for (const std::size_t i : backends)
            sum += groupHeight(m_map.nodes[i]);
        return sum;
    }

    static double gapFor(double content, std::size_t count, double least, double height)
    {
        if (count < 2)
            return 0;
        return std::clamp((height - content) / double(count - 1), least, std::max(least, mostGap));
    }

    void groups(const std::vector<std::size_t> &backends, double height)
    {
        const double content = groupsHeight(backends, 0);
        const double gap = gapFor(content, backends.size(), groupGap, height);
        const double all = content + (backends.empty() ? 0 : gap * double(backends.size() - 1));
        double y = top + std::max(0.0, (height - all) / 2);
        std::size_t server = 0;
        while (server < m_map.nodes.size() && m_map.nodes[server].kind != Kind::Server)
            ++server;
        for (const std::size_t i : backends) {
            const double group = groupHeight(m_map.nodes[i]);
            put(i, y + (group - backendHeight) / 2, backendHeight);
            const double count = double(m_map.nodes[i].servers.size());
            double at = y + (group - ((count - 1) * serverStep + serverHeight)) / 2;
            for (qsizetype n = 0; n < m_map.nodes[i].servers.size(); ++n, at += serverStep)
                put(server++, at, serverHeight);
            y += group + gap;
        }
    }

    void column(const std::vector<std::size_t> &nodes, double each, double height)
    {
        const double content = each * double(nodes.size());
        const double gap = gapFor(content, nodes.size(), leastGap, height);
        const double all = content + (nodes.empty() ? 0 : gap * double(nodes.size() - 1));
        double y = top + std::max(0.0, (height - all) / 2);
        for (const std::size_t i : nodes) {
            put(i, y, each);
            y += each + gap;
        }
    }

    void listeners(const std::vector<std::size_t> &nodes, double height)
    {
        const double step = height / std::max(1.0, double(nodes.size()));
        for (std::size_t n = 0; n < nodes.size(); ++n)
            put(nodes[n], top + step * (double(n) + 0.5) - listenerHeight / 2, listenerHeight);
    }

    TopologyMap &m_map;
    TopologyPlace m_place;
    double m_width;
    double m_left[4], m_wide[4];
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
    Layout(map, place).run();
    return map;
}

} // namespace signalbox::ui
