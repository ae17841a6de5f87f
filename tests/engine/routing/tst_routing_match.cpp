// The routing decision by cases of the specification: first match in file order wins (config.md
// §2).
#include "routing/route_table.h"
#include "support/config_builders.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::routing;
using testsupport::makeConfig;
using testsupport::RouteBuilder;

namespace {

struct Request
{
    std::string method = "GET";
    std::string host = "app.localhost";
    std::string path = "/";
    std::string query;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string client = "127.0.0.1"; // empty: not an IP client
    std::uint32_t listener = 0;
};

/// Owns what a RequestView points to.
class Viewed
{
public:
    explicit Viewed(const Request &r)
        : m_request(r)
    {
        for (const auto &[name, value] : r.headers)
            m_fields.add(name, value);
        if (!r.client.empty())
            m_client = IpAddress::parse(r.client).value();
        m_view = {.method = m_request.method,
                  .host = m_request.host,
                  .path = m_request.path,
                  .query = m_request.query,
                  .fields = &m_fields,
                  .client = r.client.empty() ? nullptr : &m_client,
                  .listener = r.listener};
    }
    Viewed(const Viewed &) = delete;
    Viewed &operator=(const Viewed &) = delete;
    const RequestView &operator*() const { return m_view; }

private:
    Request m_request;
    http::Fields m_fields;
    IpAddress m_client;
    RequestView m_view;
};

int matchOf(const config::RuntimeConfig &config, const Request &request)
{
    const RouteTable table(config);
    const Viewed view(request);
    return table.match(*view);
}

} // namespace

Q_DECLARE_METATYPE(RouteBuilder)
Q_DECLARE_METATYPE(Request)

class TestRoutingMatch : public QObject
{
    Q_OBJECT

private slots:
    void onePredicate_data();
    void onePredicate();
    void theFirstMatchInFileOrderWins_data();
    void theFirstMatchInFileOrderWins();
    void aRouteWithManyPathsIsOneCandidate();
    void moreListsThanTheMergeHolds();
    void noRoutes();
    void noClientFailsClientPredicates();
    void noFieldsAreNoHeaders();
    void explainTellsEveryPredicate();
    void explainStopsAtTheMatch();
    void explainSaysWhyNothingMatched();
    void closestRoutesAreThoseOfHostAndPath();
    void closestHostsAreOrderedByDistance();
};

