// Swaps under way, on real sockets: who stays with the old generation, who goes over, what is cut.
#include "support/proxy_fixture.h"
#include "support/raw_socket.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;

namespace {

std::string withServer(unsigned port, const std::string &settings = {},
                       const std::string &route = {})
{
    return (settings.empty() ? "" : "settings: {" + settings + "}\n") +
           "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
           "backends: {app: {servers: [\"127.0.0.1:" +
           std::to_string(port) + "\"]}}\nroutes: [{name: all, backend: app" + route + "}]\n";
}

const std::string request = "GET /a HTTP/1.1\r\nHost: a.localhost\r\n\r\n";
const std::string upgrade = "GET /ws HTTP/1.1\r\nHost: a.localhost\r\nConnection: upgrade\r\n"
                            "Upgrade: websocket\r\n\r\n";
const std::string switched = "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\n"
                             "Upgrade: websocket\r\n\r\n";

std::string answer(const std::string &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// An open tunnel: the client's end and the server's.
struct Ends
{
    RawSocket client;
    RawSocket server;
};

Ends openTunnel(ProxyFixture &proxy, RawServer &server)
{
    Ends ends;
    ends.client = RawSocket::connected(proxy.port());
    ends.client.send(upgrade);
    ends.server = server.accept();
    ends.server.readUntil("\r\n\r\n");
    ends.server.take();
    ends.server.send(switched);
    ends.client.readUntil("\r\n\r\n");
    ends.client.take();
    return ends;
}

bool passes(Ends &ends)
{
    ends.client.send("ping");
    ends.server.send("pong");
    const bool both = ends.server.readUntil("ping") && ends.client.readUntil("pong");
    return both && ends.server.take() == "ping" && ends.client.take() == "pong";
}

} // namespace

class NetGenerationsTest : public QObject
{
    Q_OBJECT
private slots:
    void aRequestStaysWithTheGenerationItBeganWith()
    {
        RawServer before;
        RawServer after;
        ProxyFixture proxy;
        proxy.publish(withServer(before.port()));
        RawSocket old = RawSocket::connected(proxy.port());
        old.send(request);
        RawSocket oldServer = before.accept();
        QVERIFY(oldServer.readUntil("\r\n\r\n"));

        proxy.publish(withServer(after.port()));
        QCOMPARE(proxy.service().inFlight(), 1u);
        RawSocket fresh = RawSocket::connected(proxy.port());
        fresh.send(request);
        RawSocket freshServer = after.accept();
        QVERIFY(freshServer.readUntil("\r\n\r\n"));
        QTest::qWait(120); // longer than the service waits between two looks
        QVERIFY(proxy.drains().empty());

        oldServer.send(answer("from the old one"));
        freshServer.send(answer("from the new one"));
        QVERIFY(old.readUntil("from the old one"));
        QVERIFY(fresh.readUntil("from the new one"));
        QTRY_COMPARE(proxy.drains().count(1), 1u);
        QCOMPARE(proxy.drains().at(1), 0u);
        // Their connections are kept, and ask the new one from now on.
        old.take();
        old.send(request);
        QVERIFY(freshServer.readUntil([](const std::string &seen) {
            return seen.find("\r\n\r\n") != seen.rfind("\r\n\r\n");
        }));
        freshServer.send(answer("new"));
        QVERIFY(old.readUntil("new"));
        const auto records = proxy.records();
        QCOMPARE(records.size(), 3u);
        QCOMPARE(records[0].generation + records[1].generation, 3u);
        QCOMPARE(records[2].generation, 2u);
    }

