#include "control/reload_types.h"

namespace signalbox::control {

std::string_view reloadStepName(ReloadStep step) noexcept
{
    switch (step) {
    case ReloadStep::Parse:
        return "parse";
    case ReloadStep::Validate:
        return "validate";
    case ReloadStep::Prepare:
        return "prepare";
    case ReloadStep::Write:
        return "write";
    case ReloadStep::Swap:
        return "swap";
    case ReloadStep::Drain:
        return "drain";
    }
    return "";
}

std::string_view generationStateName(GenerationState state) noexcept
{
    switch (state) {
    case GenerationState::Active:
        return "active";
    case GenerationState::Draining:
        return "draining";
    case GenerationState::Retired:
        return "retired";
    case GenerationState::Rejected:
        return "rejected";
    }
    return "";
}

} // namespace signalbox::control
