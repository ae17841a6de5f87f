// Draws one screen of a running app into a file: waits for its data, with a bound. GUI thread.
#pragma once

#include "desktop/command_line.h"

#include <QObject>
#include <QTimer>

namespace signalbox::desktop {

class WorkspaceHost;

class Screenshot : public QObject
{
    Q_OBJECT
public:
    static constexpr int timeoutMs = 30'000;
    /// Seconds of history that live screens have in the picture.
    static constexpr int liveSeconds = 12;

    Screenshot(const CommandLine &line, WorkspaceHost &host, QObject *parent = nullptr);

    /// finished() follows.
    void start();

signals:
    /// @param problem  empty: the picture is written
    void finished(const QString &problem);

private:
    void step();
    void prepareScreen();
    void shoot();
    bool ready() const;

    CommandLine m_line;
    WorkspaceHost &m_host;
    QTimer m_timeout;
    int m_seconds = 0;
    bool m_shown = false;
    bool m_done = false;
};

} // namespace signalbox::desktop
