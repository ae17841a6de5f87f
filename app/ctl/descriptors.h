// How many descriptors the process may have: connections cost two each.
#pragma once

#include <cstdint>

namespace signalbox::ctl {

/// Raises the soft limit to the hard one and returns what holds then.
std::uint64_t raiseDescriptorLimit();

} // namespace signalbox::ctl
