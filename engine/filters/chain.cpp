// Order of the stages, waiting and resuming, and what an answer from the middle of a chain means.
#include "filters/chain.h"

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <utility>

namespace signalbox::filters {

namespace {

constexpr std::size_t bit(Stage stage)
{
    return std::size_t(std::countr_zero(std::uint32_t(stage)));
}

constexpr std::size_t requestHeadStage = bit(StageRequestHead);
constexpr std::size_t requestBodyStage = bit(StageRequestBody);
constexpr std::size_t responseHeadStage = bit(StageResponseHead);
constexpr std::size_t responseBodyStage = bit(StageResponseBody);
constexpr std::size_t serverPickedStage = bit(StageServerPicked);

constexpr bool isResponse(std::size_t stage)
{
    return stage == responseHeadStage || stage == responseBodyStage;
}

} // namespace

FilterChain::FilterChain(std::vector<std::unique_ptr<const Filter>> filters)
    : m_filters(std::move(filters))
{
    for (std::size_t index = 0; index < m_filters.size(); ++index) {
        const std::uint32_t stages = m_filters[index]->stages();
        m_stages |= stages;
        for (std::size_t stage = 0; stage < stageCount; ++stage) {
            if (stages & (1u << stage))
                m_order[stage].push_back(std::uint32_t(index));
        }
    }
    for (std::size_t stage = 0; stage < stageCount; ++stage) {
        if (isResponse(stage))
            std::reverse(m_order[stage].begin(), m_order[stage].end());
    }
}

std::shared_ptr<const FilterChain> FilterChain::compile(const config::RouteSpec &spec,
                                                        const FilterFactory &factory)
{
    std::vector<std::unique_ptr<const Filter>> filters;
    filters.reserve(spec.filters.size());
    for (const config::FilterSpec &filter : spec.filters) {
        if (auto made = factory(filter))
            filters.push_back(std::move(made));
    }
    return std::make_shared<const FilterChain>(std::move(filters));
}

void ChainRun::start(const FilterChain *chain)
{
    m_chain = chain;
    m_waiting.fill(nobody);
    m_answeredBy = nobody;
    m_states.clear();
}

bool ChainRun::takesPart(Stage stage) const noexcept
{
    const std::size_t number = bit(stage);
    // The outermost filter of a stage is the last to give way to an answer from the middle of the
    // chain.
    return !isResponse(number) || m_chain->m_order[number].back() < m_answeredBy;
}

FilterState *ChainRun::state(std::uint32_t index)
{
    if (index < m_states.size() && m_states[index])
        return m_states[index].get();
    std::unique_ptr<FilterState> made = m_chain->m_filters[index]->makeState();
    if (!made) {
        if (index < 64)
            m_chain->m_stateless.fetch_or(std::uint64_t(1) << index, std::memory_order_relaxed);
        return nullptr;
    }
    if (m_states.empty())
        m_states.resize(m_chain->m_filters.size());
    m_states[index] = std::move(made);
    return m_states[index].get();
}

/// Makes sure of what the exchange relies on, and notes where the chain stands.
FilterAction ChainRun::settle(std::size_t stage, std::size_t position, FilterAction action,
                              ProxyContext &context)
{
    const std::uint32_t index = m_chain->m_order[stage][position];
    m_waiting[stage] = action == FilterAction::Wait ? std::uint32_t(position) : nobody;
    if (action == FilterAction::Respond) {
        if (stage == responseBodyStage) {
            context.error.emplace(ErrorType::Internal, "a filter answered after the response head");
            return FilterAction::Fail;
        }
        if (!context.answer) {
            context.error.emplace(ErrorType::Internal, "a filter answered without an answer");
            return FilterAction::Fail;
        }
        m_answeredBy = index;
    }
    if (action == FilterAction::Fail && !context.error)
        context.error.emplace(ErrorType::Internal, "a filter failed without a reason");
    return action;
}

template <typename Call>
FilterAction ChainRun::run(std::size_t stage, std::size_t position, ProxyContext &context,
                           const Call &call)
{
    if (!m_chain)
        return FilterAction::Continue;
    Q_ASSERT_X(m_waiting[stage] == nobody, "ChainRun", "a stage that waits must be resumed");
    const std::vector<std::uint32_t> &order = m_chain->m_order[stage];
    for (; position < order.size(); ++position) {
        const std::uint32_t index = order[position];
        if (isResponse(stage) && index >= m_answeredBy)
            continue;
        FilterState *const kept = m_chain->keepsNoState(index) ? nullptr : state(index);
        const FilterAction action = call(*m_chain->m_filters[index], kept);
        if (action != FilterAction::Continue)
            return settle(stage, position, action, context);
    }
    return FilterAction::Continue;
}

FilterAction ChainRun::resumed(std::size_t stage, FilterAction action, ProxyContext &context)
{
    Q_ASSERT_X(m_chain && m_waiting[stage] != nobody, "ChainRun", "resumed without having waited");
    return settle(stage, m_waiting[stage], action, context);
}

FilterAction ChainRun::runRequestHead(std::size_t position, ProxyContext &context)
{
    return run(requestHeadStage, position, context, [&](const Filter &filter, FilterState *state) {
        return filter.requestHead(context, state);
    });
}

FilterAction ChainRun::runResponseHead(std::size_t position, ProxyContext &context)
{
    return run(responseHeadStage, position, context, [&](const Filter &filter, FilterState *state) {
        return filter.responseHead(context, state);
    });
}

// A piece that a filter has held back whole is no piece: the filters behind it aren't bothered with
// it.

FilterAction ChainRun::runRequestBody(std::size_t position, ProxyContext &context,
                                      std::string &data, bool last)
{
    return run(requestBodyStage, position, context, [&](const Filter &filter, FilterState *state) {
        if (data.empty() && !last)
            return FilterAction::Continue;
        return filter.requestBody(context, state, data, last);
    });
}

FilterAction ChainRun::runResponseBody(std::size_t position, ProxyContext &context,
                                       std::string &data, bool last)
{
    return run(responseBodyStage, position, context, [&](const Filter &filter, FilterState *state) {
        if (data.empty() && !last)
            return FilterAction::Continue;
        return filter.responseBody(context, state, data, last);
    });
}

FilterAction ChainRun::requestHead(ProxyContext &context)
{
    return runRequestHead(0, context);
}

FilterAction ChainRun::resumeRequestHead(ProxyContext &context, FilterAction action)
{
    const std::size_t position = m_waiting[requestHeadStage];
    action = resumed(requestHeadStage, action, context);
    return action == FilterAction::Continue ? runRequestHead(position + 1, context) : action;
}

void ChainRun::serverPicked(ProxyContext &context)
{
    run(serverPickedStage, 0, context, [&](const Filter &filter, FilterState *state) {
        filter.serverPicked(context, state);
        return FilterAction::Continue;
    });
}

FilterAction ChainRun::requestBody(ProxyContext &context, std::string &data, bool last)
{
    return runRequestBody(0, context, data, last);
}

FilterAction ChainRun::resumeRequestBody(ProxyContext &context, std::string &data, bool last,
                                         FilterAction action)
{
    const std::size_t position = m_waiting[requestBodyStage];
    action = resumed(requestBodyStage, action, context);
    return action == FilterAction::Continue ? runRequestBody(position + 1, context, data, last)
                                            : action;
}

FilterAction ChainRun::responseHead(ProxyContext &context)
{
    return runResponseHead(0, context);
}

FilterAction ChainRun::resumeResponseHead(ProxyContext &context, FilterAction action)
{
    const std::size_t position = m_waiting[responseHeadStage];
    action = resumed(responseHeadStage, action, context);
    return action == FilterAction::Continue ? runResponseHead(position + 1, context) : action;
}

FilterAction ChainRun::responseBody(ProxyContext &context, std::string &data, bool last)
{
    return runResponseBody(0, context, data, last);
}

FilterAction ChainRun::resumeResponseBody(ProxyContext &context, std::string &data, bool last,
                                          FilterAction action)
{
    const std::size_t position = m_waiting[responseBodyStage];
    action = resumed(responseBodyStage, action, context);
    return action == FilterAction::Continue ? runResponseBody(position + 1, context, data, last)
                                            : action;
}

} // namespace signalbox::filters
