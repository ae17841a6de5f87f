#include "discovery/server_scanner.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>

using namespace signalbox::ui;

/// Says what the test tells it to.
class Listed : public ListeningServers
{
public:
    explicit Listed(std::vector<ListeningServer> servers, std::atomic<int> &calls)
        : m_servers(std::move(servers))
        , m_calls(calls)
    {
    }
    std::vector<ListeningServer> list() override
    {
        ++m_calls;
        return m_servers;
    }

private:
    std::vector<ListeningServer> m_servers;
    std::atomic<int> &m_calls;
};

class TestServerScanner : public QObject
{
    Q_OBJECT
private slots:
    void asksEachServerOnce();
    void leavesOthersAlone();
    void silenceIsNotHttp();

private:
    static ListeningServer entry(const QTcpServer &server)
    {
        ListeningServer listed;
        listed.port = server.serverPort();
        listed.v4 = true;
        listed.pid = 1;
        listed.inode = server.serverPort();
        return listed;
    }
};

void TestServerScanner::asksEachServerOnce()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int asked = 0;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        ++asked;
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            if (socket->readAll().startsWith("GET / HTTP/1.1\r\n"))
                socket->write(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Hi</title>");
            socket->disconnectFromHost();
        });
    });
    std::atomic<int> calls = 0;
    ServerScanner scanner(std::make_unique<Listed>(std::vector{entry(server)}, calls));
    std::vector<Scan> scans;
    connect(&scanner, &ServerScanner::scanned, this,
            [&](const Scan &scan) { scans.push_back(scan); });
    scanner.setActive(true);
    QTRY_COMPARE(scans.size(), 1u);
    QCOMPARE(scans[0].servers.size(), 1u);
    QCOMPARE(scans[0].servers[0].answer.kind, ProbeResult::Kind::Html);
    QCOMPARE(scans[0].servers[0].answer.title, QStringLiteral("Hi"));
    QVERIFY(scans[0].freePort >= ServerScanner::wantedPort);
    QCOMPARE(scans[0].wantedPortFree, scans[0].freePort == ServerScanner::wantedPort);
    scanner.setActive(false);
    scanner.setActive(true);
    QTRY_COMPARE(scans.size(), 2u);
    QCOMPARE(asked, 1);
    QVERIFY(calls >= 2);
}

void TestServerScanner::leavesOthersAlone()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ListeningServer other = entry(server);
    other.own = false;
    std::atomic<int> calls = 0;
    ServerScanner scanner(std::make_unique<Listed>(std::vector{other}, calls));
    std::vector<Scan> scans;
    connect(&scanner, &ServerScanner::scanned, this,
            [&](const Scan &scan) { scans.push_back(scan); });
    scanner.setActive(true);
    QTRY_COMPARE(scans.size(), 1u);
    QCOMPARE(scans[0].servers[0].answer.kind, ProbeResult::Kind::NotHttp);
    QVERIFY(!server.hasPendingConnections());
}

void TestServerScanner::silenceIsNotHttp()
{
    QTcpServer server; // takes the connection, never answers
    QVERIFY(server.listen(QHostAddress::LocalHost));
    std::atomic<int> calls = 0;
    ServerScanner scanner(std::make_unique<Listed>(std::vector{entry(server)}, calls));
    std::vector<Scan> scans;
    connect(&scanner, &ServerScanner::scanned, this,
            [&](const Scan &scan) { scans.push_back(scan); });
    scanner.setActive(true);
    QTRY_COMPARE_WITH_TIMEOUT(scans.size(), 1u, HttpProbe::timeoutMs * 4);
    QCOMPARE(scans[0].servers[0].answer.kind, ProbeResult::Kind::NotHttp);
}

QTEST_GUILESS_MAIN(TestServerScanner)
#include "tst_ui_server_scanner.moc"
