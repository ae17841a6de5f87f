// What the health service is told, and what it tells.
#pragma once

#include "balance/outlier.h"
#include "balance/server_state.h"
#include "base/clock.h"
#include "config/runtime_config.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace signalbox::health {

/// One server to look after.
struct HealthTarget
{
    std::shared_ptr<balance::ServerState> state;
    config::ServerSpec server;
    std::optional<config::HealthCheckSpec> check;       // nullopt: unchecked
    std::shared_ptr<balance::OutlierDetector> outliers; // nullptr: no passive ejection
};

/// A change of the state people see.
struct HealthTransition
{
    std::string identity;
    std::string backend;
    std::string name;
    balance::VisibleState from = balance::VisibleState::Unknown;
    balance::VisibleState to = balance::VisibleState::Unknown;
    std::string reason; // in words: "connection refused", "HTTP 500", "5 failures in a row"
    WallTime time;
};

struct CheckResult
{
    WallTime time; // when the probe was sent
    bool ok = false;
    int status = 0; // of HTTP checks; 0: no answer
    double durationMs = 0;
    std::string reason;  // why it isn't ok, in words; empty when it is
    std::string snippet; // the beginning of the answer's body, as far as it was read
};

/// Since the server became a target; they survive reloads as the history does.
struct CheckTotals
{
    std::uint64_t ok = 0;
    std::uint64_t failed = 0;
};

} // namespace signalbox::health
