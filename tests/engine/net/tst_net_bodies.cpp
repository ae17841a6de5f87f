// Bodies between real sockets: by splice(2) and past filters, whole, and with peers that leave.
#include "on_worker.h"

#include "support/named_filters.h"
#include "support/proxy_fixture.h"
#include "support/raw_socket.h"
#include "support/test_filters.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;

namespace {

std::string pattern(std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = char('a' + (i * 31 + i / 251) % 26);
    return text;
}

std::string upper(std::string text)
{
    for (char &c : text)
        c = char(c & ~0x20);
    return text;
}

filters::FilterFactory asyncFilters()
{
    const auto wait = [] {
        return std::make_unique<WaitFilter>("wait",
                                            filters::StageRequestBody | filters::StageResponseBody,
                                            nullptr, Milliseconds(1));
    };
    return namedFilters({{"wait", wait},
                         {"upper", [] { return std::make_unique<UpperCaseFilter>(); }},
                         {"hold", [] { return std::make_unique<HoldBackFilter>(); }}});
}

} // namespace

class NetBodiesTest : public QObject
{
    Q_OBJECT
private slots:
    void largeBodiesArriveAsTheyWere_data()
    {
        QTest::addColumn<QString>("filters");
        QTest::addColumn<int>("size");
        QTest::newRow("spliced") << "" << 20'000'000;
        QTest::newRow("too small to splice") << "" << 100'000;
        QTest::newRow("through filters that wait and change") << "wait upper wait" << 2'000'000;
        QTest::newRow("held back whole") << "wait hold" << 1'000'000;
    }
    void largeBodiesArriveAsTheyWere()
    {
        QFETCH(QString, filters);
        QFETCH(int, size);
        const std::string body = pattern(std::size_t(size));
        std::string expected = filters.contains(QLatin1String("upper")) ? upper(body) : body;
        if (filters.contains(QLatin1String("hold")))
            expected = "[" + std::to_string(size) + "]" + expected;
        RawServer server;
        ProxyFixture proxy(1, asyncFilters());
        proxy.publish(withFilters(server.port(), filters.toStdString()));
        RawSocket client = RawSocket::connected(proxy.port());
        std::thread sender([&] { client.send(post("/up", body)); });
        RawSocket accepted = server.accept();
        const bool chunked = !filters.isEmpty();
        const auto whole = [&](const std::string &seen) {
            return chunked ? seen.ends_with("\r\n0\r\n\r\n")
                           : bodyOf(std::string_view(seen).substr(0, 4096)).size() > 0 &&
                                 seen.size() - seen.find("\r\n\r\n") - 4 == body.size();
        };
        const bool arrived = accepted.readUntil(whole);
        sender.join();
        QVERIFY(arrived);
        const std::string got = bodyOf(accepted.seen());
        QVERIFY((chunked ? dechunked(got) : got) == expected);
        std::thread answerer([&] { accepted.send(okAnswer(body)); });
        const bool answered = client.readUntil(whole);
        answerer.join();
        QVERIFY(answered);
        const std::string back = bodyOf(client.seen());
        QVERIFY((chunked ? dechunked(back) : back) == expected);
        QTRY_COMPARE(proxy.records().size(), 1u);
        QCOMPARE(proxy.service().inFlight(), 0u);
    }

    void peersMayLeaveInTheMiddleOfASplice_data()
    {
        QTest::addColumn<bool>("download");
        QTest::addColumn<bool>("receiver");
        QTest::newRow("the client, of a download") << true << true;
        QTest::newRow("the server, of a download") << true << false;
        QTest::newRow("the server, of an upload") << false << true;
        QTest::newRow("the client, of an upload") << false << false;
    }
    void peersMayLeaveInTheMiddleOfASplice()
    {
        QFETCH(bool, download);
        QFETCH(bool, receiver);
        const std::string part = pattern(1'500'000);
        RawServer server;
        ProxyFixture proxy;
        proxy.publish(withFilters(server.port(), ""));
        for (int round = 0; round < 20; ++round) {
            RawSocket client = RawSocket::connected(proxy.port());
            if (download)
                client.send(get("/down"));
            else
                client.send("POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 500000000\r\n\r\n");
            RawSocket accepted = server.accept();
            QVERIFY(accepted.readUntil(
                [](const std::string &seen) { return seen.find("\r\n\r\n") != seen.npos; }));
            if (download)
                accepted.send("HTTP/1.1 200 OK\r\nContent-Length: 500000000\r\n\r\n");
            RawSocket &from = download ? accepted : client;
            RawSocket &to = download ? client : accepted;
            std::thread sender([&] { from.send(part); });
            const bool some =
                to.readUntil([&](const std::string &seen) { return seen.size() > 200'000; });
            if (receiver)
                to.abort();
            sender.join();
            QVERIFY(some);
            if (!receiver)
                from.abort();
            QTRY_COMPARE(proxy.service().inFlight(), 0u);
            // A test that runs beside this one may knock at a port that was its own a moment ago.
            const auto records = proxy.records();
            const auto own =
                std::count_if(records.begin(), records.end(), [&](const stats::TapRecord &record) {
                    return record.path == (download ? "/down" : "/up");
                });
            QCOMPARE(own, round + 1);
        }
        // And it serves on.
        RawSocket client = RawSocket::connected(proxy.port());
        client.send(get("/after"));
        RawSocket accepted = server.accept();
        QVERIFY(accepted.readUntil("\r\n\r\n"));
        accepted.send(okAnswer("still here"));
        QVERIFY(client.readUntil("still here"));
    }

private:
    static std::string withFilters(unsigned port, const std::string &names)
    {
        return "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
               "backends: {app: {servers: [\"127.0.0.1:" +
               std::to_string(port) + "\"], retry: {attempts: 0}}}\n" +
               "routes: [{name: all, backend: app, filters: " + filterList(names) + "}]\n";
    }
};

QTEST_GUILESS_MAIN(NetBodiesTest)
#include "tst_net_bodies.moc"
