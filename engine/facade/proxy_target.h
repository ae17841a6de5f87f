// Prepare and Swap done to the real thing: listeners, access log, admin listener, server states.
#pragma once

#include "control/admin_server.h"
#include "control/reload_target.h"
#include "net/proxy_service.h"

#include <functional>
#include <memory>

namespace signalbox::facade {

/// Control thread, but for build(). Owns the proxy service, which is made when the first
/// configuration says how many workers.
class ProxyTarget final : public control::ReloadTarget
{
public:
    struct Hooks
    {
        control::AdminServer::Content admin;
        std::function<void(net::ProxyService &)> created;
        /// A generation is about to be published, then it has been. Its servers have their
        /// configured states.
        std::function<void(const std::shared_ptr<const net::Generation> &)> swapping;
        std::function<void()> swapped;
    };

    explicit ProxyTarget(Hooks hooks);
    ~ProxyTarget() override;

    net::ProxyService *service() const noexcept { return m_service.get(); }
    const std::shared_ptr<stats::Tap> &tap() const noexcept { return m_tap; }
    Result<void> reopenLog();
    /// Lines that the access log had to drop.
    std::uint64_t logDropped() const noexcept;
    void closeAdmin();
    /// nullptr when there is none.
    const control::AdminServer *admin() const noexcept { return m_admin.get(); }

    void open(const config::RuntimeConfig &config) override;
    std::shared_ptr<const net::Generation>
    build(std::uint64_t number, Cause cause, WallTime applied, const std::string &text,
          std::shared_ptr<const config::RuntimeConfig> config, Breath &breath) override;
    Result<std::unique_ptr<control::Prepared>>
    prepare(const config::RuntimeConfig &config) override;
    void swap(std::shared_ptr<const net::Generation> generation,
              std::shared_ptr<const config::RuntimeConfig> config,
              std::unique_ptr<control::Prepared> prepared) override;
    unsigned workers() const override;

private:
    struct Ready;
    Hooks m_hooks;
    std::shared_ptr<stats::Tap> m_tap;
    std::unique_ptr<net::ProxyService> m_service;
    std::optional<config::AccessLogSpec> m_logSpec;
    std::shared_ptr<stats::AccessLog> m_log;
    std::optional<SocketAddress> m_adminBind; // as the file has it
    std::unique_ptr<control::AdminServer> m_admin;
};

} // namespace signalbox::facade
