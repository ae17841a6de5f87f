// The HTTP/1.1 codec on a client's connection: heads in, exchanges one after the other, answers
// out.
#pragma once

#include "config/runtime_config.h"
#include "http/body.h"
#include "http/parser.h"
#include "io/timer_wheel.h"
#include "net/continuation.h"
#include "net/downstream.h"
#include "net/exchange_ptr.h"
#include "net/list_hook.h"
#include "net/listener_slot.h"
#include "net/mortal.h"

#include <memory>
#include <string>

namespace signalbox::net {

class Worker;

/// What a connection needs while a request is under way; pooled by the worker, so that idle
/// connections stay small.
struct RequestState
{
    http::RequestParser parser;
    http::BodyDecoder decoder;
    std::string in;  // read, not yet consumed
    std::string out; // queued, not yet taken by the socket
    std::size_t outSent = 0;
};

/// Owned by its worker's list of connections; ends by burying itself. Thread: its worker's.
class Http1Connection final : public Mortal,
                              public ListHook<Http1Connection>,
                              private Downstream,
                              private io::StreamHandler,
                              private io::TimerNode,
                              private Continuation
{
public:
    Http1Connection(Worker &worker, std::unique_ptr<io::Stream> stream,
                    std::shared_ptr<ListenerSlot> listener, const SocketAddress &client);
    ~Http1Connection() override;

    /// Reads what is there already; called once, after construction.
    void start();
    /// No request under way.
    bool idle() const noexcept { return m_phase == Phase::Idle; }
    /// Number of the generation that the exchange under way is on; 0: none.
    std::uint64_t generation() const noexcept;
    const ListenerSlot &slot() const noexcept { return *m_listener; }
    /// Ends it now when idle, else after the exchange under way.
    void closeWhenIdle();
    /// Cuts it now, whatever it is doing.
    void cut();

private:
    enum class Phase : std::uint8_t {
        Idle,    // nothing of a request has come
        Head,    // some of it has
        Body,    // the body is being read (or is paused)
        Answer,  // the request is complete, its answer isn't
        Discard, // the answer is out; the little that is left of the request is thrown away
        Linger,  // the answer is out; what still comes is thrown away until the client closes
        Closed,
    };
    enum class Timing : std::uint8_t { None, KeepAlive, Head, Read, Write, Grace, Linger };

    // io::StreamHandler, io::TimerNode
    void streamReadable() override;
    void streamWritable() override;
    void streamBroken() override;
    void expired() override;
    // Continuation: requests that were left for the next turn
    void continueRun() override;

    // Downstream
    void sendInformational(const http::ResponseHead &head) override;
    void sendHead(const http::ResponseHead &head, AnswerBody body) override;
    bool sendBody(std::string_view data) override;
    void endBody(const http::Fields *trailers) override;
    void finish() override;
    void dropQueued() override;
    void abort() override;
    void flush() override;
    bool hasRoom() const override;
    void closeAfter() override { m_closeAfter = true; }
    void resumeBody() override;
    void pauseBody() override;
    bool requestEnded() const override { return m_phase != Phase::Body; }
    std::unique_ptr<io::Stream> release(std::string &unread, std::string &unsent) override;
    io::Stream *spliceSink() override;
    void noteSpliced(std::uint64_t bytes) override;
    io::Stream *spliceSource() override;
    std::uint64_t spliceRemaining() const override;
    bool noteSplicedIn(std::uint64_t bytes) override;
    void waitForData(bool wait) override;
    void waitForRoom(bool wait) override;
    void clientBroken() override { clientGone(); }
    const ListenerSlot &listener() const override { return *m_listener; }
    const IpAddress &clientIp() const override { return m_clientIp; }
    std::uint16_t clientPort() const override { return m_clientPort; }
    std::string_view clientIpText() const override { return m_clientIpText; }
    std::uint64_t bytesIn() const override;
    std::uint64_t bytesOut() const override { return m_bytesOut; }

    void readSome();
    void readOn();
    void process(std::string_view fresh);
    std::size_t consume(std::string_view data);
    void headComplete(std::size_t headBytes);
    void rejectHead(Error error, Milliseconds waited);
    void afterAnswer();
    void becomeIdle();
    void linger();
    bool restIsLittle() const noexcept;
    bool mayDiscard() const noexcept;
    void close();
    void clientGone();
    void time(Timing timing, Milliseconds delay);
    void ensureState();
    void appendFramed(std::string_view data);
    bool queuedOut() const noexcept { return m_state && m_state->out.size() > m_state->outSent; }

    Worker &m_worker;
    std::unique_ptr<io::Stream> m_stream;
    std::shared_ptr<ListenerSlot> m_listener;
    std::unique_ptr<RequestState> m_state;
    ExchangePtr m_exchange;
    std::uint64_t m_bytesIn = 0;
    std::uint64_t m_bytesOut = 0;
    const std::string m_clientIpText; // every request needs it
    const IpAddress m_clientIp;
    Milliseconds m_keepAlive{}; // of the last answer's route
    std::uint16_t m_clientPort = 0;
    Phase m_phase = Phase::Idle;
    Timing m_timing = Timing::None;
    http::Framing m_answerFraming = http::Framing::None;
    std::uint8_t m_turns = 0;  // requests that began in this turn
    bool m_paused = true;      // the exchange doesn't want body bytes now
    bool m_closeAfter = false; // no further request
    bool m_answered = false;   // finish() has been called
    bool m_processing = false; // inside process()
    bool m_headSent = false;
    bool m_http10 = false;
    bool m_keepAlive10 = false;
    bool m_expectContinue = false;
};

} // namespace signalbox::net
