// What each verb does; every function returns the exit code. main() has made a QCoreApplication.
#pragma once

#include "ctl/command_line.h"

namespace signalbox::ctl {

int runProxy(const CommandLine &line);
int checkFile(const CommandLine &line);
int explainRequest(const CommandLine &line);
/// status, reload, rollback, drain, maint, enable, stop
int controlInstance(const CommandLine &line);
int formatFile(const CommandLine &line);
int printSchema();
int runDemoServers();

} // namespace signalbox::ctl
