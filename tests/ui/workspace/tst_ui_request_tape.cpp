// The last recorded requests, and where two configurations would send them.
#include "support/fake_session.h"

#include "workspace/request_tape.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

stats::TapRecord record(const char *host, const char *path, const char *route = "shop")
{
    stats::TapRecord out;
    out.method = "GET";
    out.host = host;
    out.path = path;
    out.listener = "web";
    out.client = "127.0.0.1:50000";
    out.route = route;
    out.backend = "pool";
    out.status = 200;
    out.requestHead = std::string("GET ") + path + " HTTP/1.1\r\nHost: " + host +
                      "\r\nX-Mode: test\r\nConnection: close\r\n\r\n";
    return out;
}

RecordedBatch batch(std::vector<stats::TapRecord> records)
{
    return std::make_shared<const std::vector<stats::TapRecord>>(std::move(records));
}

std::shared_ptr<const Analysis> look(const std::string &routes)
{
    return analyse("version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n" + routes +
                       "backends:\n  pool: {servers: [127.0.0.1:3000]}\n"
                       "  other: {servers: [127.0.0.1:3001]}\n",
                   "/tmp/signalbox.yaml");
}

} // namespace

class RequestTapeTest : public QObject
{
    Q_OBJECT
private slots:
    void theNewestTwoHundredAreKept()
    {
        test::FakeSession session;
        RequestTape tape(session);
        QSignalSpy changed(&tape, &RequestTape::changed);
        for (int i = 0; i < 3; ++i) {
            std::vector<stats::TapRecord> records;
            for (int j = 0; j < 90; ++j)
                records.push_back(record("a", ("/" + std::to_string(i * 90 + j)).c_str()));
            emit session.recorded(batch(std::move(records)));
        }
        QCOMPARE(tape.tape()->size(), std::size_t(RequestTape::capacity));
        QCOMPARE(tape.tape()->front().path, std::string("/70"));
        QCOMPARE(tape.tape()->back().path, std::string("/269"));
        QTRY_COMPARE(changed.size(), 1); // told once for all three
    }

    void fieldsOfTheWayAreLeftOut()
    {
        test::FakeSession session;
        RequestTape tape(session);
        stats::TapRecord ipv6 = record("a.localhost:8080", "/x");
        ipv6.query = "q=1";
        ipv6.client = "[::1]:4711";
        emit session.recorded(batch({ipv6}));
        const Tape shared = tape.tape();
        const TapedRequest &request = shared->at(0);
        QCOMPARE(request.request.url, std::string("http://a.localhost:8080/x?q=1"));
        QCOMPARE(request.request.client, std::string("::1"));
        QCOMPARE(request.request.headers.size(), std::size_t(1));
        QCOMPARE(request.request.headers[0].first, std::string("X-Mode"));
        QCOMPARE(request.request.headers[0].second, std::string("test"));
    }

    void aReplaySaysWhatBecomesOfEachRequest_data()
    {
        QTest::addColumn<std::string>("draft");
        QTest::addColumn<int>("same");
        QTest::addColumn<int>("changed");
        QTest::addColumn<int>("becomes404");
        const std::string shop = "  - {name: shop, host: shop.localhost, backend: pool}\n";
        const std::string api = "  - {name: api, host: api.localhost, backend: pool}\n";
        QTest::newRow("nothing is different") << shop + api << 3 << 0 << 0;
        QTest::newRow("a route is gone") << shop << 2 << 0 << 1;
        QTest::newRow("another backend")
            << shop + "  - {name: api, host: api.localhost, backend: other}\n"
            << 2 << 1 << 0;
        QTest::newRow("another path is forwarded")
            << shop + "  - {name: api, host: api.localhost, backend: pool,\n"
                      "     filters: [{add-prefix: /v1}]}\n"
            << 2 << 1 << 0;
        QTest::newRow("what had no route has one")
            << shop + api + "  - {name: rest, backend: pool}\n"
            << 2 << 1 << 0;
        QTest::newRow("a header is looked at")
            << shop + "  - {name: api, match: {host: api.localhost, headers: {x-mode: live}}, "
                      "backend: pool}\n"
            << 2 << 0 << 1;
    }
    void aReplaySaysWhatBecomesOfEachRequest()
    {
        QFETCH(std::string, draft);
        const auto before = look("  - {name: shop, host: shop.localhost, backend: pool}\n"
                                 "  - {name: api, host: api.localhost, backend: pool}\n");
        const auto after = look(draft);
        QVERIFY(before->config);
        QVERIFY2(after->config,
                 after->diagnostics.empty() ? "" : after->diagnostics[0].message.c_str());
        const Replay result = replay(threeRequests(), before.get(), *after);
        QCOMPARE(result.rows.size(), std::size_t(3));
        QTEST(int(result.same), "same");
        QTEST(int(result.changed), "changed");
        QTEST(int(result.becomes404), "becomes404");
    }

