// Header fields over one block of bytes: parsed once, edited in place, written out in runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
    bool dropped = false; // removed by an edit or hop-by-hop: skipped by everything below
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
    void add(std::string_view name, std::string_view value);
    /// Drops every field of that name, then adds one.
    void set(std::string_view name, std::string_view value);
    /// Drops every field of that name; returns how many there were.
    std::size_t remove(std::string_view name);

    /// First field of that name, or nullptr.
    const Field *find(std::string_view name) const noexcept;
    const Field *find(FieldId id) const noexcept;
    std::string_view name(const Field &field) const noexcept
    {
        return std::string_view(m_block).substr(field.line, field.nameLength);
    }
    std::string_view value(const Field &field) const noexcept
    {
        return std::string_view(m_block).substr(field.value, field.valueLength);
    }
    /// Value of the first field of that name; empty when there is none.
    std::string_view get(std::string_view name) const noexcept;
    std::string_view get(FieldId id) const noexcept;

    /// All fields, dropped ones included: callers test `dropped`.
    const std::vector<Field> &all() const noexcept { return m_fields; }
    std::vector<Field> &all() noexcept { return m_fields; }
    std::size_t size() const noexcept { return m_fields.size(); }

    /// Appends every field that isn't dropped as "Name: value\r\n"; neighbouring raw lines are
    /// copied in one run.
    void appendTo(std::string &out) const;

    /// For the parser: raw lines go in as they arrived (CRLF included), fields point into them.
    std::string &block() noexcept { return m_block; }
    const std::string &block() const noexcept { return m_block; }
    void push(const Field &field) { m_fields.push_back(field); }

private:
    std::string m_block;
    std::vector<Field> m_fields;
};

} // namespace signalbox::http
