// A warmed-up exchange runs chains without state without asking for memory. Counts operator new, so
// it is alone here.
#include "filter_exchange.h"
#include "support/test_filters.h"

#include <QTest>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

} // namespace

void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size ? size : 1))
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
using namespace signalbox::test;
using filters::FilterAction;

class TestFiltersAllocations : public QObject
{
    Q_OBJECT

private slots:
    void warmChainsAllocateNothing_data();
    void warmChainsAllocateNothing();
    void countingWorks();
};

void TestFiltersAllocations::warmChainsAllocateNothing_data()
{
    QTest::addColumn<FilterSpecs>("specs");
    QTest::newRow("no filter") << FilterSpecs{};
    QTest::newRow("request fields") << FilterSpecs{requestHeaders(
        Op::Set,
        {{"x-environment", "a value that is too long for a small string"},
         {"x-from", "{client.ip} {host} {path} {query} {route} {request-id} {header.user-agent}"},
         {"x-server", "server {server} of the route {route}"}})};
    QTest::newRow("response fields") << FilterSpecs{
        responseHeaders(Op::Set, {{"x-served-by", "{server} for {host} at {path}, a long one"}}),
        responseHeaders(Op::Remove, {{"x-powered-by", ""}})};
    QTest::newRow("paths and host")
        << FilterSpecs{strip("/api"), addPrefix("/a/rather/long/prefix/for/a/test"),
                       replacePrefix("/a/rather", "/another"), setHost("api.example.test:8081")};
}

void TestFiltersAllocations::warmChainsAllocateNothing()
{
    QFETCH(FilterSpecs, specs);
    FilterExchange exchange(specs);
    QVERIFY(exchange.get("/api/and/some/more/path?with=a&query=too",
                         "User-Agent: an agent with a name\r\n"));
    QVERIFY(exchange.answer("X-Powered-By: something\r\n"));
    http::RequestHead request = exchange.request;
    http::ResponseHead response = exchange.response;
    std::string body = "a piece of a body";

    const auto pass = [&] {
        // Assigning keeps the capacity of what grew in the pass before.
        exchange.request = request;
        exchange.response = response;
        exchange.context.path.clear();
        exchange.context.pathRewritten = false;
        exchange.context.server = {};
        exchange.run.start(exchange.chain.get());
        bool fine = exchange.run.requestHead(exchange.context) == FilterAction::Continue;
        exchange.context.server = "blue-server";
        exchange.run.serverPicked(exchange.context);
        fine = fine &&
               exchange.run.requestBody(exchange.context, body, true) == FilterAction::Continue;
        fine = fine && exchange.run.responseHead(exchange.context) == FilterAction::Continue;
        fine = fine &&
               exchange.run.responseBody(exchange.context, body, true) == FilterAction::Continue;
        return fine;
    };
    QVERIFY(pass());
    QVERIFY(pass()); // path and scratch have changed places
    const std::size_t before = allocations;
    bool fine = true;
    for (int i = 0; i < 10; ++i)
        fine = pass() && fine;
    const std::size_t after = allocations;
    QVERIFY(fine);
    QCOMPARE(after - before, std::size_t(0));
}

void TestFiltersAllocations::countingWorks()
{
    FilterExchange exchange({strip("/api", true)}); // map-back keeps a state
    QVERIFY(exchange.get("/api/x"));
    const std::size_t before = allocations;
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Continue);
    QVERIFY(allocations > before);
}

QTEST_APPLESS_MAIN(TestFiltersAllocations)
#include "tst_filters_allocations.moc"
