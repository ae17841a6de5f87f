// What the heads say that go to the server and to the client.
#include "on_worker.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// What the field's lines say, one a line.
std::string fieldsOf(std::string_view head, std::string_view name)
{
    std::string out;
    const std::string wanted = "\r\n" + std::string(name) + ": ";
    head = head.substr(0, head.find("\r\n\r\n") + 2);
    for (std::size_t at = head.find(wanted); at != std::string_view::npos;
         at = head.find(wanted, at + 1)) {
        const std::size_t begin = at + wanted.size();
        if (!out.empty())
            out += '\n';
        out += head.substr(begin, head.find("\r\n", begin) - begin);
    }
    return out;
}

} // namespace

class NetHeadsTest : public QObject
{
    Q_OBJECT
private slots:
    void theServerIsSentATargetInItsOwnForm_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("sent");
        const auto row = [](const char *name, const char *line, const char *sent) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(sent);
        };
        row("a path", "GET /a?b HTTP/1.1", "GET /a?b HTTP/1.1");
        row("a URL", "GET http://a.localhost/a?b HTTP/1.1", "GET /a?b HTTP/1.1");
        row("a URL without a path", "GET http://a.localhost HTTP/1.1", "GET / HTTP/1.1");
        row("a URL with only a query", "GET http://a.localhost?b HTTP/1.1", "GET /?b HTTP/1.1");
        row("*", "OPTIONS * HTTP/1.1", "OPTIONS * HTTP/1.1");
        row("OPTIONS of a URL without a path asks about the server",
            "OPTIONS http://a.localhost HTTP/1.1", "OPTIONS * HTTP/1.1");
        row("OPTIONS of a URL with a path", "OPTIONS http://a.localhost/ HTTP/1.1",
            "OPTIONS / HTTP/1.1");
        row("OPTIONS of a URL with only a query", "OPTIONS http://a.localhost?b HTTP/1.1",
            "OPTIONS /?b HTTP/1.1");
    }
    void theServerIsSentATargetInItsOwnForm()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, sent);
        onWorker(oneServer(1), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(line.toStdString() + "\r\nHost: a.localhost\r\n\r\n");
            w.turn();
            QCOMPARE(
                QByteArray::fromStdString(server->written.substr(0, server->written.find('\r'))),
                sent);
            server->deliver(okAnswer("a"));
            w.turn();
        });
    }

    void everyAnswerHasOneDate_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("date"); // empty: today's
        const QByteArray theirs = "Tue, 15 Nov 1994 08:12:31 GMT";
        QTest::newRow("the server's stays")
            << QByteArray("200 OK\r\nDate: " + theirs + "\r\nContent-Length: 0") << theirs;
        QTest::newRow("one is added") << QByteArray("200 OK\r\nContent-Length: 0") << QByteArray();
        QTest::newRow("to an error too")
            << QByteArray("500 Oh\r\nContent-Length: 0") << QByteArray();
    }
    void everyAnswerHasOneDate()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, date);
        onWorker(oneServer(1), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/"));
            server->deliver("HTTP/1.1 " + answer.toStdString() + "\r\n\r\n");
            w.turn();
            const std::string seen = fieldsOf(client->written, "Date");
            if (!date.isEmpty()) {
                QCOMPARE(QByteArray::fromStdString(seen), date);
                return;
            }
            QCOMPARE(seen.size(), std::string_view("Tue, 15 Nov 1994 08:12:31 GMT").size());
            QVERIFY2(seen.ends_with(" GMT"), seen.c_str());
        });
    }

    void timesOfAnAnswerAreThoseOfItsPhase_data()
    {
        QTest::addColumn<QByteArray>("timeouts");
        QTest::addColumn<QByteArray>("first"); // comes at once, the rest after 150 ms
        QTest::addColumn<int>("status");
        const QByteArray half("HTTP/1.1 200 OK\r\nContent-");
        const QByteArray hints("HTTP/1.1 103 Early Hints\r\n\r\n");
        const QByteArray shortHead("response-head: 50ms, read: 10s");
        const QByteArray shortRead("response-head: 10s, read: 50ms");
        QTest::newRow("response-head ends with the first byte") << shortHead << half << 200;
        QTest::newRow("of whatever answer") << shortHead << hints << 200;
        QTest::newRow("response-head until then") << shortHead << QByteArray() << 504;
        QTest::newRow("read within a head") << shortRead << half << 504;
        QTest::newRow("read not before it") << shortRead << QByteArray() << 200;
    }
    void timesOfAnAnswerAreThoseOfItsPhase()
    {
        QFETCH(QByteArray, timeouts);
        QFETCH(QByteArray, first);
        QFETCH(int, status);
        onWorker("settings: {timeouts: {" + timeouts.toStdString() + "}}\n" + oneServer(1),
                 [&](WorkerFixture &w) {
                     auto server = w.poolServer();
                     auto client = w.connectClient();
                     client->deliver(get("/"));
                     if (!first.isEmpty())
                         server->deliver(first.toStdString());
                     const auto later =
                         std::chrono::steady_clock::now() + std::chrono::milliseconds(150);
                     QVERIFY(w.turnUntil([&] {
                         return server->closed || std::chrono::steady_clock::now() > later;
                     }));
                     if (!server->closed) {
                         server->deliver(first.endsWith("Content-") ? "Length: 0\r\n\r\n"
                                                                    : okAnswer("").c_str());
                     }
                     w.turn();
                     QVERIFY2(client->written.find("HTTP/1.1 " + std::to_string(status)) !=
                                  std::string::npos,
                              client->written.c_str());
                 });
    }

    void aMethodThatIsRefusedNamesTheOthers()
    {
        onWorker(oneBackend, [](WorkerFixture &w) {
            auto client = w.connectClient();
            client->deliver("CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n");
            w.turn();
            QVERIFY2(client->written.starts_with("HTTP/1.1 405 "), client->written.c_str());
            QVERIFY(!fieldsOf(client->written, "Allow").empty());
            QVERIFY(fieldsOf(client->written, "Allow").find("CONNECT") == std::string::npos);
        });
    }
};

QTEST_GUILESS_MAIN(NetHeadsTest)
#include "tst_net_heads.moc"
