// signalbox: the desktop app.
#include "base/visible_text.h"
#include "desktop/command_line.h"
#include "desktop/desktop_app.h"
#include "desktop/event_times.h"
#include "desktop/start_checks.h"

#include <QApplication>
#include <QIcon>

#include <cerrno>
#include <cstdio>
#include <cstring>

using namespace signalbox;

namespace {

int fail(const Error &error, int code)
{
    std::fprintf(stderr, "signalbox: %s\n", visibleText(error.text()).c_str());
    return code;
}

int say(const QString &text)
{
    std::fputs(qPrintable(text), stdout);
    if (std::fflush(stdout) == 0)
        return 0;
    if (errno == EPIPE)
        return 1; // its reader knows
    return fail(Error(ErrorType::Io, std::strerror(errno)).with("the output can't be written"), 1);
}

} // namespace

int main(int argc, char **argv)
{
    const auto arguments = desktop::readArguments(argc, argv);
    if (!arguments)
        return fail(arguments.error(), 2);
    auto line = desktop::parseCommandLine(*arguments);
    if (!line)
        return fail(line.error(), 2);
    if (line->help || line->version)
        return say(line->help ? desktop::helpText() : u"signalbox " SIGNALBOX_VERSION "\n"_qs);
    line->file = desktop::fileToOpen(*line);
    if (const auto fine = desktop::checkPicture(*line); !fine)
        return fail(fine.error(), 2);
    if (const auto fine = desktop::checkDisplay(*line); !fine)
        return fail(fine.error(), 1);
    if (!line->screenshot.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);

    const auto application =
        desktop::makeOrExplain([&] { return desktop::makeApplication(argc, argv); });
    QApplication::setApplicationName(QStringLiteral("Signalbox"));
    QApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.signalbox.Signalbox"));
    QApplication::setOrganizationName(QStringLiteral("Signalbox"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/signalbox/icons/app.svg")));

    desktop::DesktopApp app(*application, *line);
    app.start();
    return QApplication::exec();
}
