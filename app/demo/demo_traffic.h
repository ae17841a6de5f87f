// A gentle, varied load for the demo: what a few people clicking through a shop would cause.
#pragma once

#include <QObject>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrl>

#include <cstdint>
#include <string>

namespace signalbox::demo {

/// Lives in the thread that made it and never blocks it. Goes through the proxy like any client.
class DemoTraffic : public QObject
{
    Q_OBJECT
public:
    /// Requests that may be unanswered at once; while that many are, none are sent.
    static constexpr int mostInFlight = 24;

    explicit DemoTraffic(QObject *parent = nullptr);

    /// About 20 to 70 requests a second, rising and falling over half a minute.
    /// @param proxy  "http://127.0.0.1:8080"; another one moves the load there
    void start(const QUrl &proxy);
    void stop();

private:
    void tick();
    void send();

    QTimer m_timer;
    QUrl m_proxy;
    QRandomGenerator m_random;
    int m_inFlight = 0;
    std::uint64_t m_ticks = 0;
    double m_due = 0; // requests, a fraction carried over
};

} // namespace signalbox::demo
