// A backend's servers in one generation, and who is next. Selection only: acceptance (full, already
// tried) is the caller's predicate with bounded tries.
#pragma once

#include "balance/server_state.h"
#include "config/runtime_config.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace signalbox::balance {

/// Shared by all generations of a backend (by name): the round-robin ticket counter.
struct BackendState
{
    explicit BackendState(std::string backend)
        : name(std::move(backend))
    {
    }
    std::string name;
    std::atomic<std::uint64_t> ticket{0};
};

/// Result of pick(): the index of the server in its BackendSpec, or why there is none.
struct Pick
{
    enum class Outcome : std::uint8_t { Picked, AllDown, AllTried, AllFull };
    Outcome outcome = Outcome::AllDown;
    std::uint32_t server = 0;
    bool trial = false; // of a server that comes back from an ejection: giveTrialBack() when over
};

/// Thread: pick() from worker `worker` only for each worker index; refresh() and the readers from
/// any thread.
class Pool
{
public:
    /// @param spec     must outlive the pool (both belong to the generation)
    /// @param servers  live states in the order of spec.servers
    Pool(const config::BackendSpec &spec, std::shared_ptr<BackendState> backend,
         std::vector<std::shared_ptr<ServerState>> servers, unsigned workers);
    ~Pool();

    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;

    /// Next server for a new request. Never allocates in the steady state. Exact: with equal
    /// weights and an unchanged set, N picks over k servers by any number of workers differ by at
    /// most 1 a server.
    /// @param tried  indexes that this request has tried already
    Pick pick(unsigned worker, std::span<const std::uint32_t> tried) noexcept;

    /// Makes the sequence anew from the servers' states and publishes it. Call after any state
    /// change.
    void refresh();

    /// The next `count` picks in order without consuming them, as server indexes (status `next`,
    /// the strip).
    std::vector<std::uint32_t> peek(std::size_t count) const;
    /// Expected share of each server by weights of those that may take requests; sums to 1 or is
    /// all 0.
    std::vector<double> expectedShares() const;
    /// Why a server gets no new requests now, in words ("down", "weight 0", "full, 5 of 5"); empty
    /// when it does.
    std::string skipReason(std::uint32_t server) const;

    const config::BackendSpec &spec() const noexcept { return m_spec; }
    const std::vector<std::shared_ptr<ServerState>> &servers() const noexcept { return m_servers; }

private:
    struct Sequence;
    struct WorkerView;
    using Actives = std::vector<std::uint64_t>;

    const Sequence &view(unsigned worker) noexcept;
    std::shared_ptr<const Sequence> current() const;
    std::vector<std::uint32_t> eligible() const;
    bool isFull(std::uint32_t server, const Actives *planned) const noexcept;
    bool mayTake(std::uint32_t server, std::span<const std::uint32_t> tried,
                 const Actives *planned) const noexcept;
    Pick choose(const Sequence &sequence, std::uint64_t ticket,
                std::span<const std::uint32_t> tried, const Actives *planned) const noexcept;
    Pick roundRobin(const Sequence &sequence, std::uint64_t ticket,
                    std::span<const std::uint32_t> tried, const Actives *planned) const noexcept;
    Pick leastRequests(const Sequence &sequence, std::uint64_t ticket,
                       std::span<const std::uint32_t> tried, const Actives *planned) const noexcept;
    Pick refusal(const Sequence &sequence, std::span<const std::uint32_t> tried) const noexcept;
    std::uint64_t activeOf(std::uint32_t server, const Actives *planned) const noexcept;

    const config::BackendSpec &m_spec;
    std::shared_ptr<BackendState> m_backend;
    std::vector<std::shared_ptr<ServerState>> m_servers;

    std::mutex m_refreshing;         // one refresh at a time, so that none publishes older states
    mutable std::mutex m_publishing; // m_current; held for the copy of a pointer only
    std::shared_ptr<const Sequence> m_current;
    std::atomic<std::uint64_t> m_version{0};
    std::vector<WorkerView> m_views; // one a worker, each on its own cache line
};

/// The smooth weighted round-robin order over one period: weights 3:2:1 give a b a c b a …
/// interleaved, never runs. Weights are divided by their greatest common divisor first; zero
/// weights don't appear. The period is at most 256 × the number of weights, which the file's
/// weights (0–256) never exceed; larger ones are scaled down to fit, each keeping at least one
/// place.
std::vector<std::uint32_t> smoothSequence(std::span<const std::uint32_t> weights);

} // namespace signalbox::balance
