// Filters that wait, hold back and change bodies, in real exchanges: nothing lost, nothing twice,
// nothing out of order, whichever side is faster.
#include "on_worker.h"

#include "support/named_filters.h"
#include "support/test_filters.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::test;
using filters::FilterAction;

namespace {

constexpr std::uint32_t bodies = filters::StageRequestBody | filters::StageResponseBody;
constexpr Milliseconds shortly{5};

FilterMaker waits(std::uint32_t stages, Milliseconds time = shortly,
                  FilterAction then = FilterAction::Continue)
{
    return [=] { return std::make_unique<WaitFilter>("wait", stages, nullptr, time, then); };
}

template <typename T, typename... Args> FilterMaker plain(Args... args)
{
    return [=] { return std::make_unique<T>(args...); };
}

const std::map<std::string, FilterMaker> makers{
    {"wait", waits(bodies)},
    {"upper", plain<UpperCaseFilter>()},
    {"hold", plain<HoldBackFilter>()},
    {"limit", plain<BodyLimitFilter>(std::size_t(10))},
    {"wait-request-head", waits(filters::StageRequestHead)},
    {"wait-request", waits(filters::StageRequestBody)},
    {"wait-request-long", waits(filters::StageRequestBody, Milliseconds(150))},
    {"wait-answer-head", waits(filters::StageResponseHead)},
    {"wait-answer-head-long", waits(filters::StageResponseHead, Milliseconds(150))},
    {"wait-answer", waits(filters::StageResponseBody)},
    {"wait-forever", waits(filters::StageRequestHead | bodies | filters::StageResponseHead,
                           Milliseconds(1'000'000))},
    {"fail-later", waits(bodies, shortly, FilterAction::Fail)},
    {"fail-request-later", waits(filters::StageRequestBody, shortly, FilterAction::Fail)},
    {"answer",
     [] {
         return std::make_unique<DecideFilter>("answer", filters::StageRequestHead, nullptr,
                                               FilterAction::Respond, std::uint16_t(203));
     }},
    {"answer-instead",
     [] {
         return std::make_unique<DecideFilter>("instead", filters::StageResponseHead, nullptr,
                                               FilterAction::Respond, std::uint16_t(203));
     }},
};

std::string withFilters(const std::string &names, const std::string &route = {})
{
    return "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
           "backends: {app: {servers: [\"127.0.0.1:1\"], retry: {attempts: 1, on: [reset]}}}\n"
           "routes: [{name: all, backend: app, filters: " +
           filterList(names) + route + "}]\n";
}

void exchangeWith(const std::string &names, const std::function<void(WorkerFixture &)> &testCase,
                  const std::string &route = {})
{
    onWorker(withFilters(names, route), testCase, namedFilters(makers));
}

const std::string chunkedPut =
    "PUT /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"; // its body follows

/// Whether the answer that the client has got is whole.
bool wholeAnswer(const FakeWire &client)
{
    return client.written.find("\r\n\r\n") != std::string::npos &&
           dechunked(bodyOf(client.written)) != "incomplete";
}

} // namespace

