#include "pages/topology_numbers.h"

#include "theme/formats.h"
#include "theme/state_look.h"
#include "workspace/live_feed.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::ui {

namespace {

using Kind = TopologyNode::Kind;

/// More cells than a card has room for.
constexpr std::size_t mostPicks = 9;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Topology)
};

QString detailOf(const stats::ServerSnapshot &server, std::int64_t nowMs)
{
    const std::string &state = server.info.state;
    if (state == "going-up" || state == "going-down")
        return QString::fromStdString(server.info.progress);
    if (state == "drain")
        return server.sums.active > 0
                   ? Words::tr("%n left", "requests in flight", int(server.sums.active))
                   : QString();
    if (state == "ejected" && server.info.ejectedLeftMs)
        return formats::age(*server.info.ejectedLeftMs);
    if ((state == "down" || state == "maint") && server.info.stateSinceMs > 0)
        return formats::age(nowMs - server.info.stateSinceMs);
    return {};
}

void backendNumbers(const TopologyNode &node, const stats::BackendSnapshot &live, NodeNumbers &out)
{
    double sum = 0;
    std::size_t eligible = 0, missing = 0;
    for (const stats::ServerSnapshot &server : live.servers) {
        sum += server.rate.lastSecond.value_or(0);
        const StateLook look = serverStateLook(server.info.state);
        if (look.takesRequests) {
            ++eligible;
            continue;
        }
        if (missing++ == 0) {
            const auto number = node.servers.indexOf(QString::fromStdString(server.info.name)) + 1;
            out.leftOut = QStringLiteral("%1 %2").arg(QLocale().toString(number), look.word);
            out.leftOutState = QString::fromStdString(server.info.state);
        }
    }
    if (missing > 1)
        out.leftOut += QStringLiteral(" +%1").arg(QLocale().toString(int(missing) - 1));
    out.rate = formats::rate(sum);
    for (const std::string &name : live.info.next) {
        if (out.picks.size() >= qsizetype(mostPicks))
            break;
        const auto number = node.servers.indexOf(QString::fromStdString(name)) + 1;
        out.picks += number > 0 ? QLocale().toString(number) : QStringLiteral("?");
    }
    out.single = eligible == 1 && !out.picks.isEmpty();
    if (out.single)
        out.picks.resize(1);
}

NodeNumbers numbersOf(const TopologyNode &node, const LiveFeed &live,
                      const stats::Snapshot &snapshot)
{
    NodeNumbers out;
    if (node.liveName.isEmpty())
        return out;
    switch (node.kind) {
    case Kind::Listener:
        for (const stats::ListenerSnapshot &listener : snapshot.listeners) {
            if (QString::fromStdString(listener.info.name) != node.liveName)
                continue;
            out.rate = formats::rate(listener.rate.lastSecond);
            const QString url = QString::fromStdString(listener.info.url);
            out.address = url.startsWith(QLatin1String("http://")) ? url.mid(7) : url;
        }
        break;
    case Kind::Route:
        if (const stats::RouteSnapshot *route = live.route(node.liveName)) {
            out.rate = formats::rate(route->rate.lastSecond);
            for (const stats::FaultInfo &fault : snapshot.engine.faults) {
                if (fault.route == route->info.name)
                    out.fault = QString::fromStdString(fault.detail);
            }
        }
        break;
    case Kind::Backend:
        if (const stats::BackendSnapshot *backend = live.backend(node.liveName))
            backendNumbers(node, *backend, out);
        break;
    case Kind::Server:
        if (const stats::ServerSnapshot *server = live.server(node.backend, node.liveName)) {
            out.rate = formats::rate(server->rate.lastSecond);
            out.state = QString::fromStdString(server->info.state);
            out.detail = detailOf(*server, snapshot.takenMs);
        }
        break;
    }
    return out;
}

} // namespace

