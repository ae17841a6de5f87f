#include "control/instance.h"

#include "config/save_file.h"
#include "control/files.h"

#include <QDir>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::control {

namespace {

Error systemError(const std::string &path, int code)
{
    return Error(code == EACCES || code == EPERM ? ErrorType::PermissionDenied : ErrorType::Io,
                 std::strerror(code))
        .with(path);
}

/// Nobody else may have made or be able to change what is in it (a folder under /tmp is anybody's
/// to make).
Result<void> ensurePrivate(const std::string &folder)
{
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return systemError(folder, errno);
    struct stat info;
    if (::lstat(folder.c_str(), &info) != 0)
        return systemError(folder, errno);
    if (!S_ISDIR(info.st_mode))
        return Error(ErrorType::PermissionDenied, "isn't a folder").with(folder);
    if (info.st_uid != ::geteuid())
        return Error(ErrorType::PermissionDenied, "belongs to another user").with(folder);
    if ((info.st_mode & 077) != 0)
        return Error(ErrorType::PermissionDenied,
                     "others have access to it (its mode must be 0700)")
            .with(folder);
    return {};
}

std::int64_t readPid(int fd)
{
    char text[32];
    const ssize_t got = ::pread(fd, text, sizeof text, 0);
    std::int64_t pid = 0;
    if (got > 0)
        std::from_chars(text, text + got, pid);
    return pid;
}

} // namespace

Result<std::string> runtimeFolder()
{
    std::string folder;
    const char *runtime = std::getenv("XDG_RUNTIME_DIR");
    // A socket's path has 107 bytes; the name in the folder takes 21 of them.
    if (runtime && runtime[0] == '/' && std::strlen(runtime) < 70) {
        folder = std::string(runtime) + "/signalbox";
        struct stat info;
        if (::stat(runtime, &info) != 0 || !S_ISDIR(info.st_mode))
            folder.clear();
    }
    if (folder.empty()) {
        std::string temporary = QDir::tempPath().toStdString();
        if (temporary.size() > 60)
            temporary = "/tmp";
        folder = temporary + "/signalbox-" + std::to_string(::geteuid());
    }
    if (auto ready = ensurePrivate(folder); !ready)
        return std::move(ready.error());
    return folder;
}

InstancePaths instancePaths(const std::string &folder, const std::string &file)
{
    return instanceNames(folder, file).front();
}

std::vector<InstancePaths> instanceNames(const std::string &folder, const std::string &file)
{
    const std::string written = absolutePath(file);
    const std::size_t slash = written.rfind('/');
    const std::string own =
        slash == std::string::npos
            ? written
            : canonicalFile(written.substr(0, slash + 1)) + written.substr(slash);
    std::vector<InstancePaths> names;
    for (const std::string &path : {canonicalFile(file), own, written}) {
        const std::string stem = folder + "/" + config::digestOfText(path).substr(0, 16);
        InstancePaths name{stem + ".sock", stem + ".lock"};
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    return names;
}

std::string socketOfInstance(const std::string &folder, const std::string &file)
{
    const std::vector<InstancePaths> names = instanceNames(folder, file);
    const auto there = std::find_if(names.begin(), names.end(), [](const InstancePaths &name) {
        struct stat info;
        return ::stat(name.socket.c_str(), &info) == 0;
    });
    return (there == names.end() ? names.front() : *there).socket;
}

Result<std::unique_ptr<InstanceLock>> InstanceLock::take(const std::string &path,
                                                         const std::string &file)
{
    for (int tries = 0; tries < 10; ++tries) {
        const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0)
            return systemError(path, errno);
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
            const int code = errno;
            const std::int64_t pid = readPid(fd);
            ::close(fd);
            if (code != EWOULDBLOCK)
                return systemError(path, code);
            return Error(ErrorType::AddressInUse,
                         pid > 0 ? "process " + std::to_string(pid) + " serves this file already"
                                 : std::string("another process serves this file already"))
                .with(file);
        }
        // Its last holder may have removed the name between open and flock: then this lock means
        // nothing.
        struct stat held, named;
        if (::fstat(fd, &held) != 0 || ::stat(path.c_str(), &named) != 0 ||
            held.st_ino != named.st_ino || held.st_dev != named.st_dev) {
            ::close(fd);
            continue;
        }
        const std::string pid = std::to_string(::getpid()) + "\n";
        if (::ftruncate(fd, 0) != 0 ||
            ::pwrite(fd, pid.data(), pid.size(), 0) != ssize_t(pid.size())) {
            const int code = errno;
            ::close(fd);
            return systemError(path, code);
        }
        return std::unique_ptr<InstanceLock>(new InstanceLock(fd, path));
    }
    return Error(ErrorType::AddressInUse, "the lock keeps changing hands").with(path);
}

void InstanceLock::leadTo(const InstancePaths &name, const std::string &socket)
{
    // Whatever has this name is a dead instance's: the lock is ours.
    ::unlink(name.socket.c_str());
    if (::symlink(socket.c_str(), name.socket.c_str()) == 0)
        m_alias = name.socket;
}

InstanceLock::~InstanceLock()
{
    if (!m_alias.empty())
        ::unlink(m_alias.c_str());
    ::unlink(m_path.c_str());
    ::close(m_fd);
}

Result<std::unique_ptr<InstanceNames>> InstanceNames::take(std::string folder, std::string file)
{
    std::unique_ptr<InstanceNames> names(new InstanceNames(std::move(folder), std::move(file)));
    if (auto taken = names->follow(); !taken)
        return std::move(taken.error());
    return names;
}

Result<void> InstanceNames::follow()
{
    Result<void> result;
    for (const InstancePaths &name : instanceNames(m_folder, m_file)) {
        if (m_locks.contains(name.lock))
            continue;
        auto lock = InstanceLock::take(name.lock, m_file);
        if (!lock) {
            if (m_refused.insert(name.lock).second)
                result = std::move(lock.error());
            continue;
        }
        m_refused.erase(name.lock);
        if (m_socket.empty())
            m_socket = name.socket;
        else
            (*lock)->leadTo(name, m_socket);
        m_locks.emplace(name.lock, std::move(*lock));
    }
    return result;
}

} // namespace signalbox::control
