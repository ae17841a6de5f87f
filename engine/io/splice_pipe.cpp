#include "io/splice_pipe.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace signalbox::io {

namespace {
constexpr int wantedCapacity = 1024 * 1024;
// One call moves at most this much, so that one bulk transfer doesn't starve the worker's other
// connections.
constexpr std::uint64_t fairShare = 4 * 1024 * 1024;
} // namespace

SplicePipe::SplicePipe()
{
    int ends[2];
    if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
        return;
    m_read = ends[0];
    m_write = ends[1];
    int capacity = fcntl(m_write, F_SETPIPE_SZ, wantedCapacity);
    if (capacity < 0)
        capacity = fcntl(m_write, F_GETPIPE_SZ);
    m_capacity = capacity > 0 ? std::size_t(capacity) : 65536;
}

SplicePipe::~SplicePipe()
{
    if (m_read >= 0) {
        ::close(m_read);
        ::close(m_write);
    }
}

SplicePipe::Moved SplicePipe::move(Stream &source, Stream &sink, std::uint64_t limit)
{
    Moved moved;
    bool pipeFull = false;
    for (;;) {
        bool progress = false;
        if (limit > moved.in && !pipeFull && !moved.sourceBlocked && !moved.sourceEnded &&
            moved.in < fairShare) {
            const std::size_t want =
                std::size_t(std::min<std::uint64_t>(limit - moved.in, m_capacity));
            const ssize_t n = splice(source.spliceDescriptor(), nullptr, m_write, nullptr, want,
                                     SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
            if (n > 0) {
                moved.in += std::uint64_t(n);
                m_held += std::uint64_t(n);
                progress = true;
            } else if (n == 0) {
                moved.sourceEnded = true;
            } else if (errno == EAGAIN) {
                // Either the source is empty or the pipe is full; a pipe with something in it may
                // be either.
                if (m_held == 0) {
                    moved.sourceBlocked = true;
                    source.noteBlocked(true);
                } else {
                    pipeFull = true;
                }
            } else if (errno != EINTR) {
                moved.sourceError = errno;
                moved.sourceEnded = true;
            }
        }
        if (m_held > 0 && !moved.sinkBlocked) {
            const ssize_t n = splice(m_read, nullptr, sink.spliceDescriptor(), nullptr,
                                     std::size_t(m_held), SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
            if (n > 0) {
                m_held -= std::uint64_t(n);
                moved.out += std::uint64_t(n);
                pipeFull = false;
                progress = true;
            } else if (n < 0 && errno == EAGAIN) {
                moved.sinkBlocked = true;
                sink.noteBlocked(false);
            } else if (n < 0 && errno != EINTR) {
                moved.sinkError = errno;
                return moved;
            }
        }
        if (!progress)
            return moved;
    }
}

} // namespace signalbox::io
