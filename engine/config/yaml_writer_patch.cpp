// Patches over a list of pieces.
#include "config/yaml_writer_patch.h"

#include "config/yaml_extents.h"

#include <algorithm>

namespace signalbox::config {

namespace {

TextSpan span(const LineIndex &lines, std::size_t begin, std::size_t end)
{
    const auto line = [&](std::size_t offset) {
        return static_cast<int>(lines.lineOf(offset)) + 1;
    };
    return {begin, end, line(begin), end > begin ? line(end - 1) : line(begin) - 1};
}

} // namespace

PatchedText::PatchedText(std::string text)
    : m_original(text)
    , m_text(std::move(text))
{
    m_pieces.push_back({true, 0, m_text.size()});
}

bool PatchedText::apply(std::vector<Patch> patches)
{
    std::stable_sort(patches.begin(), patches.end(), [](const Patch &a, const Patch &b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    for (std::size_t i = 0; i < patches.size(); ++i) {
        if (patches[i].end < patches[i].begin || patches[i].end > m_text.size() ||
            (i > 0 && patches[i].begin < patches[i - 1].end))
            return false;
    }
    std::string next;
    std::size_t done = 0;
    for (const Patch &patch : patches) {
        next.append(m_text, done, patch.begin - done).append(patch.text);
        done = patch.end;
    }
    next.append(m_text, done, noOffset);
    for (auto it = patches.rbegin(); it != patches.rend(); ++it)
        replace(*it);
    m_text = std::move(next);
    return true;
}

void PatchedText::replace(const Patch &patch)
{
    std::vector<Piece> pieces;
    std::size_t at = 0;
    bool placed = false;
    const auto place = [&] {
        if (!placed)
            pieces.push_back({false, 0, patch.text.size()});
        placed = true;
    };
    for (const Piece &piece : m_pieces) {
        const std::size_t end = at + piece.size;
        if (at < patch.begin) // what is before the patch
            pieces.push_back({piece.original, piece.from, std::min(end, patch.begin) - at});
        if (end >= patch.begin)
            place();
        if (end > patch.end) { // what is behind it
            const std::size_t skip = std::max(at, patch.end) - at;
            pieces.push_back({piece.original, piece.from + skip, piece.size - skip});
        }
        at = end;
    }
    place();
    m_pieces = std::move(pieces);
}

std::vector<TextChange> PatchedText::changes() const
{
    std::vector<TextChange> out;
    const LineIndex oldLines(m_original);
    const LineIndex newLines(m_text);
    std::size_t oldAt = 0;
    std::size_t newAt = 0;
    std::size_t at = 0;
    const auto close = [&](std::size_t oldEnd, std::size_t newEnd) {
        std::size_t a = oldAt;
        std::size_t b = newAt;
        while (a < oldEnd && b < newEnd && m_original[a] == m_text[b]) {
            ++a;
            ++b;
        }
        while (oldEnd > a && newEnd > b && m_original[oldEnd - 1] == m_text[newEnd - 1]) {
            --oldEnd;
            --newEnd;
        }
        if (a < oldEnd || b < newEnd)
            out.push_back({span(oldLines, a, oldEnd), span(newLines, b, newEnd)});
    };
    for (const Piece &piece : m_pieces) {
        if (piece.original && piece.size > 0) {
            close(piece.from, at);
            oldAt = piece.from + piece.size;
            newAt = at + piece.size;
        }
        at += piece.size;
    }
    close(m_original.size(), m_text.size());
    return out;
}

} // namespace signalbox::config
