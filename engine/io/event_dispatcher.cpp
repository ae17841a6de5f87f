#include "io/event_dispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace signalbox::io {

/// The events of one epoll_wait that are not delivered yet.
struct EventDispatcher::Batch
{
    std::array<epoll_event, batchSize> events;
    int next = 0;
    int count = 0;
    Batch *outer = nullptr;
};

/// Up to three QSocketNotifiers of one descriptor, level-triggered as Qt expects.
class EventDispatcher::Notifier final : public EventHandler
{
public:
    explicit Notifier(int epoll, int descriptor)
        : m_epoll(epoll)
        , m_descriptor(descriptor)
    {
    }

    void set(QSocketNotifier *notifier, bool on)
    {
        slot(notifier->type()) = on ? notifier : nullptr;
        epoll_event event{};
        event.data.ptr = static_cast<EventHandler *>(this);
        if (m_slots[QSocketNotifier::Read])
            event.events |= EPOLLIN;
        if (m_slots[QSocketNotifier::Write])
            event.events |= EPOLLOUT;
        if (m_slots[QSocketNotifier::Exception])
            event.events |= EPOLLPRI;
        const bool wanted = event.events != 0;
        if (wanted)
            epoll_ctl(m_epoll, m_added ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, m_descriptor, &event);
        else if (m_added)
            epoll_ctl(m_epoll, EPOLL_CTL_DEL, m_descriptor, nullptr);
        m_added = wanted;
    }
    bool empty() const { return !m_added; }

    void handleEvents(std::uint32_t events) override
    {
        const std::uint32_t failed = EPOLLHUP | EPOLLERR;
        // A receiver may unregister notifiers of this descriptor: look each one up again.
        if (events & (EPOLLIN | EPOLLRDHUP | failed))
            send(QSocketNotifier::Read);
        if (events & (EPOLLOUT | failed))
            send(QSocketNotifier::Write);
        if (events & EPOLLPRI)
            send(QSocketNotifier::Exception);
    }

private:
    QSocketNotifier *&slot(QSocketNotifier::Type type) { return m_slots[type]; }
    void send(QSocketNotifier::Type type)
    {
        if (QSocketNotifier *notifier = m_slots[type]) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
        }
    }

    int m_epoll;
    int m_descriptor;
    bool m_added = false;
    QSocketNotifier *m_slots[3] = {};
};

EventDispatcher::EventDispatcher()
    : m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = nullptr; // the wake-up
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event);
}

EventDispatcher::~EventDispatcher()
{
    m_notifiers.clear();
    ::close(m_wake);
    ::close(m_epoll);
}

int EventDispatcher::add(int descriptor, EventHandler *handler)
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.ptr = handler;
    return epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 ? 0 : errno;
}

void EventDispatcher::remove(int descriptor, EventHandler *handler)
{
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    dropEvents(handler);
}

void EventDispatcher::closeAndRemove(int descriptor, EventHandler *handler)
{
    ::close(descriptor);
    dropEvents(handler);
}

void EventDispatcher::dropEvents(EventHandler *handler)
{
    for (Batch *batch = m_batch; batch; batch = batch->outer) {
        for (int i = batch->next; i < batch->count; ++i) {
            if (batch->events[std::size_t(i)].data.ptr == handler)
                batch->events[std::size_t(i)].events = 0;
        }
    }
}

bool EventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted.store(false, std::memory_order_relaxed);
    m_timeKnown = false;
    emit awake();
    QCoreApplication::sendPostedEvents();

    const bool canWait = (flags & QEventLoop::WaitForMoreEvents) &&
                         !m_interrupted.load(std::memory_order_relaxed) &&
                         !m_woken.load(std::memory_order_acquire);
    if (canWait)
        emit aboutToBlock();
    if (m_interrupted.load(std::memory_order_relaxed))
        return false;

    Batch batch;
    batch.count = epoll_wait(m_epoll, batch.events.data(), batchSize, canWait ? waitTime() : 0);
    if (canWait)
        emit awake();
    if (m_hook)
        m_hook->beforeBatch();
    bool any = batch.count > 0;
    batch.outer = m_batch;
    m_batch = &batch;
    while (batch.next < batch.count) {
        const epoll_event event = batch.events[std::size_t(batch.next++)];
        if (event.events == 0)
            continue;
        m_timeKnown = false;
        if (!event.data.ptr)
            clearWakeUp();
        else
            static_cast<EventHandler *>(event.data.ptr)->handleEvents(event.events);
    }
    m_batch = batch.outer;
    m_timeKnown = false;
    if (!(flags & QEventLoop::X11ExcludeTimers))
        fireTimers();
    if (m_hook)
        m_hook->afterBatch();
    if (m_woken.load(std::memory_order_acquire)) {
        m_timeKnown = false;
        QCoreApplication::sendPostedEvents();
        any = true;
    }
    return any;
}

