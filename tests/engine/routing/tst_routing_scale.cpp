// Large tables: a decision costs the same with 10 and 100,000 hosts, 10 and 10,000 prefixes, and
// never allocates.
#include "routing/route_table.h"
#include "support/config_builders.h"

#include <QElapsedTimer>
#include <QTest>

#include <cstdlib>
#include <new>

namespace {
std::size_t allocations = 0; // single-threaded program
}

void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

using namespace signalbox;
using namespace signalbox::routing;
using testsupport::makeConfig;
using testsupport::RouteBuilder;

namespace {

RequestView request(std::string_view host, std::string_view path)
{
    return {.method = "GET", .host = host, .path = path, .query = {}};
}

std::string hostName(int i)
{
    return "service-" + std::to_string(i) + ".localhost";
}

std::string prefix(int i)
{
    return "/team-" + std::to_string(i % 97) + "/service-" + std::to_string(i);
}

/// The quickest of some rounds, which other processes disturbed least: nanoseconds a call;
/// `call(i)` for i = 0 … calls - 1.
template <typename Call> double nanoseconds(int calls, Call &&call)
{
    std::vector<double> rounds;
    for (int round = 0; round < 7; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < calls; ++i)
            call(i);
        rounds.push_back(double(timer.nsecsElapsed()) / calls);
    }
    return *std::min_element(rounds.begin(), rounds.end());
}

} // namespace

class TestRoutingScale : public QObject
{
    Q_OBJECT

private slots:
    void manyHosts();
    void manyPrefixesOnOneHost();
    void oneRouteWithManyHosts();
    void wildcardsAndHostlessRoutesBesideManyHosts();
    void matchNeverAllocates();
    void closestOfManyHosts();
};

