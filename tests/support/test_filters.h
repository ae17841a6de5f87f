// Filters that only tests need: ones that wait, change, hold back or cut bodies, answer, fail, or
// just take notes.
#pragma once

#include "base/ascii.h"
#include "filters/filter.h"

#include <string>
#include <utility>
#include <vector>

namespace signalbox::test {

/// The stages that a chain went through, in order: "a:request-head".
using Notes = std::vector<std::string>;

inline std::string stageName(filters::Stage stage)
{
    switch (stage) {
    case filters::StageRequestHead:
        return "request-head";
    case filters::StageRequestBody:
        return "request-body";
    case filters::StageResponseHead:
        return "response-head";
    case filters::StageResponseBody:
        return "response-body";
    case filters::StageServerPicked:
        return "server-picked";
    }
    return "?";
}

/// Takes notes in the given stages and leaves everything as it is. Base of those that do one thing
/// more.
class NoteFilter : public filters::Filter
{
public:
    NoteFilter(std::string name, std::uint32_t stages, Notes *notes)
        : m_name(std::move(name))
        , m_stages(stages)
        , m_notes(notes)
    {
    }
    std::uint32_t stages() const noexcept override { return m_stages; }
    filters::FilterAction requestHead(filters::ProxyContext &context,
                                      filters::FilterState *state) const override
    {
        return note(filters::StageRequestHead, {}, context, state);
    }
    void serverPicked(filters::ProxyContext &context, filters::FilterState *state) const override
    {
        note(filters::StageServerPicked, {}, context, state);
    }
    filters::FilterAction requestBody(filters::ProxyContext &context, filters::FilterState *state,
                                      std::string &data, bool last) const override
    {
        return note(filters::StageRequestBody, data + (last ? "$" : ""), context, state);
    }
    filters::FilterAction responseHead(filters::ProxyContext &context,
                                       filters::FilterState *state) const override
    {
        return note(filters::StageResponseHead, {}, context, state);
    }
    filters::FilterAction responseBody(filters::ProxyContext &context, filters::FilterState *state,
                                       std::string &data, bool last) const override
    {
        return note(filters::StageResponseBody, data + (last ? "$" : ""), context, state);
    }

protected:
    /// What the stage decides.
    virtual filters::FilterAction decide(filters::Stage, filters::ProxyContext &,
                                         filters::FilterState *) const
    {
        return filters::FilterAction::Continue;
    }

private:
    filters::FilterAction note(filters::Stage stage, const std::string &data,
                               filters::ProxyContext &context, filters::FilterState *state) const
    {
        if (m_notes)
            m_notes->push_back(m_name + ":" + stageName(stage) + (data.empty() ? "" : "=" + data));
        return decide(stage, context, state);
    }

