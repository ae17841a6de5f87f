// Line differences after E. W. Myers, "An O(ND) difference algorithm and its variations" (1986),
// and their merge.
#include "config/merge_lines.h"

#include <algorithm>

namespace signalbox::config {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kMostDifferences = 1000; // of two texts; the search remembers its square

Lines split(std::string_view text)
{
    Lines out;
    while (!text.empty()) {
        const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
        out.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return out;
}

/// Lines [aBegin, aEnd) of one text stand where lines [bBegin, bEnd) of another do.
struct Hunk
{
    std::size_t aBegin = 0;
    std::size_t aEnd = 0;
    std::size_t bBegin = 0;
    std::size_t bEnd = 0;
};

/// Pairs of equal lines, rising on both sides; nothing when too much differs.
std::optional<std::vector<std::pair<std::size_t, std::size_t>>> common(const Lines &a,
                                                                       const Lines &b)
{
    const auto n = static_cast<std::ptrdiff_t>(a.size());
    const auto m = static_cast<std::ptrdiff_t>(b.size());
    const auto line = [](const Lines &of, std::ptrdiff_t i) {
        return of[static_cast<std::size_t>(i)];
    };
    const auto most = std::min<std::ptrdiff_t>(n + m, kMostDifferences);
    std::vector<std::vector<std::ptrdiff_t>> history; // furthest x on each diagonal, before step d
    std::vector<std::ptrdiff_t> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](std::vector<std::ptrdiff_t> &v, std::ptrdiff_t k) -> std::ptrdiff_t & {
        return v[static_cast<std::size_t>(k + most + 1)];
    };
    for (std::ptrdiff_t d = 0; d <= most; ++d) {
        // only diagonals -d to d can have changed: remember those
        history.emplace_back(furthest.begin() + (most + 1 - d - 1),
                             furthest.begin() + (most + 1 + d + 2));
        for (std::ptrdiff_t k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && at(furthest, k - 1) < at(furthest, k + 1));
            std::ptrdiff_t x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
            while (x < n && x - k < m && line(a, x) == line(b, x - k))
                ++x;
            at(furthest, k) = x;
            if (x < n || x - k < m)
                continue;
            // the way back
            std::vector<std::pair<std::size_t, std::size_t>> out;
            std::ptrdiff_t y = x - k;
            for (std::ptrdiff_t step = d; step >= 0; --step) {
                const auto &seen = history[static_cast<std::size_t>(step)];
                const auto was = [&](std::ptrdiff_t diagonal) {
                    return seen[static_cast<std::size_t>(diagonal + step + 1)];
                };
                const std::ptrdiff_t now = x - y;
                const bool wentDown = now == -step || (now != step && was(now - 1) < was(now + 1));
                const std::ptrdiff_t from = wentDown ? now + 1 : now - 1;
                const std::ptrdiff_t fromX = step == 0 ? 0 : was(from);
                const std::ptrdiff_t fromY = step == 0 ? 0 : fromX - from;
                const std::ptrdiff_t begin = step == 0 ? 0 : wentDown ? fromX : fromX + 1;
                while (x > begin) {
                    --x;
                    --y;
                    out.emplace_back(x, y);
                }
                x = fromX;
                y = fromY;
            }
            std::reverse(out.begin(), out.end());
            return out;
        }
    }
    return std::nullopt;
}

std::optional<std::vector<Hunk>> hunks(const Lines &a, const Lines &b)
{
    const auto pairs = common(a, b);
    if (!pairs)
        return std::nullopt;
    std::vector<Hunk> out;
    std::size_t x = 0;
    std::size_t y = 0;
    const auto close = [&](std::size_t nextX, std::size_t nextY) {
        if (nextX > x || nextY > y)
            out.push_back({x, nextX, y, nextY});
    };
    for (const auto &[i, j] : *pairs) {
        close(i, j);
        x = i + 1;
        y = j + 1;
    }
    close(a.size(), b.size());
    return out;
}

std::string join(const Lines &lines, std::size_t begin, std::size_t end)
{
    std::string out;
    for (std::size_t i = begin; i < end; ++i)
        out += lines[i];
    return out;
}

} // namespace

std::optional<std::string> mergeLines(std::string_view base, std::string_view ours,
                                      std::string_view theirs)
{
    const Lines b = split(base);
    const Lines o = split(ours);
    const Lines t = split(theirs);
    const auto our = hunks(b, o);
    const auto their = hunks(b, t);
    if (!our || !their)
        return std::nullopt;
    std::string out;
    std::size_t done = 0;
    auto x = our->begin();
    auto y = their->begin();
    while (x != our->end() || y != their->end()) {
        const bool first = y == their->end() || (x != our->end() && x->aBegin <= y->aBegin);
        if (x != our->end() && y != their->end() &&
            std::max(x->aBegin, y->aBegin) <= std::min(x->aEnd, y->aEnd)) {
            // they touch: fine only if both did the same
            const std::string mine = join(o, x->bBegin, x->bEnd);
            if (x->aBegin != y->aBegin || x->aEnd != y->aEnd || mine != join(t, y->bBegin, y->bEnd))
                return std::nullopt;
            out += join(b, done, x->aBegin) + mine;
            done = x->aEnd;
            ++x;
            ++y;
            continue;
        }
        const Hunk &hunk = first ? *x : *y;
        out += join(b, done, hunk.aBegin) + join(first ? o : t, hunk.bBegin, hunk.bEnd);
        done = hunk.aEnd;
        ++(first ? x : y);
    }
    return out + join(b, done, b.size());
}

std::vector<TextChange> lineChanges(std::string_view before, std::string_view after)
{
    const Lines a = split(before);
    const Lines b = split(after);
    std::vector<Hunk> list{{0, a.size(), 0, b.size()}};
    if (const auto found = hunks(a, b))
        list = *found;
    const auto spans = [](const Lines &lines, std::string_view text, std::size_t begin,
                          std::size_t end) {
        const auto offset = [&](std::size_t line) {
            return line < lines.size() ? static_cast<std::size_t>(lines[line].data() - text.data())
                                       : text.size();
        };
        return TextSpan{offset(begin), offset(end), static_cast<int>(begin) + 1,
                        static_cast<int>(end)};
    };
    std::vector<TextChange> out;
    for (const Hunk &h : list) {
        if (h.aEnd > h.aBegin || h.bEnd > h.bBegin)
            out.push_back({spans(a, before, h.aBegin, h.aEnd), spans(b, after, h.bBegin, h.bEnd)});
    }
    return out;
}

} // namespace signalbox::config
