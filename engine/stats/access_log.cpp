// The access log's queues and its writer thread.
#include "stats/access_log.h"

#include "stats/block_queue.h"
#include "stats/log_line.h"
#include "stats/log_output.h"

#include <pthread.h>
#include <signal.h>

#include <condition_variable>
#include <cstring>
#include <mutex>
#include <new>
#include <thread>

namespace signalbox::stats {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kUnwrittenLimit = 4 * 1024 * 1024;
/// Lines whose worst case is above this are formatted aside, so that little of a block is wasted.
constexpr std::size_t kLargeLine = BlockQueue::blockSize / 4;
/// How long the writer gathers lines, and how often it looks when there haven't been any for a
/// while. The second is only the net below the wake-up that the first line after a pause gives: a
/// line written at the very moment at which the writer goes to sleep may miss it.
constexpr auto kGather = 100ms;
constexpr auto kSleep = 1000ms;
constexpr unsigned kRoundsToSleep = 10;
constexpr auto kCloseWithin = 2s;
constexpr auto kReopenWithin = 2s;

} // namespace

struct AccessLog::Impl
{
    struct alignas(64) Worker
    {
        BlockQueue queue{kUnwrittenLimit};
        LogLine line;
        std::atomic<std::uint64_t> dropped{0}; // this worker is its only writer
    };

    Impl(AccessLogFormat lineFormat, unsigned count)
        : format(lineFormat)
    {
        for (unsigned i = 0; i < count; ++i)
            workers.push_back(std::make_unique<Worker>());
    }

    char *put(Worker &worker, char *out, const ExchangeRecord &record) const noexcept
    {
        return format == AccessLogFormat::Json ? worker.line.json(out, record)
                                               : worker.line.combined(out, record);
    }

    /// Costs a system call at most once per round of the writer.
    void wake() noexcept
    {
        if (pending.load(std::memory_order_relaxed) || pending.exchange(true))
            return;
        {
            // Taken so that the writer is either before its check of `pending` or asleep.
            const std::lock_guard lock(mutex);
        }
        changed.notify_one();
    }

    char *room(Worker &worker, std::size_t size) noexcept
    {
        char *out = worker.queue.reserve(size);
        if (!out) [[unlikely]] {
            out = worker.queue.grow(size);
            wake();
            if (!out)
                worker.dropped.store(worker.dropped.load(std::memory_order_relaxed) + 1,
                                     std::memory_order_relaxed);
        }
        return out;
    }

    void writeLarge(Worker &worker, const ExchangeRecord &record, std::size_t bound) noexcept
    {
        const std::unique_ptr<char[]> text(new (std::nothrow) char[bound]);
        if (!text) {
            worker.dropped.store(worker.dropped.load(std::memory_order_relaxed) + 1,
                                 std::memory_order_relaxed);
            return;
        }
        const auto size = std::size_t(put(worker, text.get(), record) - text.get());
        if (char *out = room(worker, size)) {
            std::memcpy(out, text.get(), size);
            worker.queue.commit(size);
        }
    }

    std::size_t drain() noexcept
    {
        std::size_t bytes = 0;
        for (const auto &worker : workers) {
            bytes += worker->queue.consume([this](std::string_view lines) {
                if (const std::uint64_t failed = output.write(lines))
                    lost.fetch_add(failed, std::memory_order_relaxed);
            });
        }
        return bytes;
    }

    void run() noexcept
    {
        // Signals are the main thread's; a closed pipe is an error of write(), not the end of the
        // program.
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, nullptr);
        unsigned quiet = 0;
        for (;;) {
            std::unique_lock lock(mutex);
            asleep.store(quiet >= kRoundsToSleep, std::memory_order_relaxed);
            changed.wait_for(lock, quiet >= kRoundsToSleep ? kSleep : kGather, [this] {
                return pending.load(std::memory_order_relaxed) || stop || flushWanted != flushDone;
            });
            asleep.store(false, std::memory_order_relaxed);
            pending.store(false, std::memory_order_relaxed);
            const std::uint64_t ticket = flushWanted;
            const bool last = stop;
            lock.unlock();

            quiet = drain() > 0 ? 0 : std::min(quiet + 1, kRoundsToSleep);

            lock.lock();
            flushDone = ticket;
            finished = last;
            flushed.notify_all();
            if (last)
                return;
        }
    }

    const AccessLogFormat format;
    std::vector<std::unique_ptr<Worker>> workers;
    LogOutput output;
    std::atomic<std::uint64_t> lost{0}; // lines that couldn't be written
    std::atomic<bool> asleep{false};    // the writer waits for a first line
    std::atomic<bool> pending{false};   // somebody has woken the writer

    std::mutex mutex; // guards what follows
    std::condition_variable changed;
    std::condition_variable flushed;
    std::uint64_t flushWanted = 0;
    std::uint64_t flushDone = 0;
    bool stop = false;
    bool finished = false;
    std::thread writer;
};

AccessLog::AccessLog() = default;

Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::string &path, AccessLogFormat format,
                                                   unsigned workers)
{
    std::unique_ptr<AccessLog> log(new AccessLog);
    log->m_impl = std::make_unique<Impl>(format, workers);
    Impl *impl = log->m_impl.get();
    if (auto opened = impl->output.open(path); !opened)
        return std::move(opened).error();
    impl->writer = std::thread([impl] { impl->run(); });
    pthread_setname_np(impl->writer.native_handle(), "access-log");
    return log;
}

AccessLog::~AccessLog()
{
    Impl &impl = *m_impl;
    if (!impl.writer.joinable())
        return;
    {
        std::unique_lock lock(impl.mutex);
        impl.stop = true;
        impl.changed.notify_one();
        if (!impl.flushed.wait_for(lock, kCloseWithin, [&] { return impl.finished; }))
            impl.output.giveUp();
    }
    impl.writer.join();
}

void AccessLog::write(unsigned worker, const ExchangeRecord &record) noexcept
{
    Impl &impl = *m_impl;
    Impl::Worker &own = *impl.workers[worker];
    const std::size_t bound = LogLine::bound(record);
    if (bound > kLargeLine) [[unlikely]] {
        impl.writeLarge(own, record, bound);
    } else if (char *out = impl.room(own, bound)) {
        own.queue.commit(std::size_t(impl.put(own, out, record) - out));
    }
    if (impl.asleep.load(std::memory_order_relaxed)) [[unlikely]]
        impl.wake();
}

Result<void> AccessLog::reopen()
{
    // What was logged before belongs to the file that was rotated away, unless that one is stuck.
    Impl &impl = *m_impl;
    {
        std::unique_lock lock(impl.mutex);
        const std::uint64_t ticket = ++impl.flushWanted;
        impl.changed.notify_one();
        impl.flushed.wait_for(lock, kReopenWithin, [&] { return impl.flushDone >= ticket; });
    }
    return impl.output.reopen();
}

void AccessLog::flush()
{
    Impl &impl = *m_impl;
    std::unique_lock lock(impl.mutex);
    const std::uint64_t ticket = ++impl.flushWanted;
    impl.changed.notify_one();
    impl.flushed.wait(lock, [&] { return impl.flushDone >= ticket; });
}

std::uint64_t AccessLog::dropped() const noexcept
{
    std::uint64_t sum = m_impl->lost.load(std::memory_order_relaxed);
    for (const auto &worker : m_impl->workers)
        sum += worker->dropped.load(std::memory_order_relaxed);
    return sum;
}

} // namespace signalbox::stats
