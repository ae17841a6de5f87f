// A difference between two texts as rows to show: numbered lines, folded stretches.
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace signalbox::ui {

struct DiffRow
{
    enum class Kind { Context, Added, Removed, Fold, Filler };
    Kind kind = Kind::Context;
    int before = 0; // line numbers from 1; 0: not in that text
    int after = 0;
    int folded = 0; // Fold: unchanged lines that aren't shown
    QString text;
    bool operator==(const DiffRow &) const = default;
};

struct DiffRows
{
    std::vector<DiffRow> unified;
    /// Of the same length; fillers stand where the other side has more lines.
    std::vector<DiffRow> left, right;
    /// First row of each hunk, in the unified and in the side-by-side form.
    std::vector<int> hunks, sideHunks;
    int added = 0, removed = 0; // lines
};

/// @param context  unchanged lines around each hunk; longer unchanged stretches are folded
/// Pure; any thread.
DiffRows diffRows(const std::string &before, const std::string &after, int context = 3);

} // namespace signalbox::ui
