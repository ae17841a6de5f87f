// One worker: its connections, exchanges, pools and timers. Everything here happens on the worker's
// own thread.
#pragma once

#include "base/clock.h"
#include "base/text_buffer.h"
#include "io/event_dispatcher.h"
#include "io/timer_wheel.h"
#include "net/continuation.h"
#include "net/descriptor_budget.h"
#include "net/exchange_ptr.h"
#include "net/generation_pin.h"
#include "net/http1_connection.h"
#include "net/http1_upstream.h"
#include "net/listener_slot.h"
#include "net/mortal.h"
#include "net/resolver.h"
#include "net/server_pool.h"
#include "stats/access_log.h"
#include "stats/tap.h"

#include <QObject>

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace signalbox::net {

class Acceptor;
class ListenerSet;
class Tunnel;

/// What all workers are given alike.
struct WorkerShared
{
    unsigned workers = 1;
    std::shared_ptr<DescriptorBudget> descriptors;
    std::shared_ptr<stats::Tap> tap; // may be null
};

class Worker final : public QObject, private io::BatchHook
{
    Q_OBJECT
public:
    /// @param dispatcher  of the thread that this worker lives on
    Worker(unsigned index, WorkerShared shared, io::EventDispatcher &dispatcher);
    ~Worker() override;

    // Commands from the control thread, run on the worker's own.
    void adopt(std::shared_ptr<const Generation> generation, const ListenerSet &listeners);
    void setAccessLog(std::shared_ptr<stats::AccessLog> log) { m_accessLog = std::move(log); }
    /// Stops accepting (emptying the accept queues first) and closes idle connections; the rest
    /// goes on to its end.
    void drain();
    /// Cuts everything that is still on a generation; returns how many exchanges and tunnels that
    /// were.
    std::uint64_t cutGeneration(std::uint64_t number);
    void cutAll();
    std::uint64_t busy() const noexcept;

    // For connections and exchanges.
    unsigned index() const noexcept { return m_index; }
    /// When the event under way began: everything that it leads to has the same time.
    MonoTime now() const noexcept { return m_dispatcher.eventTime(); }
    /// Unix milliseconds of a moment of the steady clock.
    std::int64_t wallMs(MonoTime at) const noexcept;
    void arm(io::TimerNode &node, Milliseconds delay);
    void bury(std::unique_ptr<Mortal> mortal);
    void runSoon(Continuation &continuation);
    io::EventDispatcher &dispatcher() noexcept { return m_dispatcher; }
    Resolver &resolver() noexcept { return m_resolver; }
    DescriptorBudget &descriptors() noexcept { return *m_shared.descriptors; }
    GenerationPin &generation() noexcept { return *m_current; }
    stats::AccessLog *accessLog() noexcept { return m_accessLog.get(); }
    /// What the last exchange left there, for the next one to write over: its views are stale.
    stats::ExchangeRecord &recordScratch() noexcept { return m_record; }
    stats::Tap *tap() noexcept
    {
        return m_shared.tap && m_shared.tap->active() ? m_shared.tap.get() : nullptr;
    }

    /// Runs on this thread after about `delay`.
    void callLater(Milliseconds delay, std::function<void()> call);
    /// 16 hexadecimal digits, unique in this process.
    void makeRequestId(std::string &out);
    /// IMF-fixdate of now (RFC 9110 §5.6.7), made once a second.
    const std::string &httpDate();

    /// Shared read buffers: what is read into them is used up before the next read of the same
    /// side.
    std::span<char> clientScratch() noexcept { return m_clientScratch; }
    std::span<char> serverScratch() noexcept { return m_serverScratch; }
    std::string &joinBuffer() noexcept { return m_join; }
    TextBuffer &headBuffer() noexcept { return m_head; }

    std::unique_ptr<RequestState> takeRequestState();
    void giveRequestState(std::unique_ptr<RequestState> state);
    std::unique_ptr<ResponseState> takeResponseState();
    void giveResponseState(std::unique_ptr<ResponseState> state);
    std::unique_ptr<io::SplicePipe> takePipe(); // nullptr when descriptors are short
    void givePipe(std::unique_ptr<io::SplicePipe> pipe);
    std::shared_ptr<ListenerSlot> sharedSlot(const ListenerSlot &slot) const;
    ExchangePtr takeExchange();
    /// Its exchange is over: back to the pool after the batch.
    void retire(ExchangePtr exchange);
    void recycle(Exchange *exchange) noexcept;

    void accepted(int descriptor, const std::shared_ptr<ListenerSlot> &listener);
    /// A client's connection has ended: accepting may go on.
    void connectionEnded(Http1Connection &connection);
    void addTunnel(std::unique_ptr<Tunnel> tunnel);
    void removeTunnel(Tunnel &tunnel);
    bool draining() const noexcept { return m_draining; }
    /// Frees descriptors by closing the oldest idle server connections; how many were closed.
    std::size_t closeIdleUpstreams(std::size_t count);
    std::shared_ptr<ServerPool> serverPool(const std::shared_ptr<balance::ServerState> &state,
                                           Milliseconds keepAlive);
    RetryBudget &retryBudget(const std::string &backend);
    void releasePin(GenerationPin &pin);

private:
    void beforeBatch() override { m_wheel.note(now()); }
    void afterBatch() override;
    void timerEvent(QTimerEvent *event) override;
    void resumeAccepting();
    void startTicking();

    unsigned m_index;
    WorkerShared m_shared;
    io::EventDispatcher &m_dispatcher;
    io::TimerWheel m_wheel;
    Resolver m_resolver;
    std::shared_ptr<stats::AccessLog> m_accessLog;
    stats::ExchangeRecord m_record; // of the exchange that ended last
    std::vector<char> m_clientScratch;
    std::vector<char> m_serverScratch;
    std::string m_join;
    TextBuffer m_head;
    std::vector<std::unique_ptr<RequestState>> m_requestStates;
    std::vector<std::unique_ptr<ResponseState>> m_responseStates;
    std::vector<std::unique_ptr<io::SplicePipe>> m_pipes; // empty ones
    std::vector<Exchange *> m_exchanges;                  // free ones
    std::vector<ExchangePtr> m_retired;
    std::vector<std::unique_ptr<Mortal>> m_graveyard;
    List<Continuation> m_soon;
    List<Http1Connection> m_connections;
    List<Tunnel> m_tunnels;
    std::uint64_t m_tunnelCount = 0;
    std::unordered_map<std::string, std::weak_ptr<ServerPool>> m_serverPools; // by identity
    std::unordered_map<std::string, RetryBudget> m_retryBudgets;              // by backend
    std::vector<std::unique_ptr<GenerationPin>> m_pins;
    GenerationPin *m_current = nullptr;
    std::vector<std::shared_ptr<ListenerSlot>> m_slots;
    std::vector<std::unique_ptr<Acceptor>> m_acceptors;
    std::int64_t m_wallOffsetMs = 0;
    std::uint64_t m_idPrefix = 0;
    std::uint64_t m_idNext = 0;
    std::string m_date;
    std::int64_t m_dateSecond = -1;
    int m_tick = 0; // Qt timer id; 0: the wheel is empty
    bool m_draining = false;
    bool m_acceptPaused = false;
    bool m_pinsToCheck = false;
};

} // namespace signalbox::net
