// From a filter's specification to the filter.
#include "filters/answer_filters.h"
#include "filters/chain.h"
#include "filters/header_filter.h"
#include "filters/host_filter.h"
#include "filters/path_filters.h"

#include <variant>

namespace signalbox::filters {

namespace {

/// One overload for each alternative of FilterSpec: a kind without one doesn't compile.
struct Maker
{
    using Made = std::unique_ptr<const Filter>;
    Made operator()(const config::HeaderFilterSpec &spec) const
    {
        return std::make_unique<HeaderFilter>(spec);
    }
    Made operator()(const config::PrefixFilterSpec &spec) const
    {
        return std::make_unique<PrefixFilter>(spec);
    }
    Made operator()(const config::RewritePathSpec &spec) const
    {
        return std::make_unique<RewritePathFilter>(spec);
    }
    Made operator()(const config::SetHostSpec &spec) const
    {
        return std::make_unique<SetHostFilter>(spec);
    }
    Made operator()(const config::RedirectSpec &spec) const
    {
        return std::make_unique<RedirectFilter>(spec);
    }
    Made operator()(const config::RespondSpec &spec) const
    {
        return std::make_unique<RespondFilter>(spec);
    }
};

} // namespace

FilterFactory defaultFilterFactory()
{
    return [](const config::FilterSpec &spec) { return std::visit(Maker{}, spec.spec); };
}

} // namespace signalbox::filters
