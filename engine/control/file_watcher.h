// Watches the configuration file by content, through editors that write and rename, symbolic links
// that are swapped, deletion and re-creation (config.md §6).
#pragma once

#include "control/path_events.h"

#include <QElapsedTimer>
#include <QTimer>

namespace signalbox::control {

/// Every folder in which a name must stay the same for `path` to lead to the same file: that of
/// each component and of each symbolic link on the way. Ends at the first thing that is missing.
std::vector<WatchPoint> watchPoints(const std::string &path);

/// Lives on the control thread. A change of content is told once, after `debounce` without another
/// event (or after ten times that, for a file that never comes to rest).
class FileWatcher : public QObject
{
    Q_OBJECT
public:
    static constexpr int debounceMs = 100;

    FileWatcher(std::string path, std::unique_ptr<PathEvents> events, QObject *parent = nullptr);

    /// Begins with what the file holds now taken as known, unless `digest` says what is.
    void start(const std::string &knownDigest);
    /// What the file holds, or is about to hold, is known: our own writes, and what was just
    /// loaded.
    void setKnown(const std::string &digest) { m_known = digest; }
    bool reliable() const noexcept { return m_reliable; }

signals:
    /// The file holds something that isn't known.
    void changed();
    /// The file went away, or came back (with known content).
    void missing(bool gone);
    /// Symbolic links lead to another file than before, whatever it holds.
    void ledElsewhere();

private:
    void touched();
    void look();

    std::string m_path;
    std::unique_ptr<PathEvents> m_events;
    std::vector<WatchPoint> m_points;
    std::string m_known;
    std::string m_leadsTo; // canonical path
    bool m_missing = false;
    bool m_reliable = true;
    QTimer m_timer;
    QElapsedTimer m_restless; // since the first event that hasn't been looked at
};

} // namespace signalbox::control
