// Per-request state that filters see and change: typed, no string-keyed bag.
#pragma once

#include "base/address.h"
#include "base/clock.h"
#include "base/error.h"
#include "http/head.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::filters {

enum class FilterAction : std::uint8_t;

/// Continues a chain that waits. Worker thread only.
class Resumer
{
public:
    virtual ~Resumer() = default;
    /// Continues behind the filter that waited, as if it had returned `action` (not Wait).
    virtual void resume(FilterAction action) = 0;
};

/// What a filter may ask of the exchange it runs in. Worker thread only.
class FilterHost
{
public:
    virtual ~FilterHost() = default;
    /// Expires when the exchange ends (the client left, a timeout): lock it before use.
    virtual std::weak_ptr<Resumer> waitHandle() = 0;
    /// Runs `call` on the worker's thread after `delay` (coarse, ±10 ms), whether or not the
    /// exchange still lives.
    virtual void callLater(Milliseconds delay, std::function<void()> call) = 0;
};

/// An answer made by a filter.
struct DirectAnswer
{
    std::uint16_t status = 200;
    http::Fields fields; // framing fields are added by the exchange
    std::string body;
    /// In place of `body`: of the configuration, which outlives the exchange. Never copied.
    const std::string *fixedBody = nullptr;

    std::string_view content() const noexcept { return fixedBody ? *fixedBody : body; }
};

struct ProxyContext
{
    http::RequestHead *request = nullptr;
    http::ResponseHead *response = nullptr; // valid in response stages
    std::string_view normalPath;            // what was matched
    std::string path; // set by path filters (then pathRewritten); starts from normalPath
    bool pathRewritten = false;
    std::string query; // set by filters that change it (then queryRewritten)
    bool queryRewritten = false;
    std::string hostOverride; // set-host; empty: the server's host mode decides
    const SocketAddress *client = nullptr;
    std::string_view clientIp; // text of client->ip; "unix" for unix sockets
    std::string_view route;
    std::string_view server; // empty until one is picked (request stages)
    // Host or address of that server as it may call itself in URLs, and the scheme it is reached
    // by.
    std::string_view serverHost;
    std::string_view serverScheme = "http";
    std::string_view requestId;
    std::string_view scheme = "http"; // of the client's side
    std::uint64_t generation = 0;
    std::optional<DirectAnswer> answer;
    std::optional<Error> error;
    FilterHost *host = nullptr;
    std::string
        scratch; // for a filter to build a value in; its content is nobody's between two calls

    /// Path as it stands now: `path` once rewritten, else normalPath.
    std::string_view currentPath() const noexcept
    {
        return pathRewritten ? std::string_view(path) : normalPath;
    }
    /// Query as it stands now, without '?'.
    std::string_view currentQuery() const noexcept
    {
        return queryRewritten ? std::string_view(query) : request->query();
    }
    /// As constructed, for reuse by the next exchange; keeps capacities.
    void clear() noexcept;
};

} // namespace signalbox::filters
