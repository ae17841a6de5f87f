// Connections and exchanges on fake streams: keep-alive, pipelining, splits, back-pressure, early
// answers, connections that were pooled too long.
#include "on_worker.h"

#include "support/answering_server.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;

namespace {

std::size_t count(std::string_view text, std::string_view what)
{
    std::size_t n = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; ++at)
        ++n;
    return n;
}

constexpr std::size_t highWater = 256 * 1024;
constexpr std::size_t readBuffer = 256 * 1024;

} // namespace

class NetConnectionTest : public QObject
{
    Q_OBJECT
private slots:
    void requestsAndAnswersPassHoweverTheyAreSplit()
    {
        const std::string request = post("/a?b=c", "some body");
        const std::string answer = okAnswer("the answer");
        onWorker(oneBackend, [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto whole = w.connectClient();
            whole->deliver(request);
            server->deliver(answer);
            w.turn();
            const std::string forwarded = server->written;
            const std::string delivered = whole->written;
            QVERIFY(forwarded.starts_with("POST /a?b=c HTTP/1.1\r\n"));
            QVERIFY(forwarded.ends_with("\r\n\r\nsome body"));
            QVERIFY(delivered.ends_with("\r\n\r\nthe answer"));
            for (std::size_t i = 1; i < request.size(); ++i) {
                server->written.clear();
                auto client = w.connectClient();
                client->deliver(std::string_view(request).substr(0, i));
                client->deliver(std::string_view(request).substr(i));
                const std::size_t j = 1 + i * (answer.size() - 1) / request.size();
                server->deliver(std::string_view(answer).substr(0, j));
                server->deliver(std::string_view(answer).substr(j));
                w.turn();
                QVERIFY2(server->written == forwarded, server->written.c_str());
                QVERIFY2(client->written == delivered, client->written.c_str());
                client->end();
                w.turn();
                QVERIFY(client->closed);
            }
            QCOMPARE(w.idleServers(), 1u); // one connection has carried them all
        });
    }

    void chunkedMessagesPassByteByByte()
    {
        const std::string request = "PUT /c HTTP/1.1\r\nHost: a.localhost\r\nTransfer-Encoding: "
                                    "chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n";
        const std::string answer =
            "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n3\r\nabc"
            "\r\nA\r\n0123456789\r\n0\r\nX-Sum: 7\r\n\r\n";
        onWorker(oneBackend, [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            for (const char byte : request)
                client->deliver({&byte, 1});
            for (const char byte : answer)
                server->deliver({&byte, 1});
            w.turn();
            QCOMPARE(dechunked(bodyOf(server->written)), std::string("hello world"));
            QCOMPARE(dechunked(bodyOf(client->written)), std::string("abc0123456789"));
            QVERIFY(client->written.ends_with("0\r\nX-Sum: 7\r\n\r\n"));
            QCOMPARE(w.idleServers(), 1u);
        });
    }

