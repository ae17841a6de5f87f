// Moves bytes from one stream to another through a kernel pipe, without copying them into this
// process.
#pragma once

#include "io/stream.h"

#include <cstddef>
#include <cstdint>

namespace signalbox::io {

/// One pipe; belongs to one relay at a time. Thread: its worker's, which has SIGPIPE blocked.
class SplicePipe
{
public:
    struct Moved
    {
        std::uint64_t in = 0;  // bytes taken from the source now
        std::uint64_t out = 0; // bytes handed to the sink now
        bool sourceEnded = false;
        bool sourceBlocked = false;
        bool sinkBlocked = false;
        int sourceError = 0;
        int sinkError = 0;
    };

    SplicePipe();
    ~SplicePipe();
    SplicePipe(const SplicePipe &) = delete;
    SplicePipe &operator=(const SplicePipe &) = delete;

    bool valid() const noexcept { return m_read >= 0; }
    /// Bytes inside the pipe: taken from the source, not yet handed on.
    std::uint64_t held() const noexcept { return m_held; }
    /// Moves at most `limit` further bytes from `source`, and what is held, to `sink`, until one of
    /// them blocks.
    Moved move(Stream &source, Stream &sink, std::uint64_t limit);

private:
    int m_read = -1;
    int m_write = -1;
    std::uint64_t m_held = 0;
    std::size_t m_capacity = 0;
};

} // namespace signalbox::io
