// The map for assistive tools: its nodes are children that speak in sentences. GUI thread.
#pragma once

namespace signalbox::ui {

class TopologyView;

/// Once or more; Qt asks for interfaces by class name from then on.
void installTopologyAccessibility();
/// The view's nodes are others now.
void forgetTopologyNodes(const TopologyView &view);

} // namespace signalbox::ui
