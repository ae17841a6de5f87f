// The judgement of a field line that isn't plainly normal (RFC 9112 §5).
#include "http/field_reader.h"

namespace signalbox::http {

bool FieldReader::takeAny(const char *begin, const char *behind, Line &line) noexcept
{
    const auto fail = [this](const char *detail) {
        m_failure = detail;
        return false;
    };
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    const char *end = behind - 1;
    bool normal = true;
    if (end > begin && end[-1] == '\r')
        --end;
    else if (m_lenient)
        normal = false; // remade with CRLF
    else
        return fail("bare LF in the head");

    if (isSpace(*begin))
        return fail("a line begins with white space (obsolete line folding)");
    const char *colon = scan::skipToken(begin, end);
    if (colon == end)
        return fail("a field line has no colon");
    if (isSpace(*colon)) {
        const char *next = colon;
        while (next < end && isSpace(*next))
            ++next;
        return fail(next < end && *next == ':' ? "white space before the colon of a field"
                                               : "white space in a field name");
    }
    if (*colon == '\r')
        return fail("bare CR in the head");
    if (*colon != ':')
        return fail("a field name has a character that names may not have");
    if (colon == begin)
        return fail("a field without a name");
    if (colon - begin > 0xFFFF)
        return fail("a field name is longer than 65535 bytes");

    const char *value = colon + 1;
    const char *stop = scan::skipText(value, end);
    if (stop != end)
        return fail(*stop == '\r' ? "bare CR in the head" : "a control character in a field value");
    while (value < stop && isSpace(*value))
        ++value;
    while (stop > value && isSpace(stop[-1]))
        --stop;
    const auto gap = value - (colon + 1);
    if (gap > 1 || (gap == 1 && colon[1] != ' ') || stop != end)
        normal = false;
    line.name = begin;
    line.nameLength = std::size_t(colon - begin);
    line.value = value;
    line.valueLength = std::size_t(stop - value);
    line.normal = normal;
    return true;
}

} // namespace signalbox::http
