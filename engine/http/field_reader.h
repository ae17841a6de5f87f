// Reads a section of field lines (a head's or a trailer's) into Fields, piece by piece. Internal to
// http/.
#pragma once

#include "http/field_table.h"
#include "http/fields.h"
#include "http/scan.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace signalbox::http {

/// What the owner of a FieldReader says to a field.
enum class FieldVerdict : std::uint8_t {
    Keep,
    Drop,    // leave it out
    Replace, // write it with the value that the handler put into replacement()
    Fail,    // the handler has recorded why
};

enum class FieldStep : std::uint8_t {
    NeedMore,
    End,      // the empty line is consumed
    Refused,  // the handler said Fail
    Invalid,  // failure() says what is wrong with the line
    TooLarge, // the byte or field limit is passed
};

/// Every result depends on the bytes alone, not on how they are cut: a line is judged when it is
/// whole, and the limits before its content. Lines that are normal already ("Name: value" or
/// "Name:value", CRLF) stay as they came; others are rewritten as "Name: value".
class FieldReader
{
public:
    /// @param bytesBefore  bytes that count against maxBytes already (the start line)
    void start(std::size_t bytesBefore, std::size_t maxBytes, std::size_t maxFields,
               bool lenientLineEnds) noexcept
    {
        m_bytes = bytesBefore;
        m_maxBytes = maxBytes;
        m_maxFields = maxFields;
        m_count = 0;
        m_lenient = lenientLineEnds;
        m_partial = false;
        m_failure = "";
    }

    const char *failure() const noexcept { return m_failure; }
    std::string &replacement() noexcept { return m_replacement; }

    /// Moves `p` behind what it took. The handler is called as handler(FieldId, value) for fields
    /// that have an id.
    template <typename Handler>
    FieldStep read(const char *&p, const char *end, Fields &fields, Handler &&handler);

private:
    struct Line
    {
        const char *name = nullptr;
        const char *value = nullptr;
        std::size_t nameLength = 0;
        std::size_t valueLength = 0;
        bool normal = true;
    };

    /// The common case, a normal line that is whole in the input. False: not that, say nothing
    /// about it.
    static bool takeNormal(const char *begin, const char *end, Line &line,
                           const char *&behind) noexcept;
    /// Any whole line, [begin, behind) with its LF. False: m_failure says why.
    bool takeAny(const char *begin, const char *behind, Line &line) noexcept;
    /// True when [begin, behind) is an empty line.
    bool isEmpty(const char *begin, const char *behind) const noexcept
    {
        return (behind - begin == 2 && *begin == '\r') || (m_lenient && behind - begin == 1);
    }
    static void pushRaw(Fields &fields, const Line &line, std::size_t offset, std::size_t length,
                        FieldId id)
    {
        Field field;
        field.line = std::uint32_t(offset);
        field.lineLength = std::uint32_t(length);
        field.value = std::uint32_t(offset + std::size_t(line.value - line.name));
        field.valueLength = std::uint32_t(line.valueLength);
        field.nameLength = std::uint16_t(line.nameLength);
        field.id = id;
        fields.push(field);
    }
    /// Finishes the line whose beginning lies at the block's end.
    template <typename Handler>
    FieldStep finishPartial(const char *&p, const char *end, Fields &fields, Handler &handler);

    std::size_t m_bytes = 0;
    std::size_t m_maxBytes = 0;
    std::size_t m_maxFields = 0;
    std::size_t m_count = 0;
    std::size_t m_lineStart = 0; // where the partial line begins in the block
    bool m_lenient = false;
    bool m_partial = false;
    const char *m_failure = "";
    std::string m_replacement;
};

inline bool FieldReader::takeNormal(const char *begin, const char *end, Line &line,
                                    const char *&behind) noexcept
{
    const char *colon = scan::skipToken(begin, end);
    if (colon == begin || end - colon < 3 || *colon != ':' || colon - begin > 0xFFFF)
        return false;
    const char *value = colon + 1;
    if (*value == ' ')
        ++value;
    const char *stop = scan::skipText(value, end);
    if (end - stop < 2 || stop[0] != '\r' || stop[1] != '\n')
        return false;
    if (stop > value && (*value == ' ' || *value == '\t' || stop[-1] == ' ' || stop[-1] == '\t'))
        return false;
    line.name = begin;
    line.nameLength = std::size_t(colon - begin);
    line.value = value;
    line.valueLength = std::size_t(stop - value);
    line.normal = true;
    behind = stop + 2;
    return true;
}

