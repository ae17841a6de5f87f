// The tap's rings: records travel packed, and become strings on the reader's thread.
#include "stats/tap.h"

#include "stats/address_text.h"
#include "stats/block_queue.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace signalbox::stats {

namespace {

/// Bytes that may wait for the reader, for each record of the capacity: what a browser's heads
/// need. Together with the cuts below it bounds the ring's memory whatever clients and servers
/// send.
constexpr std::size_t kBytesARecord = 4096;
constexpr std::size_t kHeadLimit = 64 * 1024;
constexpr std::size_t kTextLimit = 16 * 1024;

/// A record's fixed part; the texts follow in the order of sizes.
struct Packed
{
    std::uint64_t sequence;
    std::int64_t wallMs;
    std::uint64_t bytesIn, bytesOut;
    std::int64_t durationUs, queueUs, connectUs, firstByteUs;
    std::uint64_t generation;
    std::uint32_t attempts;
    std::uint16_t status;
    std::uint16_t clientPort;
    IpAddress clientIp;
    bool hasClient;
    bool reused;
    std::array<std::uint32_t, 13> sizes;
};

/// @param client  holds the path of a unix socket, and then the address as text
void setClient(std::string &client, AddressText &address, const Packed &packed)
{
    if (packed.clientIp.family == IpAddress::Family::None) {
        std::string name("unix:");
        name += client;
        client.swap(name);
        return;
    }
    std::array<char, AddressText::size + 16> text;
    char *end = text.data();
    const bool v6 = packed.clientIp.family == IpAddress::Family::V6;
    if (v6)
        *end++ = '[';
    end = address.put(end, packed.clientIp);
    if (v6)
        *end++ = ']';
    *end++ = ':';
    end = std::to_chars(end, text.data() + text.size(), packed.clientPort).ptr;
    client.assign(text.data(), std::size_t(end - text.data()));
}

} // namespace

struct alignas(64) Tap::Ring
{
    explicit Ring(std::size_t records)
        : queue(records * kBytesARecord)
        , capacity(records)
    {
    }

    BlockQueue queue;
    const std::uint64_t capacity;
    // worker
    std::uint64_t sequence = 0;
    std::uint64_t recorded = 0;
    std::atomic<std::uint64_t> dropped{0};
    // reader
    alignas(64) std::atomic<std::uint64_t> drained{0};
};

Tap::Tap(unsigned workers, std::size_t capacity)
{
    const std::size_t records = std::bit_ceil(std::max<std::size_t>(capacity, 1));
    for (unsigned i = 0; i < workers; ++i)
        m_rings.push_back(std::make_unique<Ring>(records));
}

Tap::~Tap() = default;

void Tap::record(unsigned worker, const ExchangeRecord &r) noexcept
{
    if (!active())
        return;
    Ring &ring = *m_rings[worker];
    Packed packed;
    packed.sequence = ring.sequence++;
    packed.wallMs = r.wallMs;
    packed.bytesIn = r.bytesIn;
    packed.bytesOut = r.bytesOut;
    packed.durationUs = r.durationUs;
    packed.queueUs = r.queueUs;
    packed.connectUs = r.connectUs;
    packed.firstByteUs = r.firstByteUs;
    packed.generation = r.generation;
    packed.attempts = r.attempts;
    packed.status = r.status;
    packed.hasClient = r.client != nullptr;
    packed.clientPort = r.client ? r.client->port : std::uint16_t(0);
    packed.clientIp = r.client ? r.client->ip : IpAddress{};
    packed.reused = r.reused;

    std::array<std::string_view, 13> texts{r.client ? r.client->path : std::string_view(),
                                           r.listener,
                                           r.method,
                                           r.host,
                                           r.path,
                                           r.query,
                                           r.route,
                                           r.backend,
                                           r.server,
                                           r.error,
                                           r.requestId,
                                           r.requestHead,
                                           r.responseHead};
    std::size_t size = sizeof packed;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        texts[i] = texts[i].substr(0, i < 11 ? kTextLimit : kHeadLimit);
        packed.sizes[i] = std::uint32_t(texts[i].size());
        size += texts[i].size();
    }

    char *out = nullptr;
    if (ring.recorded - ring.drained.load(std::memory_order_acquire) < ring.capacity) {
        out = ring.queue.reserve(size);
        if (!out)
            out = ring.queue.grow(size);
    }
    if (!out) {
        ring.dropped.store(ring.dropped.load(std::memory_order_relaxed) + 1,
                           std::memory_order_relaxed);
        return;
    }
    std::memcpy(out, &packed, sizeof packed);
    out += sizeof packed;
    for (const std::string_view text : texts) {
        if (!text.empty())
            std::memcpy(out, text.data(), text.size());
        out += text.size();
    }
    ring.queue.commit(size);
    ++ring.recorded;
}

void Tap::drain(std::vector<TapRecord> &out)
{
    AddressText address;
    for (std::size_t worker = 0; worker < m_rings.size(); ++worker) {
        Ring &ring = *m_rings[worker];
        std::uint64_t count = 0;
        ring.queue.consume([&](std::string_view bytes) {
            while (!bytes.empty()) {
                Packed packed;
                std::memcpy(static_cast<void *>(&packed), bytes.data(), sizeof packed);
                bytes.remove_prefix(sizeof packed);
                TapRecord &r = out.emplace_back();
                const std::array<std::string *, 13> texts{
                    &r.client,    &r.listener,    &r.method,      &r.host,   &r.path,
                    &r.query,     &r.route,       &r.backend,     &r.server, &r.error,
                    &r.requestId, &r.requestHead, &r.responseHead};
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    texts[i]->assign(bytes.substr(0, packed.sizes[i]));
                    bytes.remove_prefix(packed.sizes[i]);
                }
                if (packed.hasClient)
                    setClient(r.client, address, packed);
                r.sequence = packed.sequence;
                r.worker = std::uint32_t(worker);
                r.wallMs = packed.wallMs;
                r.status = packed.status;
                r.bytesIn = packed.bytesIn;
                r.bytesOut = packed.bytesOut;
                r.durationUs = packed.durationUs;
                r.queueUs = packed.queueUs;
                r.connectUs = packed.connectUs;
                r.firstByteUs = packed.firstByteUs;
                r.generation = packed.generation;
                r.attempts = packed.attempts;
                r.reused = packed.reused;
                ++count;
            }
        });
        ring.drained.store(ring.drained.load(std::memory_order_relaxed) + count,
                           std::memory_order_release);
    }
}

std::uint64_t Tap::dropped() const noexcept
{
    std::uint64_t sum = 0;
    for (const auto &ring : m_rings)
        sum += ring->dropped.load(std::memory_order_relaxed);
    return sum;
}

} // namespace signalbox::stats
