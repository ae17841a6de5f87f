// signalbox's command line as a value. Pure.
#pragma once

#include "base/result.h"
#include "theme/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace signalbox::desktop {

struct CommandLine
{
    QString file; // as it was written or found; empty: none
    bool help = false;
    bool version = false;
    bool demo = false;
    bool minimized = false;
    QString screenshot; // the picture's file; empty: an app to work with
    QString screen = QStringLiteral("live");
    std::optional<ui::Theme::Mode> theme;
    QSize size{1440, 900};
    int textScale = 0;        // per cent; 0: as the preferences have it
    bool rightToLeft = false; // a picture of the app as it is in Arabic or Hebrew
};

/// Names of --screen.
QStringList screenNames();
/// Every option is checked; the error is one sentence.
Result<CommandLine> parseCommandLine(const QStringList &arguments);
QString helpText();

} // namespace signalbox::desktop
