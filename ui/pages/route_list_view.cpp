#include "pages/route_list_view.h"

#include "delegates/route_delegate.h"
#include "delegates/row_hover.h"
#include "models/route_model.h"

#include <QDrag>
#include <QDragMoveEvent>
#include <QMimeData>
#include <QPainter>
#include <QPointer>

namespace signalbox::ui {

RouteListView::RouteListView(const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Routes"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(false);
    setAutoScroll(true);
    new RowHover(this);
}

int RouteListView::rowAt(int y) const
{
    if (!model() || model()->rowCount() == 0)
        return -1;
    // The last row is fixed: nothing goes behind it.
    const int last = model()->rowCount() - 1;
    const QModelIndex hit = indexAt({viewport()->width() / 2, y});
    if (!hit.isValid())
        return last;
    const QRect rect = visualRect(hit);
    return std::min(last, y < rect.center().y() ? hit.row() : hit.row() + 1);
}

void RouteListView::setLine(int row)
{
    if (row == m_line)
        return;
    m_line = row;
    viewport()->update();
}

void RouteListView::startDrag(Qt::DropActions actions)
{
    // Among what a filter lets through there are no places.
    const auto *filter = qobject_cast<const RouteFilter *>(model());
    if (filter && filter->filtering())
        return;
    // The base class would take the dragged row out of the model afterwards.
    const QModelIndexList rows = selectedIndexes();
    if (rows.size() != 1 || !(rows.front().flags() & Qt::ItemIsDragEnabled))
        return;
    QMimeData *payload = model()->mimeData(rows);
    if (!payload)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(payload);
    const QRect rect = visualRect(rows.front());
    drag->setPixmap(viewport()->grab(rect));
    drag->setHotSpot({rect.width() / 4, rect.height() / 2});
    drag->exec(actions, Qt::MoveAction);
    setLine(-1);
}

void RouteListView::dragMoveEvent(QDragMoveEvent *event)
{
    QListView::dragMoveEvent(event); // scrolls at the edges
    const int row = rowAt(event->position().toPoint().y());
    if (row < 0 || !model()->canDropMimeData(event->mimeData(), Qt::MoveAction, row, 0, {})) {
        setLine(-1);
        event->ignore();
        return;
    }
    setLine(row);
    event->setDropAction(Qt::MoveAction);
    event->accept();
}

void RouteListView::dragLeaveEvent(QDragLeaveEvent *event)
{
    QListView::dragLeaveEvent(event);
    setLine(-1);
}

void RouteListView::dropEvent(QDropEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    setLine(-1);
    stopAutoScroll();
    setState(NoState);
    if (row >= 0 && model()->dropMimeData(event->mimeData(), Qt::MoveAction, row, 0, {})) {
        event->setDropAction(Qt::MoveAction);
        event->accept();
    } else {
        event->ignore();
    }
}

void RouteListView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_line < 0 || !model())
        return;
    const QRect row = visualRect(model()->index(m_line, 0));
    QPainter painter(viewport());
    const int width = m_theme.px(2);
    painter.fillRect(QRect(row.left(), std::max(0, row.top() - 1 - width / 2), row.width(), width),
                     m_theme.color(Token::Acc));
}

RouteHeader::RouteHeader(const Theme &theme, const RouteListView &view, QWidget *parent)
    : Themed(theme, parent)
    , m_view(view)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize RouteHeader::sizeHint() const
{
    return {theme().px(224), theme().px(22)};
}

void RouteHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(Token::Win));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().color(Token::Line));
    painter.setFont(theme().font(FontRole::Header));
    painter.setPen(theme().color(Token::Tx2));
    painter.setLayoutDirection(layoutDirection());
    const int shown = m_view.viewport()->width();
    const QRect row = QStyle::visualRect(layoutDirection(), rect(), {0, 0, shown, height()});
    const RouteDelegate::Columns at = RouteDelegate::columns(theme(), row, layoutDirection());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QFontMetrics metrics(painter.font());
    const auto put = [&](QRect place, const QString &text, Qt::Alignment alignment) {
        place.setTop(0);
        place.setHeight(height() - 1);
        painter.drawText(place, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    };
    // From the trailing end on: words that are wider than the numbers below push the ones before.
    int end = mirrored ? 0 : width();
    const auto push = [&](QRect place, const QString &text) {
        const int wide = metrics.horizontalAdvance(text) + 1;
        if (mirrored) {
            place.setLeft(std::max(place.left(), end));
            place.setRight(place.left() + wide - 1);
            end = place.right() + 1 + theme().px(6);
        } else {
            place.setRight(std::min(place.right(), end - 1));
            place.setLeft(place.right() + 1 - wide);
            end = place.left() - theme().px(6);
        }
        put(place, text, Qt::AlignTrailing);
    };
    put(at.number, QStringLiteral("#"), Qt::AlignTrailing);
    if (!at.compact) {
        push(at.errors, tr("err %"));
        push(at.latency, tr("p95"));
    }
    push(at.rate, tr("req/s"));
    QRect first = at.first;
    if (mirrored)
        first.setLeft(std::max(first.left(), end));
    else
        first.setRight(std::min(first.right(), end - 1));
    put(first,
        metrics.elidedText(at.compact ? tr("Path, host") : tr("Match → backend"), Qt::ElideRight,
                           first.width()),
        Qt::AlignLeading);
}

} // namespace signalbox::ui
