// /metrics of the admin listener: Prometheus text format 0.0.4.
#pragma once

#include "stats/process_figures.h"
#include "stats/snapshot.h"

#include <string>
#include <string_view>

namespace signalbox::stats {

constexpr std::string_view metricsContentType = "text/plain; version=0.0.4; charset=utf-8";

std::string metricsText(const Snapshot &snapshot, const ProcessFigures &process);

} // namespace signalbox::stats
