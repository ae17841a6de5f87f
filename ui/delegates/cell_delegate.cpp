#include "delegates/cell_delegate.h"

#include "models/table_cell.h"
#include "theme/draw_number.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

bool looksLikeANumber(const QString &text)
{
    return text.size() < 24 &&
           std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

CellDelegate::CellDelegate(const Theme &theme, QObject *parent)
    : CellDelegate(theme, Fonts(), parent)
{
}

CellDelegate::CellDelegate(const Theme &theme, Fonts fonts, QObject *parent)
    : RowDelegate(parent)
    , m_theme(theme)
    , m_fonts(fonts)
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    if (index.data(TopLineRole).toBool() && !(item.state & QStyle::State_HasFocus))
        painter->fillRect(QRect(item.rect.left(), item.rect.top(), item.rect.width(), 1),
                          m_theme.color(Token::Line));
    if (m_fonts.rowLines && !(item.state & QStyle::State_HasFocus))
        painter->fillRect(QRect(item.rect.left(), item.rect.bottom(), item.rect.width(), 1),
                          m_theme.color(Token::Line));
    painter->save();
    painter->setLayoutDirection(item.direction);
    painter->setClipRect(item.rect);
    const int padding = m_theme.px(8);
    paintContent(painter, item.rect.adjusted(padding, 0, -padding, 0), item, index);
    painter->restore();
}

void CellDelegate::paintContent(QPainter *painter, const QRect &rect,
                                const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintText(painter, rect, option, index);
}

int CellDelegate::textWidth(const QModelIndex &index) const
{
    return numberWidth(m_theme.font(m_fonts.text), index.data(Qt::DisplayRole).toString());
}

void CellDelegate::paintText(QPainter *painter, const QRect &rect,
                             const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString detail = index.data(DetailRole).toString();
    const QString icon = index.data(IconNameRole).toString();
    const QVariant toneValue = index.data(ToneRole);
    const auto tone = toneValue.isValid() ? static_cast<Token>(toneValue.toInt()) : Token::Tx;
    QRect left = rect; // what is left of it, laid out from left to right and mirrored at the end
    const auto place = [&](const QRect &part) {
        return QStyle::visualRect(option.direction, rect, part);
    };
    if (!icon.isEmpty()) {
        const int side = m_theme.px(16);
        const QRect box(left.left() - m_theme.px(1), left.top() + (left.height() - side) / 2, side,
                        side);
        m_theme.icon(icon, tone).paint(painter, place(box));
        left.setLeft(box.right() + 1 + m_theme.px(5));
    }
    QFont font = m_theme.font(m_fonts.text);
    if (index.data(StrongRole).toBool())
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(m_theme.color(tone));
    const auto alignment =
        index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() | Qt::AlignVCenter;
    if (detail.isEmpty()) {
        if (alignment & Qt::AlignRight || looksLikeANumber(text))
            drawNumber(painter, place(left), text, alignment);
        else
            painter->drawText(
                place(left), static_cast<int>(alignment) | Qt::TextSingleLine,
                painter->fontMetrics().elidedText(text, Qt::ElideRight, left.width()));
        return;
    }
    const int width = qMin(numberWidth(font, text), left.width());
    drawNumber(painter, place(QRect(left.left(), left.top(), width, left.height())), text,
               Qt::AlignVCenter);
    // A column of details begins at one place as long as the texts leave it free.
    int start = left.left() + width + m_theme.px(6);
    if (m_fonts.detailAt > 0)
        start = qMax(start, left.left() + m_theme.px(m_fonts.detailAt));
    left.setLeft(start);
    if (left.width() <= 0)
        return;
    painter->setFont(m_theme.font(m_fonts.detail));
    painter->setPen(m_theme.color(Token::Tx2));
    drawNumber(painter, place(left), detail, Qt::AlignVCenter);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFont font = m_theme.font(m_fonts.text);
    int width = 2 * m_theme.px(8) + numberWidth(font, index.data(Qt::DisplayRole).toString());
    const QString detail = index.data(DetailRole).toString();
    if (!detail.isEmpty())
        width += m_theme.px(6) + numberWidth(m_theme.font(m_fonts.detail), detail);
    if (!index.data(IconNameRole).toString().isEmpty())
        width += m_theme.px(20);
    return {width, m_theme.px(22)};
}

} // namespace signalbox::ui
