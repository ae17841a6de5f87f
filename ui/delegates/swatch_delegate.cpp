#include "delegates/swatch_delegate.h"

#include "models/table_cell.h"

#include <QPainter>

namespace signalbox::ui {

void SwatchDelegate::paintContent(QPainter *painter, const QRect &rect,
                                  const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const QVariant token = index.data(PayloadRole);
    if (!token.isValid())
        return paintText(painter, rect, option, index);
    const int side = theme().px(9), gap = theme().px(7);
    const QRect square(rect.left(), rect.top() + (rect.height() - side) / 2, side, side);
    painter->fillRect(QStyle::visualRect(option.direction, rect, square),
                      theme().color(static_cast<Token>(token.toInt())));
    const QRect text = rect.adjusted(side + gap, 0, 0, 0);
    paintText(painter, QStyle::visualRect(option.direction, rect, text), option, index);
}

} // namespace signalbox::ui
