#include "delegates/row_hover.h"

#include <QAbstractItemView>
#include <QMouseEvent>
#include <QVariant>

namespace signalbox::ui {

namespace {
constexpr char hoverProperty[] = "signalboxHoverRow";
}

RowHover::RowHover(QAbstractItemView *view)
    : QObject(view)
    , m_view(view)
{
    view->viewport()->setMouseTracking(true);
    view->viewport()->installEventFilter(this);
    view->setProperty(hoverProperty, -1);
}

int RowHover::rowOf(const QWidget *view)
{
    const QVariant row = view ? view->property(hoverProperty) : QVariant();
    return row.isValid() ? row.toInt() : -1;
}

bool RowHover::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        setRow(m_view->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()).row());
        break;
    case QEvent::Leave:
    case QEvent::Wheel:
        setRow(-1);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void RowHover::setRow(int row)
{
    if (row == m_row)
        return;
    const int before = std::exchange(m_row, row);
    m_view->setProperty(hoverProperty, row);
    repaintRow(before);
    repaintRow(row);
}

void RowHover::repaintRow(int row)
{
    if (row < 0 || !m_view->model())
        return;
    const QRect cell = m_view->visualRect(m_view->model()->index(row, 0, m_view->rootIndex()));
    m_view->viewport()->update(0, cell.top(), m_view->viewport()->width(), cell.height());
}

} // namespace signalbox::ui
