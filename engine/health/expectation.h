// What a check asks and expects, compiled once for each check.
#pragma once

#include "config/runtime_config.h"
#include "http/head.h"

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace signalbox::health {

/// Immutable. Failures are words for people; an empty string says that all is as expected.
class Expectation
{
public:
    static constexpr std::size_t bodyLimit = 64 * 1024; // of a body, this much is looked at

    explicit Expectation(config::HealthCheckSpec spec);
    ~Expectation();
    Expectation(const Expectation &) = delete;
    Expectation &operator=(const Expectation &) = delete;

    const config::HealthCheckSpec &spec() const noexcept { return m_spec; }
    bool wantsBody() const noexcept { return !m_spec.expectBody.empty() || m_bodyRegex; }

    /// The request to send to `server`.
    std::string request(const config::ServerSpec &server) const;
    std::string failureOfHead(const http::ResponseHead &head) const;
    std::string failureOfBody(std::string_view body) const;
    /// True when what came after the first `searched` bytes has decided that the body, whatever
    /// follows, is as expected.
    bool foundIn(std::string_view body, std::size_t searched) const noexcept;

private:
    config::HealthCheckSpec m_spec;
    std::unique_ptr<const re2::RE2> m_bodyRegex;
};

} // namespace signalbox::health
