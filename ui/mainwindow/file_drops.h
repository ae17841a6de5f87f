// A configuration that is dropped anywhere on the window is opened, whatever lies under the
// pointer: editors would take its name for text to insert. GUI thread.
#pragma once

#include <QObject>
#include <QString>

class QMimeData;
class QWidget;

namespace signalbox::ui {

class FileDrops : public QObject
{
    Q_OBJECT
public:
    /// Of the window, its docks that float included; dialogs keep their own ways.
    explicit FileDrops(QWidget &window);

    /// The one configuration in what is dragged; empty: it is something else.
    static QString fileIn(const QMimeData *data);

signals:
    void dropped(const QString &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool inWindow(const QWidget &widget) const;

    QWidget &m_window;
};

} // namespace signalbox::ui
