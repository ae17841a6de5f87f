#include "net/worker.h"

#include "base/hex.h"
#include "net/acceptor.h"
#include "net/exchange.h"
#include "net/listener_set.h"
#include "net/tunnel.h"

#include <QRandomGenerator>
#include <QTimer>
#include <QTimerEvent>

#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace signalbox::net {

namespace {
constexpr std::size_t scratchBytes = 256 * 1024;
constexpr std::size_t pooledStates = 512;
constexpr std::size_t pooledExchanges = 512;
constexpr std::size_t pooledPipes = 16;
// A pooled buffer that grew beyond this gives its memory back.
constexpr std::size_t keptCapacity = 16 * 1024;

void shrink(std::string &buffer)
{
    if (buffer.capacity() > keptCapacity)
        std::string().swap(buffer);
    else
        buffer.clear();
}
} // namespace

Worker::Worker(unsigned index, WorkerShared shared, io::EventDispatcher &dispatcher)
    : m_index(index)
    , m_shared(std::move(shared))
    , m_dispatcher(dispatcher)
    , m_clientScratch(scratchBytes)
    , m_serverScratch(scratchBytes)
    , m_idPrefix(QRandomGenerator::system()->generate64())
{
    m_dispatcher.setBatchHook(this);
    const auto wall = std::chrono::system_clock::now().time_since_epoch();
    const auto mono = std::chrono::steady_clock::now().time_since_epoch();
    m_wallOffsetMs = std::chrono::duration_cast<Milliseconds>(wall - mono).count();
}

Worker::~Worker()
{
    cutAll();
    m_acceptors.clear();
    for (int round = 0; round < 3; ++round)
        afterBatch();
    for (auto &[identity, weak] : m_serverPools) {
        if (const auto pool = weak.lock())
            pool->closeIdle();
    }
    afterBatch();
    m_pins.clear();
    m_current = nullptr;
    m_graveyard.clear();
    for (Exchange *exchange : m_exchanges)
        delete exchange;
    m_dispatcher.setBatchHook(nullptr);
}

std::int64_t Worker::wallMs(MonoTime at) const noexcept
{
    return m_wallOffsetMs + std::chrono::duration_cast<Milliseconds>(at.time_since_epoch()).count();
}

void Worker::startTicking()
{
    m_wheel.start(now());
    m_tick = startTimer(int(io::TimerWheel::tickMs), Qt::CoarseTimer);
}

void Worker::arm(io::TimerNode &node, Milliseconds delay)
{
    if (m_tick == 0)
        startTicking();
    m_wheel.arm(node, delay);
}

void Worker::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_tick)
        return;
    const MonoTime at = now();
    // The wall clock may be set while this runs; one look a tick is enough.
    const auto wall = std::chrono::system_clock::now().time_since_epoch();
    m_wallOffsetMs = std::chrono::duration_cast<Milliseconds>(wall - at.time_since_epoch()).count();
    if (m_acceptPaused)
        resumeAccepting();
    if (!m_wheel.advance(at) && !m_acceptPaused) {
        killTimer(m_tick);
        m_tick = 0;
    }
}

void Worker::callLater(Milliseconds delay, std::function<void()> call)
{
    QTimer::singleShot(delay, this, std::move(call));
}

void Worker::makeRequestId(std::string &out)
{
    // A bijective mix of a counter: unique in this process, and not a plain sequence to look at.
    std::uint64_t x = m_idPrefix + (++m_idNext << 6) + m_index;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    x ^= x >> 31;
    out.resize(16);
    putHex16(out.data(), x);
}

