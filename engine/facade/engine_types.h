// Values that the engine's face gives out.
#pragma once

#include "base/address.h"
#include "control/reload_types.h"

#include <QMetaType>

#include <optional>
#include <string>
#include <vector>

namespace signalbox {

enum class EngineState : std::uint8_t { Stopped, Starting, Running, Draining };
std::string_view engineStateName(EngineState state) noexcept; // "running"

struct ListenerInfo
{
    std::string name;
    SocketAddress address; // with the real port
    std::string url;       // "http://127.0.0.1:8080", "unix:/tmp/x.sock"
    bool operator==(const ListenerInfo &) const = default;
};

/// What to run, and how.
struct EngineOptions
{
    std::string file; // absolute or relative path; empty: `text` alone, no file
    std::string text; // only without a file
    /// Apply outside edits at once. nullopt: what the file's settings.watch says.
    std::optional<bool> watch;
    /// Outside edits are told with Session::fileChanged() and not applied, whatever `watch` says.
    bool tellOutsideEdits = false;
    /// The control channel and the lock of the file; tests that run many engines turn it off.
    bool controlChannel = true;
    /// Samples a second while somebody watches (setWatched), 4–20; else one.
    int samplesPerSecond = 4;
};

/// Why start() came to nothing.
struct StartFailure
{
    Error error{ErrorType::Internal, "unknown"};
    config::Diagnostics diagnostics;
    std::string file;
    bool configurationWrong = false; // else the surroundings: a port in use, another instance
    bool servedElsewhere = false;    // another process serves the file: RemoteSession can attach
};

} // namespace signalbox
