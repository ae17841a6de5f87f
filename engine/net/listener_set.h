// Listening sockets, bound on the control thread before anything is published.
#pragma once

#include "base/address.h"
#include "base/result.h"
#include "config/runtime_config.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::net {

/// One address that this process listens on: a socket a worker (one shared for unix sockets), and a
/// lock.
class OpenListener
{
public:
    /// Binds; the error says who is in the way as far as can be told.
    /// @param besideOwn  a socket of this process may have the port, too, as 127.0.0.1 beside
    ///                   0.0.0.0 while one takes the other's place: that isn't in the way
    static Result<std::shared_ptr<OpenListener>> open(const SocketAddress &address,
                                                      unsigned workers, bool besideOwn = false);
    ~OpenListener();
    OpenListener(const OpenListener &) = delete;
    OpenListener &operator=(const OpenListener &) = delete;

    /// With the real port.
    const SocketAddress &address() const noexcept { return m_address; }
    /// A descriptor for that worker to own (a duplicate).
    int descriptorFor(unsigned worker) const;
    /// Gives the address up, as far as this process' own descriptors go: before the workers empty
    /// their queues and close theirs, so that nobody comes in between.
    void close();

private:
    OpenListener() = default;
    SocketAddress m_address;
    std::vector<int> m_descriptors;
    int m_lock = -1;
    bool m_unlinkPath = false;
};

/// The listeners of one configuration. Immutable once made; sockets are shared with the set before
/// it where the address is the same. Thread: made on the control thread; read by workers.
class ListenerSet
{
public:
    struct Entry
    {
        std::string name;
        SocketAddress asked; // as the file says
        std::shared_ptr<OpenListener> open;
    };
    static Result<std::shared_ptr<ListenerSet>> make(const config::RuntimeConfig &config,
                                                     const ListenerSet *before, unsigned workers);
    const std::vector<Entry> &entries() const noexcept { return m_entries; }

private:
    bool hasPort(const SocketAddress &address) const;

    std::vector<Entry> m_entries;
};

} // namespace signalbox::net