const std::string &Worker::httpDate()
{
    const std::int64_t second = wallMs(now()) / 1000;
    if (second != m_dateSecond) {
        m_dateSecond = second;
        const std::time_t time = std::time_t(second);
        std::tm utc{};
        gmtime_r(&time, &utc);
        static constexpr const char *days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        char text[40];
        const int length = std::snprintf(text, sizeof text, "%s, %02d %s %d %02d:%02d:%02d GMT",
                                         days[utc.tm_wday], utc.tm_mday, months[utc.tm_mon],
                                         utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
        m_date.assign(text, std::size_t(length));
    }
    return m_date;
}

void Worker::bury(std::unique_ptr<Mortal> mortal)
{
    if (mortal)
        m_graveyard.push_back(std::move(mortal));
}

void Worker::runSoon(Continuation &continuation)
{
    m_soon.pushBack(continuation);
    m_dispatcher.wakeUp();
}

void Worker::afterBatch()
{
    if (!m_soon.empty()) {
        // Those that come back wait for the next batch.
        List<Continuation> now;
        while (Continuation *first = m_soon.front())
            now.pushBack(*first);
        while (Continuation *first = now.front()) {
            first->unlink();
            first->continueRun();
        }
    }
    while (!m_graveyard.empty() || !m_retired.empty()) {
        // Destructors may bury more.
        const auto dead = std::exchange(m_graveyard, {});
        const auto over = std::exchange(m_retired, {});
    }
    if (m_pinsToCheck) {
        m_pinsToCheck = false;
        std::erase_if(m_pins, [this](const std::unique_ptr<GenerationPin> &pin) {
            return pin.get() != m_current && pin->pins == 0;
        });
    }
}

std::unique_ptr<RequestState> Worker::takeRequestState()
{
    if (m_requestStates.empty())
        return std::make_unique<RequestState>();
    std::unique_ptr<RequestState> state = std::move(m_requestStates.back());
    m_requestStates.pop_back();
    return state;
}

void Worker::giveRequestState(std::unique_ptr<RequestState> state)
{
    if (!state || m_requestStates.size() >= pooledStates)
        return;
    shrink(state->in);
    shrink(state->out);
    state->outSent = 0;
    m_requestStates.push_back(std::move(state));
}

std::unique_ptr<ResponseState> Worker::takeResponseState()
{
    if (m_responseStates.empty())
        return std::make_unique<ResponseState>();
    std::unique_ptr<ResponseState> state = std::move(m_responseStates.back());
    m_responseStates.pop_back();
    return state;
}

void Worker::giveResponseState(std::unique_ptr<ResponseState> state)
{
    if (!state || m_responseStates.size() >= pooledStates)
        return;
    shrink(state->out);
    shrink(state->leftover);
    state->outSent = 0;
    m_responseStates.push_back(std::move(state));
}

std::unique_ptr<io::SplicePipe> Worker::takePipe()
{
    if (!m_pipes.empty()) {
        std::unique_ptr<io::SplicePipe> pipe = std::move(m_pipes.back());
        m_pipes.pop_back();
        return pipe;
    }
    if (!descriptors().take(2))
        return nullptr;
    auto pipe = std::make_unique<io::SplicePipe>();
    if (pipe->valid())
        return pipe;
    descriptors().give(2);
    return nullptr;
}

void Worker::givePipe(std::unique_ptr<io::SplicePipe> pipe)
{
    if (pipe->held() == 0 && m_pipes.size() < pooledPipes)
        m_pipes.push_back(std::move(pipe));
    else
        descriptors().give(2);
}

std::shared_ptr<ListenerSlot> Worker::sharedSlot(const ListenerSlot &slot) const
{
    for (const auto &candidate : m_slots) {
        if (candidate.get() == &slot)
            return candidate;
    }
    return std::make_shared<ListenerSlot>(slot); // the listener has gone meanwhile
}

ExchangePtr Worker::takeExchange()
{
    if (m_exchanges.empty())
        return ExchangePtr(new Exchange(*this));
    Exchange *exchange = m_exchanges.back();
    m_exchanges.pop_back();
    return ExchangePtr(exchange);
}

void Worker::retire(ExchangePtr exchange)
{
    m_retired.push_back(std::move(exchange));
}

void Worker::recycle(Exchange *exchange) noexcept
{
    exchange->reset();
    if (m_exchanges.size() < pooledExchanges)
        m_exchanges.push_back(exchange);
    else
        delete exchange;
}

void Worker::accepted(int descriptor, const std::shared_ptr<ListenerSlot> &listener)
{
    SocketAddress client;
    if (!listener->address.isUnix()) {
        // QTcpServer accepts blocking ones, without other status flags.
        ::fcntl(descriptor, F_SETFL, O_RDWR | O_NONBLOCK);
        sockaddr_storage native{};
        socklen_t length = sizeof native;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&native), &length) != 0) {
            ::close(descriptor); // gone before it was looked at
            return;
        }
        client = SocketAddress::fromNative(reinterpret_cast<sockaddr *>(&native), length);
    }
    auto stream = std::make_unique<io::SocketStream>(m_dispatcher, descriptor, true);
    if (!stream->valid())
        return;
    descriptors().force(1);
    auto *connection = new Http1Connection(*this, std::move(stream), listener, client);
    m_connections.pushBack(*connection);
    connection->start();

    const config::Limits &limits = m_current->generation->config->settings.limits;
    std::uint64_t open = 0;
    listener->state->counters().visit(
        [&](const stats::ListenerCounters &c) { open += c.connections.get(); });
    if (!descriptors().mayAccept())
        closeIdleUpstreams(64);
    if (open >= limits.connections || !descriptors().mayAccept()) {
        m_acceptPaused = true;
        for (const auto &acceptor : m_acceptors)
            acceptor->pause();
        if (m_tick == 0)
            startTicking(); // looks again every tick: another worker's connections may end
    }
}

void Worker::resumeAccepting()
{
    const std::uint32_t limit = m_current->generation->config->settings.limits.connections;
    if (!descriptors().mayAccept())
        return;
    bool all = true;
    for (const auto &acceptor : m_acceptors) {
        std::uint64_t open = 0;
        acceptor->slot().state->counters().visit(
            [&](const stats::ListenerCounters &c) { open += c.connections.get(); });
        if (open < limit)
            acceptor->resume();
        else
            all = false;
    }
    m_acceptPaused = !all;
}

void Worker::connectionEnded(Http1Connection &connection)
{
    connection.ListHook<Http1Connection>::unlink();
    bury(std::unique_ptr<Mortal>(&connection));
}

std::size_t Worker::closeIdleUpstreams(std::size_t count)
{
    std::size_t closed = 0;
    for (auto &[identity, weak] : m_serverPools) {
        const auto pool = weak.lock();
        while (pool && closed < count && pool->closeOldest())
            ++closed;
    }
    return closed;
}

std::shared_ptr<ServerPool> Worker::serverPool(const std::shared_ptr<balance::ServerState> &state,
                                               Milliseconds keepAlive)
{
    std::weak_ptr<ServerPool> &slot = m_serverPools[state->identity()];
    std::shared_ptr<ServerPool> pool = slot.lock();
    if (!pool) {
        pool = std::make_shared<ServerPool>(*this, state);
        slot = pool;
    }
    pool->setKeepAlive(keepAlive);
    return pool;
}

RetryBudget &Worker::retryBudget(const std::string &backend)
{
    return m_retryBudgets[backend];
}

void Worker::releasePin(GenerationPin &pin)
{
    if (&pin != m_current && pin.pins == 0)
        m_pinsToCheck = true;
}

std::uint64_t Worker::busy() const noexcept
{
    std::uint64_t count = 0;
    for (const auto &pin : m_pins)
        count += pin->pins;
    return count;
}

} // namespace signalbox::net
