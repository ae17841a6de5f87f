// Phase two: settings and listeners.
#include "config/resolve_context.h"
#include "config/server_address.h"

#include <filesystem>
#include <map>

namespace signalbox::config {

namespace {

template <typename T, typename R> void apply(const Raw<R> &raw, T &out)
{
    if (raw)
        out = T(*raw);
}

void applyLimits(const RawLimits &raw, Limits &out)
{
    apply(raw.requestLine, out.requestLine);
    apply(raw.requestHead, out.requestHead);
    apply(raw.requestFields, out.requestFields);
    apply(raw.responseHead, out.responseHead);
    apply(raw.responseFields, out.responseFields);
    apply(raw.requestBody, out.requestBody);
    apply(raw.connections, out.connections);
    apply(raw.replayBuffer, out.replayBuffer);
}

ForwardedMode forwardedMode(const std::string &word)
{
    if (word == "rfc7239")
        return ForwardedMode::Rfc7239;
    if (word == "both")
        return ForwardedMode::Both;
    return word == "off" ? ForwardedMode::Off : ForwardedMode::XForwarded;
}

void warnIfOpen(ResolveContext &context, const SocketAddress &address, const std::string &who,
                const Mark &mark, const PathStep &path)
{
    if (address.isLoopback())
        return;
    const bool v6 = address.ip.family == IpAddress::Family::V6;
    context.warning(mark, path, who + " can be reached from other machines: " + address.toString(),
                    std::string("write ") + (v6 ? "[::1]:" : "127.0.0.1:") +
                        std::to_string(address.port) + " to keep it to this one");
}

void resolveAdmin(ResolveContext &context, const RawSettings &raw, const PathStep &settings)
{
    if (!raw.admin || !*raw.admin)
        return;
    const std::string &text = **raw.admin;
    const PathStep path = settings.child("admin");
    SocketAddress address;
    Complaint why;
    if (!parseAdminAddress(text, address, why)) {
        context.error(raw.admin.place, path, std::move(why));
    } else {
        warnIfOpen(context, address, "the admin listener", raw.admin.place, path);
        context.config.settings.admin = std::move(address);
    }
}

/// Also by another name of it; the log's file need not exist.
bool isSameFile(const std::string &a, const std::string &b)
{
    std::error_code missing;
    return a == b || std::filesystem::equivalent(a, b, missing);
}

void resolveAccessLog(ResolveContext &context, const RawSettings &raw, const PathStep &settings)
{
    if (!raw.accessLog || !*raw.accessLog || !(*raw.accessLog)->path)
        return;
    const RawAccessLog &log = **raw.accessLog;
    AccessLogSpec spec;
    spec.path = *log.path == "-" ? "-" : absolutePath(*log.path, context.folder);
    spec.format = log.format && *log.format == "combined" ? LogFormat::Combined : LogFormat::Json;
    if (spec.path != "-" && isSameFile(spec.path, context.config.file)) {
        const PathStep key = settings.child("access-log");
        context.error(log.path.place, key.child("path"),
                      "the access log would be written into this configuration file",
                      "give it a file of its own");
    }
    context.config.settings.accessLog = std::move(spec);
}

/// Addresses that are taken, by port.
class Taken
{
public:
    struct Entry
    {
        std::string who;
        SocketAddress address;
        int line = 0;
    };

    /// The entry that the address collides with, if any; else it is remembered.
    const Entry *add(const SocketAddress &address, std::string who, const Mark &mark)
    {
        if (!address.isUnix() && address.port == 0)
            return nullptr;
        auto &entries = m_byPort[address.isUnix() ? address.path : std::to_string(address.port)];
        for (const Entry &entry : entries) {
            if (collide(entry.address, address))
                return &entry;
        }
        entries.push_back({std::move(who), address, mark.line});
        return nullptr;
    }

private:
    static bool collide(const SocketAddress &a, const SocketAddress &b)
    {
        if (a.ip.family != b.ip.family)
            return false;
        return a == b || a.ip.isUnspecified() || b.ip.isUnspecified();
    }

