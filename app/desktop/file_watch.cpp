#include "desktop/file_watch.h"

#include "desktop/text_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace signalbox::desktop {

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
{
    // Editors write in several steps.
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &FileWatch::look);
    const auto soon = [this] { m_soon.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
}

void FileWatch::setFile(const QString &file)
{
    if (file == m_file)
        return;
    m_file = file;
    m_soon.stop();
    if (const QStringList old = m_watcher.files() + m_watcher.directories(); !old.isEmpty())
        m_watcher.removePaths(old);
    if (file.isEmpty())
        return;
    m_watcher.addPath(QFileInfo(file).absolutePath());
    look();
}

void FileWatch::look()
{
    // One that was replaced is another file: it is watched anew.
    m_watcher.addPath(m_file);
    QThreadPool::globalInstance()->start([self = QPointer(this), file = m_file] {
        auto text = readTextFile(file);
        if (!text)
            return;
        QMetaObject::invokeMethod(qApp, [self, file, text = std::move(*text)] {
            if (self && self->m_file == file)
                emit self->read(file, text);
        });
    });
}

} // namespace signalbox::desktop
