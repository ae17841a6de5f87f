// Host name → routes: exact names and wildcard suffixes in one open-addressing table.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::routing {

/// Filled (add, set), sealed, then read by any thread. Names are lower-cased, without port and
/// trailing dot. What a name leads to is a number of the caller's with a flag.
class HostMap
{
public:
    static constexpr std::uint32_t none = 0xffffffff;

    /// Ordinal of `name` among the names added so far; a new one is added at the end.
    std::uint32_t add(std::string_view name, bool wildcard);
    std::size_t size() const noexcept { return m_names.size(); }
    std::string_view name(std::uint32_t ordinal) const noexcept { return text(m_names[ordinal]); }
    /// "*.name" when only a wildcard asks for it.
    std::string display(std::uint32_t ordinal) const;
    /// What lookups return for a name itself, or for names with one or more labels in front of it.
    void set(std::uint32_t ordinal, bool wildcard, std::uint32_t target, bool isRoute);
    /// Builds the table that lookups read.
    void seal();

    /// Calls visit(target, isRoute) for each wildcard that covers `host`, and for the exact name.
    /// One pass from the end, so that the hash of every suffix comes for free. The target's
    /// reference stays valid as long as this object.
    template <typename Visit> void lookup(std::string_view host, Visit &&visit) const
    {
        if (m_wildcardLabels == 0) {
            const Name *found = find(hashOfWhole(host), host);
            if (found)
                visit(found->exact, bool(found->exactIsRoute));
            return;
        }
        std::uint64_t hash = seed;
        unsigned labels = 1;
        for (std::size_t i = host.size(); i-- > 0;) {
            if (host[i] == '.' && i > 0) {
                if (m_wildcardLabels & labelBit(labels)) {
                    const Name *found = find(hash, host.substr(i + 1));
                    if (found && found->wildcard != none)
                        visit(found->wildcard, bool(found->wildcardIsRoute));
                }
                ++labels;
            }
            hash = step(hash, host[i]);
        }
        const Name *found = find(hash, host);
        if (found && found->exact != none)
            visit(found->exact, bool(found->exactIsRoute));
    }

private:
    struct Name
    {
        std::uint32_t tag = 0; // half of the hash: unequal names are seldom compared
        std::uint32_t offset = 0;
        std::uint32_t length : 30 = 0;
        std::uint32_t exactIsRoute : 1 = 0;
        std::uint32_t wildcardIsRoute : 1 = 0;
        std::uint32_t exact = none;
        std::uint32_t wildcard = none;
        bool isFree() const noexcept { return exact == none && wildcard == none; }
    };

    static constexpr std::uint64_t seed = 0x51ed270b8a3c1f57;
    static constexpr std::uint64_t step(std::uint64_t hash, char c) noexcept
    {
        return (hash ^ static_cast<unsigned char>(c)) * 0x9e3779b97f4a7c15u;
    }
    static constexpr std::uint64_t finish(std::uint64_t hash) noexcept
    {
        return hash ^ (hash >> 29);
    }
    static std::uint64_t hashOf(std::string_view name) noexcept;
    /// Eight bytes at a time: for tables without wildcards, where no suffix is asked for.
    static std::uint64_t hashOfWhole(std::string_view name) noexcept
    {
        std::uint64_t hash = seed ^ name.size();
        const char *p = name.data();
        std::size_t left = name.size();
        for (; left > 8; left -= 8, p += 8) {
            std::uint64_t word;
            std::memcpy(&word, p, sizeof word);
            hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
            hash ^= hash >> 32;
        }
        std::uint64_t word = 0;
        if (name.size() >= 8)
            std::memcpy(&word, p + left - 8, sizeof word); // the last eight, some of them again
        else if (left > 0)
            std::memcpy(&word, p, left);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
        return hash ^ (hash >> 32);
    }
    /// Suffixes of 63 and more labels share a bit.
    static constexpr std::uint64_t labelBit(unsigned labels) noexcept
    {
        return std::uint64_t(1) << (labels < 63 ? labels : 63);
    }

    std::string_view text(const Name &name) const noexcept
    {
        return std::string_view(m_text).substr(name.offset, name.length);
    }
    const Name *find(std::uint64_t hash, std::string_view name) const noexcept;
    void grow();

    std::string m_text;
    std::vector<Name> m_names;            // in the order of add()
    std::vector<std::uint32_t> m_buckets; // ordinals, while it is filled
    std::vector<Name> m_table;            // sealed: copies, so that a lookup misses the cache once
    std::uint64_t m_wildcardLabels = 0;   // bit n: some wildcard's suffix has n labels
};

} // namespace signalbox::routing
