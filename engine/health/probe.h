// One check of one server, under way.
#pragma once

#include "config/runtime_config.h"
#include "health/expectation.h"

#include <functional>
#include <memory>
#include <string>

namespace signalbox::health {

struct ProbeResult
{
    bool ok = false;
    /// False: nothing was learned about the server (no descriptor left here); states stay as they
    /// are.
    bool counts = true;
    int status = 0;
    std::string reason;
    std::string snippet;
};

/// Destroying a probe ends it without a result. Has no timeout of its own: who started it ends it.
class Probe
{
public:
    virtual ~Probe() = default;
};

using ProbeDone = std::function<void(ProbeResult)>;

class ProbeFactory
{
public:
    virtual ~ProbeFactory() = default;
    /// `done` is called once from the event loop, never from inside start(); the probe may be
    /// destroyed inside it.
    virtual std::unique_ptr<Probe> start(const config::ServerSpec &server,
                                         std::shared_ptr<const Expectation> expectation,
                                         ProbeDone done) = 0;
};

} // namespace signalbox::health
