// What the control channel says about a running instance, as JSON (README.md): the writing half;
// channel_read.h is the other one. Pure; any thread.
#pragma once

#include "control/reload_types.h"
#include "health/health_target.h"
#include "stats/tap_record.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::control {

/// Heads that one `records` event carries at most; the newest are kept.
inline constexpr std::size_t recordsAnEvent = 200;

std::string generationJson(const GenerationInfo &info, const std::string &file);
std::string checksJson(const std::vector<health::CheckResult> &checks);

// Whole events, without a line end.
std::string stateEvent(std::string_view state);
std::string stepEvent(const StepReport &step);
std::string reloadEvent(const ReloadOutcome &outcome);
std::string generationEvent(const GenerationInfo &info, const std::string &file);
std::string problemsEvent(const config::Diagnostics &list, const std::string &file);
std::string healthEvent(const health::HealthTransition &change);
std::string fileMissingEvent(bool gone);
std::string warningEvent(const std::string &message);
std::string adminEvent(const std::string &url);
std::string recordsEvent(std::span<const stats::TapRecord> records);

/// What a follower begins with.
struct Present
{
    std::string state;
    std::string file;
    std::string admin;                                          // URL; empty: none
    std::vector<std::pair<std::string, std::string>> listeners; // name and URL
    std::vector<GenerationInfo> generations;                    // oldest first
    config::Diagnostics problems;
};
std::string presentJson(const Present &present);

} // namespace signalbox::control
