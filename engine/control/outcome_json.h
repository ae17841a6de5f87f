// Diagnostics and reload outcomes as JSON: what `check --json` and the control channel share
// (formats.md).
#pragma once

#include "control/reload_types.h"

#include <string>

namespace signalbox::control {

/// RFC 3339 in UTC with milliseconds.
std::string rfc3339(WallTime time);

/// `[{"severity","message","file","line","column","path","hint"},…]`; unknown is null.
void appendDiagnostics(std::string &out, const config::Diagnostics &list, const std::string &file);

/// `{"outcome":"applied|unchanged|rejected","generation","cause","error","diagnostics":[…],"steps":[{"step","duration-ms"}],"error-type","file","digest"}`
std::string outcomeJson(const ReloadOutcome &outcome);

} // namespace signalbox::control
