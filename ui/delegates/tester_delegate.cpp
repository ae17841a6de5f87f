#include "delegates/tester_delegate.h"

#include "models/tester_model.h"
#include "theme/badge_paint.h"

namespace signalbox::ui {

TesterDelegate::TesterDelegate(const Theme &theme, QObject *parent)
    : CellDelegate(theme, {FontRole::Body, FontRole::Body, 0, true}, parent)
{
}

void TesterDelegate::paintContent(QPainter *painter, const QRect &rect,
                                  const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const Theme &look = theme();
    const auto place = [&](const QRect &part) {
        return QStyle::visualRect(option.direction, rect, part);
    };
    const QString text = index.data().toString();
    const int column = index.column();
    const QVariant payload = index.data(PayloadRole);
    if (column == TesterModel::Route && payload.isValid()) {
        const int size = std::min(look.px(16), rect.height());
        QRect words = rect.adjusted(0, 0, -size - look.px(4), 0);
        paintText(painter, place(words), option, index);
        const int wide =
            QFontMetrics(look.font(FontRole::BodyStrong)).horizontalAdvance(text) + look.px(6);
        paintBadge(painter,
                   place(QRect(rect.left() + std::min(wide, words.width()),
                               rect.top() + (rect.height() - size) / 2, size, size)),
                   BadgeKind(payload.toInt()), look);
        return;
    }
    if (column == TesterModel::Live || column == TesterModel::Draft) {
        if (payload.toBool())
            painter->fillRect(option.rect.adjusted(0, 0, 0, -1), look.color(Token::Ups));
        paintText(painter, rect, option, index);
        return;
    }
    const QString icon = index.data(IconNameRole).toString();
    if (icon.isEmpty()) {
        paintText(painter, rect, option, index);
        return;
    }
    // The sign in its colour, the predicate in the text's.
    const int size = look.px(14);
    const Token tone = Token(index.data(ToneRole).toInt());
    look.icon(icon, tone)
        .paint(painter,
               place(QRect(rect.left(), rect.top() + (rect.height() - size) / 2, size, size)));
    const QRect words = rect.adjusted(size + look.px(5), 0, 0, 0);
    painter->setFont(look.font(FontRole::Code));
    painter->setPen(look.color(Token::Tx));
    painter->drawText(
        place(words), int(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
        QFontMetrics(painter->font()).elidedText(text, Qt::ElideRight, words.width()));
}

} // namespace signalbox::ui
