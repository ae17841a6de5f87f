#include "widgets/wrap_bar.h"

#include <QEvent>

namespace signalbox::ui {

WrapBar::WrapBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new WrapLayout(this))
{
    setAutoFillBackground(true);
}

void WrapBar::fit()
{
    const int needed = m_row->heightForWidth(width());
    if (minimumHeight() != needed)
        setMinimumHeight(needed);
}

void WrapBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool WrapBar::event(QEvent *event)
{
    // What stands on it has another size now.
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

} // namespace signalbox::ui
