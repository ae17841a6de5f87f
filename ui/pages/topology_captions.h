// The words above the map's columns, and the legend that says how wide which rate is. GUI thread.
#pragma once

#include "pages/topology_map.h"

class QPainter;

namespace signalbox::ui {

class Theme;

/// In the map's coordinates and the painter's layout direction.
/// @param perRate  width of one request a second in the design's pixels
void paintTopologyCaptions(QPainter *painter, const Theme &theme, const TopologyMap &map,
                           double perRate);

} // namespace signalbox::ui
