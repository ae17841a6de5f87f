// redirect and respond: filters that answer themselves.
#pragma once

#include "config/filter_spec.h"
#include "filters/filter.h"
#include "filters/template.h"

namespace signalbox::filters {

/// Immutable; any thread. Location is the template; of what the client sent, bytes that can't stand
/// in an URL are percent-encoded, and a leading "//" that isn't the template's own becomes "/", so
/// that no path leads to another host. A few lines of HTML go along, for clients that don't follow.
class RedirectFilter final : public Filter
{
public:
    explicit RedirectFilter(const config::RedirectSpec &spec);

    std::uint32_t stages() const noexcept override { return StageRequestHead; }
    FilterAction requestHead(ProxyContext &context, FilterState *state) const override;

private:
    Template m_to;
    std::uint16_t m_status;
    bool m_ownSlashes; // the template's text starts with "//"
};

/// Immutable; any thread. Framing fields among the headers are the proxy's own and left out.
/// Without a Content-Type, one is taken from the file's name; a body from the configuration is
/// plain text.
class RespondFilter final : public Filter
{
public:
    explicit RespondFilter(const config::RespondSpec &spec);

    std::uint32_t stages() const noexcept override { return StageRequestHead; }
    FilterAction requestHead(ProxyContext &context, FilterState *state) const override;

private:
    const std::string m_body;
    DirectAnswer m_answer; // its body is m_body
};

} // namespace signalbox::filters
