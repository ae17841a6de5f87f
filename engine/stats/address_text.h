// The text of IP addresses for lines and records: neighbours mostly share one, so the last text is
// kept.
#pragma once

#include "base/address.h"

#include <array>
#include <cstring>

namespace signalbox::stats {

/// Thread: one object a thread.
class AddressText
{
public:
    static constexpr std::size_t size = 48; // room that put() needs
    static_assert(size >= IpAddress::textSize);

    char *put(char *out, const IpAddress &ip) noexcept
    {
        if (m_length == 0 || ip.family != m_ip.family || half(ip, 0) != half(m_ip, 0) ||
            half(ip, 8) != half(m_ip, 8))
            set(ip);
        std::memcpy(out, m_text.data(), size);
        return out + m_length;
    }

private:
    static std::uint64_t half(const IpAddress &ip, std::size_t at) noexcept
    {
        std::uint64_t bytes;
        std::memcpy(&bytes, ip.bytes.data() + at, sizeof bytes);
        return bytes;
    }
    void set(const IpAddress &ip) noexcept
    {
        m_ip = ip;
        m_length = std::size_t(ip.put(m_text.data()) - m_text.data());
    }

    IpAddress m_ip;
    std::array<char, size> m_text{};
    std::size_t m_length = 0;
};

} // namespace signalbox::stats
