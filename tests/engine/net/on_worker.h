// Runs a case on a worker's own thread, and messages that such cases send.
#pragma once

#include "support/worker_fixture.h"

#include <string>
#include <string_view>

namespace signalbox::test {

inline const std::string oneBackend = R"(
listeners: {web: {bind: "127.0.0.1:0"}}
backends: {app: {servers: ["127.0.0.1:1"]}}
routes: [{name: all, backend: app}]
)";

/// The same with a server on that port, and no retries.
inline std::string oneServer(unsigned port)
{
    return "listeners: {web: {bind: \"127.0.0.1:0\"}}\n"
           "backends: {app: {servers: [\"127.0.0.1:" +
           std::to_string(port) +
           "\"], retry: {attempts: 0}}}\n"
           "routes: [{name: all, backend: app}]\n";
}

inline void onWorker(const std::string &yaml, const std::function<void(WorkerFixture &)> &testCase,
                     filters::FilterFactory factory = {})
{
    LoopThread loop;
    loop.run([&] {
        WorkerFixture fixture(loop, yaml, std::move(factory));
        testCase(fixture);
    });
}

inline std::string get(std::string_view path)
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: a.localhost\r\n\r\n";
}

inline std::string post(std::string_view path, std::string_view body)
{
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: a.localhost\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

inline std::string okAnswer(std::string_view body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
}

/// What is behind the first head.
inline std::string bodyOf(std::string_view message)
{
    const std::size_t end = message.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string() : std::string(message.substr(end + 4));
}

/// The content of a chunked body that is whole; "incomplete" otherwise. Trailers are left out.
inline std::string dechunked(std::string_view body)
{
    std::string out;
    for (;;) {
        const std::size_t line = body.find("\r\n");
        if (line == std::string_view::npos)
            return "incomplete";
        const std::size_t size = std::stoul(std::string(body.substr(0, line)), nullptr, 16);
        body.remove_prefix(line + 2);
        if (size == 0)
            return body.ends_with("\r\n") ? out : "incomplete";
        if (body.size() < size + 2)
            return "incomplete";
        out += body.substr(0, size);
        body.remove_prefix(size + 2);
    }
}

} // namespace signalbox::test
