// What a check sends and how it judges answers, without a socket (engine.md §6, keys.md
// health-check).
#include "health/probe_exchange.h"
#include "support/config_builders.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::health;

namespace {

/// Feeds `answer` in pieces of `size` bytes and closes at the end when nothing was decided before.
ProbeResult answered(const config::HealthCheckSpec &spec, std::string_view answer, std::size_t size)
{
    ProbeExchange exchange(std::make_shared<const Expectation>(spec));
    while (!answer.empty()) {
        if (auto result = exchange.feed(answer.substr(0, size)))
            return *result;
        answer.remove_prefix(std::min(size, answer.size()));
    }
    return exchange.closed();
}

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nX-App: shop\r\n\r\nall is ok :)";

std::string chunked(const std::string &body)
{
    std::string out = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const char c : body)
        out += std::string("1\r\n") + c + "\r\n";
    return out + "0\r\n\r\n";
}

} // namespace

Q_DECLARE_METATYPE(config::HealthCheckSpec)

class TestHealthExchange : public QObject
{
    Q_OBJECT

private slots:
    void answersAreJudged_data();
    void answersAreJudged();
    void whatIsNotHttpFails();
    void snippetsAndStatusAreKept();
    void requestsSayWhatIsConfigured_data();
    void requestsSayWhatIsConfigured();
};