    std::map<std::string, std::vector<Entry>> m_byPort;
};

void reportCollision(ResolveContext &context, const Taken::Entry &other,
                     const SocketAddress &address, const std::string &who, const Mark &mark,
                     const PathStep &path)
{
    std::string message = who + " and " + other.who;
    if (other.line > 0)
        message += " (line " + std::to_string(other.line) + ')';
    if (other.address == address) {
        message += " have the same address, " + address.toString();
    } else {
        message += " collide: one takes port " + std::to_string(address.port) + " of every address";
    }
    context.error(mark, path, std::move(message),
                  address.isUnix() ? "give one another path" : "give one another port");
}

} // namespace

void applyTimeouts(const RawTimeouts &raw, Timeouts &out)
{
    apply(raw.connect, out.connect);
    apply(raw.requestHead, out.requestHead);
    apply(raw.responseHead, out.responseHead);
    apply(raw.read, out.read);
    apply(raw.write, out.write);
    apply(raw.keepAlive, out.keepAlive);
    apply(raw.serverKeepAlive, out.serverKeepAlive);
    apply(raw.tunnel, out.tunnel);
    apply(raw.drain, out.drain);
}

void resolveSettings(ResolveContext &context)
{
    if (!context.raw.settings)
        return;
    const RawSettings &raw = *context.raw.settings;
    Settings &out = context.config.settings;
    const PathStep top;
    const PathStep settings = top.child("settings");
    apply(raw.workers, out.workers);
    resolveAdmin(context, raw, settings);
    resolveAccessLog(context, raw, settings);
    if (raw.forwarded)
        out.forwarded = forwardedMode(*raw.forwarded);
    if (raw.trustedProxies) {
        const PathStep list = settings.child("trusted-proxies");
        for (std::size_t i = 0; i < raw.trustedProxies->size(); ++i) {
            const RawText &item = (*raw.trustedProxies)[i];
            const auto range = Cidr::parse(item.text);
            if (range)
                out.trustedProxies.push_back(*range);
            else
                context.error(item.place, list.child(i), range.error().message());
        }
    }
    apply(raw.watch, out.watch);
    if (raw.via) {
        out.via = raw.via->value_or(std::string());
        if (*raw.via && !isToken(out.via))
            context.error(raw.via.place, settings.child("via"),
                          '\'' + out.via + "' is not a name for Via",
                          "use letters, digits and '-', or off");
    }
    if (raw.timeouts)
        applyTimeouts(*raw.timeouts, out.timeouts);
    if (raw.limits)
        applyLimits(*raw.limits, out.limits);
}

void resolveListeners(ResolveContext &context)
{
    const PathStep top;
    const PathStep map = top.child("listeners");
    Taken taken;
    context.listenersKnown = !context.raw.listeners.wrong() && !context.raw.someListenersLost;
    static const std::vector<RawListener> kNone;
    const auto &raws = context.raw.listeners ? *context.raw.listeners : kNone;
    for (const RawListener &raw : raws) {
        const PathStep path = map.child(raw.name);
        context.listeners.add(raw.name);
        ListenerSpec &spec = context.config.listeners.emplace_back();
        spec.name = raw.name;
        spec.mark = raw.place;
        checkName(context, raw.name, raw.place, path);
        if (!raw.bind)
            continue;
        const PathStep bind = path.child("bind");
        Complaint why;
        if (!parseBind(*raw.bind, context.folder, spec.bind, why)) {
            context.error(raw.bind.place, bind, std::move(why));
            continue;
        }
        const std::string who = "listener '" + raw.name + '\'';
        warnIfOpen(context, spec.bind, who, raw.bind.place, bind);
        if (const Taken::Entry *other = taken.add(spec.bind, who, raw.bind.place))
            reportCollision(context, *other, spec.bind, who, raw.bind.place, bind);
    }
    if (raws.empty() && context.listenersKnown) {
        ListenerSpec web;
        web.name = "web";
        web.bind = *SocketAddress::parse("127.0.0.1:8080");
        context.listeners.add(web.name);
        taken.add(web.bind, "listener 'web', which is there by default,", Mark());
        context.config.listeners.push_back(std::move(web));
    }
    if (const auto &admin = context.config.settings.admin) {
        const Mark mark = context.raw.settings->admin.place;
        const PathStep settings = top.child("settings");
        if (const Taken::Entry *other = taken.add(*admin, "the admin listener", mark))
            reportCollision(context, *other, *admin, "the admin listener", mark,
                            settings.child("admin"));
    }
}

} // namespace signalbox::config
