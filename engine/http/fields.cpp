// Field storage: edits append to the block and mark, so that nothing that was parsed ever moves.
#include "http/fields.h"

#include "base/ascii.h"
#include "http/field_table.h"
#include "http/scan.h"

#include <cstring>

namespace signalbox::http {

namespace {

/// Compares a field with a name whose id is known; ids that stand for several names compare the
/// text.
bool isNamed(const Fields &fields, const Field &field, FieldId id, std::string_view name) noexcept
{
    if (field.id != id || field.nameLength != name.size() || field.dropped)
        return false;
    if (id != FieldId::Other && id != FieldId::UnderscoreForwarded)
        return true;
    return ascii::equalsIgnoreCase(fields.name(field), name);
}

} // namespace

namespace table {

bool isForwardedTwin(const char *name, std::size_t length) noexcept
{
    // Servers that build CGI-like variables map '-' to '_', some map every other sign too.
    const auto separator = [](char c) {
        return scan::is(c, scan::Token) && !ascii::isAlpha(c) && !ascii::isDigit(c);
    };
    const std::string_view text(name, length);
    if (!separator(text[1]) || !separator(text[11]) || (text[1] == '-' && text[11] == '-'))
        return false;
    if (!ascii::equalsIgnoreCase(text.substr(2, 9), "forwarded"))
        return false;
    for (const std::string_view tail : {"for", "proto", "host", "port"}) {
        if (ascii::equalsIgnoreCase(text.substr(12), tail))
            return true;
    }
    return false;
}

} // namespace table

FieldId fieldId(std::string_view name) noexcept
{
    return table::lookup<false>(name.data(), name.size());
}

void FieldList::enlarge(std::size_t count)
{
    const std::size_t capacity = std::max<std::size_t>({2 * m_capacity, m_size + count, 24});
    auto larger = std::make_unique<Field[]>(capacity);
    std::copy(begin(), end(), larger.get());
    m_fields = std::move(larger);
    m_capacity = capacity;
}

void Fields::clear() noexcept
{
    m_block.clear();
    m_fields.clear();
    m_ids = 0;
    m_anyDropped = false;
    m_lengths = 0;
}

void Fields::add(FieldId id, std::string_view name, std::string_view value)
{
    const std::size_t at = m_block.size();
    const std::size_t length = name.size() + value.size() + 4;
    Field field;
    field.line = std::uint32_t(at);
    field.lineLength = std::uint32_t(length);
    field.nameLength = std::uint16_t(name.size());
    field.value = std::uint32_t(at + name.size() + 2);
    field.valueLength = std::uint32_t(value.size());
    field.id = id;
    // The views may point into the block itself, which moves when it grows: the old one lives on
    // until they are copied.
    if (m_block.capacity() - at < length) [[unlikely]] {
        TextBuffer old = enlarged(2 * (at + length));
        old.swap(m_block);
        put(field, name, value);
        return;
    }
    put(field, name, value);
}

void Fields::put(const Field &field, std::string_view name, std::string_view value)
{
    char *p = putText(m_block.extend(field.lineLength), name.data(), name.size());
    std::memcpy(p, ": ", 2);
    p = putText(p + 2, value.data(), value.size());
    std::memcpy(p, "\r\n", 2);
    push(field);
}

TextBuffer Fields::enlarged(std::size_t bytes) const
{
    TextBuffer larger;
    larger.extend(bytes);
    larger.clear();
    larger.append(m_block.view());
    return larger;
}

void Fields::addLine(FieldId id, std::string_view line, std::size_t nameLength)
{
    const std::size_t at = m_block.size();
    m_block.append(line);
    Field field;
    field.line = std::uint32_t(at);
    field.lineLength = std::uint32_t(line.size());
    field.nameLength = std::uint16_t(nameLength);
    field.value = std::uint32_t(at + nameLength + 2);
    field.valueLength = std::uint32_t(line.size() - nameLength - 4);
    field.id = id;
    push(field);
}

void Fields::set(FieldId id, std::string_view name, std::string_view value)
{
    remove(id, name);
    add(id, name, value);
}

std::size_t Fields::dropNamed(FieldId id, std::string_view name)
{
    std::size_t count = 0;
    for (Field &field : m_fields) {
        if (isNamed(*this, field, id, name)) {
            drop(field);
            ++count;
        }
    }
    return count;
}

const Field *Fields::find(std::string_view name) const noexcept
{
    const FieldId id = fieldId(name);
    for (const Field &field : m_fields) {
        if (isNamed(*this, field, id, name))
            return &field;
    }
    return nullptr;
}

const Field *Fields::search(FieldId id) const noexcept
{
    for (const Field &field : m_fields) {
        if (field.id == id && !field.dropped)
            return &field;
    }
    return nullptr;
}

std::string_view Fields::get(std::string_view name) const noexcept
{
    const Field *field = find(name);
    return field ? value(*field) : std::string_view();
}

namespace {

/// Calls copy(offset, length) for each run of neighbouring lines that aren't dropped.
template <typename Copy> void forEachRun(const FieldList &fields, const Copy &copy)
{
    // Lines are neighbours in the block.
    std::size_t begin = 0;
    for (const Field &field : fields) {
        if (field.dropped) [[unlikely]] {
            copy(begin, field.line - begin);
            begin = std::size_t(field.line) + field.lineLength;
        }
    }
    const std::size_t end =
        fields.empty() ? 0 : std::size_t(fields.back().line) + fields.back().lineLength;
    copy(begin, end - begin);
}

} // namespace

void Fields::appendTo(std::string &out) const
{
    if (!m_anyDropped) {
        out += m_block.view();
        return;
    }
    forEachRun(m_fields, [&](std::size_t offset, std::size_t length) {
        out.append(m_block.data() + offset, length);
    });
}

void Fields::appendTo(TextBuffer &out) const
{
    if (!m_anyDropped) {
        out.append(m_block.view());
        return;
    }
    forEachRun(m_fields, [&](std::size_t offset, std::size_t length) {
        out.append(std::string_view(m_block.data() + offset, length));
    });
}

} // namespace signalbox::http
