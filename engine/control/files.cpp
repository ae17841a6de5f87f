#include "control/files.h"

#include "base/descriptor.h"
#include "config/text_places.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace signalbox::control {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> realPath(const std::string &path)
{
    const std::unique_ptr<char, decltype(&std::free)> found(::realpath(path.c_str(), nullptr),
                                                            &std::free);
    return found ? std::optional<std::string>(found.get()) : std::nullopt;
}

/// Empty for a regular file; else why it can't be the configuration.
const char *kindProblem(mode_t mode)
{
    return S_ISREG(mode)    ? ""
           : S_ISDIR(mode)  ? "is a folder"
           : S_ISFIFO(mode) ? "is a pipe, not a regular file"
           : S_ISSOCK(mode) ? "is a socket, not a regular file"
                            : "is a device, not a regular file";
}

Error systemError(const std::string &path, int code)
{
    // O_NONBLOCK: a socket, or a device without a driver.
    if (code == ENXIO)
        return Error(ErrorType::Io, "isn't a regular file").with(path);
    if (code == ENOENT || code == ENOTDIR)
        return Error(ErrorType::NotFound, "no such file").with(path);
    return Error(code == EACCES || code == EPERM ? ErrorType::PermissionDenied : ErrorType::Io,
                 std::strerror(code))
        .with(path);
}

} // namespace

std::string absolutePath(const std::string &file)
{
    std::error_code ignored; // no working folder any more: the path stays relative
    const fs::path whole = fs::absolute(file, ignored);
    const fs::path &path = whole.empty() ? fs::path(file) : whole;
    const bool up = std::find(path.begin(), path.end(), fs::path("..")) != path.end();
    if (up && path.filename() != "..") {
        // What is above a symbolic link isn't where its name is.
        if (const auto folder = realPath(path.parent_path().string()))
            return (fs::path(*folder) / path.filename()).string();
    }
    return path.lexically_normal().string();
}

std::string canonicalFile(const std::string &file)
{
    if (auto whole = realPath(file))
        return std::move(*whole);
    const fs::path path(absolutePath(file));
    const auto folder = realPath(path.parent_path().string());
    return folder ? (fs::path(*folder) / path.filename()).string() : path.string();
}

Result<std::string> readWholeFile(const std::string &path, std::size_t limit)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (file.get() < 0)
        return systemError(path, errno);
    struct stat info;
    if (::fstat(file.get(), &info) != 0)
        return systemError(path, errno);
    if (const char *problem = kindProblem(info.st_mode); *problem)
        return Error(ErrorType::Io, problem).with(path);
    std::string text;
    constexpr std::size_t least = 4096;
    const std::size_t expected = std::size_t(info.st_size) + 1; // one more, to see its end
    while (text.size() < limit) {
        const std::size_t had = text.size();
        text.resize(std::min(limit, had + std::max(least, expected > had ? expected - had : 0)));
        const ssize_t got = ::read(file.get(), text.data() + had, text.size() - had);
        const int code = errno;
        text.resize(had + std::size_t(std::max<ssize_t>(got, 0)));
        if (got < 0 && code != EINTR)
            return systemError(path, code);
        if (got == 0)
            break;
    }
    return text;
}

Result<std::string> readConfigFile(const std::string &path)
{
    return readWholeFile(path, config::kMaxTextBytes + 1);
}

Result<std::string> findConfigFile(const std::string &given)
{
    struct stat info;
    if (!given.empty()) {
        if (::stat(given.c_str(), &info) != 0)
            return systemError(given, errno);
        if (const char *problem = kindProblem(info.st_mode); *problem)
            return Error(ErrorType::NotFound, problem).with(given);
        return absolutePath(given);
    }
    std::error_code ignored;
    for (fs::path folder = fs::current_path(ignored); !folder.empty();
         folder = folder.parent_path()) {
        for (const char *name : {"signalbox.yaml", ".signalbox.yaml"}) {
            const std::string path = (folder / name).string();
            if (::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode))
                return path;
        }
        if (folder == folder.parent_path())
            break;
    }
    return Error(ErrorType::NotFound, "no signalbox.yaml here or in a parent folder");
}

} // namespace signalbox::control
