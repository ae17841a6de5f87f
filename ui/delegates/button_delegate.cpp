#include "delegates/button_delegate.h"

#include "models/table_cell.h"
#include "theme/draw_number.h"

#include <QMouseEvent>
#include <QPainter>

namespace signalbox::ui {

QRect ButtonDelegate::buttonRect(const QRect &cell, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        return {};
    int width = numberWidth(theme().font(FontRole::Body), text);
    if (!index.data(IconNameRole).toString().isEmpty())
        width += 2 * theme().px(8) + theme().px(22);
    const int height = qMin(theme().px(22), cell.height() - 2);
    return QStyle::visualRect(option.direction, cell,
                              QRect(cell.left(), cell.top() + (cell.height() - height) / 2,
                                    qMin(width, cell.width()), height));
}

void ButtonDelegate::paintContent(QPainter *painter, const QRect &rect,
                                  const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString icon = index.data(IconNameRole).toString();
    const QRect box = buttonRect(rect, option, index);
    if (text.isEmpty())
        return;
    painter->setFont(theme().font(FontRole::Body));
    if (icon.isEmpty()) {
        painter->setPen(theme().color(Token::Acc));
        painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
        return;
    }
    QStyleOptionButton button;
    button.initFrom(option.widget);
    button.rect = box;
    button.state = QStyle::State_Enabled;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelButtonCommand, &button, painter, nullptr);
    const int side = theme().px(16);
    const QRect inner = box.adjusted(theme().px(8), 0, -theme().px(8), 0);
    theme()
        .icon(icon, Token::Tx)
        .paint(painter,
               QStyle::visualRect(
                   option.direction, inner,
                   QRect(inner.left(), inner.top() + (inner.height() - side) / 2, side, side)));
    painter->setPen(theme().color(Token::Tx));
    painter->drawText(
        QStyle::visualRect(option.direction, inner, inner.adjusted(theme().px(22), 0, 0, 0)),
        Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(text, Qt::ElideRight, inner.width() - theme().px(22)));
}

bool ButtonDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                 const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int padding = theme().px(8);
        if (mouse->button() == Qt::LeftButton &&
            buttonRect(option.rect.adjusted(padding, 0, -padding, 0), option, index)
                .contains(mouse->position().toPoint())) {
            emit pressed(index);
            return true;
        }
    }
    return CellDelegate::editorEvent(event, model, option, index);
}

} // namespace signalbox::ui
