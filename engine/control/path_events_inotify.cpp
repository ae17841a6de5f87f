// inotify behind PathEvents: folders are watched, events are filtered by name.
#include "control/path_events.h"

#include <QSocketNotifier>

#include <cerrno>
#include <cstring>
#include <map>

#ifdef __linux__
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace signalbox::control {

#ifdef __linux__

namespace {

class InotifyEvents final : public PathEvents
{
public:
    explicit InotifyEvents(int fd)
        : m_fd(fd)
        , m_notifier(fd, QSocketNotifier::Read)
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { drain(); });
    }
    ~InotifyEvents() override { ::close(m_fd); }

    bool watch(const std::vector<WatchPoint> &points) override
    {
        // Adding a folder that is watched already gives the same descriptor back, so nothing is
        // missed in between.
        std::map<int, std::set<std::string>> next;
        bool whole = true;
        for (const WatchPoint &point : points) {
            const std::uint32_t mask = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE |
                                       IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF |
                                       IN_MOVE_SELF | IN_ONLYDIR;
            const int wd = inotify_add_watch(m_fd, point.folder.c_str(), mask);
            if (wd >= 0)
                next[wd].insert(point.names.begin(), point.names.end());
            else if (errno == ENOSPC || errno == ENOMEM)
                whole = false; // else it is missing, and its parent is watched for it, or not ours
                               // to read
            for (const std::string &name : point.names)
                watchFile(point.folder + "/" + name, next);
        }
        for (const auto &[wd, names] : m_watches) {
            if (!next.contains(wd))
                inotify_rm_watch(m_fd, wd);
        }
        m_watches = std::move(next);
        return whole;
    }

private:
    /// A write through another hard link or mount is an event of the file alone, not of the folder.
    void watchFile(const std::string &path, std::map<int, std::set<std::string>> &next)
    {
        struct stat info;
        if (::lstat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode))
            return;
        const int wd =
            inotify_add_watch(m_fd, path.c_str(), IN_MODIFY | IN_CLOSE_WRITE | IN_DONT_FOLLOW);
        if (wd >= 0)
            next[wd].insert(std::string()); // its events name nothing
    }

    void drain()
    {
        alignas(inotify_event) char buffer[4096];
        bool hit = false;
        for (;;) {
            const ssize_t got = ::read(m_fd, buffer, sizeof buffer);
            if (got <= 0)
                break;
            for (ssize_t at = 0; at < got;) {
                inotify_event event;
                std::memcpy(&event, buffer + at, sizeof event);
                const char *name = event.len ? buffer + at + sizeof event : "";
                hit = hit || matters(event, name);
                at += ssize_t(sizeof event + event.len);
            }
        }
        if (hit)
            emit touched();
    }

    bool matters(const inotify_event &event, const char *name) const
    {
        if (event.mask & IN_Q_OVERFLOW)
            return true;
        const auto it = m_watches.find(event.wd);
        if (it == m_watches.end())
            return false;
        if (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT))
            return true;
        return it->second.contains(name);
    }

    int m_fd;
    QSocketNotifier m_notifier;
    std::map<int, std::set<std::string>> m_watches;
};

} // namespace

std::unique_ptr<PathEvents> makeInotifyEvents()
{
    const int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0)
        return nullptr;
    return std::make_unique<InotifyEvents>(fd);
}

#else

std::unique_ptr<PathEvents> makeInotifyEvents()
{
    return nullptr;
}

#endif

std::unique_ptr<PathEvents> makePathEvents()
{
    auto events = makeInotifyEvents();
    return events ? std::move(events) : makeQtEvents();
}

} // namespace signalbox::control
