// Samples as a running proxy would give them, for views: servers by backend, generations.
#pragma once

#include "stats/snapshot.h"

#include <memory>
#include <string>
#include <utility>

namespace signalbox::test {

inline stats::ServerSnapshot sampleServer(std::string name, std::string state, double rate = 0,
                                          std::uint64_t picks = 0)
{
    stats::ServerSnapshot server;
    server.info.url = "http://127.0.0.1:9001";
    server.info.name = std::move(name);
    server.info.state = std::move(state);
    server.rate.lastSecond = rate;
    server.sums.picks = picks;
    return server;
}

inline stats::BackendSnapshot sampleBackend(std::string name,
                                            std::vector<stats::ServerSnapshot> servers)
{
    stats::BackendSnapshot backend;
    backend.info.name = std::move(name);
    backend.info.balance = "round-robin";
    backend.servers = std::move(servers);
    return backend;
}

/// @param seconds  since the proxy started, which was with generation 1
inline std::shared_ptr<stats::Snapshot> sampleAt(std::int64_t seconds, std::uint64_t generation = 1)
{
    constexpr std::int64_t startedMs = 1'700'000'000'000;
    auto snapshot = std::make_shared<stats::Snapshot>();
    snapshot->sequence = std::uint64_t(seconds);
    snapshot->taken = MonoTime(std::chrono::seconds(seconds));
    snapshot->takenMs = startedMs + seconds * 1000;
    snapshot->engine.startedMs = startedMs;
    snapshot->engine.state = "running";
    stats::GenerationInfo info;
    info.number = generation;
    info.cause = generation == 1 ? "start" : "app";
    info.state = "active";
    snapshot->engine.generation = info;
    snapshot->generations.push_back({info, 0, 0});
    return snapshot;
}

} // namespace signalbox::test
