// Says things outside the window: through the session's notification service where there is one
// (org.freedesktop.Notifications, with or without a tray), else through the tray's icon. What is
// said of the same subject replaces what stands. Never waits. GUI thread.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

class QSystemTrayIcon;

namespace signalbox::ui {

class DesktopNotices : public QObject
{
    Q_OBJECT
public:
    /// @param icon  says it where no service does; outlives this
    explicit DesktopNotices(QSystemTrayIcon &icon, QObject *parent = nullptr);

    /// @param subject  what it is about, as a backend's name
    void say(const QString &subject, const QString &title, const QString &text, bool bad);

signals:
    /// A notice was clicked.
    void opened();

private slots: // named by the bus's interface, which knows methods by their names alone
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    bool listen();
    void sayByIcon(const QString &title, const QString &text, bool bad);

    QSystemTrayIcon &m_icon;
    QHash<QString, uint> m_shown; // subject to the service's number
    bool m_listening = false;
};

} // namespace signalbox::ui
