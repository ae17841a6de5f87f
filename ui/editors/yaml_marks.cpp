#include "editors/yaml_marks.h"

#include "models/line_diff.h"

#include <QCoreApplication>

namespace signalbox::ui {

std::map<int, LineMark> lineMarks(const std::string &live, const std::string &draft)
{
    std::map<int, LineMark> marks;
    const std::vector<std::string_view> now = splitLines(draft);
    for (const LineHunk &hunk : lineDiff(splitLines(live), now)) {
        if (hunk.afterCount == 0)
            marks.try_emplace(std::min(hunk.after, int(now.size()) - 1), LineMark::RemovedAbove);
        for (int i = 0; i < hunk.afterCount; ++i)
            marks[hunk.after + i] = i < hunk.beforeCount ? LineMark::Changed : LineMark::Added;
    }
    return marks;
}

Token colorOf(LineMark mark)
{
    switch (mark) {
    case LineMark::Added:
        return Token::Up;
    case LineMark::Changed:
        return Token::Acc;
    case LineMark::RemovedAbove:
        return Token::Dn;
    case LineMark::None:
        break;
    }
    return Token::Line;
}

std::map<int, YamlProblem> problemsByLine(const config::Diagnostics &list, int lines)
{
    std::map<int, YamlProblem> out;
    for (const config::Diagnostic &one : list) {
        QString text = QString::fromStdString(one.message);
        if (!one.hint.empty())
            text = QCoreApplication::translate("YamlMarks", "%1 (%2)")
                       .arg(text, QString::fromStdString(one.hint));
        YamlProblem problem{std::max(0, one.mark.column - 1), one.severity, text};
        const int line = std::clamp(one.mark.line - 1, 0, std::max(0, lines - 1));
        const auto [at, fresh] = out.try_emplace(line, problem);
        if (!fresh && one.severity < at->second.severity)
            at->second = std::move(problem);
    }
    return out;
}

} // namespace signalbox::ui
