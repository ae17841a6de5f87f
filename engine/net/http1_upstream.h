// The HTTP/1.1 codec on a connection to a server: one request at a time, kept alive in between.
#pragma once

#include "config/runtime_config.h"
#include "http/body.h"
#include "http/parser.h"
#include "io/splice_pipe.h"
#include "io/stream.h"
#include "io/timer_wheel.h"
#include "net/continuation.h"
#include "net/mortal.h"
#include "net/upstream.h"

#include <memory>
#include <string>

namespace signalbox::net {

class Worker;
class ServerPool;

/// What one answer needs while it is being read; pooled by the worker, so that idle connections
/// stay small.
struct ResponseState
{
    http::ResponseParser parser;
    http::ResponseHead head;
    http::BodyDecoder decoder;
    std::string out; // request bytes that the socket has not taken yet
    std::size_t outSent = 0;
    std::string leftover; // what came behind a 101
};

/// Thread: its worker's.
class Http1Upstream final : public Mortal,
                            private io::StreamHandler,
                            private io::TimerNode,
                            private Continuation
{
public:
    Http1Upstream(Worker &worker, std::shared_ptr<ServerPool> pool,
                  std::unique_ptr<io::Stream> stream);
    ~Http1Upstream() override;

    /// Takes the connection out of its idle state for one request.
    void begin(UpstreamHandler &handler, http::Method method, const config::Timeouts &timeouts,
               const config::Limits &limits);
    /// Queues and sends; small leftovers are kept. Failures come by upstreamFailed(), later.
    void send(std::string_view bytes);
    void send(std::string_view a, std::string_view b, std::string_view c);
    std::size_t queued() const noexcept
    {
        return m_state ? m_state->out.size() - m_state->outSent : 0;
    }
    /// All of the request has been handed to send(): the response-head timeout runs from here.
    void requestDone();
    void pauseReading() noexcept;
    void resumeReading();
    /// The same, but not from within a call of the handler's: it may be called from there.
    void resumeSoon();
    /// Bytes of the answer seen so far for this request (0: a retry is harmless where the request
    /// allows it).
    bool answered() const noexcept { return m_answered; }
    /// After upstreamEnd(): whether the connection may carry another request.
    bool reusable() const noexcept { return m_reusable && m_requestDone; }
    bool usedBefore() const noexcept { return m_uses > 1; }
    bool requestIsDone() const noexcept { return m_requestDone; }

    /// Ends the use of this connection: back into its pool when reusable, else closed and buried.
    static void finish(std::unique_ptr<Http1Upstream> connection, bool keep);

    /// For tunnels, after a 101: gives the stream away.
    std::unique_ptr<io::Stream> release(std::string &unread, std::string &unsent);
    /// Splicing an answer's body: the source stream when nothing is read ahead, or nullptr.
    io::Stream *spliceSource();
    std::uint64_t spliceRemaining() const noexcept;
    /// Body bytes were moved past the codec; ends the message (upstreamEnd) when they were the
    /// last.
    void noteSpliced(std::uint64_t bytes);
    /// The source ended or failed while splicing.
    void noteSpliceFailed();
    io::Stream *spliceSink();
    void noteSplicedOut(std::uint64_t bytes);
    /// The server closed while the body was being spliced to it: what it has answered is read, then
    /// this fails.
    void noteWriteFailed();
    /// While relaying: data (or room) is waited for with its timeout, or no longer.
    void waitForData(bool wait);
    void waitForRoom();
    /// Some byte of the request has left.
    bool wrote() const noexcept { return m_wrote; }
    ServerPool &pool() const noexcept { return *m_pool; }
    MonoTime idleSince() const noexcept { return m_idleSince; }

private:
    friend class ServerPool;
    enum class Phase : std::uint8_t { Idle, Head, Body, Done };

    void streamReadable() override;
    void streamWritable() override;
    void streamBroken() override;
    void expired() override;
    void continueRun() override;
    void readSome();
    void consume(std::string_view data);
    void endOfStream(int error);
    void end(bool clean);
    void fail(Error error);
    void flushOut();
    bool hasUnread();
    void armForRead();
    void becomeIdle();
    void idleClosed();

    Worker &m_worker;
    std::shared_ptr<ServerPool> m_pool;
    std::unique_ptr<io::Stream> m_stream;
    std::unique_ptr<ResponseState> m_state;
    UpstreamHandler *m_handler = nullptr;
    const config::Timeouts *m_timeouts = nullptr;
    MonoTime m_idleSince;
    std::uint32_t m_uses = 0;
    http::Method m_method = http::Method::Get;
    Phase m_phase = Phase::Idle;
    bool m_paused = false;
    bool m_answered = false;
    bool m_begun = false; // something of the answer has come since the request was sent
    bool m_reusable = false;
    bool m_requestDone = false;
    bool m_writeFailed = false;
    bool m_wrote = false;
    bool m_waitsForRoom = false;
};

} // namespace signalbox::net
