// A route's filters compiled into one chain, and one exchange's run through it.
#pragma once

#include "config/runtime_config.h"
#include "filters/filter.h"

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
    static std::shared_ptr<const FilterChain> compile(const config::RouteSpec &spec, const FilterFactory &factory);

    bool empty() const noexcept { return m_filters.empty(); }
    bool has(Stage stage) const noexcept { return (m_stages & stage) != 0; }
    const std::vector<std::unique_ptr<const Filter>> &filters() const noexcept { return m_filters; }

private:
    std::vector<std::unique_ptr<const Filter>> m_filters;
    std::uint32_t m_stages = 0;
};

/// One exchange's way through a chain. Owned by the exchange; worker thread only. Reused: start() forgets the last run.
class ChainRun
{
public:
    void start(const FilterChain *chain);
    bool active(Stage stage) const noexcept { return m_chain && m_chain->has(stage); }

    /// Each runs the stage from its first filter. After Wait, resume*() continues behind the filter that waited,
    /// given the action that it decided on.
    FilterAction requestHead(ProxyContext &context);
    FilterAction resumeRequestHead(ProxyContext &context, FilterAction action);
    FilterAction requestBody(ProxyContext &context, std::string &data, bool last);
    FilterAction resumeRequestBody(ProxyContext &context, std::string &data, bool last, FilterAction action);
    FilterAction responseHead(ProxyContext &context);
    FilterAction resumeResponseHead(ProxyContext &context, FilterAction action);
    FilterAction responseBody(ProxyContext &context, std::string &data, bool last);
    FilterAction resumeResponseBody(ProxyContext &context, std::string &data, bool last, FilterAction action);

private:
    const FilterChain *m_chain = nullptr;
    // (implementation state: where each stage stands, the filters' states)
};

} // namespace signalbox::filters