void EventDispatcher::clearWakeUp()
{
    std::uint64_t value = 0;
    [[maybe_unused]] const ssize_t n = ::read(m_wake, &value, sizeof value);
    m_woken.store(false, std::memory_order_release);
}

void EventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    auto &entry = m_notifiers[descriptor];
    if (!entry)
        entry = std::make_unique<Notifier>(m_epoll, descriptor);
    entry->set(notifier, true);
}

void EventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = int(notifier->socket());
    const auto it = m_notifiers.find(descriptor);
    if (it == m_notifiers.end())
        return;
    // The entry stays (empty) while its descriptor may be delivering; it is small, and reused with
    // the descriptor.
    it->second->set(notifier, false);
    if (it->second->empty()) {
        for (Batch *batch = m_batch; batch; batch = batch->outer) {
            for (int i = batch->next; i < batch->count; ++i) {
                if (batch->events[std::size_t(i)].data.ptr ==
                    static_cast<EventHandler *>(it->second.get()))
                    batch->events[std::size_t(i)].events = 0;
            }
        }
    }
}

void EventDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    const std::chrono::milliseconds period(interval);
    m_timers.push_back({id, period, type, object, Clock::now() + period, false});
}

bool EventDispatcher::unregisterTimer(int id)
{
    return std::erase_if(m_timers, [id](const Timer &t) { return t.id == id; }) > 0;
}

bool EventDispatcher::unregisterTimers(QObject *object)
{
    return std::erase_if(m_timers, [object](const Timer &t) { return t.object == object; }) > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> EventDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> list;
    for (const Timer &timer : m_timers) {
        if (timer.object == object)
            list.append(TimerInfo(timer.id, int(timer.interval.count()), timer.type));
    }
    return list;
}

int EventDispatcher::remainingTime(int id)
{
    for (const Timer &timer : m_timers) {
        if (timer.id == id) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(timer.due - Clock::now());
            return int(std::max<std::int64_t>(0, left.count()));
        }
    }
    return -1;
}

int EventDispatcher::waitTime() const
{
    if (m_timers.empty())
        return -1;
    Clock::time_point first = Clock::time_point::max();
    for (const Timer &timer : m_timers) {
        if (!timer.active)
            first = std::min(first, timer.due);
    }
    if (first == Clock::time_point::max())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(first - Clock::now());
    return int(std::clamp<std::int64_t>(left.count(), 0, 1 << 30));
}

void EventDispatcher::fireTimers()
{
    if (m_timers.empty())
        return;
    const Clock::time_point now = Clock::now();
    // Receivers may add and remove timers: collect what is due by id, look each up again.
    std::vector<int> due;
    for (const Timer &timer : m_timers) {
        if (!timer.active && timer.due <= now)
            due.push_back(timer.id);
    }
    for (const int id : due) {
        const auto find = [this, id] {
            return std::find_if(m_timers.begin(), m_timers.end(),
                                [id](const Timer &t) { return t.id == id; });
        };
        auto it = find();
        if (it == m_timers.end())
            continue;
        it->active = true;
        m_timeKnown = false;
        it->due = std::max(it->due + it->interval, now);
        QTimerEvent event(id);
        QCoreApplication::sendEvent(it->object, &event);
        it = find();
        if (it != m_timers.end())
            it->active = false;
    }
}

void EventDispatcher::wakeUp()
{
    if (m_woken.exchange(true, std::memory_order_acq_rel))
        return;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t n = ::write(m_wake, &one, sizeof one);
}

void EventDispatcher::interrupt()
{
    m_interrupted.store(true, std::memory_order_relaxed);
    wakeUp();
}

} // namespace signalbox::io
