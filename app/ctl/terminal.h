// Output for people: colour only where stdout is a terminal and NO_COLOR is unset, and the reason
// first.
#pragma once

#include "base/error.h"
#include "base/visible_text.h"
#include "config/diagnostic.h"

#include <string>

namespace signalbox::ctl {

/// Exit codes of every verb (cli.md).
enum ExitCode : int { Fine = 0, FailedRunning = 1, WrongInput = 2 };

/// Writes and flushes. False: it couldn't be written, now or before; the first time a line on
/// stderr says why, unless its reader went away.
bool print(const std::string &text);
/// A line on stderr, made visibleText(); the first one of a run that fails is its reason.
void complain(const std::string &line);
/// The exit code of a verb, which has failed when its output couldn't be written. A reader that
/// went away knows that itself; to a proxy that serves on (`stays`) it doesn't matter.
int finish(int code, bool stays);
/// complain() with the exit code that belongs to the error.
int fail(const Error &error, int code = FailedRunning);

/// Errors first, then warnings and notes, each in file order, on stderr.
/// @param told  a line that has been written already, with the reason: not written again
void printDiagnostics(const config::Diagnostics &list, const std::string &file,
                      const std::string &told = {});

bool colourful();
enum class Colour { Red, Green, Yellow, Blue, Magenta, Grey, Bold };
/// The text itself where there is no colour.
std::string paint(const std::string &text, Colour colour);

} // namespace signalbox::ctl
