// Whole text files, as the app reads and writes them. Any thread but the GUI's.
#pragma once

#include <QString>

#include <optional>
#include <string>

namespace signalbox::desktop {

/// At most one byte more than the engine takes, so that it is the engine that refuses.
std::optional<std::string> readTextFile(const QString &path);

/// Replaces the file at once or not at all. Empty: it is written; else why not.
QString writeTextFile(const QString &path, const std::string &text);

} // namespace signalbox::desktop
