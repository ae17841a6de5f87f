#include "delegates/change_delegate.h"

#include "models/change_list_model.h"
#include "theme/badge_paint.h"
#include "theme/theme.h"

namespace signalbox::ui {

namespace {

// The card, in the design's pixels.
constexpr int padding = 12, badgeSize = 16, textAt = 40;
// Details beyond that many are in the tooltip and in the difference itself.
constexpr int mostDetails = 5;

BadgeKind badgeOf(int kind)
{
    switch (DraftChange::Kind(kind)) {
    case DraftChange::Kind::Added:
        return BadgeKind::Added;
    case DraftChange::Kind::Removed:
        return BadgeKind::Removed;
    case DraftChange::Kind::Changed:
    case DraftChange::Kind::Moved:
        break;
    }
    return BadgeKind::Changed;
}

QStringList detailsOf(const QModelIndex &index)
{
    QStringList details = index.data(ChangeListModel::DetailsRole).toStringList();
    if (details.size() > mostDetails) {
        const int more = int(details.size()) - mostDetails + 1;
        details = details.mid(0, mostDetails - 1);
        details += ChangeDelegate::tr("and %n more", nullptr, more);
    }
    return details;
}

} // namespace

ChangeDelegate::ChangeDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize ChangeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int title = QFontMetrics(m_theme.font(FontRole::BodyStrong)).height();
    const int row = QFontMetrics(m_theme.font(FontRole::Body)).height() + m_theme.px(3);
    int rows = int(detailsOf(index).size());
    if (!index.data(ChangeListModel::FactRole).toString().isEmpty())
        ++rows;
    return {m_theme.px(240), 2 * m_theme.px(padding) - m_theme.px(4) + title + rows * row};
}

void ChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    const QRect card = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(card, m_theme.color(selected ? Token::Sel : Token::Base));
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, card, rect);
    };
    if (selected)
        painter->fillRect(place(QRect(card.left(), card.top(), m_theme.px(3), card.height())),
                          m_theme.color(Token::Acc));
    painter->fillRect(card.left(), card.bottom(), card.width(), 1, m_theme.color(Token::Line));

    const int top = card.top() + m_theme.px(padding) - m_theme.px(2);
    const int badge = m_theme.px(badgeSize);
    paintBadge(painter, place(QRect(card.left() + m_theme.px(14), top, badge, badge)),
               badgeOf(index.data(ChangeListModel::KindRole).toInt()), m_theme);

    // The title, its name in bold.
    const QString title = index.data(ChangeListModel::TitleRole).toString();
    const QString name = index.data(ChangeListModel::NameRole).toString();
    const auto at = name.isEmpty() ? qsizetype(-1) : title.indexOf(name);
    int x = card.left() + m_theme.px(textAt);
    const int end = card.right() - m_theme.px(padding);
    const int titleHeight = QFontMetrics(m_theme.font(FontRole::BodyStrong)).height();
    const auto piece = [&](const QString &text, FontRole role) {
        const QFontMetrics metrics(m_theme.font(role));
        painter->setFont(m_theme.font(role));
        painter->setPen(m_theme.color(Token::Tx));
        const int room = std::max(0, end - x);
        painter->drawText(place(QRect(x, top, room, titleHeight)),
                          int(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                          metrics.elidedText(text, Qt::ElideRight, room));
        x += metrics.horizontalAdvance(text);
    };
    if (at < 0) {
        piece(title, FontRole::Body);
    } else {
        piece(title.left(at), FontRole::Body);
        piece(name, FontRole::BodyStrong);
        piece(title.mid(at + name.size()), FontRole::Body);
    }

    const int row = QFontMetrics(m_theme.font(FontRole::Body)).height() + m_theme.px(3);
    QRect line(card.left() + m_theme.px(textAt), top + titleHeight + m_theme.px(2),
               end - card.left() - m_theme.px(textAt), row);
    bool first = true;
    for (const QString &detail : detailsOf(index)) {
        painter->setFont(m_theme.font(first ? FontRole::Code : FontRole::Body));
        painter->setPen(m_theme.color(first ? Token::Tx : Token::Tx2));
        painter->drawText(
            place(line), int(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
            QFontMetrics(painter->font()).elidedText(detail, Qt::ElideRight, line.width()));
        line.translate(0, row);
        first = false;
    }
    const QString fact = index.data(ChangeListModel::FactRole).toString();
    if (!fact.isEmpty()) {
        const bool warning = index.data(ChangeListModel::WarningRole).toBool();
        painter->setFont(m_theme.font(warning ? FontRole::BodyStrong : FontRole::Body));
        painter->setPen(m_theme.color(warning ? Token::Gdn : Token::Tx2));
        if (warning) {
            const int size = m_theme.px(14);
            m_theme.icon(QStringLiteral("warning"), Token::Gdn)
                .paint(painter,
                       place(QRect(line.left(), line.top() + (row - size) / 2, size, size)));
            line.setLeft(line.left() + size + m_theme.px(4));
        }
        painter->drawText(
            place(line), int(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
            QFontMetrics(painter->font()).elidedText(fact, Qt::ElideRight, line.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(m_theme.color(Token::Acc));
        painter->drawRect(card.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace signalbox::ui
