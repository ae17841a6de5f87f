#include "control/file_watcher.h"

#include "base/breath.h"
#include "config/save_file.h"
#include "control/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <map>

namespace signalbox::control {

namespace {

void splitInto(std::vector<std::string> &parts, const std::string &path)
{
    // In reverse: the next component is at the back.
    std::size_t end = path.size();
    while (end > 0) {
        const std::size_t slash = path.rfind('/', end - 1);
        const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
        if (end > begin)
            parts.push_back(path.substr(begin, end - begin));
        if (slash == std::string::npos)
            break;
        end = slash;
    }
}

} // namespace

std::vector<WatchPoint> watchPoints(const std::string &path)
{
    std::map<std::string, std::set<std::string>> found;
    std::vector<std::string> parts;
    splitInto(parts, path);
    std::string at; // the real folder so far, "" is the root
    int links = 0;
    while (!parts.empty()) {
        const std::string name = std::move(parts.back());
        parts.pop_back();
        if (name == ".")
            continue;
        if (name == "..") {
            at.erase(at.empty() ? 0 : at.rfind('/'));
            continue;
        }
        const std::string full = at + "/" + name;
        struct stat info;
        const bool there = ::lstat(full.c_str(), &info) == 0;
        const bool link = there && S_ISLNK(info.st_mode);
        found[at.empty() ? "/" : at].insert(name);
        if (!there)
            break;
        if (link) {
            char target[PATH_MAX];
            const ssize_t length = ::readlink(full.c_str(), target, sizeof target);
            if (length <= 0 || ++links > 40)
                break;
            const std::string to(target, std::size_t(length));
            if (to.front() == '/')
                at.clear();
            splitInto(parts, to);
            continue;
        }
        at = full;
    }
    std::vector<WatchPoint> points;
    for (auto &[folder, names] : found)
        points.push_back({folder, std::move(names)});
    return points;
}

FileWatcher::FileWatcher(std::string path, std::unique_ptr<PathEvents> events, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_events(std::move(events))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FileWatcher::look);
    connect(m_events.get(), &PathEvents::touched, this, &FileWatcher::touched);
}

void FileWatcher::start(const std::string &knownDigest)
{
    m_known = knownDigest;
    m_points = watchPoints(m_path);
    m_reliable = m_events->watch(m_points);
    look(); // a change between the load and the first watch isn't lost
}

void FileWatcher::touched()
{
    if (!m_timer.isActive())
        m_restless.start();
    if (!m_restless.hasExpired(10 * debounceMs) || !m_timer.isActive())
        m_timer.start(debounceMs);
}

void FileWatcher::look()
{
    // The way to the file first: what is written after this is seen by the new watches.
    for (int tries = 0; tries < 3; ++tries) {
        m_points = watchPoints(m_path);
        m_reliable = m_events->watch(m_points);
        if (watchPoints(m_path) == m_points)
            break; // else it was swapped in between
    }
    if (std::string leadsTo = canonicalFile(m_path); leadsTo != m_leadsTo) {
        m_leadsTo = std::move(leadsTo);
        emit ledElsewhere();
    }
    const auto text = readConfigFile(m_path);
    if (!text) {
        // Between a deletion and a re-creation; what comes next wakes us up.
        if (!m_missing)
            emit missing(m_missing = true);
        return;
    }
    Breath breath;
    const std::string digest = config::digestOfText(*text, &breath);
    if (m_missing)
        emit missing(m_missing = false);
    if (digest == m_known)
        return;
    m_known = digest;
    emit changed();
}

} // namespace signalbox::control
