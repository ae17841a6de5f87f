// Passive health: consecutive failures of real traffic eject a server for a while (engine.md §6).
#pragma once

#include "balance/server_state.h"
#include "base/clock.h"

namespace signalbox::balance {

class OutlierDetector;

} // namespace signalbox::balance
