#include "mainwindow/file_drops.h"

#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace signalbox::ui {

FileDrops::FileDrops(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    window.setAcceptDrops(true);
    qApp->installEventFilter(this);
}

QString FileDrops::fileIn(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString file = urls.first().toLocalFile();
    return file.endsWith(u".yaml"_qs) || file.endsWith(u".yml"_qs) ? file : QString();
}

bool FileDrops::inWindow(const QWidget &widget) const
{
    const QWidget *top = widget.window();
    return top == &m_window ||
           (top->parentWidget() == &m_window && !qobject_cast<const QDialog *>(top));
}

bool FileDrops::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return false;
    const auto *widget = qobject_cast<const QWidget *>(watched);
    if (!widget || !inWindow(*widget))
        return false;
    auto *drop = static_cast<QDropEvent *>(event); // which the others are, too
    const QString file = fileIn(drop->mimeData());
    if (file.isEmpty())
        return false;
    drop->acceptProposedAction();
    if (type == QEvent::Drop)
        emit dropped(file);
    return true;
}

} // namespace signalbox::ui
