// Cells of a table whose rows are selected, hovered and focused as a whole, painted by the style.
// GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    /// The states of a cell are those of its row, and it knows where in the row it stands.
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace signalbox::ui
