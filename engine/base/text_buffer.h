// A growing block of text for what is put together from many small pieces: appending is a compare
// and a copy in place, where std::string calls twice for each piece.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace signalbox {

/// Copies up to 32 bytes by two moves that overlap, more by memcpy; returns where the copy ends.
[[gnu::always_inline]] inline char *putText(char *out, const char *text, std::size_t size) noexcept
{
    const auto ends = [&]<typename Word>(Word) {
        Word first;
        Word last;
        std::memcpy(&first, text, sizeof first);
        std::memcpy(&last, text + size - sizeof last, sizeof last);
        std::memcpy(out, &first, sizeof first);
        std::memcpy(out + size - sizeof last, &last, sizeof last);
    };
    struct Sixteen
    {
        std::uint64_t half[2];
    };
    if (size > 32)
        std::memcpy(out, text, size);
    else if (size >= 16)
        ends(Sixteen{});
    else if (size >= 8)
        ends(std::uint64_t{});
    else if (size >= 4)
        ends(std::uint32_t{});
    else if (size >= 2)
        ends(std::uint16_t{});
    else if (size == 1)
        *out = *text;
    return out + size;
}

/// Keeps its memory over clear(). Thread: its owner's.
class TextBuffer
{
public:
    TextBuffer() = default;
    TextBuffer(const TextBuffer &other) { append(other.view()); }
    TextBuffer(TextBuffer &&other) noexcept { swap(other); }
    TextBuffer &operator=(const TextBuffer &other)
    {
        if (this != &other) {
            clear();
            append(other.view());
        }
        return *this;
    }
    TextBuffer &operator=(TextBuffer &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~TextBuffer() = default;
    void swap(TextBuffer &other) noexcept
    {
        std::swap(m_begin, other.m_begin);
        std::swap(m_end, other.m_end);
        std::swap(m_limit, other.m_limit);
    }

    void clear() noexcept { m_end = m_begin.get(); }
    /// Cuts to the first `size` bytes, of which there are at least so many.
    void truncate(std::size_t size) noexcept { m_end = m_begin.get() + size; }
    std::size_t size() const noexcept { return std::size_t(m_end - m_begin.get()); }
    std::size_t capacity() const noexcept { return std::size_t(m_limit - m_begin.get()); }
    const char *data() const noexcept { return m_begin.get(); }
    std::string_view view() const noexcept { return {m_begin.get(), size()}; }

    /// Appends `size` bytes that the caller fills in.
    char *extend(std::size_t size)
    {
        char *to = room(size);
        m_end = to + size;
        return to;
    }
    /// `text` may not be part of this buffer.
    [[gnu::always_inline]] void append(std::string_view text)
    {
        m_end = putText(room(text.size()), text.data(), text.size());
    }
    template <std::size_t N> [[gnu::always_inline]] void append(const char (&text)[N])
    {
        char *to = room(N - 1);
        std::memcpy(to, text, N - 1);
        m_end = to + N - 1;
    }
    void append(char c)
    {
        char *to = room(1);
        *to = c;
        m_end = to + 1;
    }
    void appendNumber(std::uint64_t value)
    {
        constexpr std::size_t digits = 20;
        char *to = room(digits);
        m_end = std::to_chars(to, to + digits, value).ptr;
    }

private:
    char *room(std::size_t size)
    {
        if (std::size_t(m_limit - m_end) < size) [[unlikely]]
            grow(size);
        return m_end;
    }
    [[gnu::noinline]] void grow(std::size_t size)
    {
        const std::size_t used = this->size();
        const std::size_t capacity =
            std::max<std::size_t>({2 * this->capacity(), used + size, 512});
        auto larger = std::make_unique<char[]>(capacity);
        if (used > 0)
            std::memcpy(larger.get(), m_begin.get(), used);
        m_begin = std::move(larger);
        m_end = m_begin.get() + used;
        m_limit = m_begin.get() + capacity;
    }

    std::unique_ptr<char[]> m_begin;
    char *m_end = nullptr;
    char *m_limit = nullptr;
};

} // namespace signalbox