void TestRoutingMatch::onePredicate_data()
{
    QTest::addColumn<RouteBuilder>("route");
    QTest::addColumn<Request>("request");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *name, const RouteBuilder &route, const Request &request,
                        bool taken) { QTest::newRow(name) << route << request << taken; };
    const auto host = [](const char *h) { return RouteBuilder().host(h); };
    const auto path = [](const char *p) { return RouteBuilder().path(p); };
    row("a route without predicates takes anything", RouteBuilder(), {}, true);

    row("a host takes itself", host("app.localhost"), {.host = "app.localhost"}, true);
    row("a host takes no other", host("app.localhost"), {.host = "api.localhost"}, false);
    row("a host takes no subdomain", host("app.localhost"), {.host = "x.app.localhost"}, false);
    row("a wildcard takes one label", host("*.app.localhost"), {.host = "x.app.localhost"}, true);
    row("a wildcard takes more labels", host("*.app.localhost"), {.host = "y.x.app.localhost"},
        true);
    row("a wildcard does not take its own suffix", host("*.app.localhost"),
        {.host = "app.localhost"}, false);
    row("a wildcard needs a label border", host("*.app.localhost"), {.host = "xapp.localhost"},
        false);
    row("a wildcard needs a label, not only a dot", host("*.app.localhost"),
        {.host = ".app.localhost"}, false);
    row("a wildcard of one label", host("*.localhost"), {.host = "a.b.localhost"}, true);
    row("an address with brackets", host("[::1]"), {.host = "[::1]"}, true);
    row("no host matches no host predicate", host("app.localhost"), {.host = ""}, false);
    row("no host matches a route without hosts", RouteBuilder(), {.host = ""}, true);
    row("one host of a list is enough", RouteBuilder().host("a.test").host("app.localhost"), {},
        true);

    row("a prefix takes what is below", path("/api/"), {.path = "/api/x"}, true);
    row("a prefix takes itself without the slash", path("/api/"), {.path = "/api"}, true);
    row("a prefix takes itself with the slash", path("/api"), {.path = "/api/"}, true);
    row("a prefix stops at segment borders", path("/api/"), {.path = "/apix"}, false);
    row("a prefix does not take its parent", path("/api/"), {.path = "/"}, false);
    row("a prefix keeps empty segments apart", path("/api/x"), {.path = "/api//x"}, false);
    row("a prefix with an empty segment", path("/api//x"), {.path = "/api//x/y"}, true);
    row("the root prefix takes anything", path("/"), {.path = "/any/thing"}, true);
    row("an exact path takes itself", path("= /x"), {.path = "/x"}, true);
    row("an exact path takes nothing below", path("= /x"), {.path = "/x/"}, false);
    row("an exact root", path("= /"), {.path = "/"}, true);
    row("an exact root takes nothing else", path("= /"), {.path = "/x"}, false);
    row("an expression is searched for", path("~ ^/v[0-9]+/"), {.path = "/v12/x"}, true);
    row("an expression that is not found", path("~ ^/v[0-9]+/"), {.path = "/vx/"}, false);
    row("one path of a list is enough", path("/a").path("= /b").path("~ c$"), {.path = "/x/c"},
        true);
    row("paths are case-sensitive", path("/api"), {.path = "/API"}, false);

    row("a method takes itself", RouteBuilder().method("GET").method("POST"), {.method = "POST"},
        true);
    row("a method takes no other", RouteBuilder().method("GET"), {.method = "HEAD"}, false);

    const auto header = [](const char *v) { return RouteBuilder().header("x-beta", v); };
    row("a header's exact value", header("1"), {.headers = {{"X-Beta", "1"}}}, true);
    row("a header's other value", header("1"), {.headers = {{"X-Beta", "11"}}}, false);
    row("an exact value needs the header", header("1"), {}, false);
    row("one of several fields is enough", header("1"),
        {.headers = {{"x-beta", "0"}, {"X-BETA", "1"}}}, true);
    row("a header that must be there is", header("*"), {.headers = {{"x-beta", ""}}}, true);
    row("a header that must be there is not", header("*"), {.headers = {{"x-bet", "1"}}}, false);
    row("a header that must not be there is not", header("!"), {}, true);
    row("a header that must not be there is", header("!"), {.headers = {{"x-beta", ""}}}, false);
    row("a header's expression is found", header("~ ^v[12]$"), {.headers = {{"x-beta", "v2"}}},
        true);
    row("a header's expression is not found", header("~ ^v[12]$"), {.headers = {{"x-beta", "v3"}}},
        false);

    const auto query = [](const char *v) { return RouteBuilder().query("v", v); };
    row("a parameter's exact value", query("2"), {.query = "a=1&v=2"}, true);
    row("a parameter's value is decoded", query("a b"), {.query = "v=a%20b"}, true);
    row("a parameter's other value", query("2"), {.query = "v=3"}, false);
    row("a parameter that must be there is", query("*"), {.query = "v"}, true);
    row("a parameter that must be there is not", query("*"), {.query = "vv=1"}, false);
    row("a parameter that must not be there is not", query("!"), {.query = "w=1"}, true);
    row("a parameter that must not be there is", query("!"), {.query = "v="}, false);
    row("a parameter's expression", query("~ ^[0-9]+$"), {.query = "v=42"}, true);

    const auto client = [](const char *c) { return RouteBuilder().client("10.0.0.0/8").client(c); };
    row("a client in a range", client("127.0.0.0/8"), {.client = "127.3.2.1"}, true);
    row("a client in no range", client("127.0.0.0/8"), {.client = "192.168.1.1"}, false);
    row("a mapped client in an IPv4 range", client("127.0.0.0/8"), {.client = "::ffff:127.0.0.1"},
        true);

    row("a listener takes its own", RouteBuilder().listener(1), {.listener = 1}, true);
    row("a listener takes no other's", RouteBuilder().listener(1), {.listener = 0}, false);
    row("all predicates must hold", RouteBuilder().host("app.localhost").path("/a").method("PUT"),
        {.path = "/a"}, false);
    row("a disabled route takes nothing", RouteBuilder().disabled(), {}, false);
}

void TestRoutingMatch::onePredicate()
{
    QFETCH(RouteBuilder, route);
    QFETCH(Request, request);
    QFETCH(bool, taken);
    const auto config = makeConfig({route});
    const RouteTable table(*config);
    const Viewed view(request);
    QCOMPARE(table.match(*view), taken ? 0 : -1);
    const Explanation why = table.explain(*view);
    QCOMPARE(why.matched.has_value(), taken);
    QCOMPARE(why.candidates.front().matched, taken);
}

