// One window a workspace: the first start listens on a socket of this user's, a second one has the
// first raised and ends. Lives in the GUI thread and never blocks it.
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QString>

namespace signalbox::desktop {

class InstanceGuard : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// mine() or raised() follows. @param file  the workspace; empty: the first-run window
    void claim(const QString &file);

signals:
    void mine();
    /// Another window has it and was raised.
    void raised();
    /// Somebody wants to see this window.
    void wanted();

private:
    void listen(const QString &path);

    QLocalServer m_server;
    QLocalSocket m_socket;
};

} // namespace signalbox::desktop
