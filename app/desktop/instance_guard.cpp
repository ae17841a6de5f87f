#include "desktop/instance_guard.h"

#include "control/files.h"
#include "control/instance.h"

#include <QFile>

namespace signalbox::desktop {

void InstanceGuard::claim(const QString &file)
{
    const auto folder = control::runtimeFolder();
    if (!folder) {
        // Nowhere to meet: every start is the first.
        QMetaObject::invokeMethod(this, &InstanceGuard::mine, Qt::QueuedConnection);
        return;
    }
    // The same name as the proxy's control socket of the file, with an ending of its own.
    const std::string of =
        file.isEmpty() ? "/first-run" : control::canonicalFile(file.toStdString());
    const QString path =
        QString::fromStdString(control::instancePaths(*folder, of).socket) + u".app"_qs;

    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        m_socket.write("raise\n");
        m_socket.disconnectFromServer();
    });
    connect(&m_socket, &QLocalSocket::disconnected, this, &InstanceGuard::raised);
    connect(&m_socket, &QLocalSocket::errorOccurred, this,
            [this, path](QLocalSocket::LocalSocketError) {
                m_socket.disconnect(this);
                listen(path);
            });
    m_socket.connectToServer(path);
}

void InstanceGuard::listen(const QString &path)
{
    QLocalServer::removeServer(path); // nobody answered: it is left over
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            emit wanted();
        }
    });
    m_server.listen(path); // failing that, a second start opens a second window
    emit mine();
}

} // namespace signalbox::desktop
