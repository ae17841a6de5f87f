// Field storage: edits append to the block and mark, so that nothing that was parsed ever moves.
#include "http/fields.h"

#include "base/ascii.h"
#include "http/field_table.h"
#include "http/scan.h"

#include <functional>

namespace signalbox::http {

namespace {

/// Compares a field with a name whose id is known; ids that stand for several names compare the
/// text.
bool isNamed(const Fields &fields, const Field &field, FieldId id, std::string_view name) noexcept
{
    if (field.dropped || field.id != id)
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

void Fields::clear() noexcept
{
    m_block.clear();
    m_fields.clear();
}

void Fields::add(std::string_view name, std::string_view value)
{
    // The views may point into the block itself, which moves when it grows.
    std::string copy;
    const char *begin = m_block.data();
    const char *end = begin + m_block.size();
    const auto inside = [&](std::string_view text) {
        return !std::less<>()(text.data(), begin) && std::less<>()(text.data(), end);
    };
    if (inside(name) || inside(value)) {
        copy.append(name).append(value);
        name = std::string_view(copy).substr(0, name.size());
        value = std::string_view(copy).substr(name.size());
    }
    Field field;
    field.line = std::uint32_t(m_block.size());
    field.nameLength = std::uint16_t(name.size());
    field.value = std::uint32_t(m_block.size() + name.size() + 2);
    field.valueLength = std::uint32_t(value.size());
    field.id = fieldId(name);
    m_block.append(name).append(": ").append(value).append("\r\n");
    field.lineLength = std::uint32_t(m_block.size()) - field.line;
    m_fields.push_back(field);
}

void Fields::set(std::string_view name, std::string_view value)
{
    remove(name);
    add(name, value);
}

std::size_t Fields::remove(std::string_view name)
{
    const FieldId id = fieldId(name);
    std::size_t count = 0;
    for (Field &field : m_fields) {
        if (isNamed(*this, field, id, name)) {
            field.dropped = true;
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

const Field *Fields::find(FieldId id) const noexcept
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

std::string_view Fields::get(FieldId id) const noexcept
{
    const Field *field = find(id);
    return field ? value(*field) : std::string_view();
}

void Fields::appendTo(std::string &out) const
{
    std::size_t begin = 0;
    std::size_t end = 0; // the run [begin, end) still to be copied
    for (const Field &field : m_fields) {
        if (field.dropped)
            continue;
        if (field.line != end) {
            out.append(m_block, begin, end - begin);
            begin = field.line;
        }
        end = std::size_t(field.line) + field.lineLength;
    }
    out.append(m_block, begin, end - begin);
}

} // namespace signalbox::http
