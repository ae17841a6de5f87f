// The row under the mouse, for views whose rows light up as a whole. GUI thread.
#pragma once

#include <QObject>

class QAbstractItemView;

namespace signalbox::ui {

/// A child of its view; repaints the rows that the mouse enters and leaves.
class RowHover : public QObject
{
    Q_OBJECT
public:
    explicit RowHover(QAbstractItemView *view);

    /// -1: none, or the view has no RowHover.
    static int rowOf(const QWidget *view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setRow(int row);
    void repaintRow(int row);

    QAbstractItemView *m_view;
    int m_row = -1;
};

} // namespace signalbox::ui
