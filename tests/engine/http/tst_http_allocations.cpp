// A connection that reuses its parser and heads allocates nothing for another request like the last
// one.
#include "parse_helpers.h"

#include "http/path.h"

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

using namespace signalbox::http;

class TestHttpAllocations : public QObject
{
    Q_OBJECT

private slots:
    void secondRequest();
    void secondRequestInPieces();
    void secondResponse();
    void secondBody();
    void normalPath();

private:
    /// Allocations of the second run of f.
    template <typename F> static std::size_t secondRun(F &&f)
    {
        f();
        const std::size_t before = allocations;
        f();
        return allocations - before;
    }
    static std::string request()
    {
        return "GET http://app.localhost:8080/assets/components/navigation/main.js?v=1 HTTP/1.1\r\n"
               "Host: something.else.localhost:8080\r\nConnection: keep-alive, "
               "x-a\r\nUser-Agent: " +
               std::string(120, 'u') +
               "\r\nAccept: */*\r\nX-A: 1\r\nX-Odd:  remade \r\nContent-Length: 0005\r\n\r\n";
    }
};

void TestHttpAllocations::secondRequest()
{
    const std::string input = request();
    RequestParser parser;
    RequestHead head;
    std::string out;
    QVERIFY(allocations > 0); // they are counted
    QCOMPARE(secondRun([&] {
                 std::size_t consumed = 0;
                 parser.reset();
                 (void)parser.feed(input, consumed, head);
                 markHopByHop(head);
                 out.clear();
                 head.fields.appendTo(out);
             }),
             std::size_t(0));
    QCOMPARE(head.contentLength, std::uint64_t(5));
}

void TestHttpAllocations::secondRequestInPieces()
{
    RequestParser parser;
    RequestHead head;
    // Lines that are remade out of pieces may allocate; those that stay as they came don't.
    const std::string plain =
        "GET /assets/main.js HTTP/1.1\r\nHost: something.localhost:8080\r\nUser-Agent: " +
        std::string(120, 'u') + "\r\n\r\n";
    QCOMPARE(secondRun([&] {
                 parser.reset();
                 for (std::size_t i = 0; i < plain.size(); i += 10) {
                     std::size_t consumed = 0;
                     (void)parser.feed(std::string_view(plain).substr(i, 10), consumed, head);
                 }
             }),
             std::size_t(0));
    QVERIFY(!parser.started());
}

void TestHttpAllocations::secondResponse()
{
    const std::string input =
        "HTTP/1.1 200 OK and a reason that is longer than a short string\nServer: x\n"
        "Content-Length: 1234567890123456\r\nContent-Length: 1234567890123456\r\n"
        "Set-Cookie: " +
        std::string(100, 'c') + "\r\n\r\n";
    ResponseParser parser;
    ResponseHead head;
    QCOMPARE(secondRun([&] {
                 std::size_t consumed = 0;
                 parser.reset();
                 (void)parser.feed(input, consumed, head, Method::Get);
                 markHopByHop(head);
             }),
             std::size_t(0));
    QCOMPARE(head.contentLength, std::uint64_t(1234567890123456));
}

void TestHttpAllocations::secondBody()
{
    const std::string input =
        "5;extension=\"quoted\"\r\nhello\r\n0\r\nX-Trailer: " + std::string(100, 't') + "\r\n\r\n";
    BodyDecoder decoder;
    std::string content;
    QCOMPARE(secondRun([&] {
                 std::string_view in = input;
                 std::string_view data;
                 decoder.start(Framing::Chunked, 0);
                 content.clear();
                 while (decoder.next(in, data) == BodyState::Data)
                     content += data;
             }),
             std::size_t(0));
    QVERIFY(decoder.ended());
}

void TestHttpAllocations::normalPath()
{
    const std::string path = "/a/long/path/that/is/normal/already/.hidden/%C3%BC/index.html";
    std::string scratch;
    const std::size_t before = allocations;
    const bool normal = normalisePath(path, scratch).ok();
    const std::size_t after = allocations;
    QVERIFY(normal);
    QCOMPARE(after - before, std::size_t(0));
}

QTEST_APPLESS_MAIN(TestHttpAllocations)
#include "tst_http_allocations.moc"
