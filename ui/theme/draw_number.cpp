#include "theme/draw_number.h"

#include <QFontMetricsF>
#include <QHash>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace signalbox::ui {

namespace {

qreal digitAdvance(const QFont &font)
{
    // lint: allow state: measurements of fonts, the same for everybody; GUI thread only
    static QHash<QString, qreal> cache;
    const QString key = font.key();
    const auto found = cache.constFind(key);
    if (found != cache.constEnd())
        return *found;
    const QFontMetricsF metrics(font);
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    // Fonts change with the theme only; the bound is against a program that animates them.
    if (cache.size() > 200)
        cache.clear();
    cache.insert(key, widest);
    return widest;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Runs of equal kind: a digit alone, or everything up to the next digit.
template <class Visit> qreal walk(const QFont &font, const QString &text, Visit visit)
{
    const qreal digit = digitAdvance(font);
    const QFontMetricsF metrics(font);
    qreal x = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (isDigit(text[i])) {
            const QString one = text.mid(i, 1);
            visit(x + (digit - metrics.horizontalAdvance(one)) / 2, one);
            x += digit;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && !isDigit(text[end]))
            ++end;
        const QString run = text.mid(i, end - i);
        visit(x, run);
        x += metrics.horizontalAdvance(run);
        i = end;
    }
    return x;
}

} // namespace

int numberWidth(const QFont &font, const QString &text)
{
    return qCeil(walk(font, text, [](qreal, const QString &) {}));
}

void drawNumber(QPainter *painter, const QRect &rect, const QString &text, Qt::Alignment alignment)
{
    const QFont font = painter->font();
    const QFontMetricsF metrics(font);
    // Pieces of a text that runs from right to left can't be placed one by one.
    if (std::any_of(text.begin(), text.end(), [](QChar c) {
            return c.direction() == QChar::DirR || c.direction() == QChar::DirAL;
        })) {
        painter->drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
        return;
    }
    QString shown = text;
    qreal width = walk(font, shown, [](qreal, const QString &) {});
    if (width > rect.width() + 0.5) {
        while (shown.size() > 1 && width > rect.width()) {
            shown.chop(shown.endsWith(u'…') ? 2 : 1);
            shown.append(u'…');
            width = walk(font, shown, [](qreal, const QString &) {});
        }
    }

    if (painter->layoutDirection() == Qt::RightToLeft && !(alignment & Qt::AlignAbsolute)) {
        if (alignment & Qt::AlignRight)
            alignment = (alignment & ~Qt::AlignRight) | Qt::AlignLeft;
        else if (!(alignment & Qt::AlignHCenter))
            alignment = (alignment & ~Qt::AlignLeft) | Qt::AlignRight;
    }
    qreal left = rect.left();
    if (alignment & Qt::AlignRight)
        left = rect.left() + rect.width() - width;
    else if (alignment & Qt::AlignHCenter)
        left = rect.left() + (rect.width() - width) / 2;
    qreal top = rect.top();
    if (alignment & Qt::AlignBottom)
        top = rect.top() + rect.height() - metrics.height();
    else if (alignment & Qt::AlignVCenter)
        top = rect.top() + (rect.height() - metrics.height()) / 2;
    const qreal baseline = std::floor(top + metrics.ascent() + 0.5);
    // The pieces are laid out from left to right, spaces at their ends included.
    const Qt::LayoutDirection direction = painter->layoutDirection();
    painter->setLayoutDirection(Qt::LeftToRight);
    walk(font, shown,
         [&](qreal x, const QString &run) { painter->drawText(QPointF(left + x, baseline), run); });
    painter->setLayoutDirection(direction);
}

} // namespace signalbox::ui
