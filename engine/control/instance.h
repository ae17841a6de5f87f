// Where a running instance of a file is found: one socket and one lock a configuration file, for
// this user alone.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace signalbox::control {

/// The folder of sockets and locks: `signalbox` in $XDG_RUNTIME_DIR, else `signalbox-UID` in the
/// temporary folder. Made when missing; an error when it isn't a real folder of this user alone
/// (0700).
Result<std::string> runtimeFolder();

/// Symbolic links resolved as far as the path exists; absolute.
std::string canonicalFile(const std::string &file);

struct InstancePaths
{
    std::string socket;
    std::string lock;
    /// The socket's second name, from the file's own name: a symbolic link may be led elsewhere
    /// while its instance runs. The same as `socket` where the file is none.
    std::string alias;
};
/// Names are a hash of the file's canonical path.
InstancePaths instancePaths(const std::string &folder, const std::string &file);
/// Where the instance listens that serves a file, by either name.
std::string socketOfInstance(const std::string &folder, const std::string &file);

/// Held as long as an instance runs; the system lets go of it when the process dies in whatever
/// way.
class InstanceLock
{
public:
    /// Fails with AddressInUse, naming the process that has it.
    static Result<std::unique_ptr<InstanceLock>> take(const std::string &path,
                                                      const std::string &file);
    /// Gives the socket its second name, as long as the lock is held.
    void addAlias(const InstancePaths &paths);
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

private:
    InstanceLock(int fd, std::string path)
        : m_fd(fd)
        , m_path(std::move(path))
    {
    }
    int m_fd;
    std::string m_path;
    std::string m_alias; // that was made
};

} // namespace signalbox::control
