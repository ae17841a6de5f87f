// Decides which events are worth a notification, and how often: one a backend and direction in half
// a minute. Plain logic; DesktopNotices shows what it says. GUI thread.
#pragma once

#include "facade/session.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <array>
#include <functional>

namespace signalbox::ui {

class Notifier : public QObject
{
    Q_OBJECT
public:
    static constexpr std::int64_t quietMs = 30'000;

    /// @param now  milliseconds that only grow; tests have their own
    Notifier(Session &session, std::function<std::int64_t()> now, QObject *parent = nullptr);

    void setEnabled(bool enabled) noexcept { m_enabled = enabled; }

signals:
    void notify(const QString &backend, const QString &title, const QString &text, bool bad);

private:
    void sampled(const stats::Snapshot &snapshot);
    void say(const QString &backend, bool down);

    struct Known
    {
        bool down = false;
        bool told = false; // what was said last: it is down
        std::array<std::int64_t, 2> saidMs = {-quietMs,
                                              -quietMs}; // that it is back, that it is down
    };
    std::function<std::int64_t()> m_now;
    QHash<QString, Known> m_backends;
    bool m_enabled = true;
};

} // namespace signalbox::ui
