// What the load generator and the origin share: descriptors, epoll, time, the body pattern,
// WebSocket framing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::bench {

/// A descriptor that closes itself.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : m_fd(other.release())
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept;
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { reset(); }

    int get() const { return m_fd; }
    bool valid() const { return m_fd >= 0; }
    int release();
    void reset();

private:
    int m_fd = -1;
};

/// Monotonic time, ns.
std::uint64_t nowNs();

/// CPU time of this process, ns.
std::uint64_t cpuNs();

/// Raises the soft limit of open files to the hard one; returns it.
std::uint64_t raiseDescriptorLimit();

/// A non-blocking listener on 127.0.0.1:port (0: any); prints the reason and exits when there is
/// none.
Descriptor listenOn(std::uint16_t port);
std::uint16_t localPort(int fd);

/// Bodies are this pattern, so that a mixed up or shifted byte is seen: byte i of a body is
/// patternByte(i).
constexpr std::size_t patternPeriod = 251;
constexpr char patternByte(std::uint64_t offset)
{
    return static_cast<char>('!' + (offset % patternPeriod) % 94);
}
/// At least `size` bytes of the pattern from offset 0 … patternPeriod - 1.
std::string_view patternFrom(std::uint64_t offset, std::size_t size);
constexpr std::size_t patternChunk = 256 * 1024;

/// The value of a field in an HTTP head, by name without regard to case; nullopt when it isn't
/// there.
std::optional<std::string_view> fieldOf(std::string_view head, std::string_view name);

/// Sec-WebSocket-Accept for a key (RFC 6455 §4.2.2).
std::string webSocketAccept(std::string_view key);

/// The head of a WebSocket frame, parsed; nullopt: more bytes are needed.
struct FrameHead
{
    std::uint8_t opcode = 0;
    bool fin = false;
    bool masked = false;
    std::array<std::uint8_t, 4> mask{};
    std::uint64_t length = 0;
    std::size_t size = 0; // bytes of the head itself
};
std::optional<FrameHead> parseFrame(std::string_view bytes);
/// A frame ready to send; masked as clients must when `mask` is set.
std::string makeFrame(std::uint8_t opcode, std::string_view payload, bool mask);

} // namespace signalbox::bench
