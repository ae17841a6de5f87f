#include "models/line_diff.h"

#include <algorithm>
#include <unordered_map>

namespace signalbox::ui {

namespace {

// Myers' greedy algorithm (1986) keeps one array of furthest points a round; this bounds its
// memory.
constexpr int maxRounds = 2000;

/// Lines as small numbers, so that comparing is cheap.
std::vector<int> numbered(const std::vector<std::string_view> &lines,
                          std::unordered_map<std::string_view, int> &numbers)
{
    std::vector<int> out;
    out.reserve(lines.size());
    for (const std::string_view line : lines)
        out.push_back(numbers.try_emplace(line, static_cast<int>(numbers.size())).first->second);
    return out;
}

/// Marks the lines that a shortest edit script removes and adds.
class Myers
{
public:
    Myers(const std::vector<int> &a, const std::vector<int> &b, int begin, int endA, int endB)
        : m_a(a)
        , m_b(b)
        , m_begin(begin)
        , m_n(endA - begin)
        , m_m(endB - begin)
    {
    }

    /// False when there are too many differences.
    bool run(std::vector<char> &removed, std::vector<char> &added)
    {
        const int most = std::min(m_n + m_m, maxRounds);
        std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
        const int zero = most + 1;
        for (int d = 0; d <= most; ++d) {
            m_rounds.emplace_back(furthest.begin() + (zero - d - 1),
                                  furthest.begin() + (zero + d + 2));
            for (int k = -d; k <= d; k += 2) {
                int x = comesDown(furthest, zero, d, k) ? at(furthest, zero + k + 1)
                                                        : at(furthest, zero + k - 1) + 1;
                while (x < m_n && x - k < m_m && equal(x, x - k))
                    ++x;
                furthest[static_cast<std::size_t>(zero + k)] = x;
                if (x >= m_n && x - k >= m_m) {
                    goBack(d, removed, added);
                    return true;
                }
            }
        }
        return false;
    }

private:
    static int at(const std::vector<int> &values, int index)
    {
        return values[static_cast<std::size_t>(index)];
    }
    static bool comesDown(const std::vector<int> &v, int zero, int d, int k)
    {
        return k == -d || (k != d && at(v, zero + k - 1) < at(v, zero + k + 1));
    }
    bool equal(int x, int y) const { return at(m_a, m_begin + x) == at(m_b, m_begin + y); }

    void goBack(int d, std::vector<char> &removed, std::vector<char> &added) const
    {
        int x = m_n, y = m_m;
        for (; d > 0; --d) {
            // The array as it was before round d, from diagonal -(d + 1) on.
            const std::vector<int> &v = m_rounds[static_cast<std::size_t>(d)];
            const int zero = d + 1;
            const int k = x - y;
            const bool down = comesDown(v, zero, d, k);
            const int previousK = down ? k + 1 : k - 1;
            const int fromX = at(v, zero + previousK);
            const int fromY = fromX - previousK;
            if (down)
                added[static_cast<std::size_t>(m_begin + fromY)] = 1;
            else
                removed[static_cast<std::size_t>(m_begin + fromX)] = 1;
            x = fromX;
            y = fromY;
        }
    }

    const std::vector<int> &m_a, &m_b;
    int m_begin, m_n, m_m;
    std::vector<std::vector<int>> m_rounds;
};

} // namespace

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n' && text[i] != '\r')
            continue;
        lines.push_back(text.substr(start, i - start));
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            ++i;
        start = i + 1;
    }
    lines.push_back(text.substr(start));
    return lines;
}

std::vector<LineHunk> lineDiff(const std::vector<std::string_view> &before,
                               const std::vector<std::string_view> &after)
{
    std::unordered_map<std::string_view, int> numbers;
    const std::vector<int> a = numbered(before, numbers);
    const std::vector<int> b = numbered(after, numbers);
    int begin = 0;
    int endA = static_cast<int>(a.size()), endB = static_cast<int>(b.size());
    const auto same = [&](int i, int j) {
        return a[static_cast<std::size_t>(i)] == b[static_cast<std::size_t>(j)];
    };
    while (begin < endA && begin < endB && same(begin, begin))
        ++begin;
    while (endA > begin && endB > begin && same(endA - 1, endB - 1)) {
        --endA;
        --endB;
    }
    if (begin == endA && begin == endB)
        return {};
    std::vector<char> removed(a.size(), 0), added(b.size(), 0);
    if (begin == endA || begin == endB || !Myers(a, b, begin, endA, endB).run(removed, added))
        return {{begin, endA - begin, begin, endB - begin}};

    std::vector<LineHunk> hunks;
    int i = begin, j = begin;
    while (i < endA || j < endB) {
        LineHunk hunk{i, 0, j, 0};
        while (i < endA && removed[static_cast<std::size_t>(i)])
            ++i;
        while (j < endB && added[static_cast<std::size_t>(j)])
            ++j;
        hunk.beforeCount = i - hunk.before;
        hunk.afterCount = j - hunk.after;
        if (hunk.beforeCount > 0 || hunk.afterCount > 0)
            hunks.push_back(hunk);
        if (i < endA || j < endB) {
            ++i;
            ++j;
        }
    }
    return hunks;
}

} // namespace signalbox::ui
