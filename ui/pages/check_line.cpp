#include "pages/check_line.h"

#include <QPainter>
#include <QStyle>

namespace signalbox::ui {

CheckLine::CheckLine(const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CheckLine::say(const QString &icon, Token ink, const QString &text, const QString &code,
                    const QString &remark)
{
    m_icon = icon;
    m_ink = ink;
    m_text = text;
    m_code = code;
    m_remark = remark;
    setAccessibleName(remark.isEmpty() ? text : QString(text + u", "_qs + remark));
    setToolTip(accessibleName());
    update();
}

QSize CheckLine::sizeHint() const
{
    return {theme().px(300), theme().px(31)};
}

void CheckLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(theme().color(Token::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    const auto visual = [this](const QRect &box) {
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    const int side = theme().px(16);
    theme().icon(m_icon, m_ink).paint(&painter, visual({0, (height() - side) / 2, side, side}));

    painter.setFont(theme().font(FontRole::Body));
    const int remark = painter.fontMetrics().horizontalAdvance(m_remark);
    painter.setPen(theme().color(Token::Tx2));
    painter.drawText(visual({width() - remark - 1, 0, remark + 1, height()}), Qt::AlignVCenter,
                     m_remark);

    // The sentence in up to three pieces: before, the code, after.
    const qsizetype at = m_code.isEmpty() ? -1 : m_text.indexOf(m_code);
    const std::pair<QString, FontRole> pieces[] = {
        {at < 0 ? m_text : m_text.left(at), FontRole::Body},
        {at < 0 ? QString() : m_code, FontRole::Code},
        {at < 0 ? QString() : m_text.mid(at + m_code.size()), FontRole::Body}};
    int x = side + theme().px(8);
    const int end = width() - remark - theme().px(12);
    painter.setPen(theme().color(Token::Tx));
    for (const auto &[words, role] : pieces) {
        if (words.isEmpty() || x >= end)
            continue;
        painter.setFont(theme().font(role));
        const QString shown = painter.fontMetrics().elidedText(words, Qt::ElideMiddle, end - x);
        const int advance = painter.fontMetrics().horizontalAdvance(shown);
        painter.drawText(visual({x, 0, advance + 1, height()}), Qt::AlignVCenter, shown);
        x += advance;
    }
}

} // namespace signalbox::ui
