#include "facade/proxy_target.h"

#include "filters/chain.h"

#include <thread>

namespace signalbox::facade {

struct ProxyTarget::Ready final : control::Prepared
{
    std::shared_ptr<net::ListenerSet> listeners;
    bool logChanged = false;
    std::shared_ptr<stats::AccessLog> log;
    bool adminChanged = false;
    std::unique_ptr<control::AdminServer> admin;
};

ProxyTarget::ProxyTarget(Hooks hooks)
    : m_hooks(std::move(hooks))
{
}

ProxyTarget::~ProxyTarget() = default;

unsigned ProxyTarget::workers() const
{
    return m_service ? m_service->workers() : 0;
}

void ProxyTarget::open(const config::RuntimeConfig &config)
{
    if (m_service)
        return;
    net::ProxyService::Options options;
    options.workers = config.settings.workers
                          ? config.settings.workers
                          : std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
    m_tap = std::make_shared<stats::Tap>(options.workers);
    options.tap = m_tap;
    m_service = std::make_unique<net::ProxyService>(std::move(options));
    m_hooks.created(*m_service);
}

std::shared_ptr<const net::Generation>
ProxyTarget::build(std::uint64_t number, Cause cause, WallTime applied, const std::string &text,
                   std::shared_ptr<const config::RuntimeConfig> config, Breath &breath)
{
    return net::Generation::build(number, cause, applied, text, std::move(config),
                                  m_service->registry(), filters::defaultFilterFactory(), &breath);
}

Result<std::unique_ptr<control::Prepared>> ProxyTarget::prepare(const config::RuntimeConfig &config)
{
    auto ready = std::make_unique<Ready>();
    const config::Settings &settings = config.settings;
    if (settings.accessLog != m_logSpec) {
        ready->logChanged = true;
        if (settings.accessLog) {
            const auto format = settings.accessLog->format == config::LogFormat::Combined
                                    ? stats::AccessLogFormat::Combined
                                    : stats::AccessLogFormat::Json;
            auto log =
                stats::AccessLog::open(settings.accessLog->path, format, m_service->workers());
            if (!log)
                return std::move(log.error()).with("settings.access-log");
            ready->log = std::move(*log);
        }
    }
    if (settings.admin != m_adminBind) {
        ready->adminChanged = true;
        if (settings.admin) {
            ready->admin = std::make_unique<control::AdminServer>(m_hooks.admin);
            if (auto listening = ready->admin->listen(*settings.admin); !listening)
                return std::move(listening.error());
        }
    }
    auto listeners = m_service->bind(config);
    if (!listeners)
        return std::move(listeners.error());
    ready->listeners = std::move(*listeners);
    return std::unique_ptr<control::Prepared>(std::move(ready));
}

void ProxyTarget::swap(std::shared_ptr<const net::Generation> generation,
                       std::shared_ptr<const config::RuntimeConfig> config,
                       std::unique_ptr<control::Prepared> prepared)
{
    auto &ready = static_cast<Ready &>(*prepared);
    for (const net::BackendBinding &backend : generation->backends) {
        const auto &servers = backend.pool->servers();
        for (std::size_t i = 0; i < servers.size(); ++i)
            servers[i]->setConfigured(backend.spec->servers[i].state);
    }
    m_hooks.swapping(generation);
    for (const net::BackendBinding &backend : generation->backends)
        backend.pool->refresh();
    m_service->publish(generation, std::move(ready.listeners));
    if (ready.logChanged) {
        m_log = std::move(ready.log);
        m_logSpec = config->settings.accessLog;
        m_service->setAccessLog(m_log);
    }
    if (ready.adminChanged) {
        m_admin = std::move(ready.admin);
        m_adminBind = config->settings.admin;
    }
    m_hooks.swapped();
}

std::uint64_t ProxyTarget::logDropped() const noexcept
{
    return m_log ? m_log->dropped() : 0;
}

Result<void> ProxyTarget::reopenLog()
{
    return m_log ? m_log->reopen() : Result<void>();
}

void ProxyTarget::closeAdmin()
{
    m_admin.reset();
    m_adminBind.reset();
}

} // namespace signalbox::facade
