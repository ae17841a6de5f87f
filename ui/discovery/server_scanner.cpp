#include "discovery/server_scanner.h"

#include <QHash>
#include <QHostAddress>
#include <QSet>
#include <QTcpServer>
#include <QTimer>

namespace signalbox::ui {

/// Lives in the scanner's thread.
class ServerScanner::Worker : public QObject
{
    Q_OBJECT
public:
    explicit Worker(std::unique_ptr<ListeningServers> servers)
        : m_servers(std::move(servers))
        , m_timer(new QTimer(this))
    {
        m_timer->setInterval(intervalMs);
        connect(m_timer, &QTimer::timeout, this, &Worker::scan);
    }

    void setActive(bool active)
    {
        if (!active) {
            m_timer->stop();
            return;
        }
        m_timer->start();
        scan();
    }

signals:
    void scanned(const signalbox::ui::Scan &scan);

private:
    void scan()
    {
        m_list = m_servers->list();
        QSet<QString> keys;
        for (const ListeningServer &server : m_list) {
            keys.insert(server.key());
            // Not ours: never touched.
            if (!server.own || server.service || m_answers.contains(server.key()))
                continue;
            ask(server);
        }
        m_answers.removeIf([&keys](auto entry) { return !keys.contains(entry.key()); });
        if (m_asking == 0)
            report();
    }

    void ask(const ListeningServer &server)
    {
        const QString key = server.key();
        if (m_pending.contains(key))
            return;
        m_pending.insert(key);
        ++m_asking;
        auto *probe = new HttpProbe(server, this);
        connect(probe, &HttpProbe::finished, this, [this, probe, key](const ProbeResult &result) {
            m_pending.remove(key);
            m_answers.insert(key, result);
            probe->deleteLater();
            if (--m_asking == 0)
                report();
        });
        probe->start();
    }

    void report()
    {
        Scan scan;
        for (const ListeningServer &server : m_list) {
            const bool asked = server.own && !server.service;
            const auto answer = m_answers.constFind(server.key());
            if (!asked)
                scan.servers.push_back({server, {}});
            else if (answer != m_answers.constEnd())
                scan.servers.push_back({server, *answer});
        }
        for (int i = 0; i < 20 && scan.freePort == 0; ++i) {
            const auto port = static_cast<std::uint16_t>(wantedPort + i);
            QTcpServer probe;
            if (probe.listen(QHostAddress::LocalHost, port)) {
                scan.freePort = port;
                scan.wantedPortFree = i == 0;
            }
        }
        emit scanned(scan);
    }

    std::unique_ptr<ListeningServers> m_servers;
    QTimer *m_timer;
    std::vector<ListeningServer> m_list;
    QHash<QString, ProbeResult> m_answers; // by key: each server is asked once
    QSet<QString> m_pending;
    int m_asking = 0;
};

ServerScanner::ServerScanner(std::unique_ptr<ListeningServers> servers, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(std::move(servers)))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &Worker::scanned, this, [this](const Scan &scan) {
        if (m_active)
            emit scanned(scan);
    });
    m_thread.setObjectName(QStringLiteral("discovery"));
}

ServerScanner::~ServerScanner()
{
    if (!m_thread.isRunning()) {
        delete m_worker; // its thread never ran
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void ServerScanner::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active && !m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, active] { worker->setActive(active); });
}

} // namespace signalbox::ui

#include "server_scanner.moc"
