// Reads a section of field lines (a head's or a trailer's) into Fields, piece by piece. Internal to
// http/.
#pragma once

#include "http/field_table.h"
#include "http/fields.h"
#include "http/scan.h"

#include <algorithm>
#include <charconv>
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
    void replaceBy(std::uint64_t number)
    {
        char digits[20];
        m_replacement.assign(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    }

    /// Moves `p` behind what it took. The handler is called as handler(FieldId, value) for the
    /// fields whose ids are up to `Last`, in the order of FieldId.
    template <FieldId Last, typename Handler>
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

    template <FieldId Last> static constexpr bool isWanted(FieldId id) noexcept
    {
        return unsigned(id) - 1U < unsigned(Last); // Other is 0
    }
    /// True when [begin, behind) is an empty line.
    bool isEmpty(const char *begin, const char *behind) const noexcept
    {
        return (behind - begin == 2 && *begin == '\r') || (m_lenient && behind - begin == 1);
    }
    /// Any whole line, [begin, behind) with its LF. False: m_failure says why.
    bool takeAny(const char *begin, const char *behind, Line &line) noexcept;
    /// The common case: pushes normal lines as long as they come whole and within `bound` and are
    /// kept. Stops at the first other line and returns where that begins; the handler has seen it
    /// only when `verdict` isn't Keep.
    /// @param run, place  the byte at `run` will be at offset `place` of the block
    template <FieldId Last, typename Handler>
    [[gnu::noinline]] const char *takeNormal(const char *begin, const char *bound, const char *run,
                                             std::size_t place, Fields &fields, Handler &handler,
                                             Line &line, FieldVerdict &verdict);
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
    template <FieldId Last, typename Handler>
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

template <FieldId Last, typename Handler>
const char *FieldReader::takeNormal(const char *begin, const char *bound, const char *run,
                                    std::size_t place, Fields &fields, Handler &handler, Line &line,
                                    FieldVerdict &verdict)
{
    constexpr std::ptrdiff_t kStep = 16;
    constexpr std::size_t kAtOnce = 64;
    Field *const first = fields.all().room(kAtOnce);
    Field *const behind = first + std::min(m_maxFields - m_count, kAtOnce);
    Field *next = first; // fields from `first` on are written but not yet counted
    verdict = FieldVerdict::Keep;
    std::uint32_t ids = 0;
    std::uint64_t lengths = 0; // may say more than there is: of a line that is left to others
    for (; next != behind && bound - begin > kStep + 1; ++next) {
        const char *colon = scan::findColonIn16(begin);
        FieldId id = FieldId::Other;
        if (colon) [[likely]] {
            const auto length = std::size_t(colon - begin);
            id = table::lookup<true>(begin, length);
            if (id == FieldId::Other) {
                if (length == 0 || !scan::isPlainName(begin, length))
                    break;
                lengths |= Fields::lengthBit(id, length);
            }
        } else {
            colon =
                scan::skipToken(scan::isPlainName(begin, kStep) ? begin + kStep : begin, bound - 2);
            if (*colon != ':' || colon - begin > 0xFFFF)
                break;
            id = table::lookup<true>(begin, std::size_t(colon - begin));
            lengths |= Fields::lengthBit(id, std::size_t(colon - begin));
        }
        const char *value = colon + 1;
        value += *value == ' ' ? 1 : 0;
        const char *stop = scan::skipPrintable(value, bound);
        if (bound - stop < 2 ||
            table::load<std::uint16_t>(stop) != table::load<std::uint16_t>("\r\n"))
            break;
        if (stop != value && (*value == ' ' || stop[-1] == ' '))
            break;
        Field &field = *next;
        field.line = std::uint32_t(place + std::size_t(begin - run));
        field.lineLength = std::uint32_t(stop + 2 - begin);
        field.value = field.line + std::uint32_t(value - begin);
        field.valueLength = std::uint32_t(stop - value);
        field.nameLength = std::uint16_t(colon - begin);
        field.id = id;
        field.dropped = false;
        if (isWanted<Last>(id)) {
            verdict = handler(id, std::string_view(value, std::size_t(stop - value)));
            if (verdict != FieldVerdict::Keep) {
                line = {.name = begin,
                        .value = value,
                        .nameLength = std::size_t(colon - begin),
                        .valueLength = std::size_t(stop - value)};
                break;
            }
        }
        ids |= Fields::bit(id);
        begin = stop + 2;
    }
    fields.pushed(std::size_t(next - first), ids, lengths);
    m_count += std::size_t(next - first);
    return begin;
}

template <FieldId Last, typename Handler>
FieldStep FieldReader::finishPartial(const char *&p, const char *end, Fields &fields,
                                     Handler &handler)
{
    const auto *lf = static_cast<const char *>(std::memchr(p, '\n', std::size_t(end - p)));
    const auto take = std::size_t((lf ? lf + 1 : end) - p);
    if (take > m_maxBytes || m_bytes > m_maxBytes - take)
        return FieldStep::TooLarge;
    TextBuffer &block = fields.block();
    block.append(std::string_view(p, take));
    m_bytes += take;
    p += take;
    if (!lf)
        return FieldStep::NeedMore;
    m_partial = false;
    const char *begin = block.data() + m_lineStart;
    const char *behind = block.data() + block.size();
    if (isEmpty(begin, behind)) {
        block.truncate(m_lineStart);
        return FieldStep::End;
    }
    if (m_count == m_maxFields)
        return FieldStep::TooLarge;
    ++m_count;
    Line line;
    if (!takeAny(begin, behind, line))
        return FieldStep::Invalid;
    const FieldId id = table::lookup<false>(line.name, line.nameLength);
    FieldVerdict verdict = FieldVerdict::Keep;
    if (isWanted<Last>(id))
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
    block.truncate(m_lineStart);
    if (verdict != FieldVerdict::Drop)
        fields.add(name, value);
    return FieldStep::NeedMore;
}

template <FieldId Last, typename Handler>
FieldStep FieldReader::read(const char *&p, const char *end, Fields &fields, Handler &&handler)
{
    if (p == end)
        return FieldStep::NeedMore;
    if (m_partial) {
        const FieldStep step = finishPartial<Last>(p, end, fields, handler);
        if (step != FieldStep::NeedMore || m_partial)
            return step;
    }
    TextBuffer &block = fields.block();
    const char *first = p;
    const char *begin = p;
    const char *run =
        p; // first byte that isn't in the block yet: whole runs of lines are copied at once
    const auto flush = [&](const char *upTo) {
        block.append(std::string_view(run, std::size_t(upTo - run)));
    };
    // m_bytes follows when the loop ends. No line may reach beyond `bound`.
    const std::size_t budget = m_maxBytes - std::min(m_bytes, m_maxBytes);
    const char *bound = budget < std::size_t(end - p) ? p + budget : end;
    FieldStep step = FieldStep::TooLarge;
    for (;;) {
        Line line;
        FieldVerdict verdict = FieldVerdict::Keep;
        begin = takeNormal<Last>(begin, bound, run, block.size(), fields, handler, line, verdict);
        const char *behind = nullptr;
        FieldId id = FieldId::Other;
        if (verdict != FieldVerdict::Keep) {
            behind = line.value + line.valueLength + 2;
        } else {
            const auto left = std::size_t(end - begin);
            if (bound - begin >= 2 && begin[0] == '\r' && begin[1] == '\n') {
                flush(begin);
                begin += 2;
                step = FieldStep::End;
                break;
            }
            const auto *lf =
                left ? static_cast<const char *>(std::memchr(begin, '\n', left)) : nullptr;
            behind = lf ? lf + 1 : end;
            if (behind > bound)
                break;
            if (!lf) {
                flush(end);
                m_partial = left > 0;
                m_lineStart = block.size() - left;
                begin = end;
                step = FieldStep::NeedMore;
                break;
            }
            if (isEmpty(begin, behind)) {
                flush(begin);
                begin = behind;
                step = FieldStep::End;
                break;
            }
            if (m_count == m_maxFields)
                break;
            if (!takeAny(begin, behind, line)) {
                step = FieldStep::Invalid;
                break;
            }
            id = table::lookup<false>(line.name, line.nameLength);
            if (isWanted<Last>(id))
                verdict = handler(id, std::string_view(line.value, line.valueLength));
        }
        if (verdict == FieldVerdict::Fail) {
            step = FieldStep::Refused;
            break;
        }
        ++m_count;
        if (verdict == FieldVerdict::Keep && line.normal) {
            pushRaw(fields, line, block.size() + std::size_t(begin - run),
                    std::size_t(behind - begin), id);
        } else {
            flush(begin);
            run = behind;
            if (verdict == FieldVerdict::Replace)
                fields.add(std::string_view(line.name, line.nameLength), m_replacement);
            else if (verdict == FieldVerdict::Keep)
                fields.add(std::string_view(line.name, line.nameLength),
                           std::string_view(line.value, line.valueLength));
        }
        begin = behind;
    }
    // A head that fails is recorded with what was read of it: its fields need their lines.
    if (step != FieldStep::End && step != FieldStep::NeedMore)
        flush(begin);
    m_bytes += std::size_t(begin - first);
    p = begin;
    return step;
}

} // namespace signalbox::http
