// What one configuration changed against another, in a line. Pure; any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace signalbox::ui {

/// One entry a change: "route beta added", "backend api: weight 1 → 2". Empty: nothing but comments
/// and layout.
QStringList changeWords(const std::string &before, const std::string &after);
/// The first of them, and how many more: "route beta added, and 2 more".
QString changeLine(const QStringList &words);

} // namespace signalbox::ui
