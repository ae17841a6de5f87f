// Selection over a published, immutable sequence; workers notice a new one by a version counter.
#include "balance/pool.h"

#include <algorithm>
#include <cassert>

namespace signalbox::balance {

namespace {

// Entries of the sequence that are tried from the ticket's place on before every server is looked
// at in turn.
constexpr std::size_t forwardScan = 64;

bool contains(std::span<const std::uint32_t> list, std::uint32_t value) noexcept
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

} // namespace

struct Pool::Sequence
{
    std::vector<std::uint32_t> members; // servers that may take requests, in file order
    std::vector<std::uint32_t> order;   // one period
};

/// A worker's own reference to the sequence, so that picking writes nothing that is shared but the
/// ticket.
struct alignas(64) Pool::WorkerView
{
    std::uint64_t version = 0;
    std::shared_ptr<const Sequence> sequence;
};

Pool::Pool(const config::BackendSpec &spec, std::shared_ptr<BackendState> backend,
           std::vector<std::shared_ptr<ServerState>> servers, unsigned workers)
    : m_spec(spec)
    , m_backend(std::move(backend))
    , m_servers(std::move(servers))
    , m_views(workers)
{
    assert(m_servers.size() == m_spec.servers.size());
    refresh();
}

Pool::~Pool() = default;

Pick Pool::pick(unsigned worker, std::span<const std::uint32_t> tried) noexcept
{
    const Sequence &sequence = view(worker);
    if (sequence.order.empty())
        return {};
    const std::uint64_t ticket = m_backend->ticket.fetch_add(1, std::memory_order_relaxed);
    Pick picked = choose(sequence, ticket, tried, nullptr);
    // Back from an ejection: one request at a time shows how it is.
    while (picked.outcome == Pick::Outcome::Picked && m_servers[picked.server]->onTrial()) {
        picked.trial = m_servers[picked.server]->takeTrial();
        if (picked.trial)
            break;
        picked = choose(sequence, ticket, tried, nullptr);
    }
    return picked;
}

void Pool::refresh()
{
    const std::lock_guard refreshing(m_refreshing);
    auto next = std::make_shared<Sequence>();
    next->members = eligible();
    const auto previous = current();
    if (previous && previous->members == next->members)
        return;

    std::vector<std::uint32_t> weights(m_servers.size(), 0);
    for (const std::uint32_t i : next->members)
        weights[i] = m_spec.servers[i].weight;
    next->order = smoothSequence(weights);

    const std::lock_guard publishing(m_publishing);
    m_current = std::move(next);
    m_version.fetch_add(1, std::memory_order_release);
}

std::vector<std::uint32_t> Pool::peek(std::size_t count) const
{
    std::vector<std::uint32_t> picks;
    const auto sequence = current();
    if (sequence->order.empty())
        return picks;
    const std::uint64_t ticket = m_backend->ticket.load(std::memory_order_relaxed);
    Actives planned;
    for (const auto &server : m_servers)
        planned.push_back(server->active());
    const bool busy = std::any_of(planned.begin(), planned.end(), [](auto n) { return n > 0; });
    for (std::size_t i = 0; i < count; ++i) {
        const Pick pick = choose(*sequence, ticket + i, {}, &planned);
        if (pick.outcome != Pick::Outcome::Picked)
            break;
        picks.push_back(pick.server);
        // Least-requests looks at what the picks before this one will have started, where requests
        // are under way; in a pool without any, and in a rotation, they are expected to end one
        // before the next, so that fullness is shown as it is now.
        if (busy && m_spec.balance == config::BalanceKind::LeastRequests)
            ++planned[pick.server];
    }
    return picks;
}

std::vector<double> Pool::expectedShares() const
{
    std::vector<double> shares(m_servers.size(), 0.0);
    const auto sequence = current();
    double total = 0;
    for (const std::uint32_t i : sequence->members)
        total += double(m_spec.servers[i].weight);
    for (const std::uint32_t i : sequence->members)
        shares[i] = double(m_spec.servers[i].weight) / total;
    return shares;
}

std::string Pool::skipReason(std::uint32_t server) const
{
    const ServerState &state = *m_servers[server];
    if (!state.availableOrUnknown())
        return std::string(visibleStateName(state.visible()));
    const config::ServerSpec &spec = m_spec.servers[server];
    if (spec.weight == 0)
        return "weight 0";
    if (!contains(current()->members, server))
        return "not checked yet, others are up";
    if (isFull(server, nullptr)) {
        return "full, " + std::to_string(state.active()) + " of " +
               std::to_string(*spec.maxRequests);
    }
    return {};
}

const Pool::Sequence &Pool::view(unsigned worker) noexcept
{
    WorkerView &mine = m_views[worker];
    if (mine.version != m_version.load(std::memory_order_acquire)) {
        const std::lock_guard lock(m_publishing);
        mine.sequence = m_current;
        mine.version = m_version.load(std::memory_order_relaxed);
    }
    return *mine.sequence;
}

std::shared_ptr<const Pool::Sequence> Pool::current() const
{
    const std::lock_guard lock(m_publishing);
    return m_current;
}

std::vector<std::uint32_t> Pool::eligible() const
{
    std::vector<std::uint32_t> up;
    std::vector<std::uint32_t> unknown;
    for (std::uint32_t i = 0; i < m_servers.size(); ++i) {
        if (m_spec.servers[i].weight == 0 || !m_servers[i]->availableOrUnknown())
            continue;
        (m_servers[i]->health() == Health::Unknown ? unknown : up).push_back(i);
    }
    return up.empty() ? unknown : up;
}

std::uint64_t Pool::activeOf(std::uint32_t server, const Actives *planned) const noexcept
{
    return planned ? (*planned)[server] : m_servers[server]->active();
}

bool Pool::isFull(std::uint32_t server, const Actives *planned) const noexcept
{
    const auto &limit = m_spec.servers[server].maxRequests;
    return limit && activeOf(server, planned) >= *limit;
}

// States are asked again here: between a change and the refresh that follows, the sequence still
// holds the server.
bool Pool::mayTake(std::uint32_t server, std::span<const std::uint32_t> tried,
                   const Actives *planned) const noexcept
{
    return m_servers[server]->takesRequests() && !contains(tried, server) &&
           !isFull(server, planned);
}

Pick Pool::choose(const Sequence &sequence, std::uint64_t ticket,
                  std::span<const std::uint32_t> tried, const Actives *planned) const noexcept
{
    switch (m_spec.balance) {
    case config::BalanceKind::RoundRobin:
        return roundRobin(sequence, ticket, tried, planned);
    case config::BalanceKind::LeastRequests:
        return leastRequests(sequence, ticket, tried, planned);
    }
    return {};
}

Pick Pool::roundRobin(const Sequence &sequence, std::uint64_t ticket,
                      std::span<const std::uint32_t> tried, const Actives *planned) const noexcept
{
    const std::size_t period = sequence.order.size();
    std::size_t place = ticket % period;
    for (std::size_t i = 0; i < std::min(period, forwardScan); ++i) {
        const std::uint32_t server = sequence.order[place];
        if (mayTake(server, tried, planned))
            return {Pick::Outcome::Picked, server};
        place = place + 1 == period ? 0 : place + 1;
    }
    const std::size_t count = sequence.members.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t server = sequence.members[(ticket + i) % count];
        if (mayTake(server, tried, planned))
            return {Pick::Outcome::Picked, server};
    }
    return refusal(sequence, tried);
}

