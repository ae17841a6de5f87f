// signalbox: the desktop app.
#include "desktop/command_line.h"
#include "desktop/desktop_app.h"
#include "desktop/event_times.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>

using namespace signalbox;

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    auto line = desktop::parseCommandLine(arguments);
    if (!line) {
        std::fprintf(stderr, "signalbox: %s\n", line.error().message().c_str());
        return 2;
    }
    if (line->help || line->version) {
        std::fputs(line->help ? qPrintable(desktop::helpText())
                              : "signalbox " SIGNALBOX_VERSION "\n",
                   stdout);
        return 0;
    }
    if (!line->screenshot.isEmpty() && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);

    const auto application = desktop::makeApplication(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Signalbox"));
    QApplication::setApplicationVersion(QStringLiteral(SIGNALBOX_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.signalbox.Signalbox"));
    QApplication::setOrganizationName(QStringLiteral("Signalbox"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/signalbox/icons/app.svg")));

    desktop::DesktopApp app(*application, *line);
    app.start();
    return QApplication::exec();
}
