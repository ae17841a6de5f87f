// Header fields over one block of bytes: parsed once, edited in place, written out in runs.
#pragma once

#include "base/text_buffer.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace signalbox::http {

/// Fields the proxy itself reads or remakes; everything else is Other.
enum class FieldId : std::uint8_t {
    Other,
    Host,
    ContentLength,
    TransferEncoding,
    Connection,
    KeepAlive,
    ProxyConnection,
    Te,
    Trailer,
    Upgrade,
    Expect,
    MaxForwards,
    Via,
    Forwarded,
    XForwardedFor,
    XForwardedProto,
    XForwardedHost,
    XForwardedPort,
    UnderscoreForwarded, // X_Forwarded_For and its twins: servers that map '-' to '_' would believe
                         // them
    ContentType,
    ContentEncoding,
    Accept,
    UserAgent,
    Referer,
    Cookie,
    SetCookie,
    Location,
    Authorization,
    RequestId, // X-Request-Id
    Server,
    Date,
    RetryAfter,
};
static_assert(unsigned(FieldId::RetryAfter) < 32, "Fields keeps a set of ids in 32 bits");

/// Case-insensitive lookup of a field name.
FieldId fieldId(std::string_view name) noexcept;

/// One field as offsets into Fields' block, so that the block may move.
struct Field
{
    std::uint32_t line =
        0; // offset of the name; the raw line runs from here for lineLength bytes, CRLF included
    std::uint32_t lineLength = 0;
    std::uint32_t value = 0; // offset of the value, OWS trimmed
    std::uint32_t valueLength = 0;
    std::uint16_t nameLength = 0;
    FieldId id = FieldId::Other;
    bool dropped = false; // by Fields::drop(), an edit or hop-by-hop: skipped by everything below
};

