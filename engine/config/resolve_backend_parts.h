// Phase two: health checks and outlier ejection of a backend.
#pragma once

#include "config/resolve_context.h"

namespace signalbox::config {

HealthCheckSpec resolveHealthCheck(ResolveContext &context, const RawHealthCheck &raw,
                                   const PathStep &path);
OutlierSpec resolveOutlier(ResolveContext &context, const RawOutlier &raw, const PathStep &path);

} // namespace signalbox::config
