// `status --json` and the admin listener's /status.
#pragma once

#include "stats/snapshot.h"

#include <string>

namespace signalbox::stats {

/// One line of JSON without a line end: the keys of formats.md in that order, then those that were
/// added.
std::string statusJson(const Snapshot &snapshot);

} // namespace signalbox::stats