// Lowest active/weight. When everybody ties (an idle pool) the weighted rotation decides; when some
// tie, they take turns.
Pick Pool::leastRequests(const Sequence &sequence, std::uint64_t ticket,
                         std::span<const std::uint32_t> tried,
                         const Actives *planned) const noexcept
{
    std::uint64_t bestActive = 0;
    std::uint64_t bestWeight = 0; // 0: none found yet
    std::size_t ties = 0;
    for (const std::uint32_t server : sequence.members) {
        if (!mayTake(server, tried, planned))
            continue;
        const std::uint64_t active = activeOf(server, planned);
        const std::uint64_t weight = m_spec.servers[server].weight;
        const std::uint64_t mine = active * bestWeight;
        const std::uint64_t best = bestActive * weight;
        if (bestWeight == 0 || mine < best) {
            bestActive = active;
            bestWeight = weight;
            ties = 1;
        } else if (mine == best) {
            ++ties;
        }
    }
    if (ties == 0)
        return refusal(sequence, tried);
    if (ties == sequence.members.size())
        return {Pick::Outcome::Picked, sequence.order[ticket % sequence.order.size()]};

    // Actives move on other workers meanwhile, so fewer may tie now: the last one seen is taken
    // then.
    std::size_t turn = ticket % ties;
    Pick pick;
    for (const std::uint32_t server : sequence.members) {
        const std::uint64_t weight = m_spec.servers[server].weight;
        if (activeOf(server, planned) * bestWeight > bestActive * weight ||
            !mayTake(server, tried, planned))
            continue;
        pick = {Pick::Outcome::Picked, server};
        if (turn-- == 0)
            break;
    }
    return pick.outcome == Pick::Outcome::Picked ? pick
                                                 : roundRobin(sequence, ticket, tried, planned);
}

Pick Pool::refusal(const Sequence &sequence, std::span<const std::uint32_t> tried) const noexcept
{
    bool anyUp = false;
    for (const std::uint32_t server : sequence.members) {
        if (!m_servers[server]->takesRequests())
            continue;
        anyUp = true;
        if (!contains(tried, server))
            return {Pick::Outcome::AllFull, 0};
    }
    return {anyUp ? Pick::Outcome::AllTried : Pick::Outcome::AllDown, 0};
}

} // namespace signalbox::balance
