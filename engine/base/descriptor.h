// A file descriptor that is closed with its owner. Thread: its owner's.
#pragma once

#include <cerrno>
#include <unistd.h>
#include <utility>

namespace signalbox {

class Descriptor
{
public:
    /// @param fd  owned from here on; negative: none, as the system's calls return it
    explicit Descriptor(int fd) noexcept
        : m_fd(fd)
    {
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const noexcept { return m_fd; }
    bool open() const noexcept { return m_fd >= 0; }
    /// Gives it away.
    int take() noexcept { return std::exchange(m_fd, -1); }
    /// close(2) may report what a write didn't.
    bool close() noexcept
    {
        const int fd = take();
        return fd < 0 || ::close(fd) == 0 || errno == EINTR;
    }

private:
    int m_fd;
};

} // namespace signalbox
