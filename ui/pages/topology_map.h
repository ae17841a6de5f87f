// What the map shows and where: listeners, routes, backends and servers of live and draft as nodes
// and links with fixed places. Plain values and pure functions; any thread.
#pragma once

#include "models/route_rows.h"

#include <QRectF>

#include <vector>

namespace signalbox::ui {

enum class TopologyShow { Overlay, Live, Draft };

struct TopologyNode
{
    enum class Kind { Listener, Route, Backend, Server };

    Kind kind = Kind::Listener;
    QString name;
    QString liveName;    // what samples call it; empty: it isn't live
    QString backend;     // of a server
    QString first;       // listener, server: address; backend: balance; route: host
    QString second;      // listener: protocols; route: path
    int number = 0;      // route: 1-based position, 0: none; server: 1-based in its backend
    quint32 weight = 1;  // of a server
    QStringList servers; // of a backend, in file order
    std::optional<BadgeKind> badge;
    bool enabled = true;        // of a route: live where it is live, else as drafted
    bool draftedEnabled = true; // as the draft has it
    bool draftOnly = false;     // dashed: nothing runs through it yet
    QRectF rect;

    bool sameThing(const TopologyNode &other) const
    {
        return kind == other.kind && name == other.name && backend == other.backend;
    }
    bool operator==(const TopologyNode &) const = default;
};

struct TopologyLink
{
    int from = 0, to = 0; // indexes of nodes
    bool draftOnly = false;
    bool disabled = false;
    bool operator==(const TopologyLink &) const = default;
};

struct TopologyMap
{
    std::vector<TopologyNode> nodes; // by column, top to bottom
    std::vector<TopologyLink> links;
    double columns[4] = {0, 0, 0, 0}; // where captions begin (right to left: where they end)
    QSizeF size;
    bool operator==(const TopologyMap &) const = default;

    /// -1: there is none.
    int find(TopologyNode::Kind kind, const QString &name, const QString &backend = {}) const;
};

/// How the map is laid out. Lengths of the design are multiplied by `scale`.
struct TopologyPlace
{
    double scale = 1;
    double width = 0; // columns move apart to fill it
    bool mirrored = false;
};

/// @param live   null: nothing runs
/// @param draft  null: there is no readable draft
TopologyMap topologyMap(const Analysis *live, const Analysis *draft,
                        const std::vector<DraftChange> &changes, TopologyShow show,
                        const TopologyPlace &place);

} // namespace signalbox::ui
