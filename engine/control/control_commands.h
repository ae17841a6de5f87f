// What the control channel may ask of a running instance.
#pragma once

#include "base/result.h"
#include "config/runtime_config.h"
#include "control/reload_types.h"
#include "health/health_target.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

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
    /// As Session::apply().
    virtual void apply(std::string text, std::optional<std::string> base, ReloadDone done) = 0;
    /// Cuts what is still on an old generation; nothing to do when it has ended. NotFound when
    /// there is none of that number.
    virtual Result<void> forceClose(std::uint64_t generation) = 0;
    /// Nothing when the generation isn't kept.
    virtual std::optional<std::string> generationText(std::uint64_t number) const = 0;
    virtual std::vector<health::CheckResult> checks(const std::string &server) const = 0;
    /// Drains and stops, or cuts everything at once; the channel closes when it is done.
    virtual Result<void> stopByCommand(bool drain) = 0;
    /// What a follower begins with (channel_json.h).
    virtual std::string presentJson() const = 0;
    /// Somebody began or ceased to follow, to record, or to want samples.
    virtual void audienceChanged() = 0;
};

} // namespace signalbox::control
