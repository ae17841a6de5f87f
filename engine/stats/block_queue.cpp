// The slow half of the block queue: taking blocks and giving them back.
#include "stats/block_queue.h"

#include <new>

namespace signalbox::stats {

BlockQueue::~BlockQueue()
{
    Block *block = m_head ? m_head : m_first.load(std::memory_order_acquire);
    while (block) {
        Block *next = block->next.load(std::memory_order_relaxed);
        release(block);
        block = next;
    }
    for (auto &slot : m_spare) {
        if (Block *spare = slot.load(std::memory_order_acquire))
            release(spare);
    }
}

char *BlockQueue::grow(std::size_t size) noexcept
{
    const std::size_t current = m_tail ? std::size_t(m_pos - m_tail->data()) : 0;
    if (m_sealed + current - m_released.load(std::memory_order_acquire) >= m_limit)
        return nullptr;
    Block *block = take(size);
    if (!block)
        return nullptr;
    if (m_tail)
        m_tail->next.store(block, std::memory_order_release);
    else
        m_first.store(block, std::memory_order_release);
    m_sealed += current;
    m_tail = block;
    m_pos = block->data();
    m_end = m_pos + block->capacity;
    return m_pos;
}

BlockQueue::Block *BlockQueue::take(std::size_t size) noexcept
{
    if (size > blockSize)
        return allocate(size);
    for (auto &slot : m_spare) {
        if (!slot.load(std::memory_order_relaxed))
            continue;
        Block *block = slot.exchange(nullptr, std::memory_order_acquire);
        block->committed.store(0, std::memory_order_relaxed);
        block->next.store(nullptr, std::memory_order_relaxed);
        return block;
    }
    return allocate(blockSize);
}

void BlockQueue::recycle(Block *block) noexcept
{
    // Outsized blocks go at once; so do those beyond what a steady writer needs.
    if (block->capacity == blockSize) {
        for (auto &slot : m_spare) {
            if (slot.load(std::memory_order_relaxed))
                continue;
            slot.store(block, std::memory_order_release);
            return;
        }
    }
    release(block);
}

BlockQueue::Block *BlockQueue::allocate(std::size_t capacity) noexcept
{
    void *memory =
        ::operator new(sizeof(Block) + capacity, std::align_val_t(alignof(Block)), std::nothrow);
    if (!memory)
        return nullptr;
    auto *block = new (memory) Block;
    block->capacity = capacity;
    return block;
}

void BlockQueue::release(Block *block) noexcept
{
    block->~Block();
    ::operator delete(block, std::align_val_t(alignof(Block)));
}

} // namespace signalbox::stats
