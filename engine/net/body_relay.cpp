#include "net/body_relay.h"

#include "net/exchange.h"
#include "net/worker.h"

namespace signalbox::net {

std::unique_ptr<io::SplicePipe> BodyRelay::takePipe()
{
    return m_exchange.m_worker.takePipe();
}

void BodyRelay::givePipe(std::unique_ptr<io::SplicePipe> pipe)
{
    m_exchange.m_worker.givePipe(std::move(pipe));
}

bool BodyRelay::startAnswer()
{
    if (!m_exchange.m_upstream->spliceSource())
        return false;
    if (!m_exchange.m_downstream->spliceSink() && m_exchange.m_stage == Exchange::Stage::Done)
        return true; // writing what was queued has ended the exchange
    m_answer = takePipe();
    if (!m_answer)
        return false;
    m_exchange.m_upstream->pauseReading();
    pumpAnswer();
    return true;
}

void BodyRelay::offerRequest()
{
    m_requestOffered = true;
    m_exchange.m_worker.runSoon(*this);
}

void BodyRelay::startRequest()
{
    Exchange &exchange = m_exchange;
    if (!m_requestOffered || m_request || exchange.m_stage != Exchange::Stage::Sending ||
        exchange.m_requestEnded || !exchange.m_upstream ||
        exchange.m_downstream->spliceRemaining() < minimum)
        return;
    if (!exchange.m_downstream->spliceSource() || !exchange.m_upstream->spliceSink())
        return; // upstreamWritable() offers it again
    m_request = takePipe();
    if (!m_request)
        return;
    exchange.m_replayable = false;
    exchange.m_downstream->pauseBody();
    pumpRequest();
}

void BodyRelay::continueRun()
{
    if (m_requestOffered && !m_request)
        startRequest();
    else
        pump();
}

void BodyRelay::pump()
{
    if (m_request)
        pumpRequest();
    if (m_answer)
        pumpAnswer();
}

void BodyRelay::pumpAnswer()
{
    Exchange &exchange = m_exchange;
    Http1Upstream &upstream = *exchange.m_upstream;
    io::Stream *source = upstream.spliceSource();
    io::Stream *sink = exchange.m_downstream->spliceSink();
    if (exchange.m_stage == Exchange::Stage::Done)
        return;
    if (!source || !sink)
        return; // what is queued goes first; downstreamWritable() comes then
    const std::uint64_t left = upstream.spliceRemaining() - m_answer->held();
    const io::SplicePipe::Moved moved = m_answer->move(*source, *sink, left);
    if (moved.out > 0)
        exchange.m_downstream->noteSpliced(moved.out);
    if (moved.sinkError != 0) {
        // The client is gone; its codec hears of it by its own event as well, whichever comes
        // first.
        exchange.m_downstream->clientBroken();
        return;
    }
    const bool lost = moved.sourceEnded && moved.in < left;
    if (lost && m_answer->held() == 0) {
        givePipe(std::move(m_answer));
        upstream.noteSpliced(moved.out);
        upstream.noteSpliceFailed();
        return;
    }
    exchange.m_downstream->waitForRoom(moved.sinkBlocked);
    if (moved.out == upstream.spliceRemaining())
        givePipe(std::move(m_answer));
    else if (!moved.sinkBlocked && !moved.sourceBlocked)
        exchange.m_worker.runSoon(*this);
    upstream.waitForData(moved.sourceBlocked && !moved.sinkBlocked);
    upstream.noteSpliced(moved.out); // may end the exchange
}

void BodyRelay::pumpRequest()
{
    Exchange &exchange = m_exchange;
    if (!exchange.m_upstream || exchange.m_stage == Exchange::Stage::Done)
        return;
    Http1Upstream &upstream = *exchange.m_upstream;
    io::Stream *source = exchange.m_downstream->spliceSource();
    io::Stream *sink = upstream.spliceSink();
    if (!source || !sink)
        return;
    const std::uint64_t remaining = exchange.m_downstream->spliceRemaining();
    const std::uint64_t left = remaining - m_request->held();
    const io::SplicePipe::Moved moved = m_request->move(*source, *sink, left);
    upstream.noteSplicedOut(moved.out);
    exchange.m_bodyBytes += moved.out;
    if (moved.sinkError != 0) {
        upstream.noteWriteFailed();
        return;
    }
    if (moved.sourceEnded && moved.in < left && m_request->held() == 0) {
        exchange.m_downstream->clientBroken();
        return;
    }
    if (moved.sinkBlocked)
        upstream.waitForRoom();
    else
        upstream.waitForData(false);
    if (exchange.m_downstream->noteSplicedIn(moved.out)) {
        givePipe(std::move(m_request));
        exchange.m_requestEnded = true;
        exchange.requestSent();
        return;
    }
    exchange.m_downstream->waitForData(!moved.sinkBlocked);
    if (!moved.sinkBlocked && !moved.sourceBlocked)
        exchange.m_worker.runSoon(*this);
}

void BodyRelay::release() noexcept
{
    m_requestOffered = false;
    unlink();
    if (m_answer)
        givePipe(std::move(m_answer));
    if (m_request)
        givePipe(std::move(m_request));
}

} // namespace signalbox::net
