#include "theme/formats.h"

#include <QCoreApplication>

#include <cmath>

namespace signalbox::ui::formats {

namespace {

QString written(const char *text, const QString &value)
{
    return QCoreApplication::translate("Formats", text).arg(value);
}

QString none()
{
    return QStringLiteral("–");
}

} // namespace

QString rate(std::optional<double> perSecond)
{
    return perSecond ? QLocale().toString(*perSecond, 'f', 1) : none();
}

QString count(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString duration(std::optional<std::uint64_t> us)
{
    if (!us)
        return none();
    const QLocale locale;
    const double ms = static_cast<double>(*us) / 1000.0;
    if (ms >= 60'000)
        return age(static_cast<std::int64_t>(ms));
    // What rounds up to a second is written as one.
    if (ms >= 999.5)
        return written(QT_TRANSLATE_NOOP("Formats", "%1 s"), locale.toString(ms / 1000, 'f', 1));
    if (ms >= 9.995)
        return written(QT_TRANSLATE_NOOP("Formats", "%1 ms"), locale.toString(ms, 'f', 0));
    // "1.2 ms" rather than "1.20 ms": up to two decimals.
    const int hundredths = static_cast<int>(std::lround(ms * 100));
    const int decimals = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2;
    return written(QT_TRANSLATE_NOOP("Formats", "%1 ms"),
                   locale.toString(hundredths / 100.0, 'f', decimals));
}

QString share(std::optional<double> fraction)
{
    return fraction ? written(QT_TRANSLATE_NOOP("Formats", "%1 %"),
                              QLocale().toString(*fraction * 100, 'f', 1))
                    : none();
}

QString size(std::uint64_t bytes)
{
    const QLocale locale;
    if (bytes < 1000)
        return written(QT_TRANSLATE_NOOP("Formats", "%1 B"), count(bytes));
    const double kilo = static_cast<double>(bytes) / 1000;
    if (kilo < 999.95)
        return written(QT_TRANSLATE_NOOP("Formats", "%1 kB"), locale.toString(kilo, 'f', 1));
    if (kilo < 999'950)
        return written(QT_TRANSLATE_NOOP("Formats", "%1 MB"), locale.toString(kilo / 1000, 'f', 1));
    return written(QT_TRANSLATE_NOOP("Formats", "%1 GB"), locale.toString(kilo / 1e6, 'f', 1));
}

QString age(std::int64_t ms)
{
    const qint64 seconds = qMax<std::int64_t>(0, ms) / 1000;
    const QLocale locale;
    if (seconds < 60)
        return written(QT_TRANSLATE_NOOP("Formats", "%1 s"), locale.toString(seconds));
    if (seconds < 3600)
        return written(QT_TRANSLATE_NOOP("Formats", "%1 min"), locale.toString(seconds / 60));
    if (seconds < 48 * 3600)
        return written(QT_TRANSLATE_NOOP("Formats", "%1 h"), locale.toString(seconds / 3600));
    return written(QT_TRANSLATE_NOOP("Formats", "%1 d"), locale.toString(seconds / 86400));
}

QString clock(std::int64_t ms)
{
    // A countdown says 0:00 only when the time is over.
    const qint64 seconds = (qMax<std::int64_t>(0, ms) + 999) / 1000;
    const auto two = [](qint64 value) {
        return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
    };
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60));
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(two(seconds / 60 % 60), two(seconds % 60));
}

} // namespace signalbox::ui::formats
