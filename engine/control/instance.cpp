#include "control/instance.h"

#include "config/save_file.h"

#include <QDir>
#include <QFileInfo>

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

std::string canonicalFile(const std::string &file)
{
    const QFileInfo info(QString::fromStdString(file));
    QString path = info.canonicalFilePath();
    if (path.isEmpty()) {
        const QString folder = info.absoluteDir().canonicalPath();
        path =
            (folder.isEmpty() ? info.absolutePath() : folder) + QLatin1Char('/') + info.fileName();
    }
    return path.toStdString();
}

InstancePaths instancePaths(const std::string &folder, const std::string &file)
{
    const auto hashed = [&folder](const std::string &path) {
        return folder + "/" + config::digestOfText(path).substr(0, 16);
    };
    const QFileInfo info(QString::fromStdString(file));
    const std::string canonical = hashed(canonicalFile(file));
    const std::string own = hashed(canonicalFile(info.absolutePath().toStdString()) + '/' +
                                   info.fileName().toStdString());
    return {canonical + ".sock", canonical + ".lock", own + ".sock"};
}

std::string socketOfInstance(const std::string &folder, const std::string &file)
{
    InstancePaths paths = instancePaths(folder, file);
    struct stat info;
    const bool usual = ::stat(paths.socket.c_str(), &info) == 0;
    return usual || ::stat(paths.alias.c_str(), &info) != 0 ? paths.socket : paths.alias;
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

void InstanceLock::addAlias(const InstancePaths &paths)
{
    struct stat info;
    if (paths.alias == paths.socket ||
        (::lstat(paths.alias.c_str(), &info) == 0 && !S_ISLNK(info.st_mode)))
        return; // or the socket of an instance that was started when the name was a file
    ::unlink(paths.alias.c_str());
    if (::symlink(paths.socket.c_str(), paths.alias.c_str()) == 0)
        m_alias = paths.alias;
}

InstanceLock::~InstanceLock()
{
    if (!m_alias.empty())
        ::unlink(m_alias.c_str());
    ::unlink(m_path.c_str());
    ::close(m_fd);
}

} // namespace signalbox::control
