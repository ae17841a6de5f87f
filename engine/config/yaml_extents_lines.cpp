// Lines and comments of entries. A comment belongs to the entry right below it when it starts in
// the same column and no blank line is between; a deeper one below an entry belongs to what is
// above; one that opens the file is the file's.
#include "config/yaml_extents_lines.h"

#include "config/yaml_extents_scalar.h"

#include <algorithm>

namespace signalbox::config {

LineIndex::LineIndex(std::string_view text)
    : m_size(text.size())
{
    m_starts.push_back(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    for (std::size_t p = text.find('\n'); p != noOffset; p = text.find('\n', p + 1))
        m_starts.push_back(p + 1);
}

std::size_t LineIndex::lineOf(std::size_t offset) const noexcept
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    return after == m_starts.begin() ? 0 : static_cast<std::size_t>(after - m_starts.begin()) - 1;
}

std::size_t LineIndex::nextLine(std::size_t offset) const noexcept
{
    const std::size_t line = lineOf(offset) + 1;
    return line < m_starts.size() ? m_starts[line] : m_size;
}

int LineIndex::column(std::size_t offset) const noexcept
{
    const std::size_t begin = lineStart(offset);
    return offset < begin ? 0 : static_cast<int>(offset - begin);
}

ByteRange trailingComment(std::string_view text, std::size_t p) noexcept
{
    const std::size_t hash = skipBlanks(text, p);
    if (hash == p || hash >= text.size() || text[hash] != '#')
        return {};
    return {hash, lineBreak(text, hash)};
}

namespace {

class Placer
{
public:
    Placer(std::string_view text, const LineIndex &lines)
        : m_text(text)
        , m_lines(lines)
    {
    }

    /// @param limit  comments at or before this offset belong to something else
    void place(NodeExtent &e, std::size_t limit, bool root) const;

private:
    bool firstOnLine(std::size_t p) const;
    std::size_t lead(std::size_t begin, std::size_t limit, bool anyColumn) const;
    std::size_t tail(std::size_t p, int column) const;

    std::string_view m_text;
    const LineIndex &m_lines;
};

bool Placer::firstOnLine(std::size_t p) const
{
    return skipBlanks(m_text, m_lines.lineStart(p)) >= p;
}

std::size_t Placer::lead(std::size_t begin, std::size_t limit, bool anyColumn) const
{
    std::size_t first = m_lines.lineStart(begin);
    const int column = m_lines.column(begin);
    while (m_lines.lineOf(first) > 0) {
        const std::size_t above = m_lines.start(m_lines.lineOf(first) - 1);
        const std::size_t hash = skipBlanks(m_text, above);
        if (above < limit || m_text[hash] != '#' || (!anyColumn && m_lines.column(hash) != column))
            break;
        first = above;
    }
    return first;
}

/// From the line behind p's over the comment lines that are deeper than `column`, with blank lines
/// between them.
std::size_t Placer::tail(std::size_t p, int column) const
{
    std::size_t end = m_lines.nextLine(p);
    for (std::size_t line = end; line < m_text.size(); line = m_lines.nextLine(line)) {
        const std::size_t first = skipBlanks(m_text, line);
        if (first == lineBreak(m_text, line))
            continue;
        if (m_text[first] != '#' || m_lines.column(first) <= column)
            break;
        end = m_lines.nextLine(line);
    }
    return end;
}

void Placer::place(NodeExtent &e, std::size_t limit, bool root) const
{
    for (std::size_t i = 0; i < e.entries.size(); ++i) {
        EntryExtent &entry = e.entries[i];
        entry.ownLine = firstOnLine(entry.begin);
        entry.lead = m_lines.lineStart(entry.begin);
        if (entry.ownLine)
            entry.lead = lead(entry.begin, limit, e.flow());
        if (root && i == 0 && !e.flow() && entry.lead == m_lines.start(0))
            entry.lead = m_lines.lineStart(entry.begin);
        std::size_t last = entry.end;
        if (e.flow()) {
            if (entry.comma != noOffset)
                last = entry.comma + 1;
            entry.comment = trailingComment(m_text, last);
            const std::size_t stop =
                entry.comment.empty() ? skipBlanks(m_text, last) : entry.comment.end;
            // something else on its last line: it has no lines of its own
            entry.linesEnd = stop == lineBreak(m_text, stop) ? m_lines.nextLine(stop) : last;
        } else {
            if (!entry.value->blockScalar())
                entry.comment = trailingComment(m_text, last);
            entry.linesEnd = tail(last, m_lines.column(entry.begin));
        }
        if (entry.value) {
            const std::size_t inner =
                entry.indicator != noOffset ? entry.indicator + 1 : entry.begin;
            place(*entry.value, inner, false);
        }
        limit = std::max({last, entry.comment.end, entry.end});
    }
}

} // namespace

void placeLines(std::string_view text, const LineIndex &lines, NodeExtent &root)
{
    Placer(text, lines).place(root, 0, true);
}

namespace {

/// Bytes in which a '#' is no comment.
void collectScalars(const NodeExtent &e, std::vector<ByteRange> &out)
{
    if (e.entries.empty() && !e.flow())
        out.push_back({e.blockScalar() ? std::min(e.body, e.end) : e.content, e.end});
    for (const EntryExtent &entry : e.entries) {
        if (entry.key)
            collectScalars(*entry.key, out);
        collectScalars(*entry.value, out);
    }
}

} // namespace

std::vector<ByteRange> findComments(std::string_view text, const NodeExtent &root)
{
    std::vector<ByteRange> scalars;
    collectScalars(root, scalars);
    std::vector<ByteRange> out;
    auto scalar = scalars.begin();
    for (std::size_t p = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; p < text.size();) {
        while (scalar != scalars.end() && scalar->end <= p)
            ++scalar;
        if (scalar != scalars.end() && scalar->begin <= p) {
            p = scalar->end;
        } else if (text[p] == '#' && (p == 0 || endsWord(text, p - 1) || p == 3)) {
            out.push_back({p, lineBreak(text, p)});
            p = out.back().end;
        } else {
            ++p;
        }
    }
    return out;
}

} // namespace signalbox::config
