// Intrusive doubly-linked list without allocation, for what a worker must be able to walk:
// connections, exchanges.
#pragma once

#include <cstddef>

namespace signalbox::net {

template <typename T> class List;

/// Embedded in T (which derives from it); leaves its list when destroyed.
template <typename T> class ListHook
{
public:
    ListHook() = default;
    ~ListHook() { unlink(); }
    ListHook(const ListHook &) = delete;
    ListHook &operator=(const ListHook &) = delete;
    bool linked() const noexcept { return m_next != nullptr; }
    void unlink() noexcept
    {
        if (m_next) {
            m_prev->m_next = m_next;
            m_next->m_prev = m_prev;
            m_next = m_prev = nullptr;
        }
    }

private:
    friend class List<T>;
    ListHook *m_next = nullptr;
    ListHook *m_prev = nullptr;
};

/// Newest at the back. Thread: its owner's.
template <typename T> class List
{
public:
    List() { m_head.m_next = m_head.m_prev = &m_head; }
    ~List()
    {
        while (!empty())
            m_head.m_next->unlink();
        m_head.m_next = m_head.m_prev = nullptr;
    }
    bool empty() const noexcept { return m_head.m_next == &m_head; }
    void pushBack(T &item) noexcept
    {
        ListHook<T> &hook = item;
        hook.unlink();
        hook.m_next = &m_head;
        hook.m_prev = m_head.m_prev;
        m_head.m_prev->m_next = &hook;
        m_head.m_prev = &hook;
    }
    T *front() noexcept { return empty() ? nullptr : static_cast<T *>(m_head.m_next); }
    /// Calls f for each; f may unlink the item it is given, but no other.
    template <typename F> void forEach(F &&f)
    {
        for (ListHook<T> *hook = m_head.m_next; hook != &m_head;) {
            ListHook<T> *next = hook->m_next;
            f(*static_cast<T *>(hook));
            hook = next;
        }
    }

private:
    ListHook<T> m_head;
};

} // namespace signalbox::net