void TestHealthExchange::answersAreJudged_data()
{
    QTest::addColumn<config::HealthCheckSpec>("spec");
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<std::string>("reason"); // empty: passed
    using Spec = config::HealthCheckSpec;
    const auto row = [](const char *name, const Spec &spec, const std::string &answer,
                        const char *reason) {
        QTest::newRow(name) << spec << answer << std::string(reason);
    };
    const auto spec = [](auto &&change) {
        Spec s;
        s.type = Spec::Type::Http;
        change(s);
        return s;
    };
    const Spec plain = spec([](Spec &) {});
    row("200 passes", plain, ok, "");
    row("399 passes", plain, "HTTP/1.1 399 x\r\n\r\n", "");
    row("400 fails", plain, "HTTP/1.1 400 Bad\r\n\r\n", "HTTP 400");
    row("500 fails", plain, "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\ndown", "HTTP 500");
    const Spec two = spec([](Spec &s) { s.expectStatus = {{204, 204}, {500, 599}}; });
    row("a status of the second range passes", two, "HTTP/1.1 503 x\r\n\r\n", "");
    row("a status of no range fails", two, ok, "HTTP 200");
    row("interim answers are skipped", plain, "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok,
        "");
    row("an interim answer alone is no answer", plain, "HTTP/1.1 100 Continue\r\n\r\n",
        "connection closed inside the answer's head");
    row("switching protocols is a status like others", plain,
        "HTTP/1.1 101 x\r\nUpgrade: y\r\nConnection: upgrade\r\n\r\n", "HTTP 101");

    const Spec body = spec([](Spec &s) { s.expectBody = "ok"; });
    row("a body that contains it passes", body, ok, "");
    row("a body that lacks it fails", body, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno",
        "body does not contain 'ok'");
    row("no body fails", body, "HTTP/1.1 204 No Content\r\n\r\n", "body does not contain 'ok'");
    row("a chunked body passes", body, chunked("all is ok here"), "");
    row("a chunked body that lacks it fails", body, chunked("all is o k"),
        "body does not contain 'ok'");
    row("a body until the close passes", body, "HTTP/1.0 200 OK\r\n\r\nok", "");
    row("a body until the close that lacks it fails", body, "HTTP/1.0 200 OK\r\n\r\nnope",
        "body does not contain 'ok'");
    row("found before the body breaks off passes", body,
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nok", "");
    row("a body that breaks off fails", body, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nn",
        "connection closed inside the answer's body");
    row("found before a broken chunk passes", body,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\nxyz\r\n", "");
    row("the status counts before the body", body, "HTTP/1.1 500 x\r\nContent-Length: 2\r\n\r\nok",
        "HTTP 500");
    const std::string far(Expectation::bodyLimit - 2, '.');
    row("found at the end of 64 KiB passes", body, "HTTP/1.0 200 OK\r\n\r\n" + far + "ok", "");
    row("beyond 64 KiB isn't looked at", body, "HTTP/1.0 200 OK\r\n\r\n" + far + ".ok....",
        "body does not contain 'ok'");

    const Spec regex = spec([](Spec &s) { s.expectBodyRegex = "^all .* [:][)]$"; });
    row("a body that matches passes", regex, ok, "");
    row("a body that does not match fails", regex, "HTTP/1.0 200 OK\r\n\r\nall is bad",
        "body does not match '^all .* [:][)]$'");
    const Spec both = spec([](Spec &s) {
        s.expectBody = "ok";
        s.expectBodyRegex = "[)]$";
    });
    row("substring and expression both hold", both, ok, "");
    row("the substring holds, the expression doesn't", both, "HTTP/1.0 200 OK\r\n\r\nok",
        "body does not match '[)]$'");

    const Spec header = spec([](Spec &s) { s.expectHeaders = {{"x-app", "shop"}}; });
    row("an expected header passes", header, ok, "");
    row("a missing header fails", header, "HTTP/1.1 200 OK\r\n\r\n", "header x-app is missing");
    row("another value fails", header, "HTTP/1.1 200 OK\r\nX-App: blog\r\n\r\n",
        "header x-app is 'blog', not 'shop'");
    row("one of two fields is enough", header,
        "HTTP/1.1 200 OK\r\nx-app: blog\r\nx-app: shop\r\n\r\n", "");

    const Spec head = spec([](Spec &s) { s.method = "HEAD"; });
    row("an answer to HEAD has no body", head, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
        "");
    row("nothing at all fails", plain, "", "connection closed before an answer");
    row("half a head fails", plain, "HTTP/1.1 200 OK\r\nContent",
        "connection closed inside the answer's head");
}

void TestHealthExchange::answersAreJudged()
{
    QFETCH(config::HealthCheckSpec, spec);
    QFETCH(std::string, answer);
    QFETCH(std::string, reason);
    for (const std::size_t size :
         {std::size_t(1), std::size_t(7), std::size_t(1000), answer.size() + 1}) {
        const ProbeResult result = answered(spec, answer, size);
        QCOMPARE(result.reason, reason);
        QCOMPARE(result.ok, reason.empty());
    }
}

void TestHealthExchange::whatIsNotHttpFails()
{
    for (const char *answer :
         {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n"}) {
        const ProbeResult result = answered({}, answer, 100);
        QVERIFY(!result.ok);
        QVERIFY2(result.reason.starts_with("not an HTTP answer: "), result.reason.c_str());
    }
    config::HealthCheckSpec spec;
    spec.expectBody = "ok";
    const ProbeResult broken =
        answered(spec, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 100);
    QVERIFY2(broken.reason.starts_with("broken body: "), broken.reason.c_str());
}

void TestHealthExchange::snippetsAndStatusAreKept()
{
    config::HealthCheckSpec spec;
    const ProbeResult failed =
        answered(spec, "HTTP/1.1 500 x\r\nContent-Length: 16\r\n\r\ndatabase is away", 1000);
    QCOMPARE(failed.status, 500);
    QCOMPARE(failed.snippet, std::string("database is away"));
    const ProbeResult passed =
        answered(spec, "HTTP/1.0 200 OK\r\n\r\n" + std::string(5000, 'x'), 10'000);
    QCOMPARE(passed.status, 200);
    QCOMPARE(passed.snippet.size(), std::size_t(256));
    QCOMPARE(answered(spec, "", 1).status, 0);
}

void TestHealthExchange::requestsSayWhatIsConfigured_data()
{
    QTest::addColumn<config::HealthCheckSpec>("spec");
    QTest::addColumn<std::string>("server"); // host:port or a unix path
    QTest::addColumn<std::string>("request");
    using Spec = config::HealthCheckSpec;
    const std::string agent = "User-Agent: signalbox-health/" SIGNALBOX_VERSION "\r\n";
    const std::string tail = agent + "Accept: */*\r\nConnection: close\r\n\r\n";
    const auto row = [](const char *name, const std::string &server, const std::string &request,
                        auto &&change) {
        Spec s;
        change(s);
        QTest::newRow(name) << s << server << request;
    };
    row("the defaults", "127.0.0.1 3001", "GET / HTTP/1.1\r\nHost: 127.0.0.1:3001\r\n" + tail,
        [](Spec &) {});
    row("path and method", "localhost 3001",
        "HEAD /healthz HTTP/1.1\r\nHost: localhost:3001\r\n" + tail, [](Spec &s) {
            s.method = "HEAD";
            s.path = "/healthz";
        });
    row("port 80 is not named", "app.test 80", "GET / HTTP/1.1\r\nHost: app.test\r\n" + tail,
        [](Spec &) {});
    row("IPv6 in brackets", "::1 3001", "GET / HTTP/1.1\r\nHost: [::1]:3001\r\n" + tail,
        [](Spec &) {});
    row("the check's own port", "127.0.0.1 3001",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:9000\r\n" + tail, [](Spec &s) { s.port = 9000; });
    row("the check's own host", "127.0.0.1 3001",
        "GET / HTTP/1.1\r\nHost: app.localhost\r\n" + tail,
        [](Spec &s) { s.host = "app.localhost"; });
    row("a unix socket", "/run/api.sock 0", "GET / HTTP/1.1\r\nHost: localhost\r\n" + tail,
        [](Spec &) {});
    row("headers are added or replace ours", "127.0.0.1 3001",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:3001\r\nAccept: */*\r\nuser-agent: me\r\nx-a: "
        "1\r\nConnection: close\r\n\r\n",
        [](Spec &s) {
            s.headers = {{"user-agent", "me"}, {"x-a", "1"}, {"connection", "keep-alive"}};
        });
    row("a method with a body sends an empty one", "127.0.0.1 3001",
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:3001\r\n" + agent +
            "Accept: */*\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        [](Spec &s) { s.method = "POST"; });
}

void TestHealthExchange::requestsSayWhatIsConfigured()
{
    QFETCH(config::HealthCheckSpec, spec);
    QFETCH(std::string, server);
    QFETCH(std::string, request);
    config::ServerSpec target;
    const std::size_t space = server.find(' ');
    (server.starts_with('/') ? target.unixPath : target.host) = server.substr(0, space);
    target.port = std::uint16_t(std::stoi(server.substr(space + 1)));
    QCOMPARE(Expectation(spec).request(target), request);
}

QTEST_APPLESS_MAIN(TestHealthExchange)
#include "tst_health_exchange.moc"
