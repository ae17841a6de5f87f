// What can be known before there is a window: the file, whether a picture of it makes sense, and a
// display. Start-up only: reads files.
#pragma once

#include "base/result.h"
#include "desktop/command_line.h"

#include <functional>
#include <memory>
#include <string>

class QApplication;

namespace signalbox::desktop {

/// Arguments as text. InvalidConfig: one isn't UTF-8, and the app can't keep its bytes.
Result<QStringList> readArguments(int argc, char **argv);

/// The file that was given, else the one of the working folder or the nearest parent that has one.
/// Empty: none, or the demo or the first-run page was asked for.
QString fileToOpen(const CommandLine &line);

/// A picture shows a file that can be run. Else why not, in one line.
Result<void> checkPicture(const CommandLine &line);

/// Without one, Qt ends the process with a text of its own.
Result<void> checkDisplay(const CommandLine &line);

/// What `make` makes; a display that can't be reached after all ends the process with one line and
/// exit code 1.
std::unique_ptr<QApplication>
makeOrExplain(const std::function<std::unique_ptr<QApplication>()> &make);

} // namespace signalbox::desktop
