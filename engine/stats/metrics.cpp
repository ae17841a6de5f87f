// The metrics' names and labels are those of formats.md.
#include "stats/metrics.h"

#include <charconv>
#include <initializer_list>
#include <utility>

namespace signalbox::stats {

namespace {

using Label = std::pair<std::string_view, std::string_view>;

constexpr std::array<std::string_view, 6> kClasses{"other", "1xx", "2xx", "3xx", "4xx", "5xx"};

class Exposition
{
public:
    /// All samples of a metric follow its head without a gap, as the format asks.
    void head(std::string_view name, std::string_view type, std::string_view help)
    {
        m_name = name;
        m_out += "# HELP ";
        m_out += name;
        m_out += ' ';
        m_out += help;
        m_out += "\n# TYPE ";
        m_out += name;
        m_out += ' ';
        m_out += type;
        m_out += '\n';
    }
    template <typename T>
    void sample(std::initializer_list<Label> labels, T value, std::string_view suffix = {})
    {
        m_out += m_name;
        m_out += suffix;
        if (labels.size() > 0) {
            char before = '{';
            for (const auto &[key, text] : labels) {
                m_out += before;
                m_out += key;
                m_out += "=\"";
                escape(text);
                m_out += '"';
                before = ',';
            }
            m_out += '}';
        }
        m_out += ' ';
        number(value);
        m_out += '\n';
    }
    std::string take() { return std::move(m_out); }

private:
    template <typename T> void number(T value)
    {
        std::array<char, 64> text;
        m_out.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
    }
    void escape(std::string_view text)
    {
        for (const char c : text) {
            switch (c) {
            case '\\':
                m_out += "\\\\";
                break;
            case '"':
                m_out += "\\\"";
                break;
            case '\n':
                m_out += "\\n";
                break;
            default:
                m_out += c;
            }
        }
    }