    void whatDoesNotEndIsCutWhenTheDrainIsOver_data()
    {
        QTest::addColumn<bool>("forced");
        QTest::newRow("after timeouts.drain") << false;
        QTest::newRow("at once when asked to") << true;
    }
    void whatDoesNotEndIsCutWhenTheDrainIsOver()
    {
        QFETCH(bool, forced);
        const std::string settings = forced ? "timeouts: {drain: 1h}" : "timeouts: {drain: 150ms}";
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port(), settings));
        RawSocket client = RawSocket::connected(proxy.port());
        client.send(request);
        RawSocket held = server.accept();
        QVERIFY(held.readUntil("\r\n\r\n"));
        proxy.publish(withServer(server.port(), settings, ", timeout: 1h"));
        if (forced)
            proxy.service().forceClose(1);
        QTRY_COMPARE(proxy.drains().count(1), 1u);
        QCOMPARE(proxy.drains().at(1), 1u);
        QCOMPARE(proxy.service().inFlight(), 0u);
        QVERIFY(!client.readToEnd() && client.wasReset());
        QVERIFY(held.readToEnd());
        QCOMPARE(proxy.records().size(), 1u);
    }

    void nothingThatStartsAfterASwapSeesTheOldConfiguration()
    {
        const auto numbered = [](int n) {
            return "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
                   "routes: [{name: all, filters: [{respond: {status: 200, body: \"n" +
                   std::to_string(n) + ".\"}}]}]\n";
        };
        ProxyFixture proxy(2);
        proxy.publish(numbered(0));
        std::atomic<int> published{0};
        std::atomic<bool> stop{false};
        std::atomic<int> asked{0};
        std::atomic<int> wrong{0};
        std::vector<std::thread> clients;
        const unsigned port = proxy.port();
        for (int i = 0; i < 3; ++i) {
            clients.emplace_back([&] {
                RawSocket client = RawSocket::connected(port);
                while (!stop) {
                    const int least = published;
                    client.take();
                    client.send(request);
                    if (!client.readUntil(".")) {
                        ++wrong;
                        return;
                    }
                    const std::string &seen = client.seen();
                    wrong += std::stoi(seen.substr(seen.rfind('n') + 1)) < least;
                    ++asked;
                }
            });
        }
        for (int n = 1; n <= 100; ++n) {
            proxy.publish(numbered(n));
            published = n;
            QTRY_VERIFY(asked >= n * 2);
        }
        stop = true;
        for (std::thread &client : clients)
            client.join();
        QCOMPARE(wrong, 0);
        QTRY_COMPARE(proxy.drains().size(), 100u);
    }

    void aTunnelGoesOverWhenItsRouteStillLeadsToItsServer()
    {
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port()));
        Ends ends = openTunnel(proxy, server);
        QVERIFY(passes(ends));
        for (unsigned n = 2; n <= 5; ++n) {
            // Another route in front of it, so that indexes change.
            proxy.publish(
                withServer(server.port(), {},
                           n % 2 ? "" : "}, {name: other, host: b.localhost, backend: app"));
            QTRY_COMPARE(proxy.drains().count(n - 1), 1u);
            QCOMPARE(proxy.drains().at(n - 1), 0u);
            QCOMPARE(proxy.service().inFlight(*proxy.service().current()), 1u);
            QVERIFY(passes(ends));
        }
        ends.client.close();
        QVERIFY(ends.server.readToEnd());
        ends.server.close();
        QTRY_COMPARE(proxy.service().inFlight(), 0u);
        const auto records = proxy.records();
        QCOMPARE(records.size(), 1u);
        QCOMPARE(records[0].status, std::uint16_t(101));
        QCOMPARE(records[0].generation, 5u);
        QCOMPARE(records[0].route, std::string("all"));
    }

    void aTunnelWhoseRouteLeadsElsewhereDrains_data()
    {
        QTest::addColumn<bool>("closes");
        QTest::newRow("and may end by itself") << true;
        QTest::newRow("and is cut in the end") << false;
    }
    void aTunnelWhoseRouteLeadsElsewhereDrains()
    {
        QFETCH(bool, closes);
        const std::string settings = closes ? "timeouts: {drain: 1h}" : "timeouts: {drain: 150ms}";
        RawServer server;
        RawServer other;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port(), settings));
        Ends ends = openTunnel(proxy, server);
        proxy.publish(withServer(other.port(), settings));
        if (closes) {
            QVERIFY(passes(ends));
            QCOMPARE(proxy.service().inFlight(*proxy.service().current()), 0u);
            QCOMPARE(proxy.service().inFlight(), 1u);
            ends.server.close();
            QVERIFY(ends.client.readToEnd());
            ends.client.close();
        }
        QTRY_COMPARE(proxy.drains().count(1), 1u);
        QCOMPARE(proxy.drains().at(1), closes ? 0u : 1u);
        QCOMPARE(proxy.service().inFlight(), 0u);
        if (!closes)
            QVERIFY(ends.client.readToEnd() && ends.server.readToEnd());
        QCOMPARE(proxy.records().size(), 1u);
    }

    void aListenerThatGoesFinishesWhatItHas()
    {
        RawServer server;
        ProxyFixture proxy;
        const std::string both = withServer(server.port());
        proxy.publish(
            "listeners: {web: {bind: \"127.0.0.1:0\"}, extra: {bind: \"127.0.0.1:0\"}}\n" +
            both.substr(both.find("backends")));
        const unsigned port = proxy.port("extra");
        RawSocket idle = RawSocket::connected(port);
        RawSocket busy = RawSocket::connected(port);
        busy.send(request);
        RawSocket held = server.accept();
        QVERIFY(held.readUntil("\r\n\r\n"));
        proxy.publish(both);
        QVERIFY(!RawSocket::connected(port).valid());
        QVERIFY(idle.readToEnd());
        held.send(answer("last"));
        QVERIFY(busy.readToEnd());
        QVERIFY(busy.seen().ends_with("last"));
        QVERIFY(busy.seen().find("Connection: close") != std::string::npos);
    }

    void aListenerMayGrowAndShrinkOnItsPort()
    {
        RawServer server;
        ProxyFixture proxy(2);
        unsigned port = 0;
        {
            RawServer free; // a port that was free a moment ago
            port = free.port();
        }
        const std::string rest =
            withServer(server.port()).substr(withServer(server.port()).find("backends"));
        for (const char *address : {"127.0.0.1", "0.0.0.0", "127.0.0.1"}) {
            proxy.publish("listeners: {web: {bind: \"" + std::string(address) + ':' +
                          std::to_string(port) + "\"}}\n" + rest);
            RawSocket client = RawSocket::connected(port);
            QVERIFY(client.send(request));
            RawSocket held = server.accept();
            QVERIFY(held.readUntil("\r\n\r\n"));
            held.send(answer(address));
            QVERIFY(client.readUntil(address));
        }
    }

    void stoppingLetsRequestsEndWithinTheLimit_data()
    {
        QTest::addColumn<bool>("answers");
        QTest::newRow("it is answered in time") << true;
        QTest::newRow("it is not") << false;
    }
    void stoppingLetsRequestsEndWithinTheLimit()
    {
        QFETCH(bool, answers);
        RawServer server;
        ProxyFixture proxy;
        bool stopped = false;
        QObject::connect(&proxy.service(), &net::ProxyService::stopped, &proxy.service(),
                         [&] { stopped = true; });
        proxy.publish(withServer(server.port()));
        RawSocket client = RawSocket::connected(proxy.port());
        client.send(request);
        RawSocket held = server.accept();
        QVERIFY(held.readUntil("\r\n\r\n"));
        proxy.service().drain(Milliseconds(answers ? 60000 : 150));
        if (answers) {
            QVERIFY(!stopped);
            held.send(answer("bye"));
            QVERIFY(client.readToEnd());
            QVERIFY(client.seen().ends_with("bye"));
        }
        QTRY_VERIFY(stopped);
        QCOMPARE(client.readToEnd(), answers);
    }
};

QTEST_GUILESS_MAIN(NetGenerationsTest)
#include "tst_net_generations.moc"
