// Real sockets whose events come once, at an edge: nobody may be left waiting for one that has been
// used up by somebody else, and nothing that is still in a socket may be forgotten.
#include "support/proxy_fixture.h"
#include "support/raw_socket.h"

#include <QTest>

#include <thread>

using namespace signalbox;
using namespace signalbox::test;

namespace {

std::string withServer(unsigned port, const std::string &timeouts = {})
{
    return "settings: {timeouts: {" + timeouts +
           "}}\n"
           "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
           "backends: {app: {servers: [\"127.0.0.1:" +
           std::to_string(port) + "\"]}}\nroutes: [{name: all, backend: app}]\n";
}

const std::string request = "GET /a HTTP/1.1\r\nHost: a.localhost\r\n\r\n";

std::string post(const std::string &body)
{
    return "POST /b HTTP/1.1\r\nHost: a.localhost\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string ok(const std::string &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string chunked(const std::string &body)
{
    constexpr std::size_t piece = 16000;
    std::string text;
    for (std::size_t at = 0; at < body.size(); at += piece) {
        const std::string part = body.substr(at, piece);
        char size[32];
        std::snprintf(size, sizeof size, "%zx\r\n", part.size());
        text += size + part + "\r\n";
    }
    return text + "0\r\n\r\n";
}

} // namespace

class NetWakeupsTest : public QObject
{
    Q_OBJECT
private slots:
    void aClientThatIsSlowerThanTheServerGetsAll_data()
    {
        QTest::addColumn<bool>("isChunked");
        QTest::newRow("chunked") << true;
        QTest::newRow("until the server closes") << false;
    }
    void aClientThatIsSlowerThanTheServerGetsAll()
    {
        QFETCH(bool, isChunked);
        const std::string body(30'000'000, 'x');
        const std::string answer =
            "HTTP/1.1 200 OK\r\n" +
            (isChunked ? "Transfer-Encoding: chunked\r\n\r\n" + chunked(body) : "\r\n" + body);
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port()));
        for (int i = 0; i < 12; ++i) {
            std::thread sends([&] {
                RawSocket held = server.accept();
                held.readUntil("\r\n\r\n");
                held.send(answer);
            });
            RawSocket client = RawSocket::connected(proxy.port());
            client.send(request);
            std::size_t got = 0;
            std::string end;
            while (!end.ends_with("\r\n0\r\n\r\n") &&
                   client.readUntil([](const std::string &seen) { return !seen.empty(); })) {
                const std::string part = client.take();
                got += part.size();
                end = (end + part).substr(std::max<std::size_t>(end.size() + part.size(), 7) - 7);
            }
            const bool whole = end.ends_with("\r\n0\r\n\r\n");
            client.close();
            sends.join();
            QVERIFY2(whole && got > body.size(), qPrintable(QString::number(got)));
        }
    }

    void bytesBehindALargeAnswerAreNotTheNextOnesAnswer_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("spliced") << 8'000'000;
        QTest::newRow("as large as a read") << 256 * 1024 - 45;
    }
    void bytesBehindALargeAnswerAreNotTheNextOnesAnswer()
    {
        QFETCH(int, size);
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port()));
        for (int i = 0; i < 8; ++i) {
            std::thread serves([&] {
                RawSocket first = server.accept();
                first.readUntil("\r\n\r\n");
                first.send(ok(std::string(std::size_t(size), 'x')) + ok("EVIL"));
                RawSocket second = server.accept();
                second.readUntil("\r\n\r\n");
                second.send(ok("good"));
            });
            RawSocket client = RawSocket::connected(proxy.port());
            client.send(request);
            QVERIFY(client.readUntil([&](const std::string &seen) {
                return seen.size() > std::size_t(size) && seen.ends_with("xxx");
            }));
            RawSocket next = RawSocket::connected(proxy.port());
            next.send(request);
            const bool came = next.readUntil([](const std::string &seen) {
                return seen.ends_with("EVIL") || seen.ends_with("good");
            });
            const bool good = came && next.seen().ends_with("good");
            RawSocket other;
            if (!good) { // the thread still waits for the connection that should have come
                other = RawSocket::connected(server.port());
                other.send(request);
            }
            other.close();
            next.close();
            serves.join();
            QVERIFY(good);
        }
    }

    void aPipelinedRequestWithABodyIsReadToItsEnd_data()
    {
        QTest::addColumn<int>("first"); // bytes of the second request that come with the first
        const int whole = int(post("0123456789").size());
        QTest::newRow("all at once") << whole;
        QTest::newRow("the body's rest comes while the first is answered") << whole - 7;
        QTest::newRow("only the head came along") << whole - 10;
        QTest::newRow("only a part of the head came along") << 12;
    }
    void aPipelinedRequestWithABodyIsReadToItsEnd()
    {
        QFETCH(int, first);
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port()));
        const std::string second = post("0123456789");
        RawSocket client = RawSocket::connected(proxy.port());
        client.send(request + second.substr(0, std::size_t(first)));
        RawSocket held = server.accept();
        QVERIFY(held.readUntil("\r\n\r\n"));
        held.take();
        client.send(second.substr(std::size_t(first)));
        QTest::qWait(30); // the rest is in the socket before the answer is
        held.send(ok("one"));
        QVERIFY(client.readUntil("one"));
        QVERIFY(held.readUntil("0123456789"));
        held.send(ok("two"));
        QVERIFY(client.readUntil("two"));
    }

    void manyPipelinedBodiesAreAllAnswered()
    {
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port()));
        std::thread serves([&] {
            RawSocket held = server.accept();
            for (int i = 0; i < 30; ++i) {
                held.readUntil([](const std::string &seen) { return seen.ends_with("END"); });
                held.take();
                held.send(ok("answer " + std::to_string(i) + ";"));
            }
            held.readToEnd();
        });
        std::string all;
        for (int i = 0; i < 30; ++i)
            all += post(std::string(std::size_t(i) * 1000, 'b') + "END");
        RawSocket client = RawSocket::connected(proxy.port());
        std::thread sends([&] { client.send(all); });
        const bool answered = client.readUntil("answer 29;");
        sends.join();
        client.close();
        proxy.service().stop();
        serves.join();
        QVERIFY(answered);
    }

    void aTunnelDeliversWhatCameBeforeTheServerClosed()
    {
        const std::string upgrade =
            "GET /ws HTTP/1.1\r\nHost: a.localhost\r\nConnection: upgrade\r\n"
            "Upgrade: websocket\r\n\r\n";
        const std::string switched = "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\n"
                                     "Upgrade: websocket\r\n\r\n";
        const std::string much(8'000'000, 'm');
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port()));
        for (int i = 0; i < 5; ++i) {
            RawSocket client = RawSocket::connected(proxy.port());
            client.send(upgrade);
            RawSocket held = server.accept();
            QVERIFY(held.readUntil("\r\n\r\n"));
            held.send(switched);
            QVERIFY(client.readUntil("\r\n\r\n"));
            client.take();
            client.shutdownWrite();
            std::thread sends([&] {
                held.readToEnd();
                held.send(much);
                held.close();
            });
            const bool ended = client.readToEnd();
            sends.join();
            QVERIFY(ended);
            QCOMPARE(client.seen().size(), much.size());
        }
    }

    void whoeverHoldsAnUploadUpIsTheOneToBlame_data()
    {
        QTest::addColumn<bool>("isChunked");
        QTest::newRow("spliced") << false;
        QTest::newRow("chunked") << true;
    }
    void whoeverHoldsAnUploadUpIsTheOneToBlame()
    {
        QFETCH(bool, isChunked);
        const std::string body(20'000'000, 'u');
        const std::string text =
            isChunked
                ? "POST /b HTTP/1.1\r\nHost: a.localhost\r\nTransfer-Encoding: chunked\r\n\r\n" +
                      chunked(body)
                : post(body);
        RawServer server;
        ProxyFixture proxy;
        // The server takes nothing for as long as a client might be silent.
        proxy.publish(withServer(server.port(), "read: 300ms, write: 300ms"));
        RawSocket client = RawSocket::connected(proxy.port());
        std::thread sends([&] { client.send(text); });
        RawSocket held = server.accept();
        const bool answered = client.readUntil(
            [](const std::string &seen) { return seen.find("\r\n\r\n") != std::string::npos; });
        const std::string head = client.take();
        held.close();
        client.shutdownWrite();
        sends.join();
        QVERIFY(answered);
        QVERIFY2(head.starts_with("HTTP/1.1 504"), head.c_str());
    }

    void aServerMayTakeItsTimeWithAnUpload()
    {
        const std::string body(20'000'000, 'u');
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withServer(server.port(), "read: 300ms, write: 20s"));
        RawSocket client = RawSocket::connected(proxy.port());
        std::thread sends([&] { client.send(post(body)); });
        RawSocket held = server.accept();
        QTest::qWait(900); // longer than a client may be silent, which this one isn't
        const bool came = held.readUntil([&](const std::string &seen) {
            return seen.size() > body.size() && seen.ends_with("uuu");
        });
        held.send(ok("taken"));
        const bool answered = came && client.readUntil("taken");
        client.shutdownWrite();
        held.close();
        sends.join();
        QVERIFY(came);
        QVERIFY(answered);
    }

    void whoComesWhileTheProxyStopsIsRefusedAtOnce()
    {
        RawServer server;
        ProxyFixture proxy(2);
        proxy.publish(withServer(server.port()));
        const unsigned port = proxy.port();
        RawSocket client = RawSocket::connected(port);
        client.send(request);
        RawSocket held = server.accept();
        QVERIFY(held.readUntil("\r\n\r\n"));
        proxy.service().drain(Milliseconds(60000));
        QVERIFY(!RawSocket::connected(port).valid());
        held.send(ok("bye"));
        QVERIFY(client.readToEnd());
        QVERIFY(client.seen().ends_with("bye"));
    }
};

QTEST_GUILESS_MAIN(NetWakeupsTest)
#include "tst_net_wakeups.moc"
