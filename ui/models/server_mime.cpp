#include "models/server_mime.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

namespace signalbox::ui {

namespace {

QString mimeType()
{
    return QStringLiteral("application/x-signalbox-server");
}

} // namespace

QStringList serverMimeTypes()
{
    return {mimeType(), QStringLiteral("text/plain")};
}

QMimeData *serverMimeData(const QString &backend, const QString &server)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << backend << server;
    auto *data = new QMimeData;
    data->setData(mimeType(), bytes);
    data->setText(backend + u'/' + server);
    return data;
}

std::optional<std::pair<QString, QString>> serverOf(const QMimeData *data)
{
    if (!data || !data->hasFormat(mimeType()))
        return std::nullopt;
    QDataStream stream(data->data(mimeType()));
    QString backend, server;
    stream >> backend >> server;
    if (stream.status() != QDataStream::Ok || backend.isEmpty() || server.isEmpty())
        return std::nullopt;
    return std::pair(backend, server);
}

} // namespace signalbox::ui
