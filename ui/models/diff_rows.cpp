#include "models/diff_rows.h"

#include "models/line_diff.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

using Kind = DiffRow::Kind;

class Builder
{
public:
    Builder(const std::string &before, const std::string &after, int context)
        : m_before(splitLines(before))
        , m_after(splitLines(after))
        , m_context(context)
    {
    }

    DiffRows run()
    {
        const std::vector<LineHunk> hunks = lineDiff(m_before, m_after);
        for (std::size_t i = 0; i < hunks.size(); ++i) {
            unchanged(hunks[i].before, hunks[i].after, i > 0, true);
            hunk(hunks[i]);
        }
        if (!hunks.empty())
            unchanged(int(m_before.size()), int(m_after.size()), true, false);
        return std::move(m_rows);
    }

private:
    static QString text(const std::vector<std::string_view> &lines, int line)
    {
        const std::string_view view = lines[std::size_t(line)];
        return QString::fromUtf8(view.data(), qsizetype(view.size()));
    }

    void both(DiffRow row)
    {
        m_rows.left.push_back(row);
        m_rows.right.push_back(row);
        m_rows.unified.push_back(std::move(row));
    }

    void context(int count)
    {
        for (; count > 0; --count, ++m_b, ++m_a)
            both({Kind::Context, m_b + 1, m_a + 1, 0, text(m_after, m_a)});
    }

    /// Lines up to (not with) those two, which are the same in both texts.
    void unchanged(int untilBefore, int untilAfter, bool behindHunk, bool beforeHunk)
    {
        const int count = std::min(untilBefore - m_b, untilAfter - m_a);
        const int head = behindHunk ? m_context : 0;
        const int tail = beforeHunk ? m_context : 0;
        // A fold takes a row itself: one line isn't worth it.
        if (count <= head + tail + 1) {
            context(count);
            return;
        }
        context(head);
        const int folded = count - head - tail;
        both({Kind::Fold, 0, 0, folded, {}});
        m_b += folded;
        m_a += folded;
        context(tail);
    }

    void hunk(const LineHunk &hunk)
    {
        m_rows.hunks.push_back(int(m_rows.unified.size()));
        m_rows.sideHunks.push_back(int(m_rows.left.size()));
        m_rows.removed += hunk.beforeCount;
        m_rows.added += hunk.afterCount;
        const int rows = std::max(hunk.beforeCount, hunk.afterCount);
        for (int i = 0; i < hunk.beforeCount; ++i)
            m_rows.unified.push_back({Kind::Removed, m_b + i + 1, 0, 0, text(m_before, m_b + i)});
        for (int i = 0; i < hunk.afterCount; ++i)
            m_rows.unified.push_back({Kind::Added, 0, m_a + i + 1, 0, text(m_after, m_a + i)});
        for (int i = 0; i < rows; ++i) {
            const DiffRow filler{Kind::Filler, 0, 0, 0, {}};
            m_rows.left.push_back(i < hunk.beforeCount ? DiffRow{Kind::Removed, m_b + i + 1, 0, 0,
                                                                 text(m_before, m_b + i)}
                                                       : filler);
            m_rows.right.push_back(i < hunk.afterCount ? DiffRow{Kind::Added, 0, m_a + i + 1, 0,
                                                                 text(m_after, m_a + i)}
                                                       : filler);
        }
        m_b += hunk.beforeCount;
        m_a += hunk.afterCount;
    }

    std::vector<std::string_view> m_before, m_after;
    int m_context;
    int m_b = 0, m_a = 0; // the next lines
    DiffRows m_rows;
};

} // namespace

DiffRows diffRows(const std::string &before, const std::string &after, int context)
{
    return Builder(before, after, context).run();
}

} // namespace signalbox::ui