class NetFiltersTest : public QObject
{
    Q_OBJECT
private slots:
    void bodiesPassThroughFiltersThatWaitAndChangeThem_data()
    {
        QTest::addColumn<QString>("filters");
        QTest::addColumn<QByteArray>("expected"); // of "some text here"
        QTest::addColumn<bool>("chunked");
        const std::tuple<const char *, const char *> chains[] = {
            {"wait", "some text here"},
            {"upper", "SOME TEXT HERE"},
            {"wait upper", "SOME TEXT HERE"},
            {"upper wait", "SOME TEXT HERE"},
            {"hold wait", "[14]some text here"},
            {"wait hold", "[14]some text here"},
            {"wait hold wait upper wait", "[14]SOME TEXT HERE"},
            {"wait wait wait", "some text here"},
            {"wait-request-head wait-request wait-answer-head wait-answer", "some text here"},
        };
        for (const auto &[names, expected] : chains) {
            for (const bool chunked : {false, true})
                QTest::addRow("%s, %s", names, chunked ? "chunked" : "of known length")
                    << names << QByteArray(expected) << chunked;
        }
    }
    void bodiesPassThroughFiltersThatWaitAndChangeThem()
    {
        QFETCH(QString, filters);
        QFETCH(QByteArray, expected);
        QFETCH(bool, chunked);
        exchangeWith(filters.toStdString(), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            // In pieces, some of which come while a filter has the one before.
            if (chunked) {
                client->deliver(chunkedPut + "4\r\nsome\r\n");
                client->deliver("1\r\n \r\n4\r\ntext\r\n");
                client->deliver("5\r\n here\r\n0\r\n\r\n");
            } else {
                client->deliver("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 14\r\n\r\nsome");
                client->deliver(" text");
                client->deliver(" here");
            }
            QVERIFY(w.turnUntil([&] { return server->written.ends_with("0\r\n\r\n"); }));
            QCOMPARE(QByteArray::fromStdString(dechunked(bodyOf(server->written))), expected);
            if (chunked) {
                server->deliver(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n");
                server->deliver("5\r\n text\r\n");
                server->deliver("5\r\n here\r\n0\r\n\r\n");
            } else {
                server->deliver("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\nsome");
                server->deliver(" text");
                server->deliver(" here");
            }
            QVERIFY(w.turnUntil([&] { return wholeAnswer(*client) && w.inFlight() == 0; }));
            QCOMPARE(QByteArray::fromStdString(dechunked(bodyOf(client->written))), expected);
            w.turn();
            QCOMPARE(w.records().size(), 1u);
            QCOMPARE(w.active(), 0u);
            QCOMPARE(w.idleServers(), 1u);
        });
    }

