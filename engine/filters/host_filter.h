// set-host: the Host field that the server gets.
#pragma once

#include "config/filter_spec.h"
#include "filters/filter.h"

#include <string>

namespace signalbox::filters {

/// Immutable; any thread. With map-back, Location at that host leads back to the host the client
/// asked for, and cookies of that host (or of a domain above it) become the client's host's.
class SetHostFilter final : public Filter
{
public:
    explicit SetHostFilter(const config::SetHostSpec &spec);

    std::uint32_t stages() const noexcept override;
    FilterAction requestHead(ProxyContext &context, FilterState *state) const override;
    FilterAction responseHead(ProxyContext &context, FilterState *state) const override;

private:
    std::string m_host;
    bool m_mapBack;
};

} // namespace signalbox::filters