void TestRoutingMatch::theFirstMatchInFileOrderWins_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<int>("route");
    QTest::newRow("a host-less route before a host's") << Request{.path = "/health"} << 0;
    QTest::newRow("a wildcard's before the exact host's") << Request{.path = "/early/x"} << 1;
    QTest::newRow("a shorter prefix that stands first") << Request{.path = "/api/v2/x"} << 2;
    QTest::newRow("the exact host's own") << Request{.path = "/own"} << 4;
    QTest::newRow("an expression between prefixes") << Request{.path = "/own.php"} << 5;
    QTest::newRow("the wildcard's last one") << Request{.host = "z.app.localhost"} << 7;
    QTest::newRow("the exact host's last one") << Request{.path = "/rest"} << 6;
    QTest::newRow("nobody's host goes to the last") << Request{.host = "other"} << 8;
}

void TestRoutingMatch::theFirstMatchInFileOrderWins()
{
    QFETCH(Request, request);
    QFETCH(int, route);
    const auto config = makeConfig({
        RouteBuilder().path("= /health"),
        RouteBuilder().host("*.localhost").path("/early"),
        RouteBuilder().host("app.localhost").path("/api"),
        RouteBuilder().host("app.localhost").path("/api/v2"),
        RouteBuilder().host("app.localhost").path("/own"),
        RouteBuilder().path("~ [.]php$"),
        RouteBuilder().host("app.localhost"),
        RouteBuilder().host("*.app.localhost"),
        RouteBuilder(),
    });
    QCOMPARE(matchOf(*config, request), route);
}

void TestRoutingMatch::aRouteWithManyPathsIsOneCandidate()
{
    const auto config = makeConfig({
        RouteBuilder().path("/a").path("/a/b").path("/a/").path("~ ^/a").method("POST"),
        RouteBuilder().path("/a/b/c").host("app.localhost").host("app.localhost"),
    });
    QCOMPARE(matchOf(*config, {.path = "/a/b/c"}), 1);
    QCOMPARE(matchOf(*config, {.method = "POST", .path = "/a/b/c"}), 0);
}

void TestRoutingMatch::moreListsThanTheMergeHolds()
{
    // 60 nested prefixes: the longest stand first, so that each length of path has its own answer.
    std::vector<RouteBuilder> routes;
    std::vector<std::string> paths;
    std::string path;
    for (int i = 0; i < 60; ++i)
        paths.push_back(path += "/s");
    for (int i = 59; i >= 0; --i)
        routes.push_back(RouteBuilder().path(paths[std::size_t(i)]).method(i % 2 ? "GET" : "PUT"));
    const auto config = makeConfig(routes);
    const RouteTable table(*config);
    for (int i = 0; i < 60; ++i) {
        const Viewed get({.method = "GET", .path = paths[std::size_t(i)] + "/x"});
        QCOMPARE(table.match(*get), i == 0 ? -1 : i % 2 ? 59 - i : 60 - i);
    }
}

void TestRoutingMatch::noRoutes()
{
    const auto config = makeConfig({});
    QCOMPARE(matchOf(*config, {}), -1);
    const RouteTable table(*config);
    const Viewed view({});
    QCOMPARE(table.explain(*view).reason, std::string("there are no routes"));
    QVERIFY(table.closestHosts("x", 3).empty());
}

void TestRoutingMatch::noClientFailsClientPredicates()
{
    const auto config = makeConfig({RouteBuilder().client("0.0.0.0/0").client("::/0")});
    QCOMPARE(matchOf(*config, {.client = ""}), -1);
    QCOMPARE(matchOf(*config, {.client = "::1"}), 0);
}

void TestRoutingMatch::noFieldsAreNoHeaders()
{
    const auto config =
        makeConfig({RouteBuilder().header("x", "*"), RouteBuilder().header("x", "!")});
    const RouteTable table(*config);
    QCOMPARE(table.match({.method = "GET", .host = "h", .path = "/", .query = {}}), 1);
}

void TestRoutingMatch::explainTellsEveryPredicate()
{
    const auto config = makeConfig({RouteBuilder()
                                        .host("app.localhost")
                                        .host("*.app.localhost")
                                        .path("/api")
                                        .path("= /x")
                                        .path("~ y$")
                                        .method("POST")
                                        .method("PUT")
                                        .header("x-beta", "1")
                                        .header("x-old", "!")
                                        .query("v", "~ 2")
                                        .client("10.0.0.0/8")
                                        .listener(1)});
    const RouteTable table(*config);
    const Viewed view({.path = "/api/z",
                       .query = "v=2%32",
                       .headers = {{"X-Beta", "0"}, {"x-beta", "2"}},
                       .client = "127.0.0.1"});
    const Explanation why = table.explain(*view);
    QVERIFY(!why.matched);
    const auto &p = why.candidates.at(0).predicates;
    const auto text = [&](std::size_t i) {
        return QString::fromStdString(std::string(predicateKindName(p.at(i).kind)) + " | " +
                                      p.at(i).pattern + " | " + p.at(i).value +
                                      (p.at(i).ok ? " | ok" : " | no"));
    };
    QCOMPARE(p.size(), std::size_t(8));
    QCOMPARE(text(0), QStringLiteral("host | app.localhost, *.app.localhost | app.localhost | ok"));
    QCOMPARE(text(1), QStringLiteral("path | /api/, = /x, ~ y$ | /api/z | ok"));
    QCOMPARE(text(2), QStringLiteral("method | POST, PUT | GET | no"));
    QCOMPARE(text(3), QStringLiteral("header | x-beta: 1 | 0, 2 | no"));
    QCOMPARE(text(4), QStringLiteral("header | x-old: ! |  | ok"));
    QCOMPARE(text(5), QStringLiteral("query | v: ~ 2 | 22 | ok"));
    QCOMPARE(text(6), QStringLiteral("client | 10.0.0.0/8 | 127.0.0.1 | no"));
    QCOMPARE(text(7), QStringLiteral("listener | inside | web | no"));
}