    void aFullTapeOverTenThousandRoutesIsReplayedAtOnce()
    {
        std::string routes;
        for (int i = 0; i < 10'000; ++i)
            routes += "  - {name: r" + std::to_string(i) + ", host: h" + std::to_string(i) +
                      ".localhost, backend: pool, filters: [{add-prefix: /v1}]}\n";
        const auto live = look(routes), draft = look(routes + "  - {name: rest, backend: other}\n");
        test::FakeSession session;
        RequestTape tape(session);
        for (int i = 0; i < RequestTape::capacity; ++i) {
            const std::string host = "h" + std::to_string(i * 50) + ".localhost";
            emit session.recorded(batch({record(i % 2 ? host.c_str() : "nobody.localhost", "/x")}));
        }
        QElapsedTimer clock;
        clock.start();
        const Replay result = replay(tape.tape(), live.get(), *draft);
        const qint64 took = clock.elapsed();
        QCOMPARE(int(result.same), 100);
        QCOMPARE(int(result.changed), 100);
        QCOMPARE(result.rows[1].draft, (Routed{"r50", "pool", "/v1/x", 0}));
        // Reasons for all of 10,000 routes 400 times would take seconds.
        QVERIFY2(took < 200, qPrintable(QStringLiteral("%1 ms").arg(took)));
    }

    void withoutWhatRunsTheRecordsCount()
    {
        const auto after = look("  - {name: shop, host: shop.localhost, backend: pool,\n"
                                "     filters: [{add-prefix: /v1}]}\n");
        const Replay result = replay(threeRequests(), nullptr, *after);
        QCOMPARE(int(result.same), 2); // shop as recorded, and what had no route
        QCOMPARE(int(result.becomes404), 1);
        // A running text that can't be read here is none.
        const Analysis unreadable;
        QCOMPARE(int(replay(threeRequests(), &unreadable, *after).same), 2);
    }

    void onlyTheNewestReplayOfAKeyAnswers()
    {
        test::FakeSession session;
        RequestTape tape(session);
        emit session.recorded(batch({record("shop.localhost", "/")}));
        const auto one = look("  - {name: shop, host: shop.localhost, backend: pool}\n");
        std::vector<int> answers;
        for (int i = 0; i < 5; ++i)
            tape.replayLater(QStringLiteral("form"), one, one, this,
                             [&answers, i](const Replay &) { answers.push_back(i); });
        tape.replayLater(QStringLiteral("review"), one, one, this,
                         [&answers](const Replay &) { answers.push_back(9); });
        {
            QObject gone;
            tape.replayLater(QStringLiteral("gone"), one, one, &gone,
                             [&answers](const Replay &) { answers.push_back(7); });
        }
        QTRY_COMPARE(answers.size(), std::size_t(2));
        QCOMPARE(answers, (std::vector<int>{4, 9}));
    }

private:
    static Tape threeRequests()
    {
        test::FakeSession session;
        RequestTape tape(session);
        emit session.recorded(
            batch({record("shop.localhost", "/"), record("api.localhost", "/x", "api"),
                   record("nobody.localhost", "/", "")}));
        auto list = *tape.tape();
        list[2].backend.clear();
        return std::make_shared<const std::vector<TapedRequest>>(std::move(list));
    }
};

QTEST_GUILESS_MAIN(RequestTapeTest)
#include "tst_ui_request_tape.moc"
