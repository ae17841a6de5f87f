// The running proxy as the reloader sees it; tests put a fake in its place.
#pragma once

#include "base/result.h"
#include "net/generation.h"

#include <memory>

namespace signalbox {
class Breath;
}

namespace signalbox::control {

/// What Prepare made: new sockets, an opened log. Dropping it undoes everything.
class Prepared
{
public:
    virtual ~Prepared() = default;
};

class ReloadTarget
{
public:
    virtual ~ReloadTarget() = default;

    /// Before the first build: what has to be known of a configuration to have a proxy at all (its
    /// number of workers). Control thread, before every build.
    virtual void open(const config::RuntimeConfig &config) = 0;
    /// Compiles a generation whole. Called on a background thread, one call at a time.
    /// @param breath  of that thread, beside workers
    virtual std::shared_ptr<const net::Generation>
    build(std::uint64_t number, Cause cause, WallTime applied, const std::string &text,
          std::shared_ptr<const config::RuntimeConfig> config, Breath &breath) = 0;
    /// Binds and opens what the configuration needs and isn't there yet. Control thread. On failure
    /// nothing has changed.
    virtual Result<std::unique_ptr<Prepared>> prepare(const config::RuntimeConfig &config) = 0;
    /// Publishes. Control thread; can't fail.
    virtual void swap(std::shared_ptr<const net::Generation> generation,
                      std::shared_ptr<const config::RuntimeConfig> config,
                      std::unique_ptr<Prepared> prepared) = 0;
    /// Worker threads that run, 0 before the first open(); a file that wants another number gets it
    /// at the next start. Any thread, between open() calls.
    virtual unsigned workers() const = 0;
};

} // namespace signalbox::control