TopologyNumbers topologyNumbers(const TopologyMap &map, const LiveFeed *live)
{
    TopologyNumbers out;
    out.nodes.resize(map.nodes.size());
    out.links.resize(map.links.size());
    const auto snapshot = live ? live->latest() : nullptr;
    if (!snapshot)
        return out;
    for (std::size_t i = 0; i < map.nodes.size(); ++i)
        out.nodes[i] = numbersOf(map.nodes[i], *live, *snapshot);

    const auto listenerRate = [&](const TopologyNode &node) {
        for (const stats::ListenerSnapshot &listener : snapshot->listeners) {
            if (QString::fromStdString(listener.info.name) == node.liveName)
                return listener.rate.lastSecond.value_or(0);
        }
        return 0.0;
    };
    const auto routeRate = [&](const TopologyNode &node) {
        const stats::RouteSnapshot *route =
            node.liveName.isEmpty() ? nullptr : live->route(node.liveName);
        return route ? route->rate.lastSecond.value_or(0) : 0.0;
    };
    // Nobody counts a route's requests by listener: they are shared out as the listeners' own are.
    std::vector<double> into(map.nodes.size(), 0), rates(map.nodes.size(), 0);
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        if (map.nodes[i].kind == Kind::Listener) {
            rates[i] = listenerRate(map.nodes[i]);
            out.busiest = std::max(out.busiest, rates[i]);
        }
    }
    for (const TopologyLink &link : map.links)
        into[std::size_t(link.to)] += rates[std::size_t(link.from)];
    for (std::size_t i = 0; i < map.links.size(); ++i) {
        const TopologyLink &link = map.links[i];
        const TopologyNode &from = map.nodes[std::size_t(link.from)];
        const TopologyNode &to = map.nodes[std::size_t(link.to)];
        if (link.draftOnly)
            continue;
        if (from.kind == Kind::Listener) {
            const double all = into[std::size_t(link.to)];
            out.links[i].rate = all > 0 ? routeRate(to) * rates[std::size_t(link.from)] / all : 0;
        } else if (from.kind == Kind::Route) {
            out.links[i].rate = routeRate(from);
        } else {
            out.links[i].state = out.nodes[std::size_t(link.to)].state;
            if (const stats::ServerSnapshot *server = live->server(to.backend, to.liveName))
                out.links[i].rate = server->rate.lastSecond.value_or(0);
        }
    }
    return out;
}

QString topologySentence(const TopologyNode &node, const NodeNumbers &numbers)
{
    QStringList parts;
    switch (node.kind) {
    case Kind::Listener:
        parts += Words::tr("Listener %1 on %2").arg(node.name, node.first);
        break;
    case Kind::Route:
        parts += node.number > 0
                     ? Words::tr("Route %1, %2: %3 %4")
                           .arg(QLocale().toString(node.number), node.name, node.first, node.second)
                     : Words::tr("Route %1: %2 %3").arg(node.name, node.first, node.second);
        break;
    case Kind::Backend:
        parts += Words::tr("Backend %1, %2, %n server(s)", nullptr, int(node.servers.size()))
                     .arg(node.name, node.first);
        break;
    case Kind::Server:
        parts += Words::tr("Server %1 of backend %2").arg(node.name, node.backend);
        break;
    }
    if (!numbers.state.isEmpty()) {
        const QString word = serverStateLook(numbers.state.toStdString()).word;
        parts += numbers.detail.isEmpty() ? word : word + u' ' + numbers.detail;
    }
    if (node.badge)
        parts += Words::tr("%1 in the draft").arg(badgeLook(*node.badge).word);
    if (!node.enabled)
        parts += Words::tr("disabled");
    if (node.enabled != node.draftedEnabled)
        parts += node.draftedEnabled ? Words::tr("enabled in the draft")
                                     : Words::tr("disabled in the draft");
    if (!numbers.fault.isEmpty())
        parts += Words::tr("fault %1").arg(numbers.fault);
    if (!numbers.rate.isEmpty())
        parts += Words::tr("%1 requests a second").arg(numbers.rate);
    if (!numbers.picks.isEmpty())
        parts += numbers.single
                     ? Words::tr("server %1 takes every pick").arg(numbers.picks.first())
                     : Words::tr("next picks %1").arg(numbers.picks.join(QLatin1String(", ")));
    if (!numbers.leftOut.isEmpty())
        parts += Words::tr("left out: %1").arg(numbers.leftOut);
    return parts.join(QLatin1String(", "));
}

} // namespace signalbox::ui
