#include "discovery/new_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

namespace signalbox::ui {

namespace {

/// Blocks.
QString freeName(const QString &folder)
{
    for (int n = 1;; ++n) {
        const QString name = newFileName(n);
        // A link that leads nowhere is in the way, too.
        const QFileInfo info(folder + u'/' + name);
        if (name.isEmpty() || (!info.exists() && !info.isSymLink()))
            return name;
    }
}

} // namespace

QString newFileName(int n)
{
    constexpr int most = 9;
    return n == 1     ? QStringLiteral("signalbox.yaml")
           : n > most ? QString()
                      : QStringLiteral("signalbox-%1.yaml").arg(n);
}

void NewFile::ask(const QString &folder)
{
    if (m_folder != folder) {
        m_folder = folder;
        m_name = newFileName(1);
    } else if (m_asking) {
        return;
    }
    if (folder.isEmpty())
        return;
    m_asking = true;
    QThreadPool::globalInstance()->start([self = QPointer(this), folder] {
        const QString name = freeName(folder);
        // The pointer is looked at in its own thread only.
        QMetaObject::invokeMethod(qApp, [self, folder, name] {
            if (!self || self->m_folder != folder)
                return;
            self->m_asking = false;
            if (std::exchange(self->m_name, name) != name)
                emit self->changed();
        });
    });
}

} // namespace signalbox::ui
