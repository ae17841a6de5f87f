// Reads the answer to a check as far as the verdict needs it.
#include "health/probe_exchange.h"

namespace signalbox::health {

namespace {

constexpr std::size_t snippetLimit = 256;

} // namespace

ProbeExchange::ProbeExchange(std::shared_ptr<const Expectation> expectation)
    : m_expectation(std::move(expectation))
    , m_method(http::methodOf(m_expectation->spec().method))
{
}

std::optional<ProbeResult> ProbeExchange::feed(std::string_view bytes)
{
    m_any = m_any || !bytes.empty();
    while (!m_hasHead) {
        if (auto result = feedHead(bytes))
            return result;
        if (!m_hasHead && bytes.empty())
            return std::nullopt;
    }
    return feedBody(bytes);
}

std::optional<ProbeResult> ProbeExchange::feedHead(std::string_view &bytes)
{
    std::size_t consumed = 0;
    const http::ParseState state = m_parser.feed(bytes, consumed, m_head, m_method);
    bytes.remove_prefix(consumed);
    switch (state) {
    case http::ParseState::NeedMore:
        bytes = {};
        return std::nullopt;
    case http::ParseState::Failed:
        return failed(std::string("not an HTTP answer: ") + m_parser.failure().detail);
    case http::ParseState::Complete:
        break;
    }
    if (m_head.status < 200 && m_head.status != 101) { // an interim answer: the real one follows
        m_parser.reset();
        m_head.clear();
        return std::nullopt;
    }
    m_hasHead = true;
    m_decoder.start(m_head.framing, m_head.contentLength, true);
    return std::nullopt;
}

std::optional<ProbeResult> ProbeExchange::feedBody(std::string_view &bytes)
{
    const std::string headFailure = m_expectation->failureOfHead(m_head);
    const bool wanted = headFailure.empty() && m_expectation->wantsBody();
    for (;;) {
        std::string_view data;
        const http::BodyState state = m_decoder.next(bytes, data);
        const std::size_t before = m_body.size();
        m_body.append(data.substr(0, Expectation::bodyLimit - before));
        if (wanted && m_expectation->foundIn(m_body, before))
            return judged({});
        if (state == http::BodyState::Failed && wanted)
            return failed(std::string("broken body: ") + m_decoder.failureDetail());
        const bool over = state == http::BodyState::End || m_body.size() == Expectation::bodyLimit;
        if (wanted && over)
            return judged(m_expectation->failureOfBody(m_body));
        if (!wanted && (over || state != http::BodyState::Data))
            return judged(headFailure);
        if (state == http::BodyState::NeedMore)
            return std::nullopt;
    }
}

ProbeResult ProbeExchange::closed()
{
    if (!m_any)
        return failed("connection closed before an answer");
    if (!m_hasHead)
        return failed("connection closed inside the answer's head");
    if (!m_decoder.finishAtClose())
        return failed("connection closed inside the answer's body");
    return judged(m_expectation->failureOfBody(m_body));
}

ProbeResult ProbeExchange::failed(std::string reason) const
{
    ProbeResult result = judged(std::move(reason));
    result.ok = false;
    return result;
}

ProbeResult ProbeExchange::judged(std::string failure) const
{
    ProbeResult result;
    result.ok = failure.empty();
    result.status = m_hasHead ? m_head.status : 0;
    result.reason = std::move(failure);
    result.snippet = m_body.substr(0, snippetLimit);
    return result;
}

} // namespace signalbox::health
