// A factory that puts tests' own filters into chains: `set-request-headers: {Test-Filter: NAME}` in
// a configuration stands for the filter that was given for NAME.
#pragma once

#include "filters/chain.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <variant>

namespace signalbox::test {

using FilterMaker = std::function<std::unique_ptr<const filters::Filter>()>;

inline filters::FilterFactory namedFilters(std::map<std::string, FilterMaker> makers)
{
    return [makers = std::move(makers),
            others = filters::defaultFilterFactory()](const config::FilterSpec &spec) {
        if (const auto *header = std::get_if<config::HeaderFilterSpec>(&spec.spec);
            header && header->fields.size() == 1 && header->fields[0].first == "Test-Filter") {
            return makers.at(header->fields[0].second)();
        }
        return others(spec);
    };
}

/// The `filters:` value of a route with these filters, in this order: names with spaces between.
inline std::string filterList(const std::string &names)
{
    std::string out = "[";
    for (std::size_t at = 0; at < names.size();) {
        const std::size_t end = std::min(names.find(' ', at), names.size());
        out += out.size() > 1 ? ", " : "";
        out += "{set-request-headers: {Test-Filter: " + names.substr(at, end - at) + "}}";
        at = end + 1;
    }
    return out + "]";
}

} // namespace signalbox::test
