// POSIX calls, each checked; see rename(2) for what "at once" means.
#include "config/save_file.h"

#include "base/descriptor.h"

#include <QRandomGenerator>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::config {

namespace {

constexpr int kMaxLinks = 40; // Linux' own limit
constexpr int kNames = 100;   // tried for the temporary file

/// Removes the temporary file unless it has become the real one.
class TemporaryName
{
public:
    explicit TemporaryName(std::string path)
        : m_path(std::move(path))
    {
    }
    TemporaryName(const TemporaryName &) = delete;
    TemporaryName &operator=(const TemporaryName &) = delete;
    ~TemporaryName()
    {
        if (!m_path.empty())
            ::unlink(m_path.c_str());
    }
    const std::string &path() const noexcept { return m_path; }
    void release() noexcept { m_path.clear(); }

private:
    std::string m_path;
};

Error failed(const std::string &what, const std::string &path, int code)
{
    ErrorType type = ErrorType::Io;
    if (code == EACCES || code == EPERM || code == EROFS)
        type = ErrorType::PermissionDenied;
    else if (code == ENOENT)
        type = ErrorType::NotFound;
    return Error(type, what + " " + path + ": " + std::strerror(code));
}

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// Follows the symbolic links of the last component, to a file that need not exist.
Result<std::string> targetOf(std::string path)
{
    for (int links = 0; links < kMaxLinks; ++links) {
        struct stat info
        {
        };
        if (::lstat(path.c_str(), &info) != 0) {
            if (errno == ENOENT)
                return path;
            return failed("cannot look at", path, errno);
        }
        if (!S_ISLNK(info.st_mode))
            return path;
        std::string link(4096, '\0');
        const ssize_t size = ::readlink(path.c_str(), link.data(), link.size());
        if (size <= 0)
            return failed("cannot follow the link", path, errno);
        link.resize(static_cast<std::size_t>(size));
        path = link.front() == '/' ? link : folderOf(path) + '/' + link;
    }
    return failed("cannot follow the link", path, ELOOP);
}

bool writeAll(int fd, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t n = ::write(fd, text.data(), text.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool syncAll(int fd)
{
    int result = 0;
    do {
        result = ::fsync(fd);
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

/// A file of an unused name beside the target, which only its owner may read until it gets the
/// target's bits. One that replaces nothing has what the umask leaves from the start.
int createBeside(const std::string &target, bool replaces, std::string &path)
{
    const std::size_t slash = target.rfind('/');
    const std::string name = slash == std::string::npos ? target : target.substr(slash + 1);
    for (int attempt = 0; attempt < kNames; ++attempt) {
        const std::uint64_t number = QRandomGenerator::system()->generate64();
        path = folderOf(target) + "/." + name.substr(0, 200) + "." +
               QByteArray::number(quint64(number), 36).toStdString();
        const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                              replaces ? 0600 : 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/// Gives the new file the old one's owner and permission bits.
bool keepAccess(int fd, const struct stat &old)
{
    struct stat fresh
    {
    };
    if (::fstat(fd, &fresh) != 0)
        return false;
    mode_t mode = old.st_mode & 07777;
    if (fresh.st_uid != old.st_uid && ::fchown(fd, old.st_uid, static_cast<gid_t>(-1)) != 0)
        mode &= ~static_cast<mode_t>(S_ISUID);
    if (fresh.st_gid != old.st_gid && ::fchown(fd, static_cast<uid_t>(-1), old.st_gid) != 0) {
        // another group than the one the bits were meant for gets what everybody gets
        const mode_t others = mode & S_IRWXO;
        mode = (mode & ~static_cast<mode_t>(S_IRWXG | S_ISGID)) | static_cast<mode_t>(others << 3);
    }
    return ::fchmod(fd, mode) == 0;
}

/// The rename is durable once the folder is. Some file systems can't sync folders: the file is
/// written all the same.
bool syncFolder(const std::string &folder)
{
    const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return !fd.open() || syncAll(fd.get()) || errno == EINVAL || errno == EROFS;
}

} // namespace

Result<Digest> saveFile(const std::string &path, std::string_view text)
{
    Result<std::string> target = targetOf(path);
    if (!target)
        return target.error();
    std::optional<struct stat> old;
    struct stat info
    {
    };
    if (::stat(target->c_str(), &info) == 0) {
        if (!S_ISREG(info.st_mode))
            return failed("cannot write", path, S_ISDIR(info.st_mode) ? EISDIR : EINVAL);
        if (::faccessat(AT_FDCWD, target->c_str(), W_OK, AT_EACCESS) != 0)
            return failed("cannot write", path, errno);
        old = info;
    }
    const std::string folder = folderOf(*target);
    std::string beside;
    Descriptor file(createBeside(*target, old.has_value(), beside));
    if (!file.open())
        return failed("cannot create a file in", folder, errno);
    TemporaryName temporary(beside);
    if (!writeAll(file.get(), text) || (old && !keepAccess(file.get(), *old)) ||
        !syncAll(file.get()))
        return failed("cannot write", path, errno);
    if (!file.close())
        return failed("cannot write", path, errno);
    if (::rename(temporary.path().c_str(), target->c_str()) != 0)
        return failed("cannot replace", path, errno);
    temporary.release();
    if (!syncFolder(folder))
        return failed("written, but the folder cannot be synced:", folder, errno);
    return digestOfText(text);
}

} // namespace signalbox::config
