// What differs between two texts, line by line: change marks beside the editor, diffs in the
// review.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::ui {

/// Without their ends; "\n", "\r\n" and "\r" end a line. A text that ends with a line end has an
/// empty last line, as editors show it.
std::vector<std::string_view> splitLines(std::string_view text);

/// One stretch that differs: lines [before, before + beforeCount) became [after, after +
/// afterCount). Counts from 0; one of the counts may be 0.
struct LineHunk
{
    int before = 0;
    int beforeCount = 0;
    int after = 0;
    int afterCount = 0;
    bool operator==(const LineHunk &) const = default;
};

/// A shortest difference, in order; between two hunks stands at least one common line. Where texts
/// differ in more than about two thousand places the rest is one hunk. Pure; any thread.
std::vector<LineHunk> lineDiff(const std::vector<std::string_view> &before,
                               const std::vector<std::string_view> &after);

} // namespace signalbox::ui
