// Who listens for TCP connections on this machine, as far as it can be reached on loopback. Plain
// values and the interface that tests replace.
#pragma once

#include <QMetaType>
#include <QString>

#include <sys/types.h>

#include <cstdint>
#include <vector>

namespace signalbox::ui {

struct ListeningServer
{
    std::uint16_t port = 0;
    bool v4 = false; // reachable on 127.0.0.1
    bool v6 = false; // reachable on ::1
    bool own = true; // a socket of this user
    qint64 pid = 0;  // 0: unknown
    std::uint64_t inode = 0;
    QString program; // "node"
    QString tool;    // what the interpreter runs, "vite"; empty: nothing known
    QString folder;  // working directory, absolute; empty: unknown
    QString root;    // the nearest folder upwards that is a repository, else `folder`
    /// Started by the system rather than by somebody at work.
    bool service = false;

    QString key() const; // the same socket of the same process has the same key
    bool operator==(const ListeningServer &) const = default;
};

/// Any thread; may block for a few milliseconds.
class ListeningServers
{
public:
    virtual ~ListeningServers() = default;
    /// Sorted by port, one entry a port.
    virtual std::vector<ListeningServer> list() = 0;
};

} // namespace signalbox::ui
