// The workers as one service: binds listeners, publishes generations, reports what drains.
#pragma once

#include "base/result.h"
#include "net/generation.h"
#include "stats/access_log.h"
#include "stats/tap.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::net {

class DescriptorBudget;
class ListenerSet;
class WorkerThread;

/// A listener as it really is bound.
struct BoundListener
{
    std::string name;
    SocketAddress address; // with the real port where the file says 0
};

/// What is left of an old generation when its drain period is over.
struct DrainReport
{
    std::uint64_t generation = 0;
    std::uint64_t closed = 0; // tunnels and requests that were cut at the end of timeouts.drain
};

/// Lives on the control thread; every method is called there. Signals are emitted there.
class ProxyService : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        unsigned workers = 1; // at least 1
        std::shared_ptr<stats::Tap> tap;
        filters::FilterFactory filterFactory; // empty: the default one
    };

    explicit ProxyService(Options options, QObject *parent = nullptr);
    ~ProxyService() override; // stops at once when not stopped yet

    StateRegistry &registry() noexcept { return m_registry; }
    unsigned workers() const noexcept { return m_options.workers; }

    /// Prepare: binds every listener of `config` that isn't open yet. On failure nothing has
    /// changed and the error names the listener and who is in the way. A probe bind without
    /// SO_REUSEPORT comes first, and a lock per address is held.
    Result<std::shared_ptr<ListenerSet>> bind(const config::RuntimeConfig &config);

    /// Swap: publishes the generation and its listeners; returns when every worker has taken it
    /// over, so that no request that starts afterwards sees the old one. Old-generation work
    /// drains; `drained` is emitted when nothing of it is left, or when timeouts.drain is over.
    void publish(std::shared_ptr<const Generation> generation,
                 std::shared_ptr<ListenerSet> listeners);

    /// The access log to use from now on (nullptr: off).
    void setAccessLog(std::shared_ptr<stats::AccessLog> log);

    std::shared_ptr<const Generation> current() const { return m_current; }
    std::vector<BoundListener> boundListeners() const;
    /// Requests and tunnels on any generation now.
    std::uint64_t inFlight() const;
    /// In flight of one generation, and how old its oldest request is, ms (0 when none).
    std::uint64_t inFlight(const Generation &generation) const;

    /// Stops accepting and lets requests finish; `stopped` is emitted when all have, or after
    /// `limit`, when the rest is cut.
    void drain(Milliseconds limit);
    /// Cuts everything and joins the threads. Blocks until they have ended.
    void stop();
    /// Requests and tunnels that stop() has cut.
    std::uint64_t cutAtStop() const noexcept { return m_cut; }
    /// Cuts what is still on an old generation now.
    void forceClose(std::uint64_t generation);

signals:
    void drained(signalbox::net::DrainReport report);
    void stopped();

private:
    struct Drain;
    void checkDrains();
    void onEach(const std::function<void(class Worker &)> &command);

    Options m_options;
    StateRegistry m_registry;
    std::shared_ptr<DescriptorBudget> m_descriptors;
    std::shared_ptr<const Generation> m_current;
    std::vector<std::unique_ptr<WorkerThread>> m_threads;
    std::shared_ptr<ListenerSet> m_listeners;
    std::vector<std::unique_ptr<Drain>> m_drains;
    QTimer m_drainTimer;
    MonoTime m_stopDeadline{};
    std::uint64_t m_cut = 0;
    bool m_stopping = false;
    bool m_stopped = false;
};

} // namespace signalbox::net
