// See load_options.h.
#include "load_options.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string_view>

namespace signalbox::bench {
namespace {

[[noreturn]] void usage(std::string_view problem)
{
    std::fprintf(stderr,
                 "%.*s\n"
                 "signalbox-bench-load --port P [--mode keepalive|new|idle|ws|ws-idle] "
                 "[--connections N] [--path /b/1024]\n"
                 "  [--host NAME | --hosts N] [--warmup S] [--duration S | --requests N] [--upload "
                 "BYTES] [--slow BYTES/S]\n"
                 "  [--timeout S] [--window MS] [--verify] [--minimal-head]\n"
                 "Prints 'begin' when counting starts, 'end' when it stops, then one line of JSON. "
                 "The idle modes print\n"
                 "'idle N' and wait for end of input.\n",
                 static_cast<int>(problem.size()), problem.data());
    std::exit(2);
}

} // namespace

LoadOptions parseLoadOptions(int argc, char **argv)
{
    static const std::map<std::string_view, LoadMode> modes{{"keepalive", LoadMode::KeepAlive},
                                                            {"new", LoadMode::New},
                                                            {"idle", LoadMode::Idle},
                                                            {"ws", LoadMode::WebSocket},
                                                            {"ws-idle", LoadMode::WebSocketIdle}};
    LoadOptions options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (name == "--verify") {
            options.verify = true;
            continue;
        }
        if (name == "--minimal-head") {
            options.minimalHead = true;
            continue;
        }
        if (i + 1 >= argc)
            usage("a value is missing");
        const char *value = argv[++i];
        const auto number = [value] { return std::strtoull(value, nullptr, 10); };
        if (name == "--port") {
            options.port = static_cast<std::uint16_t>(number());
        } else if (name == "--mode") {
            const auto mode = modes.find(value);
            if (mode == modes.end())
                usage("unknown mode");
            options.mode = mode->second;
        } else if (name == "--connections") {
            options.connections = static_cast<unsigned>(number());
        } else if (name == "--path") {
            options.path = value;
        } else if (name == "--host") {
            options.host = value;
        } else if (name == "--hosts") {
            options.hosts = static_cast<unsigned>(number());
        } else if (name == "--warmup") {
            options.warmup = std::strtod(value, nullptr);
        } else if (name == "--duration") {
            options.duration = std::strtod(value, nullptr);
        } else if (name == "--requests") {
            options.requests = number();
        } else if (name == "--upload") {
            options.upload = number();
        } else if (name == "--slow") {
            options.slow = number();
        } else if (name == "--timeout") {
            options.timeout = std::strtod(value, nullptr);
        } else if (name == "--window") {
            options.windowMs = static_cast<unsigned>(number());
        } else {
            usage("unknown option");
        }
    }
    if (options.port == 0 || options.connections == 0)
        usage("--port and at least one connection are needed");
    return options;
}

} // namespace signalbox::bench
