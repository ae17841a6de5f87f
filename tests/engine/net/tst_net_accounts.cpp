// What is counted and recorded of exchanges, and who is blamed, on fake streams.
#include "on_worker.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;

namespace {

std::int64_t oldestUs(const WorkerFixture &w)
{
    std::int64_t us = 0;
    w.generation().counters.visit(
        [&](const stats::GenerationCounters &c) { us = c.oldestUs.load(); });
    return us;
}

const stats::ServerCounters &countersOf(const WorkerFixture &w)
{
    return w.generation().backends[0].pool->servers()[0]->counters(0);
}

std::string upgradeTo(std::string_view protocols)
{
    return "GET /ws HTTP/1.1\r\nHost: a.localhost\r\nConnection: upgrade\r\nUpgrade: " +
           std::string(protocols) + "\r\n\r\n";
}

} // namespace

class NetAccountsTest : public QObject
{
    Q_OBJECT
private slots:
    void ofAHeadThatIsRefusedNothingIsInvented_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        QTest::newRow("another version")
            << QByteArray("GET /p?q HTTP/2.0\r\nHost: x\r\n\r\n") << 505;
        QTest::newRow("CONNECT") << QByteArray("CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n")
                                 << 405;
        QTest::newRow("rubbish") << QByteArray("garbage\r\n\r\n") << 400;
    }
    void ofAHeadThatIsRefusedNothingIsInvented()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        onWorker(oneBackend, [&](WorkerFixture &w) {
            auto client = w.connectClient();
            client->deliver(std::string_view(head.data(), std::size_t(head.size())));
            w.turn();
            const auto records = w.records();
            QCOMPARE(records.size(), 1u);
            QCOMPARE(int(records[0].status), status);
            QCOMPARE(records[0].method, std::string());
            QCOMPARE(records[0].host, std::string());
            QCOMPARE(records[0].path, std::string());
            QCOMPARE(w.slot().counters->unrouted[stats::statusClass(status)].get(), 1u);
        });
    }

    void aServerOnTrialHasOneRequestAtATime()
    {
        onWorker("listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
                 "backends: {app: {servers: [\"127.0.0.1:1\", \"127.0.0.1:2\"], outlier: {}}}\n"
                 "routes: [{backend: app}]\n",
                 [](WorkerFixture &w) {
                     const auto &tried = w.generation().backends[0].pool->servers()[0];
                     tried->setOnTrial();
                     const auto picks = [&] { return tried->counters(0).picks.get(); };
                     for (const std::uint64_t trials : {1u, 2u}) {
                         auto first = w.poolServer(0, 0);
                         std::vector<std::shared_ptr<FakeWire>> others, clients;
                         for (int i = 0; i < 4; ++i) {
                             others.push_back(w.poolServer(0, 1));
                             clients.push_back(w.connectClient());
                             clients.back()->deliver(get("/"));
                         }
                         QCOMPARE(picks(), trials);
                         for (const auto &server : others) {
                             if (!server->written.empty())
                                 server->deliver(okAnswer("other"));
                         }
                         // Its client leaves, or it answers: the next one may try then.
                         if (trials == 1)
                             first->deliver(okAnswer("tried"));
                         else
                             w.cutClients();
                         w.turn();
                         QVERIFY(tried->onTrial());
                     }
                 });
    }

    void bytesAreThoseOnTheWire_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("answer"); // empty: made here
        QTest::newRow("a chunked answer with trailers")
            << QByteArray("GET /app HTTP/1.1\r\nHost: a\r\n\r\n")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
                          "0\r\nX-Sum: 1\r\n\r\n");
        QTest::newRow("a body that is thrown away")
            << QByteArray("POST /here HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde")
            << QByteArray();
        QTest::newRow("the same at the connection's end")
            << QByteArray("POST /here HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                          "Content-Length: 5\r\n\r\nabcde")
            << QByteArray();
        QTest::newRow("a target that is too long")
            << "GET /" + QByteArray(20'000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"
            << QByteArray();
    }
    void bytesAreThoseOnTheWire()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, answer);
        onWorker("listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
                 "backends: {app: {servers: [\"127.0.0.1:1\"]}}\n"
                 "routes: [{match: {path: /app}, backend: app},"
                 " {filters: [{respond: {body: hi}}]}]\n",
                 [&](WorkerFixture &w) {
                     auto server = w.poolServer();
                     // What the last one has left unread is no part of it.
                     auto gone = w.connectClient();
                     gone->deliver("POST /here HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                   "Content-Length: 9\r\n\r\n");
                     gone->end();
                     w.turn();
                     auto client = w.connectClient();
                     client->deliver(request.toStdString());
                     if (!answer.isEmpty())
                         server->deliver(answer.toStdString());
                     w.turn();
                     const auto records = w.records();
                     QCOMPARE(records.size(), 2u);
                     QCOMPARE(records[1].bytesIn, std::uint64_t(request.size()));
                     QCOMPARE(records[1].bytesOut, std::uint64_t(client->written.size()));
                     QCOMPARE(w.slot().counters->requests.get(), 2u);
                 });
    }

    void whatIsCutOffIsNotCountedAsSent_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("by a chunk that is none") << 0;
        QTest::newRow("by a server that resets") << 1;
        QTest::newRow("by a client that resets") << 2;
        QTest::newRow("by the engine") << 3;
    }
    void whatIsCutOffIsNotCountedAsSent()
    {
        QFETCH(int, how);
        onWorker(oneServer(1), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->room = 1000;
            client->deliver(get("/"));
            const std::string data(20'000, 'x');
            server->deliver("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4e20\r\n" + data +
                            "\r\n" + (how == 0 ? "no size\r\n" : ""));
            if (how == 1)
                server->reset();
            else if (how == 2)
                client->reset();
            else if (how == 3)
                w.cutClients();
            w.turn();
            const auto records = w.records();
            QCOMPARE(records.size(), 1u);
            QCOMPARE(int(records[0].status), 200);
            QVERIFY(!records[0].error.empty());
            QCOMPARE(records[0].bytesOut, std::uint64_t(client->written.size()));
        });
    }

    void requestsWithoutARouteAreCounted()
    {
        onWorker(
            "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
            "routes: [{name: one, match: {path: /one}, filters: [{respond: {status: 204}}]}]\n",
            [](WorkerFixture &w) {
                auto client = w.connectClient();
                client->deliver(get("/other"));
                client->deliver(get("/one"));
                w.turn();
                const stats::ClassCounters &unrouted = w.slot().counters->unrouted;
                QCOMPARE(unrouted[4].get(), 1u);
                QCOMPARE(unrouted[2].get(), 0u);
            });
    }

    void onlyProtocolsThatWereOfferedAreSwitchedTo_data()
    {
        QTest::addColumn<QByteArray>("offered");
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<bool>("switches");
        QTest::newRow("the one that was offered")
            << QByteArray("websocket") << QByteArray("websocket") << true;
        QTest::newRow("in other letters")
            << QByteArray("websocket") << QByteArray("WebSocket") << true;
        QTest::newRow("one of two")
            << QByteArray("chat/2, websocket") << QByteArray("chat/2") << true;
        QTest::newRow("another one") << QByteArray("websocket") << QByteArray("foo") << false;
        QTest::newRow("another one beside it")
            << QByteArray("websocket") << QByteArray("websocket, foo") << false;
        QTest::newRow("none is named") << QByteArray("websocket") << QByteArray() << false;
    }
    void onlyProtocolsThatWereOfferedAreSwitchedTo()
    {
        QFETCH(QByteArray, offered);
        QFETCH(QByteArray, answered);
        QFETCH(bool, switches);
        onWorker(oneServer(1), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(upgradeTo(offered.toStdString()));
            server->deliver("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\n" +
                            (answered.isEmpty() ? std::string()
                                                : "Upgrade: " + answered.toStdString() + "\r\n") +
                            "\r\n");
            w.turn();
            // The tunnel has taken the stream from its connection, which is gone: it ends here.
            client->end();
            server->end();
            w.turn();
            QVERIFY2(client->written.starts_with(switches ? "HTTP/1.1 101" : "HTTP/1.1 502"),
                     client->written.c_str());
        });
    }

    void theOldestInFlightMayBeATunnel()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            QCOMPARE(oldestUs(w), 0);
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(upgradeTo("websocket"));
            w.turn();
            const std::int64_t began = oldestUs(w);
            QVERIFY(began > 0);
            server->deliver("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\n"
                            "Upgrade: websocket\r\n\r\n");
            w.turn();
            QCOMPARE(oldestUs(w), began);
            // A request beside it comes and goes.
            auto other = w.poolServer();
            auto second = w.connectClient();
            second->deliver(get("/a"));
            other->deliver(okAnswer("x"));
            w.turn();
            QCOMPARE(oldestUs(w), began);
            client->end();
            server->end();
            w.turn();
            QCOMPARE(w.inFlight(), 0u);
            QCOMPARE(oldestUs(w), 0);
        });
    }

    void aServerThatClosedAnIdleConnectionHasNotFailed()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto spare = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/first"));
            (server->written.empty() ? spare : server)->deliver(okAnswer("first"));
            w.turn();
            auto &used = server->written.empty() ? spare : server;
            used->written.clear();
            client->deliver(get("/second"));
            w.turn();
            used->end(); // without an answer
            w.turn();
            QCOMPARE(countersOf(w).resetErrors.get(), 0u);
        });
    }

    void aRouteMayHaveAKeepAliveOfItsOwn()
    {
        onWorker("settings: {timeouts: {keep-alive: 60s}}\n"
                 "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
                 "routes: [{name: short, match: {path: /short}, timeouts: {keep-alive: 50ms},\n"
                 "          filters: [{respond: {status: 204}}]},\n"
                 "         {name: long, filters: [{respond: {status: 204}}]}]\n",
                 [](WorkerFixture &w) {
                     auto brief = w.connectClient();
                     auto lasting = w.connectClient();
                     brief->deliver(get("/short"));
                     lasting->deliver(get("/long"));
                     QVERIFY(w.turnUntil([&] { return brief->closed; }));
                     QVERIFY(!lasting->closed);
                 });
    }

    void theServerThatARouteWaitedForIsNamed()
    {
        onWorker("listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
                 "backends: {app: {servers: [{url: \"127.0.0.1:1\", name: slowcoach}]}}\n"
                 "routes: [{name: all, backend: app, timeout: 50ms}]\n",
                 [](WorkerFixture &w) {
                     auto server = w.poolServer();
                     auto client = w.connectClient();
                     client->deliver(get("/a"));
                     QVERIFY(w.turnUntil([&] { return !client->written.empty(); }));
                     QVERIFY(client->written.starts_with("HTTP/1.1 504"));
                     QVERIFY2(client->written.find("slowcoach") != std::string::npos,
                              client->written.c_str());
                     QCOMPARE(countersOf(w).timeoutErrors.get(), 1u);
                 });
    }
};

QTEST_GUILESS_MAIN(NetAccountsTest)
#include "tst_net_accounts.moc"
