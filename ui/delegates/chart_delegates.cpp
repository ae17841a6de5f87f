#include "delegates/chart_delegates.h"

#include "delegates/spark_paint.h"
#include "models/table_cell.h"
#include "theme/draw_number.h"
#include "theme/formats.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr int sparkSlots = 60;
constexpr int strip = 60;

Token toneOf(const QModelIndex &index)
{
    return static_cast<Token>(index.data(ToneRole).toInt());
}

} // namespace

void SparkDelegate::paintContent(QPainter *painter, const QRect &rect,
                                 const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = index.data(PayloadRole).value<SparkCell>();
    // Where it is narrow the chart gives way: the number is what is read.
    const int room = rect.width() - textWidth(index) - theme().px(4);
    const int wide = qBound(0, room, theme().px(64));
    const QRect chart = QStyle::visualRect(
        option.direction, rect,
        QRect(rect.left(), rect.top() + theme().px(3), wide, rect.height() - theme().px(6)));
    paintSpark(painter, chart,
               {cell.values.constData(), static_cast<std::size_t>(cell.values.size())}, sparkSlots,
               theme(), cell.alarming);
    paintText(painter,
              QStyle::visualRect(option.direction, rect,
                                 rect.adjusted(wide > 0 ? wide + theme().px(4) : 0, 0, 0, 0)),
              option, index);
}

void ShareDelegate::paintContent(QPainter *painter, const QRect &rect,
                                 const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant payload = index.data(PayloadRole);
    if (!payload.isValid()) {
        paintText(painter, rect, option, index);
        return;
    }
    const auto cell = payload.value<ShareCell>();
    const auto place = [&](int x, int y, int width, int height) {
        return QStyle::visualRect(option.direction, rect,
                                  QRect(rect.left() + x, rect.top() + y, width, height));
    };
    // The bar gives way to the two figures, which are at the same place in every row.
    const QFont font = theme().font(FontRole::Body);
    const QString actual = formats::share(cell.actual), expected = formats::share(cell.expected);
    const int gap = theme().px(8);
    const int figures = 2 * (numberWidth(font, formats::share(1.0)) + gap);
    const int bar = qBound(0, rect.width() - figures, theme().px(68)), thick = theme().px(6);
    const int top = (rect.height() - thick) / 2;
    painter->fillRect(place(0, top, bar, thick), theme().color(Token::Track));
    painter->fillRect(place(0, top, qBound(0, qRound(cell.actual * bar), bar), thick),
                      theme().color(Token::Spark));
    if (cell.expected) {
        const int tall = theme().px(14), wide = theme().px(2);
        const int at =
            qBound(0, qRound(*cell.expected * bar), bar) - (*cell.expected > 0 ? wide / 2 : 0);
        painter->fillRect(place(at, (rect.height() - tall) / 2, wide, tall),
                          theme().color(cell.off ? Token::Gdn : Token::Tx));
    }
    const int actualEnd = qMin(bar + theme().px(56), rect.width());
    painter->setFont(font);
    painter->setPen(theme().color(toneOf(index)));
    drawNumber(painter, place(bar, 0, actualEnd - bar, rect.height()), actual,
               Qt::AlignRight | Qt::AlignVCenter);
    if (rect.width() <= actualEnd + gap)
        return;
    painter->setPen(theme().color(Token::Tx2));
    drawNumber(painter, place(actualEnd, 0, rect.width() - actualEnd, rect.height()), expected,
               Qt::AlignRight | Qt::AlignVCenter);
}

