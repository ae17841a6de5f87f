// What the control channel may ask of a running instance.
#pragma once

#include "base/result.h"
#include "config/runtime_config.h"
#include "control/reload_types.h"

#include <functional>
#include <string>

namespace signalbox::control {

/// Control thread only.
class ControlCommands
{
public:
    using ReloadDone = std::function<void(const ReloadOutcome &)>;
    virtual ~ControlCommands() = default;

    /// `status --json` (formats.md), one line.
    virtual std::string statusJson() = 0;
    virtual void reload(ReloadDone done) = 0;
    virtual void rollback(std::uint64_t number, ReloadDone done) = 0;
    /// @param server  `BACKEND/NAME`, or `NAME` where only one backend has it
    /// @return the whole name of the server that was meant
    virtual Result<std::string> setServerState(const std::string &server,
                                               config::AdminState state) = 0;
    /// Probes a server at once.
    virtual Result<std::string> checkNow(const std::string &server) = 0;
    /// Drains and stops; the channel closes when it is done.
    virtual Result<void> stop() = 0;
};

} // namespace signalbox::control