template <typename Handler>
FieldStep FieldReader::finishPartial(const char *&p, const char *end, Fields &fields,
                                     Handler &handler)
{
    const auto *lf = static_cast<const char *>(std::memchr(p, '\n', std::size_t(end - p)));
    const auto take = std::size_t((lf ? lf + 1 : end) - p);
    if (take > m_maxBytes || m_bytes > m_maxBytes - take)
        return FieldStep::TooLarge;
    std::string &block = fields.block();
    block.append(p, take);
    m_bytes += take;
    p += take;
    if (!lf)
        return FieldStep::NeedMore;
    m_partial = false;
    const char *begin = block.data() + m_lineStart;
    const char *behind = block.data() + block.size();
    if (isEmpty(begin, behind)) {
        block.resize(m_lineStart);
        return FieldStep::End;
    }
    if (++m_count > m_maxFields)
        return FieldStep::TooLarge;
    Line line;
    if (!takeAny(begin, behind, line))
        return FieldStep::Invalid;
    const FieldId id = table::lookup(line.name, line.nameLength);
    FieldVerdict verdict = FieldVerdict::Keep;
    if (id != FieldId::Other)
        verdict = handler(id, std::string_view(line.value, line.valueLength));
    if (verdict == FieldVerdict::Fail)
        return FieldStep::Refused;
    if (verdict == FieldVerdict::Keep && line.normal) {
        pushRaw(fields, line, m_lineStart, std::size_t(behind - begin), id);
        return FieldStep::NeedMore;
    }
    const std::string name(line.name, line.nameLength);
    const std::string value = verdict == FieldVerdict::Replace
                                  ? m_replacement
                                  : std::string(line.value, line.valueLength);
    block.resize(m_lineStart);
    if (verdict != FieldVerdict::Drop)
        fields.add(name, value);
    return FieldStep::NeedMore;
}

template <typename Handler>
FieldStep FieldReader::read(const char *&p, const char *end, Fields &fields, Handler &&handler)
{
    if (m_partial) {
        const FieldStep step = finishPartial(p, end, fields, handler);
        if (step != FieldStep::NeedMore || m_partial)
            return step;
    }
    std::string &block = fields.block();
    const char *run =
        p; // first byte that isn't in the block yet: whole runs of lines are copied at once
    const char *begin = p;
    // What is behind `run` goes to the block's end, so a line's place there is known before it is
    // copied.
    const auto flush = [&](const char *upTo) {
        block.append(run, std::size_t(upTo - run));
        run = upTo;
    };
    for (;;) {
        Line line;
        const char *behind = nullptr;
        const bool normal = takeNormal(begin, end, line, behind);
        if (!normal) {
            const auto *lf =
                begin < end
                    ? static_cast<const char *>(std::memchr(begin, '\n', std::size_t(end - begin)))
                    : nullptr;
            behind = lf ? lf + 1 : end;
            if (!lf) {
                if (m_bytes + std::size_t(end - begin) > m_maxBytes)
                    return FieldStep::TooLarge;
                m_bytes += std::size_t(end - begin);
                flush(end);
                m_partial = begin < end;
                m_lineStart = block.size() - std::size_t(end - begin);
                p = end;
                return FieldStep::NeedMore;
            }
        }
        m_bytes += std::size_t(behind - begin);
        if (m_bytes > m_maxBytes)
            return FieldStep::TooLarge;
        if (!normal && isEmpty(begin, behind)) {
            flush(begin);
            p = behind;
            return FieldStep::End;
        }
        if (++m_count > m_maxFields)
            return FieldStep::TooLarge;
        if (!normal && !takeAny(begin, behind, line))
            return FieldStep::Invalid;
        const FieldId id = table::lookup(line.name, line.nameLength);
        FieldVerdict verdict = FieldVerdict::Keep;
        if (id != FieldId::Other)
            verdict = handler(id, std::string_view(line.value, line.valueLength));
        if (verdict == FieldVerdict::Keep && line.normal) {
            pushRaw(fields, line, block.size() + std::size_t(begin - run),
                    std::size_t(behind - begin), id);
        } else if (verdict == FieldVerdict::Fail) {
            return FieldStep::Refused;
        } else {
            flush(begin);
            if (verdict == FieldVerdict::Replace)
                fields.add(std::string_view(line.name, line.nameLength), m_replacement);
            else if (verdict == FieldVerdict::Keep)
                fields.add(std::string_view(line.name, line.nameLength),
                           std::string_view(line.value, line.valueLength));
            run = behind;
        }
        begin = behind;
    }
}

} // namespace signalbox::http