void paintHealthStrip(QPainter *painter, const QRect &rect, const QString &results,
                      const Theme &theme)
{
    const int step = theme.px(4), wide = qMax(1, step - qMax(1, theme.px(1)));
    const int bottom = rect.top() + (rect.height() + theme.px(14)) / 2;
    const int fits = qMin<int>(strip, (rect.width() + step - wide) / step);
    const bool mirrored = painter->layoutDirection() == Qt::RightToLeft;
    for (int i = 0; i < fits; ++i) {
        // i counts from the newest.
        const qsizetype at = results.size() - 1 - i;
        const QChar result = at >= 0 ? results[at] : QChar(u' ');
        Token token = Token::Ctl;
        double height = 2;
        if (result == u'+') {
            token = Token::Upm;
            height = 8;
        } else if (result == u's') {
            token = Token::Gdn;
            height = 10;
        } else if (result == u'-') {
            token = Token::Dn;
            height = 14;
        }
        const int tall = theme.px(height);
        const int offset = i * step;
        const int x = mirrored ? rect.left() + offset : rect.right() + 1 - wide - offset;
        painter->fillRect(QRect(x, bottom - tall, wide, tall), theme.color(token));
    }
}

void HealthStripDelegate::paintContent(QPainter *painter, const QRect &rect,
                                       const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    // As wide as sixty checks, at the leading edge: rows line up and the newest are on one line.
    const int width = qMin(rect.width(), theme().px(4) * strip);
    paintHealthStrip(painter,
                     QStyle::visualRect(option.direction, rect,
                                        QRect(rect.left(), rect.top(), width, rect.height())),
                     index.data(PayloadRole).value<ChecksCell>().results, theme());
}

void TimelineDelegate::paintContent(QPainter *painter, const QRect &rect,
                                    const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const auto cell = index.data(PayloadRole).value<TimelineCell>();
    const double span = static_cast<double>(cell.axisTo - cell.axisFrom);
    if (span <= 0)
        return;
    const int tall = theme().px(8);
    const int top = rect.top() + (rect.height() - tall) / 2;
    const int floor = top + tall + theme().px(2);
    painter->fillRect(QRect(rect.left(), floor, rect.width(), 1), theme().color(Token::Line));
    const auto x = [&](qint64 ms) {
        const double fraction = static_cast<double>(ms - cell.axisFrom) / span;
        return qBound(0, qRound(fraction * rect.width()), rect.width());
    };
    const auto part = [&](qint64 from, qint64 to) {
        const int left = x(from);
        return QStyle::visualRect(
            option.direction, rect,
            QRect(rect.left() + left, top, qMax(theme().px(2), x(to) - left), tall));
    };
    if (cell.rejected) {
        const int at = qBound(tall / 2, x(cell.from), rect.width() - tall / 2);
        const QRect cross = QStyle::visualRect(option.direction, rect,
                                               QRect(rect.left() + at - tall / 2, top, tall, tall));
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme().color(Token::Dn), 2));
        painter->drawLine(cross.topLeft(), cross.bottomRight());
        painter->drawLine(cross.topRight(), cross.bottomLeft());
        return;
    }
    painter->fillRect(part(cell.from, cell.to), theme().color(cell.tone));
    if (cell.drainedTo <= cell.to)
        return;
    const QRect drained = part(cell.to, cell.drainedTo);
    painter->fillRect(drained, theme().color(Token::Drns));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(drained);
    painter->setPen(QPen(theme().color(Token::Drn), 1));
    for (int at = drained.left() - tall; at < drained.right() + tall; at += theme().px(4))
        painter->drawLine(at, drained.bottom() + 1, at + tall, drained.top());
    painter->drawRect(drained.adjusted(0, 0, -1, -1));
    painter->restore();
}

void CountdownDelegate::paintContent(QPainter *painter, const QRect &rect,
                                     const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const QVariant payload = index.data(PayloadRole);
    QRect text = rect;
    if (payload.isValid()) {
        const int bar = theme().px(44), thick = theme().px(8);
        const QRect track(rect.left(), rect.top() + (rect.height() - thick) / 2, bar, thick);
        painter->fillRect(QStyle::visualRect(option.direction, rect, track),
                          theme().color(Token::Track));
        QRect left = track;
        left.setWidth(qBound(0, qRound(payload.value<CountdownCell>().left * bar), bar));
        painter->fillRect(QStyle::visualRect(option.direction, rect, left),
                          theme().color(Token::Drn));
        text =
            QStyle::visualRect(option.direction, rect, rect.adjusted(bar + theme().px(6), 0, 0, 0));
    }
    paintText(painter, text, option, index);
}

} // namespace signalbox::ui
