// A route's filters compiled into one chain, and one exchange's run through it.
#pragma once

#include "config/runtime_config.h"
#include "filters/filter.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace signalbox::filters {

/// Makes a Filter of a spec; tests add kinds of their own by wrapping the default.
using FilterFactory = std::function<std::unique_ptr<const Filter>(const config::FilterSpec &)>;
FilterFactory defaultFilterFactory();

/// Immutable; any thread.
class FilterChain
{
public:
    explicit FilterChain(std::vector<std::unique_ptr<const Filter>> filters);
    /// @param spec  valid (phase two has checked it)
    static std::shared_ptr<const FilterChain> compile(const config::RouteSpec &spec,
                                                      const FilterFactory &factory);

    bool empty() const noexcept { return m_filters.empty(); }
    bool has(Stage stage) const noexcept { return (m_stages & stage) != 0; }
    const std::vector<std::unique_ptr<const Filter>> &filters() const noexcept { return m_filters; }

private:
    friend class ChainRun;
    static constexpr std::size_t stageCount = 5;

    std::vector<std::unique_ptr<const Filter>> m_filters;
    std::uint32_t m_stages = 0;
    /// Bit n: filter n has been seen to keep no state (a filter answers the same way always).
    bool keepsNoState(std::size_t index) const noexcept
    {
        return index < 64 && (m_stateless.load(std::memory_order_relaxed) >> index & 1) != 0;
    }
    mutable std::atomic<std::uint64_t> m_stateless{0};
    // By bit of Stage: the filters that take part, as indexes into m_filters, in the order in which
    // they run.
    std::array<std::vector<std::uint32_t>, stageCount> m_order;
};

/// One exchange's way through a chain. Owned by the exchange; worker thread only. Reused: start()
/// forgets the last run, start(nullptr) frees the filters' states when the exchange is over.
///
/// Filters nest: a request passes them in file order, its answer in reverse. When a filter answers
/// itself, the filters behind it never saw the request and take no part in the answer, while those
/// before it do: after Respond (from a request stage or from responseHead()) the exchange makes a
/// response head of context.answer, points context.response to it and calls responseHead() (again),
/// then responseBody() for the answer's body; active() says whether that is of use.
///
/// Heads come without hop-by-hop fields (http::markHopByHop() has run), so that a client can't have
/// a field that a filter sets removed by naming it in Connection. Where a body stage is active the
/// body's length may change: the exchange frames that message anew.
class ChainRun
{
public:
    void start(const FilterChain *chain);
    /// Whether running the stage can do anything.
    bool active(Stage stage) const noexcept
    {
        return m_chain && m_chain->has(stage) && takesPart(stage);
    }

    /// Each runs the stage from its first filter. After Wait, resume*() continues behind the filter
    /// that waited, given the action that it decided on. Respond always comes with context.answer,
    /// Fail with context.error.
    FilterAction requestHead(ProxyContext &context);
    FilterAction resumeRequestHead(ProxyContext &context, FilterAction action);
    /// Once for each try, after the pick; never waits or fails.
    void serverPicked(ProxyContext &context);
    /// `data` may come back empty (held back) or longer. After Wait the caller keeps it as it is
    /// and hands the same string to resume; no other piece may come in between.
    FilterAction requestBody(ProxyContext &context, std::string &data, bool last);
    FilterAction resumeRequestBody(ProxyContext &context, std::string &data, bool last,
                                   FilterAction action);
    FilterAction responseHead(ProxyContext &context);
    FilterAction resumeResponseHead(ProxyContext &context, FilterAction action);
    /// Never Respond: the head is on its way, a filter that tries fails the exchange.
    FilterAction responseBody(ProxyContext &context, std::string &data, bool last);
    FilterAction resumeResponseBody(ProxyContext &context, std::string &data, bool last,
                                    FilterAction action);

private:
    bool takesPart(Stage stage) const noexcept;
    FilterState *state(std::uint32_t index);
    template <typename Call>
    FilterAction run(std::size_t stage, std::size_t position, ProxyContext &context,
                     const Call &call);
    FilterAction settle(std::size_t stage, std::size_t position, FilterAction action,
                        ProxyContext &context);
    FilterAction runRequestHead(std::size_t position, ProxyContext &context);
    FilterAction runRequestBody(std::size_t position, ProxyContext &context, std::string &data,
                                bool last);
    FilterAction runResponseHead(std::size_t position, ProxyContext &context);
    FilterAction runResponseBody(std::size_t position, ProxyContext &context, std::string &data,
                                 bool last);
    FilterAction resumed(std::size_t stage, FilterAction action, ProxyContext &context);

    static constexpr std::uint32_t nobody = UINT32_MAX;

    const FilterChain *m_chain = nullptr;
    // By stage: position in its order of the filter that waits, or nobody.
    std::array<std::uint32_t, FilterChain::stageCount> m_waiting{nobody, nobody, nobody, nobody,
                                                                 nobody};
    std::uint32_t m_answeredBy =
        nobody; // filters from this index on take no part in response stages
    std::vector<std::unique_ptr<FilterState>>
        m_states; // by filter; empty until the first one is made
};

} // namespace signalbox::filters
