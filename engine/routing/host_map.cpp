// Host name table: linear probing, names in one block of text.
#include "routing/host_map.h"

#include <algorithm>

namespace signalbox::routing {

std::uint64_t HostMap::hashOf(std::string_view name) noexcept
{
    std::uint64_t hash = seed;
    for (std::size_t i = name.size(); i-- > 0;)
        hash = step(hash, name[i]);
    return hash;
}

std::uint32_t HostMap::add(std::string_view name, bool wildcard)
{
    if (m_buckets.size() < (m_names.size() + 1) * 2)
        grow();
    if (wildcard) {
        const auto dots = std::count(name.begin(), name.end(), '.');
        m_wildcardLabels |= labelBit(unsigned(dots) + 1);
    }
    const std::uint64_t hash = finish(hashOf(name));
    const auto tag = std::uint32_t(hash >> 32);
    std::size_t place = hash & (m_buckets.size() - 1);
    for (; m_buckets[place] != none; place = (place + 1) & (m_buckets.size() - 1)) {
        const Name &known = m_names[m_buckets[place]];
        if (known.tag == tag && text(known) == name)
            return m_buckets[place];
    }
    Name added;
    added.tag = tag;
    added.offset = std::uint32_t(m_text.size());
    added.length = std::uint32_t(name.size()) & 0x3fffffff;
    m_text.append(name);
    m_buckets[place] = std::uint32_t(m_names.size());
    m_names.push_back(added);
    return m_buckets[place];
}

std::string HostMap::display(std::uint32_t ordinal) const
{
    const std::string text(name(ordinal));
    return m_names[ordinal].exact == none ? "*." + text : text;
}

void HostMap::set(std::uint32_t ordinal, bool wildcard, std::uint32_t target, bool isRoute)
{
    Name &name = m_names[ordinal];
    (wildcard ? name.wildcard : name.exact) = target;
    if (wildcard)
        name.wildcardIsRoute = isRoute;
    else
        name.exactIsRoute = isRoute;
}

void HostMap::seal()
{
    m_table.assign(m_buckets.size(), {});
    if (m_wildcardLabels != 0) {
        for (std::size_t i = 0; i < m_buckets.size(); ++i) {
            if (m_buckets[i] != none)
                m_table[i] = m_names[m_buckets[i]];
        }
    } else {
        for (const Name &name : m_names) {
            const std::uint64_t hash = finish(hashOfWhole(text(name)));
            std::size_t place = hash & (m_table.size() - 1);
            while (!m_table[place].isFree())
                place = (place + 1) & (m_table.size() - 1);
            m_table[place] = name;
            m_table[place].tag = std::uint32_t(hash >> 32);
        }
    }
    m_buckets = {};
}

const HostMap::Name *HostMap::find(std::uint64_t hash, std::string_view name) const noexcept
{
    if (m_table.empty())
        return nullptr;
    const std::uint64_t mixed = finish(hash);
    const auto tag = std::uint32_t(mixed >> 32);
    for (std::size_t place = mixed & (m_table.size() - 1); !m_table[place].isFree();
         place = (place + 1) & (m_table.size() - 1)) {
        if (m_table[place].tag == tag && text(m_table[place]) == name)
            return &m_table[place];
    }
    return nullptr;
}

void HostMap::grow()
{
    m_buckets.assign(std::max<std::size_t>(16, m_buckets.size() * 2), none);
    for (std::uint32_t ordinal = 0; ordinal < m_names.size(); ++ordinal) {
        std::size_t place = finish(hashOf(text(m_names[ordinal]))) & (m_buckets.size() - 1);
        while (m_buckets[place] != none)
            place = (place + 1) & (m_buckets.size() - 1);
        m_buckets[place] = ordinal;
    }
}

} // namespace signalbox::routing
