// strip-prefix, add-prefix, replace-prefix and rewrite-path.
#pragma once

#include "config/filter_spec.h"
#include "filters/filter.h"
#include "filters/map_back.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::filters {

/// Immutable; any thread. Acts on the path as it stands (normalised), on segment borders; a path
/// that isn't under the prefix stays the client's own. `//` and `%2F` behind the prefix stay. An
/// answer is mapped back only where the request's path was changed.
class PrefixFilter final : public Filter
{
public:
    explicit PrefixFilter(const config::PrefixFilterSpec &spec);

    std::uint32_t stages() const noexcept override;
    std::unique_ptr<FilterState> makeState() const override;
    FilterAction requestHead(ProxyContext &context, FilterState *state) const override;
    FilterAction responseHead(ProxyContext &context, FilterState *state) const override;

private:
    PrefixChange m_change;
    PrefixChange m_back;
    bool m_mapBack;
};

/// Immutable; any thread. The first part of the path that the expression matches is replaced by the
/// template; \0 is the whole match, \1 … \9 its groups, \\ a backslash. What follows a '?' in the
/// template are parameters put in front of the request's own. The result is normalised again, since
/// pieces put together may form "..": one that climbs above the root is answered 400.
class RewritePathFilter final : public Filter
{
public:
    explicit RewritePathFilter(const config::RewritePathSpec &spec);

    std::uint32_t stages() const noexcept override { return StageRequestHead; }
    FilterAction requestHead(ProxyContext &context, FilterState *state) const override;

private:
    struct Segment
    {
        int group = -1; // -1: text
        std::string text;
    };
    std::vector<Segment> parseTemplate(std::string_view text, bool query);

    std::shared_ptr<const re2::RE2> m_regex;
    std::vector<Segment> m_path;
    std::vector<Segment> m_query;
    int m_groups = 1; // submatches asked for, the whole match included
};

} // namespace signalbox::filters
