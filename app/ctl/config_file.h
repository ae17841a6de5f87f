// Which configuration file a command is about.
#pragma once

#include "base/result.h"

#include <string>

namespace signalbox::ctl {

/// `given`, which must exist, or signalbox.yaml, then .signalbox.yaml, in the working folder or the
/// nearest parent that has one. Absolute. NotFound: the message says how to make one.
Result<std::string> findConfigFile(const std::string &given);

} // namespace signalbox::ctl
