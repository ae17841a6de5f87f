// Unix signals as Qt signals.
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace signalbox::ctl {

/// Blocks the signals that `run` acts on; in main() before any thread starts, so that all inherit
/// it.
void blockSignals();

/// Lives in the main thread.
class Signals : public QObject
{
    Q_OBJECT
public:
    explicit Signals(QObject *parent = nullptr);
    ~Signals() override;

signals:
    void terminate(int number); // SIGTERM, SIGINT
    void hangUp();              // SIGHUP
    void user1();               // SIGUSR1

private:
    void read();
    int m_fd;
    QSocketNotifier m_notifier;
};

} // namespace signalbox::ctl
