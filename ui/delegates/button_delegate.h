// A cell that is a small button, or a link when it has no icon: painted, pressed with the mouse.
// Its action is offered by a QAction too, so that the keyboard reaches it. GUI thread.
#pragma once

#include "delegates/cell_delegate.h"

namespace signalbox::ui {

class ButtonDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

signals:
    void pressed(const QModelIndex &index);

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    QRect buttonRect(const QRect &cell, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
};

} // namespace signalbox::ui