    void aLargeBodyWaitsWithoutBeingCollected()
    {
        exchangeWith("wait-request upper wait-answer", [](WorkerFixture &w) {
            const std::size_t size = 3'000'000;
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                            std::to_string(size) + "\r\n\r\n" + std::string(size, 'a'));
            w.turn();
            QVERIFY2(client->read <= 512 * 1024 + 200, qPrintable(QString::number(client->read)));
            QVERIFY(w.turnUntil([&] { return server->written.ends_with("0\r\n\r\n"); }));
            QVERIFY(dechunked(bodyOf(server->written)) == std::string(size, 'A'));
            server->deliver("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) +
                            "\r\n\r\n" + std::string(size, 'b'));
            w.turn();
            QVERIFY2(server->read <= 512 * 1024 + 200, qPrintable(QString::number(server->read)));
            QVERIFY(w.turnUntil([&] { return wholeAnswer(*client); }));
            QVERIFY(dechunked(bodyOf(client->written)) == std::string(size, 'B'));
        });
    }

    void aSlowClientIsWaitedForWhileFiltersWaitToo()
    {
        exchangeWith("wait-answer", [](WorkerFixture &w) {
            const std::size_t size = 4'000'000;
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->room = 0;
            client->deliver(get("/a"));
            server->deliver("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) +
                            "\r\n\r\n" + std::string(size, 'c'));
            for (int i = 0; i < 100; ++i) {
                client->giveRoom(30'000);
                w.turn();
                QVERIFY(server->read <= client->written.size() + 1'100'000);
            }
            client->giveRoom(std::size_t(-1));
            QVERIFY(w.turnUntil([&] { return wholeAnswer(*client); }));
            QCOMPARE(dechunked(bodyOf(client->written)).size(), size);
        });
    }

    void anAnswerMayComeWhileAFilterHasTheRequest()
    {
        exchangeWith("wait-request-long", [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\nsome");
            server->deliver("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
            w.turn();
            QVERIFY2(client->written.ends_with("\r\n\r\nno"), client->written.c_str());
            QCOMPARE(w.inFlight(), 0u);
            QVERIFY(server->closed);
            client->end();
            QVERIFY(w.turnUntil([&] { return client->closed; }));
            QCOMPARE(w.records().size(), 1u);
        });
    }

    void bothSidesMayWaitAtTheSameTime_data()
    {
        QTest::addColumn<QString>("filters");
        QTest::newRow("the request longer") << "wait-request-long wait-answer-head wait-answer";
        QTest::newRow("the answer longer") << "wait-request wait-answer-head-long wait-answer";
        QTest::newRow("and are changed") << "hold wait wait-answer-head-long upper";
    }
    void bothSidesMayWaitAtTheSameTime()
    {
        QFETCH(QString, filters);
        exchangeWith(filters.toStdString(), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(chunkedPut + "4\r\nping\r\n");
            server->deliver("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npong\r\n");
            client->deliver("4\r\nping\r\n0\r\n\r\n");
            QVERIFY(w.turnUntil([&] { return server->written.ends_with("0\r\n\r\n"); }));
            server->deliver("4\r\npong\r\n0\r\n\r\n");
            QVERIFY(w.turnUntil([&] { return wholeAnswer(*client) && w.inFlight() == 0; }));
            const bool changed = filters.contains(QLatin1String("upper"));
            QCOMPARE(dechunked(bodyOf(server->written)),
                     std::string(changed ? "[8]PINGPING" : "pingping"));
            QCOMPARE(dechunked(bodyOf(client->written)),
                     std::string(changed ? "[8]PONGPONG" : "pongpong"));
            QCOMPARE(w.records().size(), 1u);
        });
    }

    void whatCameWithAHeadThatWaitsComesBeforeWhatFollows()
    {
        exchangeWith("wait-answer-head", [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/a"));
            server->deliver("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\none");
            server->deliver("two"); // stays in the socket until the filter is through
            QVERIFY(w.turnUntil([&] { return client->written.ends_with("onetwo"); }));
            server->deliver("six");
            w.turn();
            QVERIFY(client->written.ends_with("\r\n\r\nonetwosix"));
            QCOMPARE(w.idleServers(), 1u);
        });
    }

    void trailersPassInBothDirections_data()
    {
        QTest::addColumn<QString>("filters");
        for (const char *names : {"", "wait-answer-head", "wait", "hold upper"})
            QTest::addRow("filters: %s", *names ? names : "none") << names;
    }
    void trailersPassInBothDirections()
    {
        QFETCH(QString, filters);
        exchangeWith(filters.toStdString(), [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(chunkedPut + "2\r\nhi\r\n0\r\nX-Sum: 1\r\n\r\n");
            QVERIFY(
                w.turnUntil([&] { return server->written.ends_with("0\r\nX-Sum: 1\r\n\r\n"); }));
            server->deliver("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nyo\r\n0\r\n"
                            "X-Sum: 2\r\n\r\n");
            QVERIFY(
                w.turnUntil([&] { return client->written.ends_with("0\r\nX-Sum: 2\r\n\r\n"); }));
        });
    }

    void anAnswerMadeHerePassesFiltersThatWait_data()
    {
        QTest::addColumn<QString>("filters");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("its head") << "wait-answer-head answer" << QByteArray("by answer");
        QTest::newRow("its body") << "wait-answer answer" << QByteArray("by answer");
        QTest::newRow("both, and the body is changed")
            << "hold wait-answer upper wait-answer-head wait-answer answer"
            << QByteArray("[9]BY ANSWER");
        QTest::newRow("in place of the server's")
            << "wait-answer upper answer-instead" << QByteArray("BY INSTEAD");
        QTest::newRow("in place of one that has waited")
            << "wait-answer answer-instead wait-answer-head" << QByteArray("by instead");
    }
    void anAnswerMadeHerePassesFiltersThatWait()
    {
        QFETCH(QString, filters);
        QFETCH(QByteArray, body);
        exchangeWith(filters.toStdString(), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/a"));
            server->deliver(okAnswer("the server's"));
            QVERIFY(w.turnUntil([&] { return w.inFlight() == 0; }));
            w.turn();
            QVERIFY2(client->written.starts_with("HTTP/1.1 203 "), client->written.c_str());
            std::string got = bodyOf(client->written);
            if (client->written.find("chunked") != std::string::npos)
                got = dechunked(got);
            QCOMPARE(QByteArray::fromStdString(got), body);
            QVERIFY(!client->closed);
            QCOMPARE(w.records().size(), 1u);
        });
    }

    void aFilterMayRefuseABody_data()
    {
        QTest::addColumn<QString>("filters");
        QTest::addColumn<int>("status");
        QTest::newRow("at once") << "limit" << 413;
        QTest::newRow("behind one that waits") << "wait limit" << 413;
        QTest::newRow("after having waited") << "fail-request-later" << 500;
    }
    void aFilterMayRefuseABody()
    {
        QFETCH(QString, filters);
        QFETCH(int, status);
        exchangeWith(filters.toStdString(), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(post("/a", "more than ten bytes"));
            QVERIFY(w.turnUntil([&] { return w.inFlight() == 0; }));
            w.turn();
            QVERIFY2(client->written.starts_with("HTTP/1.1 " + std::to_string(status)),
                     client->written.c_str());
            QVERIFY(server->closed);
            QCOMPARE(w.records().size(), 1u);
            QCOMPARE(w.records()[0].status, std::uint16_t(status));
        });
    }

    void anAnswerRefusedInItsMiddleIsCut()
    {
        exchangeWith("limit wait-answer", [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/a"));
            server->deliver(okAnswer("more than ten bytes"));
            QVERIFY(w.turnUntil([&] { return client->closed; }));
            QVERIFY(client->aborted && server->closed);
            QCOMPARE(w.records().size(), 1u);
        });
    }

    void aServerThatFailsWhileItsHeadWaitsIsAnErrorPage()
    {
        exchangeWith("wait-answer-head", [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(get("/a"));
            server->deliver("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcdexx");
            QVERIFY(w.turnUntil([&] { return w.inFlight() == 0; }));
            w.turn();
            QVERIFY2(client->written.starts_with("HTTP/1.1 502 "), client->written.c_str());
            QCOMPARE(w.records().size(), 1u);
        });
    }

    void aClientMayLeaveWhileAFilterWaits_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("filters");
        const QByteArray put = "PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nsome";
        const QByteArray whole = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
        QTest::newRow("with the request's head") << put << QByteArray() << "wait-request-head";
        QTest::newRow("with its body") << put << QByteArray() << "wait-request-long";
        QTest::newRow("with the answer's head")
            << whole << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbo")
            << "wait-answer-head-long";
        QTest::newRow("with its body")
            << whole << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbo")
            << "wait-answer";
    }
    void aClientMayLeaveWhileAFilterWaits()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, answer);
        QFETCH(QString, filters);
        exchangeWith(filters.toStdString(), [&](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(request.toStdString());
            if (!answer.isEmpty())
                server->deliver(answer.toStdString());
            client->reset();
            w.turn();
            QVERIFY(client->closed);
            QCOMPARE(w.records().size(), 1u);
            QCOMPARE(w.inFlight(), 0u);
            QCOMPARE(w.active(), 0u);
            // The filter's time comes, and finds nobody; another request is under way then.
            auto other = w.connectClient();
            other->deliver(get("/other"));
            const auto end = w.worker().now() + Milliseconds(200);
            QVERIFY(w.turnUntil([&] { return w.worker().now() > end; }));
            QCOMPARE(w.records().size(), 1u + (w.inFlight() == 0 ? 1u : 0u));
        });
    }

    void aRoutesTimeoutEndsAWait()
    {
        exchangeWith(
            "wait-forever",
            [](WorkerFixture &w) {
                auto client = w.connectClient();
                client->deliver(get("/a"));
                QVERIFY(w.turnUntil([&] { return w.inFlight() == 0; }));
                w.turn();
                QVERIFY(client->written.starts_with("HTTP/1.1 504 "));
                QCOMPARE(w.records().size(), 1u);
            },
            ", timeout: 60ms");
    }

    void aBodyThatFiltersHaveSeenIsNotSentTwice()
    {
        // What they made of it is gone, an empty body included: no second try.
        exchangeWith("hold", [](WorkerFixture &w) {
            auto server = w.poolServer();
            auto client = w.connectClient();
            client->deliver(chunkedPut + "0\r\n\r\n");
            QVERIFY(w.turnUntil([&] { return server->written.ends_with("0\r\n\r\n"); }));
            QCOMPARE(dechunked(bodyOf(server->written)), std::string("[0]"));
            auto second = w.poolServer();
            server->reset();
            w.turn();
            QCOMPARE(second->written, std::string());
            QVERIFY(client->written.starts_with("HTTP/1.1 502 "));
            QCOMPARE(w.records()[0].attempts, 1u);
        });
    }
};

QTEST_GUILESS_MAIN(NetFiltersTest)
#include "tst_net_filters.moc"
