// Host override and its way back.
#include "filters/host_filter.h"

#include "filters/map_back.h"

namespace signalbox::filters {

SetHostFilter::SetHostFilter(const config::SetHostSpec &spec)
    : m_host(spec.host)
    , m_mapBack(spec.mapBack)
{
}

std::uint32_t SetHostFilter::stages() const noexcept
{
    return m_mapBack ? StageRequestHead | StageResponseHead : StageRequestHead;
}

FilterAction SetHostFilter::requestHead(ProxyContext &context, FilterState *) const
{
    context.hostOverride = m_host;
    return FilterAction::Continue;
}

FilterAction SetHostFilter::responseHead(ProxyContext &context, FilterState *) const
{
    mapLocationBack(context, nullptr, m_host);
    mapCookieDomainsBack(context, m_host);
    return FilterAction::Continue;
}

} // namespace signalbox::filters
