// How many descriptors the process may have: connections cost two each.
#pragma once

namespace signalbox::ctl {

/// Raises the soft limit to the hard one.
void raiseDescriptorLimit();

} // namespace signalbox::ctl
