// Which route would take a request, and why: the data path's own decision, put into words for
// people and tools.
#pragma once

#include "config/runtime_config.h"
#include "routing/route_table.h"

#include "base/result.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace signalbox {

struct ExplainRequest
{
    std::string method = "GET";
    std::string url; // with or without a scheme; https is taken as it is
    std::vector<std::pair<std::string, std::string>> headers; // a Host here replaces the URL's
    std::string client = "127.0.0.1";
};

struct ExplainResult
{
    struct Match
    {
        std::string route;
        std::uint32_t index = 0;
        int line = 0;
        std::string backend; // empty: the filters answer
        std::vector<std::string> filters;
        std::string nextServer;    // empty: none, or nobody knows
        std::string pathForwarded; // empty: nothing is forwarded
        int answered = 0; // status of the filter that answers in the server's place; 0: none does
    };
    std::string url;
    std::string method;
    std::string listener;
    std::optional<Match> matched;
    struct Candidate
    {
        std::string route;
        routing::CandidateResult result;
        bool enabled = true;
    };
    std::vector<Candidate> candidates; // every route, in file order
    std::string reason;                // one sentence

    /// formats.md, without a line end.
    std::string toJson() const;
};

/// Name of the server that the backend's next request would go to; empty when there is none.
using NextServer = std::function<std::string(const config::BackendSpec &backend)>;
/// As a proxy that has just started with this configuration would choose.
NextServer nextServerOfFreshPool();

/// Where a request goes, without the reasons and the next server: what a replay of many asks for,
/// in a time that doesn't grow with the routes. Empty: no route takes it. Pure; any thread.
Result<std::optional<ExplainResult::Match>> decide(const config::RuntimeConfig &config,
                                                   const routing::RouteTable &table,
                                                   const ExplainRequest &request);

/// Pure; any thread. An error means that no such request can be made (a malformed URL).
Result<ExplainResult> explain(const config::RuntimeConfig &config, const routing::RouteTable &table,
                              const ExplainRequest &request, const NextServer &next);

} // namespace signalbox
