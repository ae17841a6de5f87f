// The admin listener: what it answers, to whom, and that nobody can hold it up.
#include "control/admin_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace signalbox;
using namespace signalbox::control;

class AdminServerTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_healthy = true;
        m_server = std::make_unique<AdminServer>(content());
        QVERIFY(m_server->listen(*SocketAddress::parse("127.0.0.1:0")).ok());
    }
    void cleanup() { m_server.reset(); }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("metrics") << get("/metrics") << 200 << QByteArray("signalbox_up 1\n");
        QTest::newRow("metrics in Prometheus' type")
            << get("/metrics") << 200 << QByteArray("text/plain; version=0.0.4");
        QTest::newRow("status") << get("/status") << 200 << QByteArray("{\"state\":\"running\"}");
        QTest::newRow("healthz") << get("/healthz") << 200 << QByteArray("ok\n");
        QTest::newRow("a query doesn't matter") << get("/healthz?x=1") << 200 << QByteArray("ok\n");
        QTest::newRow("something else")
            << get("/") << 404 << QByteArray("application/problem+json");
        QTest::newRow("POST")
            << QByteArray("POST /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
            << 405 << QByteArray("Allow: GET, HEAD");
        QTest::newRow("DELETE") << QByteArray("DELETE /status HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                << 405 << QByteArray();
        QTest::newRow("nonsense") << QByteArray("what?\r\n\r\n") << 400
                                  << QByteArray("Connection: close");
        QTest::newRow("no Host") << QByteArray("GET /metrics HTTP/1.1\r\n\r\n") << 400
                                 << QByteArray();
        QTest::newRow("HTTP/1.0 without Host")
            << QByteArray("GET /metrics HTTP/1.0\r\n\r\n") << 400 << QByteArray();
    }
    void answers()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QByteArray, part);
        const QByteArray answer = ask(request);
        QVERIFY2(answer.startsWith(
                     QByteArray("HTTP/1.1 ").append(QByteArray::number(status)).append(' ')),
                 answer.constData());
        QVERIFY2(answer.contains(part), answer.constData());
        QVERIFY(answer.contains("Server: signalbox\r\n"));
    }

    void onlyAddressesAndLocalhostMayAsk_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("trusted");
        QTest::newRow("localhost") << QByteArray("localhost") << true;
        QTest::newRow("localhost with a port") << QByteArray("localhost:9901") << true;
        QTest::newRow("LOCALHOST with a dot") << QByteArray("LOCALHOST.") << true;
        QTest::newRow("an IPv4 address") << QByteArray("127.0.0.1:9901") << true;
        QTest::newRow("an address of the network") << QByteArray("192.168.1.5") << true;
        QTest::newRow("an IPv6 address") << QByteArray("[::1]:9901") << true;
        QTest::newRow("a foreign name") << QByteArray("evil.example") << false;
        QTest::newRow("a name under localhost") << QByteArray("evil.localhost") << false;
        QTest::newRow("a name that begins like an address")
            << QByteArray("127.0.0.1.evil.example") << false;
        QTest::newRow("a name that ends like localhost") << QByteArray("notlocalhost") << false;
        QTest::newRow("an address in decimal") << QByteArray("2130706433") << false;
        QTest::newRow("nothing") << QByteArray("") << false;
    }
    void onlyAddressesAndLocalhostMayAsk()
    {
        QFETCH(QByteArray, host);
        QFETCH(bool, trusted);
        QCOMPARE(isTrustedAuthority(std::string_view(host.constData(), std::size_t(host.size()))),
                 trusted);
        for (const char *path : {"/metrics", "/status", "/healthz"}) {
            const QByteArray answer =
                ask(QByteArray("GET ") + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            QVERIFY2(answer.startsWith(trusted ? "HTTP/1.1 200 " : "HTTP/1.1 400 "),
                     answer.constData());
        }
    }

    void anAbsoluteTargetDoesNotHideAForeignHost()
    {
        QVERIFY(ask("GET http://127.0.0.1/metrics HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                    .startsWith("HTTP/1.1 400"));
        QVERIFY(ask("GET http://evil.example/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .startsWith("HTTP/1.1 400"));
    }

    void headHasNoBody()
    {
        const QByteArray answer =
            ask("HEAD /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QVERIFY(answer.contains("Content-Length: 15\r\n"));
        QVERIFY(answer.endsWith("\r\n\r\n"));
    }

    void drainingIsNotHealthy()
    {
        m_healthy = false;
        QVERIFY(ask(get("/healthz")).startsWith("HTTP/1.1 503 "));
    }

    void connectionsAreKeptAndPipelined()
    {
        QTcpSocket socket;
        connectTo(socket);
        socket.write(get("/healthz") + get("/status"));
        QByteArray all;
        QTRY_VERIFY((all += socket.readAll()).count("HTTP/1.1 200") == 2);
        socket.write(get("/healthz"));
        QTRY_VERIFY((all += socket.readAll()).count("HTTP/1.1 200") == 3);
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }

    void slowHeadsAreCutOff()
    {
        m_server = std::make_unique<AdminServer>(content(), 50);
        QVERIFY(m_server->listen(*SocketAddress::parse("127.0.0.1:0")).ok());
        QTcpSocket socket;
        connectTo(socket);
        socket.write("GET /metr");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void whoTricklesIsCutOffToo()
    {
        m_server = std::make_unique<AdminServer>(content(), 100);
        QVERIFY(m_server->listen(*SocketAddress::parse("127.0.0.1:0")).ok());
        QTcpSocket socket;
        connectTo(socket);
        socket.write("GET / HTTP/1.1\r\nX: ");
        QTRY_VERIFY_WITH_TIMEOUT(
            (socket.write("x"), socket.state() == QAbstractSocket::UnconnectedState), 2000);
    }

    void connectionsAreBounded()
    {
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < AdminServer::maxConnections; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            connectTo(*sockets.back());
        }
        sockets.back()->write(get("/healthz"));
        QTRY_VERIFY(sockets.back()->bytesAvailable() > 0);
        QTcpSocket more;
        more.connectToHost(QHostAddress::LocalHost, m_server->address().port);
        QTRY_COMPARE(more.state(), QAbstractSocket::UnconnectedState);
        sockets.clear();
        QTRY_VERIFY(ask(get("/healthz")).startsWith("HTTP/1.1 200"));
    }

    void aPortInUseIsAnError()
    {
        AdminServer second(content());
        const auto listening = second.listen(m_server->address());
        QVERIFY(!listening.ok());
        QCOMPARE(listening.error().type(), ErrorType::AddressInUse);
        QVERIFY(listening.error().text().find("settings.admin") != std::string::npos);
    }

private:
    AdminServer::Content content()
    {
        return {[] { return std::string("signalbox_up 1\n"); },
                [] { return std::string("{\"state\":\"running\"}"); },
                [this] { return m_healthy; }};
    }
    static QByteArray get(const char *path)
    {
        return QByteArray("GET ") + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
    void connectTo(QTcpSocket &socket)
    {
        socket.connectToHost(QHostAddress::LocalHost, m_server->address().port);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }
    /// One request, and the answer until its end.
    QByteArray ask(const QByteArray &request)
    {
        QTcpSocket socket;
        connectTo(socket);
        socket.write(request);
        QByteArray answer;
        [&] {
            QTRY_VERIFY((answer += socket.readAll(), complete(answer)) ||
                        socket.state() == QAbstractSocket::UnconnectedState);
        }();
        return answer + socket.readAll();
    }
    static bool complete(const QByteArray &answer)
    {
        const auto end = answer.indexOf("\r\n\r\n");
        const auto field = answer.indexOf("Content-Length: ");
        if (end < 0 || field < 0)
            return false;
        const auto length =
            answer.mid(field + 16, answer.indexOf('\r', field) - field - 16).toLongLong();
        return answer.size() >= end + 4 + length;
    }

    bool m_healthy = true;
    std::unique_ptr<AdminServer> m_server;
};

QTEST_GUILESS_MAIN(AdminServerTest)
#include "tst_control_admin_server.moc"
