// Instructions for one typical browser request head and one response head. Not part of the build:
//   g++ -std=c++20 -O2 -DNDEBUG -Iengine -o bench_parser tests/engine/http/bench_parser.cpp
//       engine/http/*.cpp engine/base/{address,error,json_escape}.cpp
//   valgrind --tool=callgrind --toggle-collect='measureRequest*' ./bench_parser 1000
#include "http/parser.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace signalbox::http;

namespace {

const std::string kRequest =
    "GET /assets/components/navigation/main.js?v=1700000000 HTTP/1.1\r\n"
    "Host: app.localhost:8080\r\n"
    "Connection: keep-alive\r\n"
    "sec-ch-ua-mobile: ?0\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/120.0.0.0 Safari/537.36\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8\r\n"
    "Sec-Fetch-Site: same-origin\r\n"
    "Sec-Fetch-Mode: cors\r\n"
    "Sec-Fetch-Dest: script\r\n"
    "Referer: http://app.localhost:8080/dashboard\r\n"
    "Accept-Encoding: gzip, deflate, br\r\n"
    "Accept-Language: en-GB,en;q=0.9\r\n"
    "Cookie: session=0123456789abcdef0123456789abcdef; theme=dark\r\n"
    "\r\n";
const std::string kResponse = "HTTP/1.1 200 OK\r\n"
                              "Content-Type: application/javascript; charset=utf-8\r\n"
                              "Content-Length: 1024\r\n"
                              "Date: Tue, 01 Jan 2030 00:00:00 GMT\r\n"
                              "ETag: W/\"400-abcdefabcdef\"\r\n"
                              "Cache-Control: no-cache\r\n"
                              "Vary: Accept-Encoding\r\n"
                              "Connection: keep-alive\r\n"
                              "Keep-Alive: timeout=5\r\n"
                              "\r\n";

} // namespace

[[gnu::noinline]] std::size_t measureRequest(RequestParser &parser, RequestHead &head)
{
    std::size_t consumed = 0;
    parser.reset();
    if (parser.feed(kRequest, consumed, head) != ParseState::Complete)
        std::abort();
    markHopByHop(head);
    return consumed;
}

[[gnu::noinline]] std::size_t measureResponse(ResponseParser &parser, ResponseHead &head)
{
    std::size_t consumed = 0;
    parser.reset();
    if (parser.feed(kResponse, consumed, head, Method::Get) != ParseState::Complete)
        std::abort();
    markHopByHop(head);
    return consumed;
}

[[gnu::noinline]] void measureWrite(const RequestHead &head, std::string &out)
{
    out.clear();
    head.fields.appendTo(out);
}

int main(int argc, char **argv)
{
    const long rounds = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 1000;
    RequestParser requests;
    ResponseParser responses;
    RequestHead request;
    ResponseHead response;
    std::string out;
    std::size_t bytes = 0;
    for (long i = 0; i < rounds; ++i) {
        bytes += measureRequest(requests, request);
        bytes += measureResponse(responses, response);
        measureWrite(request, out);
    }
    std::printf("%zu + %zu bytes a round, %zu in all\n", kRequest.size(), kResponse.size(), bytes);
    return 0;
}