/// A growing array of fields. Unlike a vector's, its room behind the end may be written before it
/// counts: the parser fills a field in place.
class FieldList
{
public:
    FieldList() = default;
    FieldList(const FieldList &other) { *this = other; }
    FieldList(FieldList &&other) noexcept { swap(other); }
    FieldList &operator=(const FieldList &other)
    {
        if (this != &other) {
            m_size = 0;
            std::copy(other.begin(), other.end(), room(other.m_size));
            m_size = other.m_size;
        }
        return *this;
    }
    FieldList &operator=(FieldList &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~FieldList() = default;
    void swap(FieldList &other) noexcept
    {
        std::swap(m_fields, other.m_fields);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }

    Field *begin() noexcept { return m_fields.get(); }
    Field *end() noexcept { return m_fields.get() + m_size; }
    const Field *begin() const noexcept { return m_fields.get(); }
    const Field *end() const noexcept { return m_fields.get() + m_size; }
    Field &operator[](std::size_t index) noexcept { return m_fields[index]; }
    const Field &operator[](std::size_t index) const noexcept { return m_fields[index]; }
    Field &back() noexcept { return m_fields[m_size - 1]; }
    const Field &back() const noexcept { return m_fields[m_size - 1]; }
    std::size_t size() const noexcept { return m_size; }
    bool empty() const noexcept { return m_size == 0; }
    void clear() noexcept { m_size = 0; }

    /// Where the next one goes, with room for at least `count`; grow(1) makes it one of the list.
    Field *room(std::size_t count)
    {
        if (m_capacity - m_size < count) [[unlikely]]
            enlarge(count);
        return m_fields.get() + m_size;
    }
    void grow(std::size_t count) noexcept { m_size += count; }

private:
    void enlarge(std::size_t count);

    std::unique_ptr<Field[]> m_fields;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

/// An ordered multimap of fields over one byte block that it owns. Clearing keeps the capacity, so
/// that a connection reuses it for every head without allocating. Views stay valid until the next
/// edit or clear. Thread: whoever owns it; no sharing.
class Fields
{
public:
    /// Forgets everything, keeps the memory.
    void clear() noexcept;

    /// Appends a field; name and value must be valid (the caller has checked them).
    void add(std::string_view name, std::string_view value) { add(fieldId(name), name, value); }
    /// Drops every field of that name, then adds one.
    void set(std::string_view name, std::string_view value) { set(fieldId(name), name, value); }
    /// Drops every field of that name; returns how many there were.
    std::size_t remove(std::string_view name) { return remove(fieldId(name), name); }
    // The same for callers that have looked the name up before: `id` is fieldId(name).
    void add(FieldId id, std::string_view name, std::string_view value);
    void set(FieldId id, std::string_view name, std::string_view value);
    std::size_t remove(FieldId id, std::string_view name)
    {
        if (!mayHave(id) || (id == FieldId::Other && !(m_lengths & lengthBit(id, name.size()))))
            return 0;
        return dropNamed(id, name);
    }
    /// Takes one of these fields out.
    void drop(Field &field) noexcept
    {
        field.dropped = true;
        m_anyDropped = true;
    }
    /// Appends a field as its whole line, "Name: value\r\n", which is no part of these fields.
    void addLine(FieldId id, std::string_view line, std::size_t nameLength);

    /// False: no field has that id. True: one has, or had before it was dropped.
    bool mayHave(FieldId id) const noexcept { return (m_ids & bit(id)) != 0; }
    /// The same for any of several, given as the sum of their bits.
    bool mayHaveAny(std::uint32_t bits) const noexcept { return (m_ids & bits) != 0; }
    static constexpr std::uint32_t bit(FieldId id) noexcept { return 1U << unsigned(id); }

    /// First field of that name, or nullptr.
    const Field *find(std::string_view name) const noexcept;
    const Field *find(FieldId id) const noexcept { return mayHave(id) ? search(id) : nullptr; }
    std::string_view name(const Field &field) const noexcept
    {
        return {m_block.data() + field.line, field.nameLength};
    }
    std::string_view value(const Field &field) const noexcept
    {
        return {m_block.data() + field.value, field.valueLength};
    }
    /// Value of the first field of that name; empty when there is none.
    std::string_view get(std::string_view name) const noexcept;
    std::string_view get(FieldId id) const noexcept
    {
        const Field *field = find(id);
        return field ? value(*field) : std::string_view();
    }

    /// All fields, dropped ones included: callers test `dropped`.
    const FieldList &all() const noexcept { return m_fields; }
    FieldList &all() noexcept { return m_fields; }
    std::size_t size() const noexcept { return m_fields.size(); }

    /// Appends every field that isn't dropped as "Name: value\r\n"; neighbouring raw lines are
    /// copied in one run.
    void appendTo(std::string &out) const;
    void appendTo(TextBuffer &out) const;

    /// For the parser: raw lines go in as they arrived (CRLF included), fields point into them. In
    /// the end the block holds the fields' lines, in their order, and nothing else.
    TextBuffer &block() noexcept { return m_block; }
    const TextBuffer &block() const noexcept { return m_block; }
    void push(const Field &field)
    {
        *m_fields.room(1) = field;
        pushed(1, bit(field.id), lengthBit(field.id, field.nameLength));
    }
    /// `count` fields have been filled in from all().room() on.
    /// @param ids, lengths  their bits
    void pushed(std::size_t count, std::uint32_t ids, std::uint64_t lengths) noexcept
    {
        m_ids |= ids;
        m_lengths |= lengths;
        m_fields.grow(count);
    }
    static constexpr std::uint64_t lengthBit(FieldId id, std::size_t length) noexcept
    {
        return std::uint64_t(id == FieldId::Other) << (length & 63);
    }

private:
    const Field *search(FieldId id) const noexcept;
    std::size_t dropNamed(FieldId id, std::string_view name);
    void put(const Field &field, std::string_view name, std::string_view value);
    /// A copy of the block with room for `bytes` in all.
    TextBuffer enlarged(std::size_t bytes) const;

    TextBuffer m_block;
    FieldList m_fields;
    // Of what has been pushed: a name that no field has is mostly told by its id or, for those
    // without one, by its length.
    bool m_anyDropped = false;
    std::uint32_t m_ids = 0;
    std::uint64_t m_lengths = 0;
};

} // namespace signalbox::http
