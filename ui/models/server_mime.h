// A server that is being dragged from a table: its name as mime data. GUI thread.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

class QMimeData;

namespace signalbox::ui {

QStringList serverMimeTypes();
/// The caller owns it. Programs outside get "BACKEND/SERVER" as a text.
QMimeData *serverMimeData(const QString &backend, const QString &server);
/// Backend and server; nothing: it holds something else.
std::optional<std::pair<QString, QString>> serverOf(const QMimeData *data);

} // namespace signalbox::ui
