// Loading configurations from text in tests, and saying what was found.
#pragma once

#include "config/load.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

#include <string>
#include <string_view>

namespace signalbox::testing {

inline std::string text(const QString &value)
{
    return value.toStdString();
}

/// Every diagnostic of a severity as `LINE:COLUMN MESSAGE (HINT) [PATH]`.
inline QStringList listed(const config::Diagnostics &diagnostics, config::Severity severity)
{
    QStringList out;
    for (const config::Diagnostic &d : diagnostics) {
        if (d.severity != severity)
            continue;
        out << QStringLiteral("%1:%2 %3 (%4) [%5]")
                   .arg(d.mark.line)
                   .arg(d.mark.column)
                   .arg(QString::fromStdString(d.message), QString::fromStdString(d.hint),
                        QString::fromStdString(d.path));
    }
    return out;
}

inline QStringList errorsOf(const config::Diagnostics &diagnostics)
{
    return listed(diagnostics, config::Severity::Error);
}

inline QStringList warningsOf(const config::Diagnostics &diagnostics)
{
    return listed(diagnostics, config::Severity::Warning);
}

/// The configuration of a text that has to be right; null (and a failed check at the caller)
/// otherwise.
inline std::shared_ptr<const config::RuntimeConfig> loaded(std::string_view yaml,
                                                           QStringList *errors = nullptr)
{
    const config::Resolution result = config::load(yaml, "/srv/dev/signalbox.yaml");
    if (errors)
        *errors = errorsOf(result.diagnostics);
    return result.config;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace signalbox::testing
