// A filter: sees request head, request body, response head and response body of an exchange
// (engine.md §5).
#pragma once

#include "filters/proxy_context.h"

#include <cstdint>
#include <memory>
#include <string>

namespace signalbox::filters {

/// What a stage decided.
enum class FilterAction : std::uint8_t {
    Continue, // on to the next filter
    Respond, // context.answer is the answer; nothing is forwarded (request stages), or replaces the
             // server's (response head)
    Fail,    // context.error says why
    Wait, // a Resumer taken from context.host->waitHandle() continues later, on the worker's thread
};

/// Stages that a filter takes part in; chains skip the others at no cost.
enum Stage : std::uint32_t {
    StageRequestHead = 1u << 0,
    StageRequestBody = 1u << 1,
    StageResponseHead = 1u << 2,
    StageResponseBody = 1u << 3,
    StageServerPicked = 1u << 4,
};

/// Per-request state of a filter that needs some.
class FilterState
{
public:
    virtual ~FilterState() = default;
};

/// Immutable after compilation and shared by all workers; per-request data goes into a FilterState.
/// Request stages run in file order, response stages in reverse.
class Filter
{
public:
    virtual ~Filter() = default;

    virtual std::uint32_t stages() const noexcept = 0;
    /// Made once a request, lazily, before the filter's first stage; nullptr when none is needed. A
    /// filter answers the same way always: either it keeps state or it doesn't.
    virtual std::unique_ptr<FilterState> makeState() const { return nullptr; }

    virtual FilterAction requestHead(ProxyContext &, FilterState *) const
    {
        return FilterAction::Continue;
    }
    /// After every pick of a server, the picks for retries included, and before the head is
    /// written: context.server is set. Must leave the same head behind however often it runs.
    virtual void serverPicked(ProxyContext &, FilterState *) const {}
    /// `data` is the next piece of the decoded body and may be changed, emptied or grown; `last`
    /// comes once, with the final piece (possibly empty). Nothing comes after it.
    virtual FilterAction requestBody(ProxyContext &, FilterState *, std::string &data,
                                     bool last) const
    {
        (void)data;
        (void)last;
        return FilterAction::Continue;
    }
    virtual FilterAction responseHead(ProxyContext &, FilterState *) const
    {
        return FilterAction::Continue;
    }
    virtual FilterAction responseBody(ProxyContext &, FilterState *, std::string &data,
                                      bool last) const
    {
        (void)data;
        (void)last;
        return FilterAction::Continue;
    }
};

} // namespace signalbox::filters
