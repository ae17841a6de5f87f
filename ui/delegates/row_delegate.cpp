#include "delegates/row_delegate.h"

#include "delegates/row_hover.h"

#include <QHeaderView>
#include <QTableView>

namespace signalbox::ui {

namespace {

/// First and last column that are seen, in the order in which they are seen.
std::pair<int, int> outerColumns(const QHeaderView &header)
{
    std::pair<int, int> outer{-1, -1};
    for (int visual = 0; visual < header.count(); ++visual) {
        const int logical = header.logicalIndex(visual);
        if (header.isSectionHidden(logical))
            continue;
        if (outer.first < 0)
            outer.first = logical;
        outer.second = logical;
    }
    return outer;
}

} // namespace

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_MouseOver;
    option->state &= ~QStyle::State_HasFocus;
    const auto *view = qobject_cast<const QAbstractItemView *>(option->widget);
    if (!view)
        return;
    if (RowHover::rowOf(view) == index.row())
        option->state |= QStyle::State_MouseOver;
    if (view->hasFocus() && view->currentIndex().row() == index.row())
        option->state |= QStyle::State_HasFocus;
    option->viewItemPosition = QStyleOptionViewItem::OnlyOne;
    if (const auto *table = qobject_cast<const QTableView *>(view)) {
        const auto [first, last] = outerColumns(*table->horizontalHeader());
        const bool isFirst = index.column() == first, isLast = index.column() == last;
        if (isFirst && !isLast)
            option->viewItemPosition = QStyleOptionViewItem::Beginning;
        else if (isLast && !isFirst)
            option->viewItemPosition = QStyleOptionViewItem::End;
        else if (!isFirst)
            option->viewItemPosition = QStyleOptionViewItem::Middle;
    }
}

} // namespace signalbox::ui
