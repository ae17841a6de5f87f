#include "desktop/start_checks.h"

#include "config/load.h"
#include "control/files.h"

#include <QApplication>
#include <QUtf8StringView>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace signalbox::desktop {

namespace {

/// Between the start of QApplication and its end a fatal message means that there is no display.
void explainFatal(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type != QtFatalMsg)
        return;
    std::fputs("signalbox: the display can't be used (DISPLAY, WAYLAND_DISPLAY and "
               "QT_QPA_PLATFORM say which)\n",
               stderr);
    ::_exit(1);
}

} // namespace

Result<QStringList> readArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        if (!QUtf8StringView(argv[i]).isValidUtf8())
            return Error(ErrorType::InvalidConfig,
                         std::string("'") + argv[i] +
                             "' isn't UTF-8: signalboxctl takes such names");
        arguments << QString::fromUtf8(argv[i]);
    }
    return arguments;
}

QString fileToOpen(const CommandLine &line)
{
    if (!line.file.isEmpty() || line.demo || line.screen == u"first-run"_qs)
        return line.file;
    const auto found = control::findConfigFile({});
    return found ? QString::fromStdString(*found) : QString();
}

Result<void> checkPicture(const CommandLine &line)
{
    if (line.screenshot.isEmpty() || line.file.isEmpty())
        return {};
    const auto file = control::findConfigFile(line.file.toStdString());
    if (!file)
        return file.error();
    const auto text = control::readConfigFile(*file);
    if (!text)
        return text.error();
    const config::Resolution resolution = config::load(*text, *file);
    if (const config::Diagnostic *first = config::firstError(resolution.diagnostics))
        return Error(ErrorType::InvalidConfig, config::formatDiagnostic(*first, *file));
    return {};
}

Result<void> checkDisplay(const CommandLine &line)
{
    if (!line.screenshot.isEmpty())
        return {}; // drawn offscreen
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return {};
    }
    return Error(ErrorType::NotSupported,
                 "no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                 "'signalboxctl run' does without");
}

std::unique_ptr<QApplication>
makeOrExplain(const std::function<std::unique_ptr<QApplication>()> &make)
{
    const QtMessageHandler before = qInstallMessageHandler(explainFatal);
    auto application = make();
    qInstallMessageHandler(before);
    return application;
}

} // namespace signalbox::desktop