    std::string m_name;
    std::uint32_t m_stages;
    Notes *m_notes;
};

/// Waits in each of its stages and is resumed after `delay` with `then`.
class WaitFilter final : public NoteFilter
{
public:
    WaitFilter(std::string name, std::uint32_t stages, Notes *notes, Milliseconds delay,
               filters::FilterAction then = filters::FilterAction::Continue)
        : NoteFilter(std::move(name), stages, notes)
        , m_delay(delay)
        , m_then(then)
    {
    }

protected:
    filters::FilterAction decide(filters::Stage, filters::ProxyContext &context,
                                 filters::FilterState *) const override
    {
        auto handle = context.host->waitHandle();
        const filters::FilterAction then = m_then;
        context.host->callLater(m_delay, [handle = std::move(handle), then] {
            if (const auto resumer = handle.lock())
                resumer->resume(then);
        });
        return filters::FilterAction::Wait;
    }

private:
    Milliseconds m_delay;
    filters::FilterAction m_then;
};

/// Decides the same thing in each of its stages; answers with `status` and the body "by NAME".
class DecideFilter final : public NoteFilter
{
public:
    DecideFilter(std::string name, std::uint32_t stages, Notes *notes, filters::FilterAction action,
                 std::uint16_t status = 200)
        : NoteFilter(name, stages, notes)
        , m_name(std::move(name))
        , m_action(action)
        , m_status(status)
    {
    }

protected:
    filters::FilterAction decide(filters::Stage, filters::ProxyContext &context,
                                 filters::FilterState *) const override
    {
        if (m_action == filters::FilterAction::Respond && m_status != 0) {
            filters::DirectAnswer &answer = context.answer.emplace();
            answer.status = m_status;
            answer.body = "by " + m_name;
        }
        return m_action;
    }

private:
    std::string m_name;
    filters::FilterAction m_action;
    std::uint16_t m_status; // 0: forgets to set the answer
};

/// Makes ASCII letters of bodies upper case.
class UpperCaseFilter final : public filters::Filter
{
public:
    std::uint32_t stages() const noexcept override
    {
        return filters::StageRequestBody | filters::StageResponseBody;
    }
    filters::FilterAction requestBody(filters::ProxyContext &, filters::FilterState *,
                                      std::string &data, bool) const override
    {
        return change(data);
    }
    filters::FilterAction responseBody(filters::ProxyContext &, filters::FilterState *,
                                       std::string &data, bool) const override
    {
        return change(data);
    }

private:
    static filters::FilterAction change(std::string &data)
    {
        for (char &c : data)
            c = ascii::isAlpha(c) ? char(c & ~0x20) : c;
        return filters::FilterAction::Continue;
    }
};

/// Holds a body back until its end and puts "[size]" in front.
class HoldBackFilter final : public filters::Filter
{
public:
    std::uint32_t stages() const noexcept override
    {
        return filters::StageRequestBody | filters::StageResponseBody;
    }
    std::unique_ptr<filters::FilterState> makeState() const override
    {
        return std::make_unique<Held>();
    }
    filters::FilterAction requestBody(filters::ProxyContext &, filters::FilterState *state,
                                      std::string &data, bool last) const override
    {
        return hold(static_cast<Held *>(state)->request, data, last);
    }
    filters::FilterAction responseBody(filters::ProxyContext &, filters::FilterState *state,
                                       std::string &data, bool last) const override
    {
        return hold(static_cast<Held *>(state)->response, data, last);
    }

private:
    struct Held final : filters::FilterState
    {
        std::string request;
        std::string response;
    };
    static filters::FilterAction hold(std::string &held, std::string &data, bool last)
    {
        held += data;
        data.clear();
        if (last)
            data = "[" + std::to_string(held.size()) + "]" + held;
        return filters::FilterAction::Continue;
    }
};

/// Fails when the body (either one) has grown past `limit` bytes.
class BodyLimitFilter final : public filters::Filter
{
public:
    explicit BodyLimitFilter(std::size_t limit)
        : m_limit(limit)
    {
    }
    std::uint32_t stages() const noexcept override
    {
        return filters::StageRequestBody | filters::StageResponseBody;
    }
    std::unique_ptr<filters::FilterState> makeState() const override
    {
        return std::make_unique<Seen>();
    }
    filters::FilterAction requestBody(filters::ProxyContext &context, filters::FilterState *state,
                                      std::string &data, bool) const override
    {
        return count(context, static_cast<Seen *>(state)->request, data);
    }
    filters::FilterAction responseBody(filters::ProxyContext &context, filters::FilterState *state,
                                       std::string &data, bool) const override
    {
        return count(context, static_cast<Seen *>(state)->response, data);
    }

private:
    struct Seen final : filters::FilterState
    {
        std::size_t request = 0;
        std::size_t response = 0;
    };
    filters::FilterAction count(filters::ProxyContext &context, std::size_t &seen,
                                const std::string &data) const
    {
        seen += data.size();
        if (seen <= m_limit)
            return filters::FilterAction::Continue;
        context.error.emplace(ErrorType::BodyTooLarge, "past the test's limit");
        return filters::FilterAction::Fail;
    }

    std::size_t m_limit;
};

} // namespace signalbox::test
