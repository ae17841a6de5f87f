// Answers that the proxy makes itself, and requests in great number: what is held at a time.
#include "on_worker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::test;

namespace {

std::size_t count(std::string_view text, std::string_view what)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos;
         at = text.find(what, at + what.size()))
        ++n;
    return n;
}

} // namespace

class NetAnswersHereTest : public QObject
{
    Q_OBJECT
private slots:
    void manyPipelinedRequestsAreAnsweredInTurns_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("GET") << QByteArray("GET");
        QTest::newRow("HEAD, whose body nobody is sent") << QByteArray("HEAD");
    }
    void manyPipelinedRequestsAreAnsweredInTurns()
    {
        QFETCH(QByteArray, method);
        onWorker("listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
                 "routes: [{filters: [{respond: {body: hi}}]}]\n",
                 [&](WorkerFixture &w) {
                     constexpr std::size_t requests = 500;
                     std::string all;
                     for (std::size_t i = 0; i < requests; ++i)
                         all += method.toStdString() + " / HTTP/1.1\r\nHost: a\r\n\r\n";
                     auto client = w.connectClient();
                     client->deliver(all);
                     // What an exchange holds is given back when the batch is over: not all at
                     // once.
                     QVERIFY(count(client->written, "HTTP/1.1 200") < 100);
                     QVERIFY(w.turnUntil(
                         [&] { return count(client->written, "HTTP/1.1 200") == requests; }));
                     client->deliver(get("/"));
                     w.turn();
                     QCOMPARE(count(client->written, "HTTP/1.1 200"), requests + 1);
                     QVERIFY(!client->closed);
                 });
    }

    void aLargeBodyIsSentAsTheClientTakesIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("big"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        std::string body;
        for (int i = 0; body.size() < 3'000'000; ++i)
            body += std::to_string(i) + ' ';
        file.write(body.data(), qint64(body.size()));
        file.close();
        onWorker("listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
                 "routes: [{filters: [{respond: {file: " +
                     path.toStdString() + "}}]}]\n",
                 [&](WorkerFixture &w) {
                     auto client = w.connectClient();
                     client->room = 1000;
                     client->deliver(get("/"));
                     w.turn();
                     QVERIFY2(w.records().empty(), "it is over when all has been queued");
                     while (client->written.size() < 2'000'000) {
                         const std::size_t before = client->written.size();
                         client->giveRoom(50'000);
                         w.turn();
                         QCOMPARE(client->written.size(), before + 50'000);
                     }
                     QVERIFY(w.records().empty());
                     client->giveRoom(std::size_t(-1));
                     w.turn();
                     QVERIFY(bodyOf(client->written) == body);
                     QCOMPARE(w.records().size(), 1u);
                     client->deliver(get("/"));
                     w.turn();
                     QCOMPARE(count(client->written, "HTTP/1.1 200"), 2u);
                 });
    }

    void emptyLinesDoNotKeepAConnection()
    {
        onWorker("settings: {timeouts: {keep-alive: 200ms}}\n"
                 "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
                 "routes: [{filters: [{respond: {body: hi}}]}]\n",
                 [](WorkerFixture &w) {
                     auto client = w.connectClient();
                     const auto begun = std::chrono::steady_clock::now();
                     QVERIFY(w.turnUntil([&] {
                         if (!client->closed)
                             client->deliver("\r\n");
                         return client->closed;
                     }));
                     const auto took = std::chrono::steady_clock::now() - begun;
                     QVERIFY(took < std::chrono::seconds(5));
                     QVERIFY(client->written.empty());
                 });
    }
};

QTEST_GUILESS_MAIN(NetAnswersHereTest)
#include "tst_net_answers_here.moc"
