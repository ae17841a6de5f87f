// What a sample says about the map's nodes and links, as it is painted: equal values need no
// repaint. GUI thread.
#pragma once

#include "pages/topology_map.h"
#include "theme/tokens.h"

#include <QStringList>

#include <vector>

namespace signalbox::ui {

class LiveFeed;

struct NodeNumbers
{
    QString rate;        // "41.8", "–"; empty: nothing is known
    QString state;       // of a server, as in stats::ServerInfo
    QString detail;      // of its state: "41 s", "2/3", "2 left"
    QStringList picks;   // of a backend: numbers of the servers that are next
    bool single = false; // one server takes every pick
    QString leftOut;     // "3 DOWN"
    QString leftOutState;
    QString fault;   // of a route
    QString address; // of a listener, with its real port; empty: as the file says
    bool operator==(const NodeNumbers &) const = default;
};

struct LinkNumbers
{
    double rate = 0;
    QString state; // of the server at its end
    bool operator==(const LinkNumbers &) const = default;
};

struct TopologyNumbers
{
    std::vector<NodeNumbers> nodes;
    std::vector<LinkNumbers> links;
    double busiest = 0; // listener's rate
};

/// @param live  null: a map without numbers
TopologyNumbers topologyNumbers(const TopologyMap &map, const LiveFeed *live);

/// Sentence for people who don't see the map: "api-3, server of api, DOWN for 41 s".
QString topologySentence(const TopologyNode &node, const NodeNumbers &numbers);

} // namespace signalbox::ui
