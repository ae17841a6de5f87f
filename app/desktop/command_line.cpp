#include "desktop/command_line.h"

#include "workspace/preferences.h"

namespace signalbox::desktop {

namespace {

Error wrong(const QString &text)
{
    return Error(ErrorType::InvalidConfig, text.toStdString());
}

Result<QSize> parseSize(const QString &text)
{
    const QStringList sides = text.split(u'x');
    bool fine = sides.size() == 2;
    const int width = fine ? sides[0].toInt(&fine) : 0;
    const int height = fine ? sides[1].toInt(&fine) : 0;
    if (!fine || width < 320 || height < 200 || width > 7680 || height > 4320)
        return wrong(u"--size wants WIDTHxHEIGHT, from 320x200 to 7680x4320, not '"_qs + text +
                     u'\'');
    return QSize(width, height);
}

} // namespace

QStringList screenNames()
{
    return {u"live"_qs,      u"route-editor"_qs, u"backend-editor"_qs, u"yaml"_qs,   u"review"_qs,
            u"first-run"_qs, u"backends"_qs,     u"generations"_qs,    u"tester"_qs, u"problems"_qs,
            u"log"_qs};
}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    bool shooting = false, onlyFiles = false;
    QString pictureOption;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString argument = arguments[i];
        if (onlyFiles || !argument.startsWith(u'-')) {
            if (!line.file.isEmpty())
                return wrong(u"one file at a time: '"_qs + line.file + u"' and '"_qs + argument +
                             u"' were given"_qs);
            line.file = argument;
            continue;
        }
        if (argument == u"--"_qs) {
            onlyFiles = true;
            continue;
        }
        QString value;
        bool hasValue = false;
        if (const qsizetype equals = argument.indexOf(u'='); equals > 0) {
            value = argument.mid(equals + 1);
            argument.truncate(equals);
            hasValue = true;
        }
        const bool takes = argument == u"--screenshot"_qs || argument == u"--screen"_qs ||
                           argument == u"--theme"_qs || argument == u"--size"_qs ||
                           argument == u"--text-scale"_qs;
        if (takes && !hasValue) {
            if (i + 1 >= arguments.size())
                return wrong(argument + u" wants a value"_qs);
            value = arguments[++i];
        } else if (!takes && hasValue) {
            return wrong(argument + u" takes no value"_qs);
        }
        if (argument == u"-h"_qs || argument == u"--help"_qs) {
            line.help = true;
        } else if (argument == u"--version"_qs) {
            line.version = true;
        } else if (argument == u"--demo"_qs) {
            line.demo = true;
        } else if (argument == u"--minimized"_qs) {
            line.minimized = true;
        } else if (argument == u"--screenshot"_qs) {
            line.screenshot = value;
            shooting = true;
        } else if (argument == u"--screen"_qs) {
            if (!screenNames().contains(value))
                return wrong(u"--screen wants one of "_qs + screenNames().join(u", "_qs) +
                             u", not '"_qs + value + u'\'');
            line.screen = value;
            pictureOption = argument;
        } else if (argument == u"--theme"_qs) {
            if (value == u"light"_qs)
                line.theme = ui::Theme::Mode::Light;
            else if (value == u"dark"_qs)
                line.theme = ui::Theme::Mode::Dark;
            else if (value == u"system"_qs)
                line.theme = ui::Theme::Mode::System;
            else
                return wrong(u"--theme wants light, dark or system, not '"_qs + value + u'\'');
        } else if (argument == u"--size"_qs) {
            const Result<QSize> size = parseSize(value);
            if (!size)
                return size.error();
            line.size = *size;
            pictureOption = argument;
        } else if (argument == u"--text-scale"_qs) {
            line.textScale = value.toInt();
            if (line.textScale < ui::Preferences::leastTextScale ||
                line.textScale > ui::Preferences::mostTextScale)
                return wrong(u"--text-scale wants a number from 100 to 200, not '"_qs + value +
                             u'\'');
            pictureOption = argument;
        } else if (argument == u"--right-to-left"_qs) {
            line.rightToLeft = true;
            pictureOption = argument;
        } else {
            return wrong(u"unknown option '"_qs + argument + u"' (try --help)"_qs);
        }
    }
    if (shooting && line.screenshot.isEmpty())
        return wrong(u"--screenshot wants the name of a file"_qs);
    if (!shooting && !pictureOption.isEmpty())
        return wrong(pictureOption + u" goes with --screenshot"_qs);
    if (line.demo && !line.file.isEmpty())
        return wrong(u"--demo brings its own configuration: leave the file out"_qs);
    if (line.screen == u"first-run"_qs && (line.demo || !line.file.isEmpty()))
        return wrong(u"--screen first-run is what shows without a file: leave --demo and the "
                     u"file out"_qs);
    if (line.minimized && shooting)
        return wrong(u"--minimized and --screenshot don't go together"_qs);
    return line;
}

QString helpText()
{
    return uR"(signalbox - a workbench for a local reverse proxy

  signalbox [FILE]      opens a configuration and starts it; without a file signalbox.yaml or
                        .signalbox.yaml of this folder or the nearest parent that has one, else
                        the list of dev servers that listen on this machine
  signalbox --demo      built-in servers, a proxy before them and a little traffic

  --minimized           starts as an icon
  --theme light|dark|system
                        the look of this run
  --screenshot PNG      draws a screen without a display, writes the picture and ends; with
      --screen NAME     )"_qs +
           screenNames().join(u", "_qs).replace(u"problems"_qs,
                                                u"\n                        problems"_qs) +
           uR"(
      --size WxH        in pixels, 1440x900 when left out
      --text-scale 100-200
                        size of its texts in per cent
      --right-to-left   laid out as in Arabic or Hebrew
  --help, --version

A file that is open in another window of yours is raised there.
)"_qs;
}

} // namespace signalbox::desktop