    void connectionsOfBothSidesAreKept()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            for (int i = 0; i < 5; ++i) {
                client->deliver(get("/" + std::to_string(i)));
                QCOMPARE(w.idleServers(), 0u);
                server->deliver(okAnswer("ok"));
                w.turn();
                QCOMPARE(w.idleServers(), 1u);
            }
            QCOMPARE(count(client->written, "HTTP/1.1 200 OK"), 5u);
            QCOMPARE(count(client->written, "Connection: close"), 0u);
            QVERIFY(!client->closed && !server->closed);
            const auto records = w.records();
            QCOMPARE(records.size(), 5u);
            QVERIFY(records.back().reused);
            QCOMPARE(w.inFlight(), 0u);
        });
    }

    void pipelinedRequestsAreAnsweredInTurn()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/1") + post("/2", "two") + get("/3"));
            w.turn();
            QCOMPARE(count(server->written, "HTTP/1.1\r\n"), 1u); // the others wait
            server->deliver(okAnswer("first"));
            w.turn();
            QCOMPARE(count(server->written, "HTTP/1.1\r\n"), 2u);
            QVERIFY(server->written.ends_with("two"));
            server->deliver(okAnswer("second"));
            w.turn();
            server->deliver(okAnswer("third"));
            w.turn();
            const std::size_t first = client->written.find("first");
            const std::size_t second = client->written.find("second");
            const std::size_t third = client->written.find("third");
            QVERIFY(first < second && second < third && third != std::string::npos);
            QCOMPARE(w.records().size(), 3u);
        });
    }

    void aRequestBehindOneThatClosesIsNotServed()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver("GET /1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + get("/2"));
            server->deliver(okAnswer("first"));
            w.turn();
            QVERIFY(client->written.find("Connection: close") != std::string::npos);
            QVERIFY(client->writeEnded || client->closed);
            QCOMPARE(w.records().size(), 1u);
            QCOMPARE(count(server->written, "HTTP/1.1\r\n"), 1u);
        });
    }

    void aSlowClientHoldsTheServerBack()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            const std::string body(8 * 1024 * 1024, 'x');
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->room = 1000;
            client->deliver(get("/big"));
            // Without a length known: chunks are made here, and queued.
            server->deliver("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body);
            w.turn();
            QVERIFY2(server->read <= 1000 + highWater + readBuffer,
                     qPrintable(QString::number(server->read)));
            // Whatever little the client takes, no more than that is read in addition.
            for (int i = 0; i < 50; ++i) {
                const std::uint64_t before = server->read;
                client->giveRoom(20000);
                w.turn();
                QVERIFY(server->read - before <= highWater + readBuffer);
                QVERIFY(server->read <= client->written.size() + highWater + readBuffer + 1000);
            }
            client->giveRoom(std::size_t(-1));
            QVERIFY(w.turnUntil([&] { return server->arrived.empty(); }));
            server->end();
            w.turn();
            QCOMPARE(dechunked(bodyOf(client->written)).size(), body.size());
            QCOMPARE(w.records().size(), 1u);
        });
    }

    void aSlowServerHoldsTheClientBack()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            const std::string body(8 * 1024 * 1024, 'y');
            auto server = w.poolServer();
            auto client = w.connectClient();
            server->room = 2000;
            client->deliver(post("/big", body));
            w.turn();
            QVERIFY2(client->read <= 2000 + highWater + readBuffer,
                     qPrintable(QString::number(client->read)));
            for (int i = 0; i < 50; ++i) {
                const std::uint64_t before = client->read;
                server->giveRoom(20000);
                w.turn();
                QVERIFY(client->read - before <= highWater + readBuffer);
            }
            server->giveRoom(std::size_t(-1));
            QVERIFY(w.turnUntil([&] { return client->arrived.empty(); }));
            w.turn();
            QVERIFY(bodyOf(server->written) == body);
            server->deliver(okAnswer("done"));
            w.turn();
            QVERIFY(client->written.ends_with("done"));
        });
    }

    void aBodyWhosePauseFallsOnItsLastPieceEnds_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {262'144, 262'145, 300'000, 524'288, 524'289, 600'000})
            QTest::addRow("%d bytes", size) << size;
    }
    void aBodyWhosePauseFallsOnItsLastPieceEnds()
    {
        QFETCH(int, size);
        onWorker(oneBackend, [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            server->room = 0;
            client->deliver(post("/up", std::string(std::size_t(size), 'y')));
            w.turn();
            for (int i = 0; i < 100; ++i) {
                server->giveRoom(10'000);
                w.turn();
            }
            QCOMPARE(bodyOf(server->written).size(), std::size_t(size));
            server->deliver(okAnswer("done"));
            w.turn();
            QVERIFY(client->written.ends_with("done"));
            QCOMPARE(w.idleServers(), 1u); // the request was whole
        });
    }

    void anAnswerBeforeTheBodyIsOverEndsTheConnection()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            const std::string request = post("/up", std::string(1'000'000, 'z'));
            client->deliver(std::string_view(request).substr(0, 5000));
            server->deliver("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
            w.turn();
            QVERIFY(client->written.starts_with("HTTP/1.1 413 "));
            QVERIFY(client->written.find("Connection: close") != std::string::npos);
            QVERIFY(client->written.ends_with("\r\n\r\nno"));
            QVERIFY(server->closed); // half a request is on it
            // What still comes is thrown away, so that no reset overtakes the answer.
            QVERIFY(client->writeEnded && !client->closed);
            client->deliver(std::string_view(request).substr(5000, 100000));
            w.turn();
            QVERIFY(client->arrived.empty() && !client->closed);
            client->end();
            w.turn();
            QVERIFY(client->closed && !client->aborted);
            QCOMPARE(w.records().size(), 1u);
            QCOMPARE(w.records()[0].status, std::uint16_t(413));
        });
    }

    void aLittleRestOfARequestIsReadAndTheConnectionLives()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            const std::string request = post("/up", std::string(3000, 'z'));
            client->deliver(std::string_view(request).substr(0, 1000));
            server->deliver(okAnswer("early"));
            w.turn();
            QVERIFY(client->written.ends_with("early"));
            QVERIFY(client->written.find("Connection: close") == std::string::npos);
            QVERIFY(server->closed); // the server never got the rest
            auto other = w.poolServer();
            client->deliver(request.substr(1000) + get("/next"));
            QVERIFY(other->written.starts_with("GET /next "));
            other->deliver(okAnswer("next"));
            w.turn();
            QVERIFY(client->written.ends_with("next"));
            QVERIFY(!client->closed);
            QCOMPARE(w.records().size(), 2u);
        });
    }

    void aServerThatClosesAnIdleConnectionIsNotAsked()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            QCOMPARE(w.idleServers(), 1u);
            server->end();
            w.turn();
            QCOMPARE(w.idleServers(), 0u);
            QVERIFY(server->closed);
        });
    }

    void bytesBehindAnAnswerAreNotTheNextOnesAnswer()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/1"));
            server->deliver(okAnswer("right") + okAnswer("smuggled"));
            w.turn();
            QVERIFY(client->written.ends_with("right"));
            QVERIFY(server->closed);
            QCOMPARE(w.idleServers(), 0u);
        });
    }

    void aStaleConnectionIsReplacedWithoutTheClientNoticing_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<bool>("wrote");
        QTest::addColumn<bool>("replaced");
        const QByteArray plain = QByteArray::fromStdString(get("/a"));
        const QByteArray body = QByteArray::fromStdString(post("/a", "once only"));
        const QByteArray safe = "PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody";
        QTest::newRow("GET, its head was taken") << plain << true << true;
        QTest::newRow("GET, nothing was taken") << plain << false << true;
        QTest::newRow("PUT with a body that was kept") << safe << true << true;
        QTest::newRow("POST, its head was taken: it may have been acted on")
            << body << true << false;
        QTest::newRow("POST, nothing was taken") << body << false << true;
    }
    void aStaleConnectionIsReplacedWithoutTheClientNoticing()
    {
        QFETCH(QByteArray, request);
        QFETCH(bool, wrote);
        QFETCH(bool, replaced);
        testsupport::AnsweringServer fresh;
        QVERIFY(fresh.listen());
        fresh.answer = okAnswer("fresh");
        const std::string yaml = oneServer(fresh.port());
        LoopThread loop;
        std::unique_ptr<WorkerFixture> w;
        std::shared_ptr<FakeWire> client;
        loop.run([&] {
            w = std::make_unique<WorkerFixture>(loop, yaml);
            auto server = w->poolServer();
            client = w->connectClient();
            client->deliver(get("/first")); // from here on the connection has been used
            server->deliver(okAnswer("first"));
            w->turn();
            client->written.clear();
            if (wrote) {
                client->deliver(std::string_view(request.data(), std::size_t(request.size())));
                server->end();
            } else {
                server->error = EPIPE; // it went, and nobody has been told yet
                client->deliver(std::string_view(request.data(), std::size_t(request.size())));
            }
        });
        std::string written;
        QTRY_VERIFY((loop.run([&] { written = client->written; }),
                     written.find("\r\n\r\n") != written.npos));
        loop.run([&] { w->turn(); });
        loop.run([&] {
            const auto records = w->records();
            QCOMPARE(records.size(), 2u);
            QCOMPARE(records[1].attempts, 1u);
            QCOMPARE(records[1].status, std::uint16_t(replaced ? 200 : 502));
            const auto &picked = w->generation().backends[0].pool->servers()[0];
            QCOMPARE(picked->counters(0).picks.get(), 2u); // one a request
            QCOMPARE(w->active(), 0u);
            w.reset();
        });
        QCOMPARE(fresh.connections, replaced ? 1 : 0);
        if (replaced) {
            QVERIFY(written.ends_with("fresh"));
            QVERIFY(fresh.lastRequest.contains(request.left(6)));
        }
    }

    void aClientThatLeavesIsRecordedAs499_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::newRow("it resets: at once") << true;
        QTest::newRow("it closes: after the grace for half-closed ones") << false;
    }
    void aClientThatLeavesIsRecordedAs499()
    {
        QFETCH(bool, reset);
        onWorker(oneBackend, [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/slow"));
            w.turn();
            if (reset) {
                client->reset();
                w.turn();
            } else {
                client->end();
                w.turn();
                QVERIFY(!client->closed);
                QVERIFY(w.turnUntil([&] { return client->closed; }));
            }
            QVERIFY(client->closed && server->closed);
            const auto records = w.records();
            QCOMPARE(records.size(), 1u);
            QCOMPARE(records[0].status, std::uint16_t(499));
            QCOMPARE(w.active(), 0u);
            QCOMPARE(w.inFlight(), 0u);
        });
    }

    void aClientThatOnlyClosedItsSendingSideGetsItsAnswer()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/quick"));
            client->end();
            server->deliver(okAnswer("in time"));
            w.turn();
            QVERIFY(client->written.ends_with("in time"));
            QVERIFY(w.turnUntil([&] { return client->closed; }));
            QCOMPARE(w.records().size(), 1u);
            QCOMPARE(w.records()[0].status, std::uint16_t(200));
        });
    }

    void anIdleConnectionHoldsNoBuffers()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/1"));
            server->deliver(okAnswer("ok"));
            w.turn();
            // The states are back with the worker: two can be taken without making new ones.
            auto request = w.worker().takeRequestState();
            auto response = w.worker().takeResponseState();
            QVERIFY(request->out.capacity() <= 16 * 1024 && response->out.capacity() <= 16 * 1024);
            QVERIFY(request->in.empty() && request->out.empty());
        });
    }
};

QTEST_GUILESS_MAIN(NetConnectionTest)
#include "tst_net_connection.moc"