void TestRoutingScale::manyHosts()
{
    std::map<int, double> cost;
    for (const int count : {10, 1000, 100'000}) {
        std::vector<RouteBuilder> routes;
        for (int i = 0; i < count; ++i)
            routes.push_back(RouteBuilder().host(hostName(i)));
        const auto config = makeConfig(routes);
        QElapsedTimer timer;
        timer.start();
        const RouteTable table(*config);
        const qint64 built = timer.elapsed();

        // The same ten hosts all the time: the cost of finding, not of cache misses; then all hosts
        // in turn.
        std::vector<std::string> few;
        std::vector<std::string> all;
        for (int i = 0; i < 10; ++i)
            few.push_back(hostName(i * count / 10));
        for (int i = 0; i < count; ++i)
            all.push_back(hostName(int(std::int64_t(i) * 7919 % count)));
        for (std::size_t i = 0; i < few.size(); ++i)
            QCOMPARE(table.match(request(few[i], "/x")), int(i) * count / 10);
        cost[count] = nanoseconds(20'000, [&](int i) {
            [[maybe_unused]] volatile int r = table.match(request(few[std::size_t(i) % 10], "/x"));
        });
        const double cold = nanoseconds(50'000, [&](int i) {
            [[maybe_unused]] volatile int r =
                table.match(request(all[std::size_t(i) % all.size()], "/x"));
        });
        qInfo("%6d hosts: built in %lld ms, match %.0f ns warm, %.0f ns over all hosts", count,
              built, cost[count], cold);
        QCOMPARE(table.match(request("nobody.localhost", "/x")), -1);
    }
    // A linear search would cost 10,000 times as much; a busy machine must not fail the test.
    QVERIFY2(cost[100'000] < 20 * cost[10], "finding a host must not depend on their number");
}

void TestRoutingScale::manyPrefixesOnOneHost()
{
    std::map<int, double> cost;
    for (const int count : {10, 10'000}) {
        std::vector<RouteBuilder> routes;
        for (int i = 0; i < count; ++i)
            routes.push_back(RouteBuilder().host("app.localhost").path(prefix(i)));
        const auto config = makeConfig(routes);
        QElapsedTimer timer;
        timer.start();
        const RouteTable table(*config);
        const qint64 built = timer.elapsed();

        std::vector<std::string> paths;
        for (int i = 0; i < 10; ++i)
            paths.push_back(prefix(i * count / 10) + "/users/42");
        for (std::size_t i = 0; i < paths.size(); ++i)
            QCOMPARE(table.match(request("app.localhost", paths[i])), int(i) * count / 10);
        cost[count] = nanoseconds(20'000, [&](int i) {
            [[maybe_unused]] volatile int r =
                table.match(request("app.localhost", paths[std::size_t(i) % 10]));
        });
        qInfo("%6d prefixes: built in %lld ms, match %.0f ns", count, built, cost[count]);
        QCOMPARE(table.match(request("app.localhost", "/team-1/service-")), -1);
    }
    QVERIFY2(cost[10'000] < 20 * cost[10], "finding a prefix must not depend on their number");
}

void TestRoutingScale::oneRouteWithManyHosts()
{
    RouteBuilder route;
    for (int i = 0; i < 100'000; ++i)
        route.host(hostName(i));
    route.path("/a").path("/b").path("~ ^/c");
    const auto config = makeConfig({route, RouteBuilder()});
    const RouteTable table(*config);
    QCOMPARE(table.match(request("service-77777.localhost", "/b/x")), 0);
    QCOMPARE(table.match(request("service-77777.localhost", "/cc")), 0);
    QCOMPARE(table.match(request("service-77777.localhost", "/d")), 1);
}

void TestRoutingScale::wildcardsAndHostlessRoutesBesideManyHosts()
{
    // 1,000 host-less routes before, between and after 20,000 hosts: lists are shared, not copied
    // to each host.
    std::vector<RouteBuilder> routes;
    for (int i = 0; i < 21'000; ++i) {
        if (i % 21 == 0)
            routes.push_back(RouteBuilder().path("/shared-" + std::to_string(i)));
        else
            routes.push_back(RouteBuilder().host(hostName(i)));
    }
    routes.push_back(RouteBuilder().host("*.localhost"));
    const auto config = makeConfig(routes);
    const std::size_t before = allocations;
    const RouteTable table(*config);
    QVERIFY2(allocations - before < 200'000, "building must not copy shared lists to every host");
    QCOMPARE(table.match(request(hostName(20'000), "/shared-0/x")), 0);
    QCOMPARE(table.match(request(hostName(20'000), "/shared-20979")), 20'000);
    QCOMPARE(table.match(request(hostName(20'000), "/x")), 20'000);
    QCOMPARE(table.match(request("nobody.localhost", "/shared-20979")), 20'979);
    QCOMPARE(table.match(request("nobody.localhost", "/x")), 21'000);
}

void TestRoutingScale::matchNeverAllocates()
{
    const auto config = makeConfig({
        RouteBuilder().host("app.localhost").path("/api").method("PUT"),
        RouteBuilder().host("*.localhost").path("= /x").header("x-beta", "1"),
        RouteBuilder().path("/api/v1").query("v", "2").client("10.0.0.0/8"),
        RouteBuilder().host("app.localhost").path("/").listener(1),
        RouteBuilder(),
    });
    const RouteTable table(*config);
    http::Fields fields;
    fields.add("x-beta", "2");
    const IpAddress client = IpAddress::parse("127.0.0.1").value();
    RequestView view = request("app.localhost", "/api/v1/x");
    view.query = "v=1";
    view.fields = &fields;
    view.client = &client;
    const std::size_t before = allocations;
    const int route = table.match(view);
    QCOMPARE(allocations, before);
    QCOMPARE(route, 4);
}

void TestRoutingScale::closestOfManyHosts()
{
    std::vector<RouteBuilder> routes;
    for (int i = 0; i < 100'000; ++i)
        routes.push_back(RouteBuilder().host(hostName(i)));
    const auto config = makeConfig(routes);
    const RouteTable table(*config);
    QElapsedTimer timer;
    timer.start();
    const auto names = table.closestHosts("servise-4711.localhost", 1);
    qInfo("closest of 100,000 hosts in %lld ms", timer.elapsed());
    QCOMPARE(names, (std::vector<std::string>{"service-4711.localhost"}));
}

QTEST_APPLESS_MAIN(TestRoutingScale)
#include "tst_routing_scale.moc"
