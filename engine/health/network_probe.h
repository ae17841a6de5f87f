// Probes over real sockets: TCP and HTTP/1.1, addresses and unix paths, nothing that blocks.
#pragma once

#include "health/probe.h"

namespace signalbox::health {

/// Thread: one with an event loop (the health thread); probes live and call back on it.
class NetworkProbes final : public ProbeFactory
{
public:
    std::unique_ptr<Probe> start(const config::ServerSpec &server,
                                 std::shared_ptr<const Expectation> expectation,
                                 ProbeDone done) override;
};

} // namespace signalbox::health
