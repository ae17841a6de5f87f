// The workers as one service on real sockets, fed with configurations from text.
#pragma once

#include "config/load.h"
#include "net/listener_set.h"
#include "net/proxy_service.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::test {

/// Thread: the one that made it, which plays the control thread; its event loop brings `drains`.
class ProxyFixture
{
public:
    explicit ProxyFixture(unsigned workers = 1, filters::FilterFactory factory = {})
        : m_factory(std::move(factory))
        , m_tap(std::make_shared<stats::Tap>(workers))
        , m_service({workers, m_tap, {}})
    {
        m_tap->setActive(true);
        QObject::connect(&m_service, &net::ProxyService::drained, &m_service,
                         [this](const net::DrainReport &report) {
                             m_drains[report.generation] = report.closed;
                         });
    }

    /// Publishes the next generation; "version: 1" is put in front of the text.
    void publish(const std::string &yaml)
    {
        const std::string text = "version: 1\n" + yaml;
        const config::Resolution resolution = config::load(text, "/srv/dev/signalbox.yaml");
        if (!resolution.config) {
            for (const config::Diagnostic &found : resolution.diagnostics)
                qWarning("%s: %s", found.path.c_str(), found.message.c_str());
            qFatal("the test's configuration is wrong");
        }
        auto listeners = m_service.bind(*resolution.config);
        if (!listeners)
            qFatal("%s", listeners.error().text().c_str());
        m_service.publish(net::Generation::build(++m_number, Cause::Start, {}, text,
                                                 resolution.config, m_service.registry(),
                                                 m_factory),
                          *listeners);
    }
    unsigned port(const std::string &listener = "web") const
    {
        for (const net::BoundListener &bound : m_service.boundListeners()) {
            if (bound.name == listener)
                return bound.address.port;
        }
        return 0;
    }
    /// Generations that have drained, with what was cut of them.
    const std::map<std::uint64_t, std::uint64_t> &drains() const noexcept { return m_drains; }
    std::vector<stats::TapRecord> records()
    {
        m_tap->drain(m_records);
        return m_records;
    }
    net::ProxyService &service() noexcept { return m_service; }

private:
    filters::FilterFactory m_factory;
    std::shared_ptr<stats::Tap> m_tap;
    std::map<std::uint64_t, std::uint64_t> m_drains;
    std::vector<stats::TapRecord> m_records;
    std::uint64_t m_number = 0;
    net::ProxyService m_service;
};

} // namespace signalbox::test
