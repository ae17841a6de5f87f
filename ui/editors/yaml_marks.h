// What the margins of the YAML editor show, computed apart from any widget: which lines differ from
// the running text, and what is wrong where.
#pragma once

#include "config/diagnostic.h"
#include "theme/tokens.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace signalbox::ui {

enum class LineMark : unsigned char { None, Added, Changed, RemovedAbove };

struct YamlProblem
{
    int column = 0; // from 0, in UTF-16 units
    config::Severity severity = config::Severity::Error;
    QString text;
    bool operator==(const YamlProblem &) const = default;
};

/// Marks of lines by number (from 0); unmarked ones aren't in it. Lines that are gone from the end
/// mark the last line.
std::map<int, LineMark> lineMarks(const std::string &live, const std::string &draft);
Token colorOf(LineMark mark);

/// The worst problem of each line (from 0), with its hint; those without a place stand at line 0.
std::map<int, YamlProblem> problemsByLine(const config::Diagnostics &list, int lines);

} // namespace signalbox::ui
