// The history of generations: what was applied when and why, with the text to roll back to.
#pragma once

#include "control/reload_types.h"
#include "net/generation.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace signalbox::control {

/// Control thread only.
class ConfigStore
{
public:
    /// Applied generations that are kept; those that serve or drain are kept beyond it.
    static constexpr std::size_t keptGenerations = 50;
    /// Rejected attempts that are kept: apart, so that typing broken files doesn't push out what
    /// one can roll back to.
    static constexpr std::size_t keptRejected = 10;

    struct Entry
    {
        GenerationInfo info;
        std::string text;
        /// Held while it serves or drains; released then.
        std::shared_ptr<const net::Generation> generation;
        std::shared_ptr<const config::RuntimeConfig> config; // likewise
        MonoTime swapped;
        std::uint64_t requests = 0; // final count, once the generation is released
    };

    /// Number of the next generation; rejected attempts use none up.
    std::uint64_t nextNumber() const noexcept { return m_next; }

    /// A generation was published; the one before it drains.
    void activated(GenerationInfo info, std::string text,
                   std::shared_ptr<const net::Generation> generation,
                   std::shared_ptr<const config::RuntimeConfig> config, MonoTime now);
    /// Nothing is left on a draining generation. Returns how long it drained, nullopt when it isn't
    /// known (any more).
    std::optional<std::chrono::microseconds> drained(std::uint64_t number, std::uint64_t closed,
                                                     MonoTime now);
    /// Nothing serves any more: whatever did is retired, and told. Texts, counts and numbers stay,
    /// so that the next start goes on where this one ended.
    std::vector<GenerationInfo> stopped();
    /// An attempt failed before the swap. The same text failing twice in a row is one entry.
    void rejected(GenerationInfo info, std::string text);

    /// The serving one; nullptr before the first.
    const Entry *active() const noexcept;
    const Entry *find(std::uint64_t number) const noexcept;
    /// Oldest first.
    const std::deque<Entry> &entries() const noexcept { return m_entries; }

private:
    static void retire(Entry &entry);
    void trim();

    std::deque<Entry> m_entries;
    std::uint64_t m_next = 1;
};

} // namespace signalbox::control
