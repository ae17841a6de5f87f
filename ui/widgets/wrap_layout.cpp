#include "widgets/wrap_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace signalbox::ui {

WrapLayout::WrapLayout(QWidget *parent)
    : QLayout(parent)
{
}

WrapLayout::~WrapLayout()
{
    for (const Item &one : std::as_const(m_items))
        delete one.item;
}

void WrapLayout::addItem(QLayoutItem *item)
{
    m_items.append({item, std::exchange(m_joins, false), m_trailing, false});
    invalidate();
}

void WrapLayout::endIndent()
{
    for (Item &one : m_items)
        one.indent = true;
}

void WrapLayout::setColumn(int width)
{
    m_column = width;
    invalidate();
}

QLayoutItem *WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < m_items.size() ? m_items[index].item : nullptr;
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index).item : nullptr;
}

int WrapLayout::widthOf(const QLayoutItem &item) const
{
    return item.sizeHint().expandedTo(item.minimumSize()).width();
}

int WrapLayout::width(bool trailing, bool indent) const
{
    int all = 0;
    for (const Item &one : m_items) {
        if (one.trailing == trailing && one.indent == indent && !one.item->isEmpty())
            all += widthOf(*one.item) + spacing();
    }
    return all;
}

int WrapLayout::heightForWidth(int wide) const
{
    return lay(QRect(0, 0, wide, 0), true);
}

QSize WrapLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const int wide = margins.left() + margins.right() + width(false, true) + width(false, false) +
                     width(true, false);
    return {wide, heightForWidth(wide)};
}

QSize WrapLayout::minimumSize() const
{
    // The widest group, between what stands before and behind the lines.
    int widest = 0, group = 0, tallest = 0;
    for (const Item &one : m_items) {
        if (one.item->isEmpty())
            continue;
        tallest = std::max(tallest, one.item->minimumSize().height());
        if (one.trailing || one.indent)
            continue;
        const int wide = std::max(one.item->minimumSize().width(), 0);
        group = one.joined && group > 0 ? group + spacing() + wide : wide;
        widest = std::max(widest, group);
    }
    const QMargins margins = contentsMargins();
    return {margins.left() + margins.right() + width(false, true) + width(true, false) + widest,
            margins.top() + margins.bottom() + tallest};
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    lay(rect, false);
}

int WrapLayout::lay(const QRect &rect, bool only) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const auto put = [&](QLayoutItem &item, int x, int y, int wide) {
        const QSize hint = item.sizeHint().expandedTo(item.minimumSize());
        const int tall =
            item.hasHeightForWidth() ? std::max(item.heightForWidth(wide), 1) : hint.height();
        if (!only)
            item.setGeometry(QStyle::visualRect(direction, inner, QRect(x, y, wide, tall)));
        return tall;
    };
    const int begin = inner.left() + width(false, true);
    const int end = inner.right() + 1 - width(true, false);
    const bool fits = begin + width(false, false) - spacing() <= end;
    int before = inner.left(), behind = end + spacing();
    int x = begin, y = inner.top(), line = 0;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const Item &one = m_items[i];
        if (one.item->isEmpty())
            continue;
        const int wide = widthOf(*one.item);
        if (one.indent) {
            line = std::max(line, put(*one.item, before, inner.top(), wide));
            before += wide + spacing();
            continue;
        }
        if (one.trailing) {
            const int tall = put(*one.item, behind, inner.top(), wide);
            line = y == inner.top() ? std::max(line, tall) : line;
            behind += wide + spacing();
            continue;
        }
        if (fits && i == m_pushed) {
            x = end + spacing();
            for (const Item &rest : m_items.mid(i)) {
                if (!rest.trailing && !rest.item->isEmpty())
                    x -= widthOf(*rest.item) + spacing();
            }
        }
        // With what must stay beside it.
        const int least = one.item->minimumSize().width();
        int beside = 0;
        for (qsizetype next = i + 1; next < m_items.size() && m_items[next].joined; ++next) {
            if (!m_items[next].item->isEmpty())
                beside += spacing() + m_items[next].item->minimumSize().width();
        }
        if (m_column > 0 && x > begin && !one.joined)
            x = begin + (x - begin + m_column - 1) / m_column * m_column;
        if (x > begin && !one.joined && x + least + beside > end) {
            x = begin;
            y += line + spacing();
            line = 0;
        }
        const int given = std::max(std::min(wide, end - x - beside), least);
        line = std::max(line, put(*one.item, x, y, given));
        x += given + spacing();
    }
    return y + line - rect.top() + contentsMargins().bottom();
}

} // namespace signalbox::ui
