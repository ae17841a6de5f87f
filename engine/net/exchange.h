// One request's life: head → route → filters → server → forward → filters → answer → record. Owns
// its ProxyContext.
#pragma once

#include "base/error.h"
#include "config/runtime_config.h"
#include "filters/chain.h"
#include "filters/proxy_context.h"
#include "http/head.h"
#include "io/timer_wheel.h"
#include "net/body_relay.h"
#include "net/connector.h"
#include "net/downstream.h"
#include "net/generation_pin.h"
#include "net/http1_upstream.h"
#include "net/list_hook.h"
#include "net/upstream.h"
#include "routing/route_table.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::net {

class Worker;

/// Pooled by its worker: reset() makes it as new and keeps its memory. Thread: its worker's.
/// One terminal transition: complete() records and lets everything go, and comes exactly once an
/// exchange.
class Exchange final : public UpstreamHandler,
                       public ConnectHandler,
                       public filters::FilterHost,
                       public ListHook<Exchange>,
                       private io::TimerNode
{
public:
    explicit Exchange(Worker &worker);
    ~Exchange() override;

    http::RequestHead &request() noexcept { return m_request; }
    const config::Timeouts &timeouts() const noexcept;
    Worker &worker() const noexcept { return m_worker; }
    MonoTime started() const noexcept { return m_start; }
    GenerationPin *pin() const noexcept { return m_pin; }

    // From the codec of the client's side.
    void begin(Downstream &downstream);
    /// The head was malformed or late: answers with the error.
    /// @param begun  when its first byte came, as far as is known
    void reject(Downstream &downstream, Error error, MonoTime begun);
    void requestBody(std::string_view data);
    void requestEnd(const http::Fields *trailers);
    void requestFailed(Error error);
    void downstreamWritable();
    /// A relay of the request's body may go on.
    void downstreamReadable();
    bool relaysRequest() const noexcept { return m_relay.requestActive(); }
    /// The client left: recorded as 499. The downstream is gone when this returns.
    void clientGone();
    /// The engine cuts it (drain is over, stop).
    void cancelled();
    void reset() noexcept;

private:
    friend class BodyRelay;
    friend class Tunnel;
    struct Resume;
    struct Passage;

    // UpstreamHandler
    void upstreamInformational(http::ResponseHead &head) override;
    void upstreamHead(http::ResponseHead &head) override;
    void upstreamBody(std::string_view data) override;
    void upstreamEnd(const http::Fields *trailers) override;
    void upstreamReadDone() override;
    void upstreamWritable() override;
    void upstreamFailed(Error error) override;
    // ConnectHandler
    void connectDone(std::unique_ptr<io::Stream> stream) override;
    void connectFailed(Error error) override;
    // FilterHost
    std::weak_ptr<filters::Resumer> waitHandle() override;
    void callLater(Milliseconds delay, std::function<void()> call) override;
    // TimerNode: the whole exchange's timeout, or the pause before a retry
    void expired() override;

    // exchange.cpp: head, route, filters
    std::int64_t retryAfterMs() const;
    void takeClient();
    void pinGeneration();
    routing::RequestView routingView() const noexcept;
    bool route();
    void answerMaxForwards();
    bool carriesOwnVia() const;
    void runRequestHead();
    void afterRequestHead(filters::FilterAction action);
    void resume(Passage &passage, filters::FilterAction action);
    // exchange_try.cpp: picking, connecting, sending, trying again
    void tryServer();
    void openConnection();
    void endTrial();
    void useConnection(std::unique_ptr<Http1Upstream> connection);
    void sendRequestHead();
    void forwardBody(bool last);
    void sendPiece(std::string_view data, bool last);
    void requestSent();
    void letServerGo(bool keep);
    void tryFailed(Error error);
    bool mayRetry(std::uint32_t condition, bool serverMayHaveSeen);
    void retrySoon();
    void noteServerError(const Error &error);
    void noServer(Error error);
    // exchange_answer.cpp: the answer, whoever makes it
    void reportResult(bool failure);
    void sendAnswerHead();
    void afterResponseHead(filters::FilterAction action);
    void answerBody(std::string_view data);
    void answerEnd(const http::Fields *trailers);
    void directAnswer();
    void sendDirect();
    void fail(Error error);
    void cutAnswer(ErrorType error);
    void startTunnel();
    void complete(int status, std::string_view error);
    void record(int status, std::string_view error);
    void unpin();
    void buildRequestHead(TextBuffer &out);
    void appendForwarded(TextBuffer &out);
    void takeTrustedForwarded();
    void afterRequestBody(filters::FilterAction action);
    void afterResponseBody(filters::FilterAction action);
    const std::string &serverName() const;
    std::string_view hostForServer() const;
    void answerChunk(bool last);
    void answerPending();
    void finishAnswer(const http::Fields *trailers);

    enum class Waiting : std::uint8_t { None, Head, Body };
    /// Where the filters stand with the request, or with the answer: both may be under way at once.
    struct Passage
    {
        std::shared_ptr<Resume> resume; // made when a filter first asks for it
        std::string held;               // the piece that the filters have
        std::string pending;            // came while they waited
        Waiting waiting = Waiting::None;
        bool last = false; // `held` is the final piece
        void clear() noexcept;
    };
    enum class Stage : std::uint8_t {
        Idle,
        Filters,   // request head filters
        Picking,   // before a connection is there (connecting, pausing before a retry)
        Sending,   // head (and body) on their way, no answer yet
        Answering, // the answer's head is decided
        Done,
    };

    Worker &m_worker;
    Downstream *m_downstream = nullptr;
    GenerationPin *m_pin = nullptr;
    http::RequestHead m_request;
    http::ResponseHead m_response;        // of answers made here
    http::ResponseHead *m_head = nullptr; // the answer's: the server's or m_response
    filters::ProxyContext m_context;
    filters::ChainRun m_run;
    std::unique_ptr<Http1Upstream> m_upstream;
    std::unique_ptr<Connector> m_connector;
    BodyRelay m_relay;
    Passage m_in;               // the request
    Passage m_out;              // the answer
    Passage *m_running = &m_in; // whose filters run
    const config::RouteSpec *m_route = nullptr;
    const config::ServerSpec *m_server = nullptr;
    GenerationPin::Server *m_serverPin = nullptr;
    stats::RouteCounters *m_routeCounters = nullptr;
    SocketAddress m_client;
    std::string_view m_clientIp;   // its text, the connection's
    std::string_view m_directLeft; // of a body made here: what is still to be queued
    std::string m_path;            // scratch of normalisation
    std::string m_replay;          // request body kept for another try
    const http::Fields *m_requestTrailers = nullptr; // the codecs' own, while the exchange lasts
    const http::Fields *m_answerTrailers = nullptr;
    std::vector<std::uint32_t> m_tried;
    std::vector<std::pair<std::string, std::string>>
        m_failures; // server, what happened: for the error page
    std::string m_requestId;
    std::string m_forwardedFor; // of a trusted peer
    std::string m_forwarded;
    MonoTime m_start;
    MonoTime m_pickedAt;
    MonoTime m_sentAt;
    std::int64_t m_connectUs = -1;
    std::int64_t m_firstByteUs = -1;
    std::uint32_t m_attempts = 0;
    std::uint32_t m_backoffs = 0;
    int m_serverIndex = -1;
    int m_status = 0; // of the answer, once its head is decided
    unsigned m_informational = 0;
    Stage m_stage = Stage::Idle;
    bool m_trusted = false;  // the peer's forwarding fields are believed
    bool m_rejected = false; // its head could not be read
    bool m_reused = false;
    bool m_requestEnded = false;
    bool m_bodyStarted = false; // some of the body has been taken from the client
    bool m_replayable = true;
    bool m_requestChunked = false; // how the body is forwarded
    bool m_answerUpstreamEnded = false;
    bool m_answerPaused = false; // the client is slow: the server isn't read
    bool m_direct = false;       // the answer is made here
    bool m_trial = false;        // this request shows whether an ejected server is well again
    bool m_retryPause = false;   // the timer is the pause before a retry
    bool m_activeCounted = false;
    bool m_headOut = false;        // the answer's head has been handed to the client's side
    bool m_bodyless = false;       // HEAD, 204, 304: the answer has no body
    MonoTime m_deadline{};         // of the whole exchange; zero: none
    std::uint64_t m_bodyLimit = 0; // 0: off
    std::uint64_t m_bodyBytes = 0;
};

} // namespace signalbox::net
