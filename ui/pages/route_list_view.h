// The list of the Routes dock: dragging rows with a line where they would go, and the header above
// the columns that the delegate paints. GUI thread.
#pragma once

#include "widgets/themed.h"

#include <QListView>

namespace signalbox::ui {

class RouteListView : public QListView
{
    Q_OBJECT
public:
    explicit RouteListView(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    /// The row before which a drop at this height puts things.
    int rowAt(int y) const;
    void setLine(int row);

    const Theme &m_theme;
    int m_line = -1; // row above which the insertion line is; -1: none
};

class RouteHeader : public Themed<QWidget>
{
    Q_OBJECT
public:
    /// @param view  whose columns it names
    RouteHeader(const Theme &theme, const RouteListView &view, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const RouteListView &m_view;
};

} // namespace signalbox::ui
