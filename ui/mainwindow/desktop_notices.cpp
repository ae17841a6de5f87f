#include "mainwindow/desktop_notices.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QSystemTrayIcon>

namespace signalbox::ui {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString desktopEntry = QStringLiteral("org.signalbox.Signalbox"); // also the icon's name
const QString clicked = QStringLiteral("default"); // the action that a click on the text stands for

constexpr uchar normal = 1, critical = 2; // urgency

} // namespace

DesktopNotices::DesktopNotices(QSystemTrayIcon &icon, QObject *parent)
    : QObject(parent)
    , m_icon(icon)
{
    connect(&icon, &QSystemTrayIcon::messageClicked, this, &DesktopNotices::opened);
}

bool DesktopNotices::listen()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (m_listening || !bus.isConnected())
        return bus.isConnected();
    const auto hear = [&](const char *signal, const char *slot) {
        return bus.connect(service, path, service, QLatin1String(signal), this, slot);
    };
    // lint: allow connect: signals of a bus have names, not pointers
    m_listening = hear("ActionInvoked", SLOT(actionInvoked(uint, QString)));
    // lint: allow connect: as above
    m_listening &= hear("NotificationClosed", SLOT(notificationClosed(uint, uint)));
    return true;
}

void DesktopNotices::say(const QString &subject, const QString &title, const QString &text,
                         bool bad)
{
    if (!listen())
        return sayByIcon(title, text, bad);
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    const QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue<uchar>(bad ? critical : normal)},
        {QStringLiteral("desktop-entry"), desktopEntry},
    };
    constexpr int asLongAsUsual = -1;
    // The body may be read as markup, the title never is.
    call << QStringLiteral("Signalbox") << m_shown.value(subject) << desktopEntry << title
         << text.toHtmlEscaped() << QStringList{clicked, tr("Open")} << hints << asLongAsUsual;
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, answer, subject, title, text, bad] {
                const QDBusPendingReply<uint> id = *answer;
                if (id.isError())
                    sayByIcon(title, text, bad);
                else
                    m_shown.insert(subject, id.value());
                answer->deleteLater();
            });
}

void DesktopNotices::sayByIcon(const QString &title, const QString &text, bool bad)
{
    m_icon.showMessage(title, text, bad ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void DesktopNotices::actionInvoked(uint id, const QString &action)
{
    if (action == clicked && m_shown.key(id, {}) != QString())
        emit opened();
}

void DesktopNotices::notificationClosed(uint id, uint)
{
    m_shown.removeIf([id](const auto &shown) { return shown.value() == id; });
}

} // namespace signalbox::ui