void TestRoutingMatch::explainStopsAtTheMatch()
{
    const auto config = makeConfig({
        RouteBuilder().disabled(),
        RouteBuilder().host("other.localhost"),
        RouteBuilder().host("app.localhost").name("app"),
        RouteBuilder(),
    });
    const RouteTable table(*config);
    const Viewed view({});
    const Explanation why = table.explain(*view);
    QCOMPARE(why.matched.value(), 2u);
    QCOMPARE(why.candidates.size(), std::size_t(4));
    QVERIFY(!why.candidates[0].evaluated && !why.candidates[0].matched);
    QVERIFY(why.candidates[1].evaluated && !why.candidates[1].matched);
    QVERIFY(why.candidates[2].evaluated && why.candidates[2].matched);
    QVERIFY(!why.candidates[3].evaluated && !why.candidates[3].matched);
    QVERIFY(why.candidates[3].predicates.empty());
    QCOMPARE(why.reason, std::string("route \"app\" is the first whose predicates all hold"));
}

void TestRoutingMatch::explainSaysWhyNothingMatched()
{
    const auto config = makeConfig({RouteBuilder().host("app.localhost").method("PUT")});
    const RouteTable table(*config);
    const Viewed wrongHost({.host = "x.test"});
    QCOMPARE(table.explain(*wrongHost).reason, std::string("no route takes the host \"x.test\""));
    const Viewed wrongMethod({.path = "/a"});
    QCOMPARE(table.explain(*wrongMethod).reason,
             std::string("no route for this host takes GET /a as it is"));
}

void TestRoutingMatch::closestRoutesAreThoseOfHostAndPath()
{
    const auto config = makeConfig({RouteBuilder().host("other.localhost"),
                                    RouteBuilder().host("app.localhost").path("/b"),
                                    RouteBuilder().path("/a").method("POST"),
                                    RouteBuilder().host("app.localhost").path("/a").method("PUT")});
    const RouteTable table(*config);
    const Viewed view({.method = "GET", .host = "app.localhost", .path = "/a"});
    QCOMPARE(table.match(*view), -1);
    std::vector<std::uint32_t> routes;
    for (const CandidateResult &candidate : table.closestRoutes(*view, 3))
        routes.push_back(candidate.route);
    QCOMPARE(routes, (std::vector<std::uint32_t>{2, 3, 1}));
    const auto first = table.closestRoutes(*view, 1);
    QCOMPARE(first.size(), std::size_t(1));
    QCOMPARE(failureText(first[0].predicates.back()),
             std::string("method POST: the request has 'GET'"));
}

void TestRoutingMatch::closestHostsAreOrderedByDistance()
{
    const auto config = makeConfig({
        RouteBuilder().host("shop.localhost"),
        RouteBuilder().host("api.localhost").host("*.app.localhost"),
        RouteBuilder().host("app.localhost"),
        RouteBuilder().host("ap.localhost").disabled(),
        RouteBuilder().host("*.wild.test"),
    });
    const RouteTable table(*config);
    using Names = std::vector<std::string>;
    QCOMPARE(table.closestHosts("app.localhos", 2), (Names{"app.localhost", "api.localhost"}));
    QCOMPARE(table.closestHosts("x.wild.test", 1), (Names{"*.wild.test"}));
    QCOMPARE(table.closestHosts("app.localhost", 9).size(), std::size_t(4));
    QCOMPARE(table.closestHosts("", 1), (Names{"*.wild.test"}));
    QCOMPARE(table.closestHosts(std::string(300, 'x'), 9).size(), std::size_t(4));
}

QTEST_APPLESS_MAIN(TestRoutingMatch)
#include "tst_routing_match.moc"
