// Host name table: linear probing over tags, names in one block of text.
#include "routing/host_map.h"

#include <algorithm>

namespace signalbox::routing {

std::uint32_t HostMap::add(std::string_view name, bool wildcard)
{
    if (m_buckets.size() < (m_names.size() + 1) * 2)
        grow();
    if (wildcard) {
        const auto dots = std::count(name.begin(), name.end(), '.');
        m_wildcardLabels |= labelBit(unsigned(dots) + 1);
    }

    std::uint64_t hash = seed;
    for (std::size_t i = name.size(); i-- > 0;)
        hash = step(hash, name[i]);
    if (const Name *known = find(hash, name))
        return std::uint32_t(known - m_names.data());

    const auto ordinal = std::uint32_t(m_names.size());
    m_names.push_back(
        {.offset = std::uint32_t(m_text.size()), .length = std::uint32_t(name.size())});
    m_text.append(name);
    const std::uint64_t mixed = finish(hash);
    std::size_t place = mixed & (m_buckets.size() - 1);
    while (m_buckets[place].ordinal != none)
        place = (place + 1) & (m_buckets.size() - 1);
    m_buckets[place] = {std::uint32_t(mixed >> 32), ordinal};
    return ordinal;
}

const HostMap::Name *HostMap::find(std::uint64_t hash, std::string_view name) const noexcept
{
    if (m_buckets.empty())
        return nullptr;
    const std::uint64_t mixed = finish(hash);
    const auto tag = std::uint32_t(mixed >> 32);
    for (std::size_t place = mixed & (m_buckets.size() - 1);;
         place = (place + 1) & (m_buckets.size() - 1)) {
        const Bucket &bucket = m_buckets[place];
        if (bucket.ordinal == none)
            return nullptr;
        if (bucket.tag == tag && text(m_names[bucket.ordinal]) == name)
            return &m_names[bucket.ordinal];
    }
}

void HostMap::grow()
{
    std::vector<Bucket> bigger(std::max<std::size_t>(16, m_buckets.size() * 2));
    for (std::uint32_t ordinal = 0; ordinal < m_names.size(); ++ordinal) {
        const std::string_view name = text(m_names[ordinal]);
        std::uint64_t hash = seed;
        for (std::size_t i = name.size(); i-- > 0;)
            hash = step(hash, name[i]);
        const std::uint64_t mixed = finish(hash);
        std::size_t place = mixed & (bigger.size() - 1);
        while (bigger[place].ordinal != none)
            place = (place + 1) & (bigger.size() - 1);
        bigger[place] = {std::uint32_t(mixed >> 32), ordinal};
    }
    m_buckets = std::move(bigger);
}

} // namespace signalbox::routing
