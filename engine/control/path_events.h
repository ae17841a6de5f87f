// Tells that something happened to one of a set of names in folders: the system-dependent half of
// the file watcher.
#pragma once

#include <QObject>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace signalbox::control {

/// One folder (a real one, no symbolic link in its path) and the names in it that matter.
struct WatchPoint
{
    std::string folder;
    std::set<std::string> names;
    bool operator==(const WatchPoint &) const = default;
};

/// Lives on the control thread.
class PathEvents : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Replaces the set. False when not everything could be watched (watches used up): changes may
    /// go unseen.
    virtual bool watch(const std::vector<WatchPoint> &points) = 0;

signals:
    /// A name was written, created, deleted or renamed, or a folder went away. May come more often
    /// than needed, never less.
    void touched();
};

/// inotify: knows the names, so that a busy folder costs nothing. nullptr where the system has
/// none.
std::unique_ptr<PathEvents> makeInotifyEvents();
/// QFileSystemWatcher: everywhere, wakes up for every name in the folders.
std::unique_ptr<PathEvents> makeQtEvents();
/// The better one that works here.
std::unique_ptr<PathEvents> makePathEvents();

} // namespace signalbox::control
