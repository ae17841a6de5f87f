// Looks for dev servers every two seconds while somebody watches: lists them, asks each new one
// once what it speaks, and checks what a first configuration needs. GUI thread; the work is done in
// a thread of its own.
#pragma once

#include "discovery/http_probe.h"
#include "discovery/listening_servers.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::ui {

struct FoundServer
{
    ListeningServer server;
    ProbeResult answer;
    bool operator==(const FoundServer &) const = default;
};

/// One look around.
struct Scan
{
    std::vector<FoundServer> servers; // by port; those that are still being asked are left out
    std::uint16_t freePort = 0;       // the wanted one or the next free; 0: none of twenty
    bool wantedPortFree = false;
    bool operator==(const Scan &) const = default;
};

class ServerScanner : public QObject
{
    Q_OBJECT
public:
    static constexpr int intervalMs = 2000;
    static constexpr std::uint16_t wantedPort = 8080;

    explicit ServerScanner(std::unique_ptr<ListeningServers> servers, QObject *parent = nullptr);
    ~ServerScanner() override;

    /// Scans at once and then every two seconds; off: not at all.
    void setActive(bool active);
    bool active() const noexcept { return m_active; }

signals:
    void scanned(const signalbox::ui::Scan &scan);

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker; // in m_thread, ends with it
    bool m_active = false;
};

} // namespace signalbox::ui
