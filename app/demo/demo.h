// The demo as a whole: servers and traffic in a thread of their own.
#pragma once

#include "base/error.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <string>

namespace signalbox::demo {

/// Lives in its caller's thread; never blocks it (but for the destructor, which waits for the
/// demo's thread).
class Demo : public QObject
{
    Q_OBJECT
public:
    explicit Demo(QObject *parent = nullptr);
    ~Demo() override;

    /// Starts the servers; started() or failed() follows.
    /// @param bind  where the proxy is to listen, "127.0.0.1:0" for any port
    void start(const std::string &bind);
    /// Traffic through the proxy from now on. @param proxy  "http://127.0.0.1:8080"
    void startTraffic(const QUrl &proxy);
    void stopTraffic();

signals:
    /// The servers listen; with the configuration that leads to them.
    void started(const std::string &configuration);
    void failed(const signalbox::Error &error);

private:
    class World;
    QThread m_thread;
    World *m_world; // lives and dies on m_thread
};

} // namespace signalbox::demo
