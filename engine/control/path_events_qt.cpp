// QFileSystemWatcher behind PathEvents: for systems without inotify.
#include "control/path_events.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QStringList>

namespace signalbox::control {

namespace {

class QtEvents final : public PathEvents
{
public:
    QtEvents()
    {
        connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PathEvents::touched);
        connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PathEvents::touched);
    }

    bool watch(const std::vector<WatchPoint> &points) override
    {
        QStringList wanted;
        for (const WatchPoint &point : points) {
            const QString folder = QString::fromStdString(point.folder);
            if (!QFileInfo::exists(folder))
                continue;
            wanted << folder;
            // A write in place shows on the file alone. The watcher forgets a file that was
            // replaced, so each call names them again.
            for (const std::string &name : point.names) {
                const QString path = folder + QLatin1Char('/') + QString::fromStdString(name);
                const QFileInfo info(path);
                if (info.isFile() && !info.isSymLink())
                    wanted << path;
            }
        }
        wanted.removeDuplicates();
        const QStringList present = m_watcher.files() + m_watcher.directories();
        for (const QString &path : present) {
            if (!wanted.contains(path))
                m_watcher.removePath(path);
        }
        bool whole = true;
        for (const QString &path : std::as_const(wanted)) {
            if (!present.contains(path) && !m_watcher.addPath(path) && QFileInfo::exists(path))
                whole = false;
        }
        return whole;
    }

private:
    QFileSystemWatcher m_watcher;
};

} // namespace

std::unique_ptr<PathEvents> makeQtEvents()
{
    return std::make_unique<QtEvents>();
}

} // namespace signalbox::control
