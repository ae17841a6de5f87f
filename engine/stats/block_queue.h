// Bytes from one writer thread to one reader thread in big blocks, without locks or system calls.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace signalbox::stats {

/// Single-writer, single-reader queue of byte records. A record lies in one block, so the reader
/// never sees half of one. Blocks are recycled: in the steady state nothing is allocated and the
/// writer stays within memory that is warm. Threads: reserve(), grow(), commit() from the writer;
/// consume() from the reader; the destructor when both are done.
class BlockQueue
{
public:
    static constexpr std::size_t blockSize = 64 * 1024;

    /// @param limit  bytes that may wait for the reader before grow() refuses
    explicit BlockQueue(std::size_t limit) noexcept
        : m_limit(limit)
    {
    }
    ~BlockQueue();
    BlockQueue(const BlockQueue &) = delete;
    BlockQueue &operator=(const BlockQueue &) = delete;

    /// Room for `size` bytes in the current block, or nullptr: then grow() is next.
    char *reserve(std::size_t size) noexcept
    {
        return size <= std::size_t(m_end - m_pos) ? m_pos : nullptr;
    }
    /// Ends the current block and returns room for `size` bytes in another one; nullptr when the
    /// limit is passed or memory is short.
    char *grow(std::size_t size) noexcept;
    /// Makes the first `size` bytes of the room visible to the reader.
    void commit(std::size_t size) noexcept
    {
        m_pos += size;
        m_tail->committed.store(std::size_t(m_pos - m_tail->data()), std::memory_order_release);
    }

    /// Calls `f(std::string_view)` for each run of whole records, oldest first; returns the bytes
    /// seen.
    template <typename F> std::size_t consume(F &&f)
    {
        std::size_t bytes = 0;
        if (!m_head)
            m_head = m_first.load(std::memory_order_acquire);
        while (m_head) {
            // `next` first: once it is set, `committed` is final.
            Block *next = m_head->next.load(std::memory_order_acquire);
            const std::size_t end = m_head->committed.load(std::memory_order_acquire);
            if (end > m_read) {
                f(std::string_view(m_head->data() + m_read, end - m_read));
                bytes += end - m_read;
                m_released.store(m_released.load(std::memory_order_relaxed) + (end - m_read),
                                 std::memory_order_release);
                m_read = end;
            }
            if (!next)
                break;
            recycle(m_head);
            m_head = next;
            m_read = 0;
        }
        return bytes;
    }

private:
    struct alignas(64) Block
    {
        std::atomic<std::size_t> committed{0};
        std::atomic<Block *> next{nullptr};
        std::size_t capacity = 0;
        char *data() noexcept { return reinterpret_cast<char *>(this + 1); }
    };

    Block *take(std::size_t size) noexcept;
    void recycle(Block *block) noexcept;
    static Block *allocate(std::size_t capacity) noexcept;
    static void release(Block *block) noexcept;

    // writer
    char *m_pos = nullptr;
    char *m_end = nullptr;
    Block *m_tail = nullptr;
    std::size_t m_sealed = 0; // bytes committed in blocks before the current one
    const std::size_t m_limit;

    // shared; each slot of m_spare is filled by the reader and emptied by the writer
    alignas(64) std::atomic<Block *> m_first{nullptr};
    std::atomic<std::size_t> m_released{0}; // bytes that the reader is done with
    std::array<std::atomic<Block *>, 4> m_spare{};

    // reader
    alignas(64) Block *m_head = nullptr;
    std::size_t m_read = 0;
};

} // namespace signalbox::stats
