// The shop of the design's pictures: its configuration, a draft of it with an added, a changed and
// a removed route, and samples with the pictures' numbers.
#pragma once

#include "stats/snapshot.h"
#include "support/ui_workspace.h"

#include <QElapsedTimer>
#include <QTest>

namespace signalbox::test {

inline const std::string shopLive = R"(version: 1
listeners:
  http: {bind: "127.0.0.1:8080"}
  https: {bind: "127.0.0.1:8443"}
backends:
  api:
    servers:
      - {url: "127.0.0.1:9001", name: api-1, weight: 2}
      - {url: "127.0.0.1:9002", name: api-2}
      - {url: "127.0.0.1:9003", name: api-3}
    health-check: {path: /healthz}
  auth:
    servers:
      - {url: "127.0.0.1:7001", name: auth-1}
      - {url: "127.0.0.1:7002", name: auth-2}
    health-check: {path: /healthz}
  media:
    servers:
      - {url: "127.0.0.1:9100", name: media-1}
      - {url: "127.0.0.1:9101", name: media-2}
  api-next:
    servers:
      - {url: "127.0.0.1:9010", name: next-1}
      - {url: "127.0.0.1:9011", name: next-2}
  web:
    servers:
      - {url: "127.0.0.1:5173", name: web-1}
      - {url: "127.0.0.1:5174", name: web-2}
routes:
  - name: api
    match: {host: shop.localhost, path: /api/}
    backend: api
    timeout: 30s
  - name: auth
    match: {host: shop.localhost, path: /auth/}
    backend: auth
  - name: media
    match: {host: shop.localhost, path: /media/}
    backend: media
  - name: legacy-img
    match: {host: img.shop.localhost}
    backend: media
  - name: beta
    match: {host: beta.shop.localhost}
    backend: api-next
  - name: admin
    enabled: false
    match: {host: admin.localhost}
    backend: web
  - name: web
    match: {host: shop.localhost}
    backend: web
)";

inline std::string shopDraft()
{
    std::string text = shopLive;
    const auto replace = [&text](const std::string &from, const std::string &to) {
        text.replace(text.find(from), from.size(), to);
    };
    replace("routes:\n", "routes:\n"
                         "  - name: checkout-v2\n"
                         "    match: {host: shop.localhost, path: /api/checkout/, "
                         "methods: [POST, PUT]}\n"
                         "    filters: [{replace-prefix: {from: /api/checkout/, "
                         "to: /v2/checkout/}}, {set-request-headers: {X-Route: checkout-v2}}]\n"
                         "    backend: api-next\n");
    replace("timeout: 30s", "timeout: 5s");
    replace("  - name: legacy-img\n"
            "    match: {host: img.shop.localhost}\n"
            "    backend: media\n",
            "");
    return text;
}

/// @param second  makes numbers that differ from sample to sample; those of 0 and 61 are the
/// pictures'
inline std::shared_ptr<const stats::Snapshot> shopSample(int second = 0)
{
    auto snapshot = std::make_shared<stats::Snapshot>();
    snapshot->sequence = std::uint64_t(second) + 1;
    snapshot->takenMs = 1'764'000'000'000 + second * 1000;
    const double wave = 1 + 0.1 * double((second * 7) % 5 - 2) * (second > 0 ? 1 : 0);
    const auto listener = [&](const char *name, const char *url, double rate) {
        stats::ListenerSnapshot out;
        out.info = {name, url};
        out.rate.lastSecond = rate * wave;
        snapshot->listeners.push_back(out);
    };
    listener("http", "http://127.0.0.1:8080", 60.6);
    listener("https", "http://127.0.0.1:8443", 25.7);
    const auto route = [&](const char *name, double rate, std::uint64_t p95Us, double errors) {
        stats::RouteSnapshot out;
        out.info.name = name;
        out.rate.lastSecond = rate * wave;
        out.requests = std::uint64_t(1000 * (second + 1));
        out.errors = std::uint64_t(errors * 10 * double(second + 1));
        if (p95Us > 0)
            out.latency.p95Us = p95Us;
        snapshot->routes.push_back(out);
    };
    route("api", 41.8, 38'000, 0);
    route("auth", 6.2, 271'000, 0.3);
    route("media", 12.4, 12'000, 0);
    route("legacy-img", 0.3, 9'000, 0);
    route("beta", 2.1, 44'000, 0);
    route("admin", 0, 0, 0);
    route("web", 23.5, 9'000, 0);
    const auto server = [&](const char *name, const char *url, const char *state, double rate,
                            std::uint32_t weight = 1, const char *progress = "",
                            std::int64_t sinceSeconds = 0, std::uint64_t active = 0) {
        stats::ServerSnapshot out;
        out.info.name = name;
        out.info.url = url;
        out.info.state = state;
        out.info.weight = weight;
        out.info.progress = progress;
        out.info.stateSinceMs = snapshot->takenMs - sinceSeconds * 1000;
        out.sums.active = active;
        out.rate.lastSecond = rate * wave;
        snapshot->backends.back().servers.push_back(out);
    };
    const auto backend = [&](const char *name, std::vector<std::string> next) {
        stats::BackendSnapshot out;
        out.info = {name, "round-robin", std::move(next)};
        snapshot->backends.push_back(out);
    };
    backend("api", {"api-1", "api-2", "api-1", "api-1", "api-2", "api-1", "api-1"});
    server("api-1", "http://127.0.0.1:9001", "up", 27.9, 2);
    server("api-2", "http://127.0.0.1:9002", "up", 13.9);
    server("api-3", "http://127.0.0.1:9003", "down", 0, 1, "", 41);
    backend("auth", {"auth-2", "auth-1", "auth-2", "auth-1", "auth-2", "auth-1", "auth-2"});
    server("auth-1", "http://127.0.0.1:7001", "up", 3.1);
    server("auth-2", "http://127.0.0.1:7002", "going-down", 3.1, 1, "2/3");
    backend("media", {"media-1", "media-1", "media-1"});
    server("media-1", "http://127.0.0.1:9100", "up", 12.3);
    server("media-2", "http://127.0.0.1:9101", "drain", 0.4, 1, "", 0, 2);
    backend("api-next", {"next-1", "next-1", "next-1"});
    server("next-1", "http://127.0.0.1:9010", "up", 2.1);
    server("next-2", "http://127.0.0.1:9011", "going-up", 0, 1, "1/2");
    backend("web", {"web-1", "web-1"});
    server("web-1", "http://127.0.0.1:5173", "unchecked", 23.5);
    server("web-2", "http://127.0.0.1:5174", "maint", 0, 1, "", 540);
    return snapshot;
}

/// The shop runs, the draft differs, and samples of some seconds have come in.
inline void openShop(UiWorkspace &workspace, int seconds = 60)
{
    workspace.draft.open(QStringLiteral("/tmp/signalbox.yaml"), shopLive);
    workspace.draft.setLive(42, std::make_shared<const std::string>(shopLive));
    workspace.draft.setText(shopDraft(), QStringLiteral("draft"));
    workspace.session.now = EngineState::Running;
    for (int second = seconds; second-- > 0;)
        emit workspace.session.sampled(shopSample(second == 0 ? seconds : seconds - second));
    QTRY_VERIFY(workspace.draft.analysisIsCurrent() && workspace.draft.liveAnalysis());
}

} // namespace signalbox::test
