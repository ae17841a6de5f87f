// What the control plane says about generations and reloads: plain values that cross threads.
#pragma once

#include "base/cause.h"
#include "base/clock.h"
#include "base/error.h"
#include "config/diagnostic.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::control {

/// The steps of a reload in their order (config.md §6). Write happens for Apply and rollback only.
enum class ReloadStep : std::uint8_t { Parse, Validate, Prepare, Write, Swap, Drain };
std::string_view reloadStepName(ReloadStep step) noexcept; // "parse"

struct StepReport
{
    ReloadStep step = ReloadStep::Parse;
    Cause cause = Cause::Start;
    std::uint64_t generation = 0; // the one that is being made; Drain: the old one that ended
    std::chrono::microseconds duration{0};
    bool failed = false;      // what ended the reload
    std::uint64_t closed = 0; // Drain: requests and tunnels that were cut at its end
};

enum class GenerationState : std::uint8_t { Active, Draining, Retired, Rejected };
std::string_view generationStateName(GenerationState state) noexcept; // "active"

/// One line of the history. Rejected attempts never served: they have no number (0).
struct GenerationInfo
{
    std::uint64_t number = 0;
    Cause cause = Cause::Start;
    GenerationState state = GenerationState::Active;
    WallTime applied;
    std::string digest;       // SHA-256 of the text, hex
    std::uint64_t closed = 0; // requests and tunnels that were cut when its drain period was over
    std::string error;        // Rejected: why, in one line
    config::Diagnostics diagnostics;
};

/// How one reload, apply or rollback ended.
struct ReloadOutcome
{
    enum class Kind : std::uint8_t { Applied, Unchanged, Rejected };
    Kind kind = Kind::Rejected;
    Cause cause = Cause::Start;
    std::uint64_t generation = 0; // that serves now; 0: none
    std::string file;
    std::string digest; // of the text that was looked at; empty when it couldn't be read
    config::Diagnostics diagnostics;
    std::optional<Error> error; // Rejected only
    std::vector<StepReport> steps;

    bool ok() const noexcept { return kind != Kind::Rejected; }
    /// Rejected because of what the text says, not of ports, files or the like.
    bool configurationWrong() const noexcept
    {
        return kind == Kind::Rejected && config::hasErrors(diagnostics);
    }
};

} // namespace signalbox::control
