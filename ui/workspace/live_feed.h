// The newest sample and a minute of history, found by name: what live views paint. GUI thread.
#pragma once

#include "facade/session.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <memory>
#include <span>

namespace signalbox::ui {

class LiveFeed : public QObject
{
    Q_OBJECT
public:
    /// Seconds of history.
    static constexpr int history = 60;

    explicit LiveFeed(Session &session, QObject *parent = nullptr);
    ~LiveFeed() override;

    /// Null before the first sample and after the proxy has stopped.
    std::shared_ptr<const stats::Snapshot> latest() const;
    /// Null when unknown. Pointers are valid as long as latest() is held.
    const stats::RouteSnapshot *route(const QString &name) const;
    const stats::BackendSnapshot *backend(const QString &name) const;
    const stats::ServerSnapshot *server(const QString &backend, const QString &server) const;

    /// Requests a second, one value a second, oldest first, at most `history` of them.
    std::span<const float> routeRates(const QString &name) const;
    std::span<const float> serverRates(const QString &backend, const QString &server) const;

    /// Whole instance: requests a second, in flight, requests of the active generation.
    double rate() const;
    quint64 inFlight() const;

    /// Views register while they are visible; the session samples at the live rate while one does.
    void addViewer(QObject *viewer);
    void removeViewer(QObject *viewer);

signals:
    /// A new sample: numbers (4 Hz while somebody views, else 1 Hz).
    void sampled();
    /// Histories have one value more: sparklines (1 Hz).
    void secondPassed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::ui
