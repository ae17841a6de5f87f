// A file whose proxy doesn't run: what others write into it is told. (A running engine watches its
// file itself.) GUI thread; reading is done on a pool thread.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <string>

namespace signalbox::desktop {

class FileWatch : public QObject
{
    Q_OBJECT
public:
    explicit FileWatch(QObject *parent = nullptr);

    /// Empty: none.
    void setFile(const QString &file);

signals:
    /// The file may hold something else now: this. Not told while it is gone.
    void read(const QString &file, const std::string &text);

private:
    void look();

    QString m_file;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
};

} // namespace signalbox::desktop
