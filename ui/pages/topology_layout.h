// Where the map's nodes stand: columns of the design that move apart, and give way together where
// there is little room. A pure function; any thread.
#pragma once

#include "pages/topology_map.h"

namespace signalbox::ui {

/// Sets every node's rectangle, where the columns begin, and the size of the whole.
void layOut(TopologyMap &map, const TopologyPlace &place);

} // namespace signalbox::ui
