// Where a running instance of a file is found: one socket and one lock a configuration file, for
// this user alone.
#pragma once

#include "base/result.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::control {

/// The folder of sockets and locks: `signalbox` in $XDG_RUNTIME_DIR, else `signalbox-UID` in the
/// temporary folder. Made when missing; an error when it isn't a real folder of this user alone
/// (0700).
Result<std::string> runtimeFolder();

struct InstancePaths
{
    std::string socket;
    std::string lock;
    bool operator==(const InstancePaths &) const = default;
};
/// Names are a hash of the file's canonical path.
InstancePaths instancePaths(const std::string &folder, const std::string &file);
/// That one first, then those of the names that lead there: the file's own, which may be a symbolic
/// link, in its real folder, and the path as it was written, whose folders may be links.
std::vector<InstancePaths> instanceNames(const std::string &folder, const std::string &file);
/// Where the instance listens that serves a file, by the first of its names that has a socket.
std::string socketOfInstance(const std::string &folder, const std::string &file);

/// Held as long as an instance runs; the system lets go of it when the process dies in whatever
/// way.
class InstanceLock
{
public:
    /// Fails with AddressInUse, naming the process that has it.
    static Result<std::unique_ptr<InstanceLock>> take(const std::string &path,
                                                      const std::string &file);
    /// Makes this name of the file lead to the socket of another one, as long as the lock is held.
    void leadTo(const InstancePaths &name, const std::string &socket);
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

/// All names by which a running instance is found and by which a second one is kept away. A
/// symbolic link may be led elsewhere meanwhile: then the name of what it leads to now comes to the
/// others.
class InstanceNames
{
public:
    /// Fails with AddressInUse when another process has one of them, naming it.
    static Result<std::unique_ptr<InstanceNames>> take(std::string folder, std::string file);
    /// Takes the names that lead to the file by now. An error that was told once isn't told again.
    Result<void> follow();
    /// The one to listen on; the others lead to it.
    const std::string &socket() const noexcept { return m_socket; }

private:
    InstanceNames(std::string folder, std::string file)
        : m_folder(std::move(folder))
        , m_file(std::move(file))
    {
    }
    std::string m_folder;
    std::string m_file;
    std::string m_socket;
    std::map<std::string, std::unique_ptr<InstanceLock>> m_locks; // by path
    std::set<std::string> m_refused;                              // paths of others' locks
};

} // namespace signalbox::control
