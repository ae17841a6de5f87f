#include "theme/theme_values.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

// A resource in a static library is there only once somebody asks for it, outside any namespace.
static void initThemeResources()
{
    Q_INIT_RESOURCE(theme);
}

namespace signalbox::ui {

namespace {

constexpr std::array<const char *, tokenCount> names{
    "title",  "win",   "base",   "alt",     "raised", "btn",     "line", "ctl",   "tx",
    "tx2",    "tx3",   "acc",    "accfill", "onacc",  "accsoft", "sel",  "hover", "edge",
    "edgehi", "spark", "sparkf", "track",   "up",     "gup",     "gdn",  "dn",    "drn",
    "mnt",    "unk",   "ups",    "gups",    "gdns",   "dns",     "drns", "mnts",  "unks",
    "addbg",  "delbg", "modbg",  "upm",     "ykey",   "ystr",    "ynum", "ycom"};

} // namespace

std::array<QColor, tokenCount> readTokens(bool dark)
{
    initThemeResources();
    QFile file(QStringLiteral(":/signalbox/theme/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the theme's colours are not in the program");
    const QJsonObject half = QJsonDocument::fromJson(file.readAll())
                                 .object()
                                 .value(dark ? QLatin1String("dark") : QLatin1String("light"))
                                 .toObject();
    std::array<QColor, tokenCount> colors;
    for (std::size_t i = 0; i < names.size(); ++i)
        colors[i] = QColor(half.value(QLatin1String(names[i])).toString());
    return colors;
}

} // namespace signalbox::ui