    std::string m_out;
    std::string_view m_name;
};

template <typename F> void eachServer(const Snapshot &snapshot, F &&f)
{
    for (const BackendSnapshot &backend : snapshot.backends) {
        for (const ServerSnapshot &server : backend.servers)
            f(backend.info.name, server);
    }
}

void writeRequests(Exposition &out, const Snapshot &snapshot)
{
    out.head("signalbox_requests_total", "counter",
             "Requests by route, the server that answered (none: the proxy itself) and class of "
             "status.");
    for (const RouteSnapshot &route : snapshot.routes) {
        for (const RouteServerSums &cell : route.servers) {
            for (std::size_t i = 0; i < kClasses.size(); ++i) {
                // The usual classes stand at 0 from the start, so that a first error is an
                // increase.
                if (cell.classes[i] == 0 && i < 2)
                    continue;
                out.sample({{"route", route.info.name},
                            {"backend", cell.backend},
                            {"server", cell.server},
                            {"code_class", kClasses[i]}},
                           cell.classes[i]);
            }
        }
    }
    // Requests that came to no route, or were refused before one was looked for.
    ClassSums unrouted{};
    for (const ListenerSnapshot &listener : snapshot.listeners) {
        for (std::size_t i = 0; i < unrouted.size(); ++i)
            unrouted[i] += listener.unrouted[i];
    }
    for (std::size_t i = 0; i < unrouted.size(); ++i) {
        if (unrouted[i] > 0 || kClasses[i] == "4xx")
            out.sample(
                {{"route", ""}, {"backend", ""}, {"server", ""}, {"code_class", kClasses[i]}},
                unrouted[i]);
    }
}

void writeDurations(Exposition &out, const Snapshot &snapshot)
{
    out.head("signalbox_request_duration_seconds", "histogram",
             "Time from the first byte of a request to the last byte of its answer.");
    for (const RouteSnapshot &route : snapshot.routes) {
        const DurationBuckets &durations = route.durations;
        const Label name{"route", route.info.name};
        const Label backend{"backend", route.info.backend};
        for (unsigned i = 0; i < DurationBuckets::count; ++i) {
            std::array<char, 32> bound;
            const double seconds = double(std::uint64_t(1) << (DurationBuckets::first + i)) / 1e6;
            const char *end = std::to_chars(bound.data(), bound.data() + bound.size(), seconds,
                                            std::chars_format::fixed)
                                  .ptr;
            out.sample({name, backend, {"le", {bound.data(), std::size_t(end - bound.data())}}},
                       durations.below[i], "_bucket");
        }
        const std::uint64_t all = durations.below.back();
        out.sample({name, backend, {"le", "+Inf"}}, all, "_bucket");
        out.sample({name, backend}, double(durations.sumUs) / 1e6, "_sum");
        out.sample({name, backend}, all, "_count");
    }
}

void writeServers(Exposition &out, const Snapshot &snapshot)
{
    const auto simple = [&](std::string_view name, std::string_view type, std::string_view help,
                            auto &&value) {
        out.head(name, type, help);
        eachServer(snapshot, [&](const std::string &backend, const ServerSnapshot &server) {
            out.sample({{"backend", backend}, {"server", server.info.name}},
                       std::uint64_t(value(server)));
        });
    };
    simple("signalbox_server_up", "gauge",
           "1 when the server's state lets it take new requests (up, going-down, unchecked).",
           [](const ServerSnapshot &s) {
               return s.info.state == "up" || s.info.state == "going-down" ||
                      s.info.state == "unchecked";
           });
    simple("signalbox_server_active", "gauge", "Requests and tunnels on the server now.",
           [](const ServerSnapshot &s) { return s.sums.active; });
    simple("signalbox_server_picks_total", "counter", "Times the balancer chose the server.",
           [](const ServerSnapshot &s) { return s.sums.picks; });

    out.head("signalbox_server_errors_total", "counter", "Failures of the server by kind.");
    eachServer(snapshot, [&](const std::string &backend, const ServerSnapshot &server) {
        const ServerSums &sums = server.sums;
        for (const auto &[kind, value] :
             {std::pair<std::string_view, std::uint64_t>("connect", sums.connectErrors),
              {"reset", sums.resetErrors},
              {"timeout", sums.timeoutErrors},
              {"5xx", sums.classes[5]}})
            out.sample({{"backend", backend}, {"server", server.info.name}, {"kind", kind}}, value);
    });
    simple("signalbox_retries_total", "counter",
           "Tries after a request's first one that went to the server.",
           [](const ServerSnapshot &s) { return s.sums.retries; });

    out.head("signalbox_health_checks_total", "counter", "Health checks by result.");
    eachServer(snapshot, [&](const std::string &backend, const ServerSnapshot &server) {
        const std::string &name = server.info.name;
        out.sample({{"backend", backend}, {"server", name}, {"result", "pass"}},
                   server.info.checksPassed);
        out.sample({{"backend", backend}, {"server", name}, {"result", "fail"}},
                   server.info.checksFailed);
    });
}

void writeListeners(Exposition &out, const Snapshot &snapshot)
{
    out.head("signalbox_connections", "gauge", "Client connections now.");
    for (const ListenerSnapshot &listener : snapshot.listeners)
        out.sample({{"listener", listener.info.name}}, listener.connections);
    out.head("signalbox_connections_accepted_total", "counter", "Client connections accepted.");
    for (const ListenerSnapshot &listener : snapshot.listeners)
        out.sample({{"listener", listener.info.name}}, listener.accepted);
    out.head("signalbox_bytes_total", "counter", "Bytes from (in) and to (out) clients.");
    for (const ListenerSnapshot &listener : snapshot.listeners) {
        out.sample({{"listener", listener.info.name}, {"direction", "in"}}, listener.bytesIn);
        out.sample({{"listener", listener.info.name}, {"direction", "out"}}, listener.bytesOut);
    }
}

void writeEngine(Exposition &out, const Snapshot &snapshot)
{
    const EngineInfo &engine = snapshot.engine;
    out.head("signalbox_generation", "gauge",
             "Number of the active generation of the configuration.");
    if (engine.generation)
        out.sample({}, engine.generation->number);
    out.head("signalbox_generation_in_flight", "gauge",
             "Requests and tunnels of a generation now.");
    for (const GenerationSnapshot &generation : snapshot.generations) {
        // Retired and rejected ones have none, and there may be fifty of them.
        if (generation.info.state == "active" || generation.info.state == "draining" ||
            generation.inFlight > 0)
            out.sample({{"generation", std::to_string(generation.info.number)}},
                       generation.inFlight);
    }
    out.head("signalbox_reloads_total", "counter", "Reloads of the configuration by result.");
    for (const auto &[result, count] : engine.reloads)
        out.sample({{"result", result}}, count);
    out.head("signalbox_access_log_dropped_total", "counter",
             "Lines that the access log could not write.");
    out.sample({}, engine.accessLogDropped);
    out.head("signalbox_build_info", "gauge", "Always 1; the version is a label.");
    out.sample({{"version", engine.version}}, 1);
}

void writeProcess(Exposition &out, const ProcessFigures &process)
{
    const auto figure = [&](std::string_view name, std::string_view type, std::string_view help,
                            const auto &value) {
        if (!value)
            return;
        out.head(name, type, help);
        out.sample({}, *value);
    };
    figure("process_cpu_seconds_total", "counter", "User and system CPU time in seconds.",
           process.cpuSeconds);
    figure("process_resident_memory_bytes", "gauge", "Resident memory in bytes.",
           process.residentBytes);
    figure("process_virtual_memory_bytes", "gauge", "Virtual memory in bytes.",
           process.virtualBytes);
    figure("process_open_fds", "gauge", "Open file descriptors.", process.openFds);
    figure("process_max_fds", "gauge", "Limit of open file descriptors.", process.maxFds);
    figure("process_threads", "gauge", "Threads.", process.threads);
    figure("process_start_time_seconds", "gauge", "Start of the process in Unix seconds.",
           process.startTime);
}

} // namespace

std::string metricsText(const Snapshot &snapshot, const ProcessFigures &process)
{
    Exposition out;
    writeRequests(out, snapshot);
    writeDurations(out, snapshot);
    writeServers(out, snapshot);
    writeListeners(out, snapshot);
    writeEngine(out, snapshot);
    writeProcess(out, process);
    return out.take();
}

} // namespace signalbox::stats
