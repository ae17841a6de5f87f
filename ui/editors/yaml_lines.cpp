#include "editors/yaml_lines.h"

#include "models/line_diff.h"

#include <string_view>
#include <vector>

namespace signalbox::ui {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

struct Line
{
    std::string_view bytes;
    std::string_view end; // empty for the last one
};

std::vector<Line> linesOf(std::string_view text)
{
    std::vector<Line> out;
    const char *const finish = text.data() + text.size();
    const std::vector<std::string_view> lines = splitLines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const char *const begin = lines[i].data() + lines[i].size();
        const char *const next = i + 1 < lines.size() ? lines[i + 1].data() : finish;
        out.push_back({lines[i], {begin, static_cast<std::size_t>(next - begin)}});
    }
    return out;
}

QString shown(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
}

} // namespace

QStringList shownLines(const std::string &text)
{
    QStringList out;
    for (const std::string_view line : splitLines(withoutMark(text)))
        out += shown(line);
    return out;
}

std::string editedText(const std::string &old, const QStringList &lines)
{
    const std::string_view body = withoutMark(old);
    const std::vector<Line> before = linesOf(body);
    const auto countBefore = qsizetype(before.size());
    const auto same = [&](qsizetype i, qsizetype j) {
        return shown(before[std::size_t(i)].bytes) == lines[j];
    };
    qsizetype head = 0;
    while (head < countBefore && head < lines.size() && same(head, head))
        ++head;
    qsizetype tail = 0;
    while (tail < countBefore - head && tail < lines.size() - head &&
           same(countBefore - 1 - tail, lines.size() - 1 - tail))
        ++tail;

    const std::string_view newEnd =
        before.front().end.empty() ? std::string_view("\n") : before.front().end;
    std::string out(old, 0, old.size() - body.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        std::string_view end;
        if (i < head || i >= lines.size() - tail) {
            const Line &line = before[std::size_t(i < head ? i : countBefore - (lines.size() - i))];
            out += line.bytes;
            end = line.end;
        } else {
            out += lines[i].toStdString();
        }
        if (i + 1 < lines.size())
            out += end.empty() ? newEnd : end;
    }
    return out;
}

} // namespace signalbox::ui
