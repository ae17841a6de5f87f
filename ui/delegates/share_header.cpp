#include "delegates/share_header.h"

#include <QPainter>

namespace signalbox::ui {

ShareHeader::ShareHeader(int shareColumn, const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_column(shareColumn)
    , m_theme(theme)
{
    setSectionsClickable(false);
}

void ShareHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    if (logicalIndex != m_column)
        return;
    painter->save();
    painter->setClipRect(rect);
    const QFont font = m_theme.font(FontRole::Header);
    const QFontMetrics metrics(font);
    const QString title = model()->headerData(m_column, Qt::Horizontal).toString();
    int x = rect.left() + m_theme.px(8 + 12) + metrics.horizontalAdvance(title);
    const auto place = [&](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect, part);
    };
    const auto word = [&](const QString &text) {
        const int wide = metrics.horizontalAdvance(text);
        painter->drawText(place({x, rect.top(), wide + 1, rect.height() - 1}),
                          Qt::AlignVCenter | Qt::TextSingleLine, text);
        x += wide + m_theme.px(8);
    };
    painter->setFont(font);
    painter->setPen(m_theme.color(Token::Tx2));
    const int middle = rect.center().y();
    painter->fillRect(place({x, middle - m_theme.px(3), m_theme.px(12), m_theme.px(6)}),
                      m_theme.color(Token::Spark));
    x += m_theme.px(16);
    word(tr("actual"));
    painter->fillRect(place({x, middle - m_theme.px(6), m_theme.px(2), m_theme.px(12)}),
                      m_theme.color(Token::Tx));
    x += m_theme.px(6);
    word(tr("expected"));
    painter->restore();
}

} // namespace signalbox::ui
