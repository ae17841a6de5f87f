#include "widgets/pill_button.h"

#include "theme/badge_paint.h"
#include "theme/draw_number.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace signalbox::ui {

namespace {
constexpr double side = 10, gap = 6, iconSide = 16, tall = 28;
}

PillButton::PillButton(const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PillButton::setParts(QList<Part> parts)
{
    if (parts == m_parts)
        return;
    m_parts = std::move(parts);
    QStringList words;
    for (const Part &part : std::as_const(m_parts)) {
        if (part.text != QStringLiteral("·"))
            words += part.text;
    }
    setAccessibleName(words.join(u' '));
    updateGeometry();
    update();
}

void PillButton::setColors(Token fill, Token outline)
{
    m_fill = fill;
    m_outline = outline;
    update();
}

void PillButton::setClosable(bool closable, const QString &closeToolTip)
{
    m_closable = closable;
    m_closeToolTip = closeToolTip;
    updateGeometry();
    update();
}

QSize PillButton::sizeHint() const
{
    int width = 2 * theme().px(side);
    for (const Part &part : m_parts) {
        if (!part.icon.isEmpty())
            width += theme().px(iconSide) + theme().px(gap);
        width += numberWidth(theme().font(part.font), part.text) + theme().px(gap);
    }
    width += m_closable ? theme().px(20) : -theme().px(gap);
    return {width, theme().px(tall)};
}

QRect PillButton::closeRect() const
{
    const int wide = theme().px(28);
    return QStyle::visualRect(layoutDirection(), rect(), QRect(width() - wide, 0, wide, height()));
}

void PillButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool focused = hasFocus();
    paintChip(&painter, rect(),
              underMouse() && isEnabled() && m_fill == Token::Raised ? Token::Hover : m_fill,
              focused ? Token::Acc : m_outline, theme());
    if (focused)
        paintChip(&painter, rect().adjusted(1, 1, -1, -1), m_fill, Token::Acc, theme());
    int x = theme().px(side);
    const auto place = [&](int left, int wide) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, wide, height()));
    };
    for (const Part &part : m_parts) {
        if (!part.icon.isEmpty()) {
            theme().icon(part.icon, part.color).paint(&painter, place(x, theme().px(iconSide)));
            x += theme().px(iconSide) + theme().px(gap);
        }
        const QFont font = theme().font(part.font);
        const int wide = numberWidth(font, part.text);
        painter.setFont(font);
        painter.setPen(theme().color(part.color));
        drawNumber(&painter, place(x, wide + 1), part.text, Qt::AlignVCenter);
        x += wide + theme().px(gap);
    }
    if (m_closable) {
        QRect box(0, 0, theme().px(16), theme().px(16));
        box.moveCenter(closeRect().center());
        theme().icon(QStringLiteral("close"), Token::Tx).paint(&painter, box);
    }
}

void PillButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_closable && isDown() && closeRect().contains(event->position().toPoint())) {
        setDown(false);
        emit closeClicked();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void PillButton::keyPressEvent(QKeyEvent *event)
{
    if (m_closable && event->key() == Qt::Key_Delete)
        emit closeClicked();
    else
        QAbstractButton::keyPressEvent(event);
}

bool PillButton::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_closable && !m_closeToolTip.isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (closeRect().contains(help->pos())) {
            QToolTip::showText(help->globalPos(), m_closeToolTip, this, closeRect());
            return true;
        }
    }
    return QAbstractButton::event(event);
}

} // namespace signalbox::ui
