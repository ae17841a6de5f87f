#include "mainwindow/header_pill.h"

#include <QFontMetrics>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>

namespace signalbox::ui {

HeaderPill::HeaderPill(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void HeaderPill::setLook(std::vector<PillPart> parts, Token ink, Token fill)
{
    if (parts == m_parts && ink == m_ink && fill == m_fill)
        return;
    const QSize before = sizeHint();
    m_parts = std::move(parts);
    m_ink = ink;
    m_fill = fill;
    QString name;
    for (const PillPart &part : m_parts)
        name += (name.isEmpty() ? QString() : u" "_qs) + part.text;
    setAccessibleName(name);
    if (sizeHint() != before)
        updateGeometry();
    update();
}

QFont HeaderPill::fontOf(PillPart::Kind kind) const
{
    switch (kind) {
    case PillPart::Kind::Strong:
        return m_theme.font(FontRole::ChromeStrong);
    case PillPart::Kind::Code:
        return m_theme.font(FontRole::Code);
    case PillPart::Kind::Plain:
    case PillPart::Kind::Quiet:
        break;
    }
    return m_theme.font(FontRole::Chrome);
}

QSize HeaderPill::sizeHint() const
{
    int width = 2 * m_theme.px(10);
    for (const PillPart &part : m_parts) {
        if (!part.icon.isEmpty())
            width += m_theme.px(16 + 4);
        width += QFontMetrics(fontOf(part.kind)).horizontalAdvance(part.text) + m_theme.px(6);
    }
    return {width - m_theme.px(6), m_theme.px(28)};
}

void HeaderPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool neutral = m_fill == Token::Btn;
    QColor fill = m_theme.color(m_fill);
    if (underMouse() && isEnabled())
        fill = neutral ? m_theme.color(Token::Hover)
                       : (m_theme.dark() ? fill.lighter(112) : fill.darker(104));
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(m_theme.color(neutral ? Token::Line : m_ink), 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(frame, m_theme.px(4), m_theme.px(4));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(Token::Acc), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), m_theme.px(4), m_theme.px(4));
    }

    int x = m_theme.px(10);
    for (const PillPart &part : m_parts) {
        if (!part.icon.isEmpty()) {
            const int side = m_theme.px(16);
            const QRect box(x, (height() - side) / 2, side, side);
            m_theme.icon(part.icon, m_ink)
                .paint(&painter, QStyle::visualRect(layoutDirection(), rect(), box));
            x += side + m_theme.px(4);
        }
        const QFont font = fontOf(part.kind);
        const int advance = QFontMetrics(font).horizontalAdvance(part.text);
        painter.setFont(font);
        painter.setPen(m_theme.color(part.kind == PillPart::Kind::Strong  ? m_ink
                                     : part.kind == PillPart::Kind::Quiet ? Token::Tx2
                                                                          : Token::Tx));
        painter.drawText(
            QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, advance + 1, height())),
            Qt::AlignVCenter | Qt::AlignLeft, part.text);
        x += advance + m_theme.px(6);
    }
}

} // namespace signalbox::ui
