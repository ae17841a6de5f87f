#include "delegates/route_delegate.h"

#include "delegates/row_hover.h"
#include "delegates/spark_paint.h"
#include "models/route_model.h"
#include "theme/badge_paint.h"
#include "theme/draw_number.h"
#include "workspace/live_feed.h"

#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>

namespace signalbox::ui {

namespace {

/// Below this width (in the design's pixels) a row is compact.
constexpr int compactBelow = 280;

bool isZero(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
}

} // namespace

struct RouteDelegate::Row
{
    bool removed = false;
    bool enabled = true;
    bool noted = false; // a note stands where the numbers would
    QVariant badge;
    Token strong = Token::Tx; // of what is said first
};

RouteDelegate::RouteDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

RouteDelegate::Columns RouteDelegate::columns(const Theme &theme, const QRect &row,
                                              Qt::LayoutDirection direction)
{
    Columns at;
    at.compact = row.width() < theme.px(compactBelow);
    const auto place = [&](int left, int width, int top, int height) {
        return QStyle::visualRect(direction, row,
                                  QRect(row.left() + left, row.top() + top, width, height));
    };
    const int height = row.height();
    const int start = theme.px(60), pad = theme.px(10);
    const int end = row.width() - pad;
    const int line = theme.px(18), firstTop = theme.px(5), secondTop = height - line - theme.px(5);
    const auto centred = [&](double left, double width, int side) {
        return place(theme.px(left), theme.px(width), (height - side) / 2, side);
    };
    at.handle = centred(5, 14, theme.px(14));
    at.check = centred(22, 14, theme.px(14));
    at.checkHit = at.check.adjusted(-theme.px(4), -theme.px(5), theme.px(4), theme.px(5));
    at.number = place(theme.px(36), theme.px(15), (height - line) / 2, line);
    at.first = place(start, end - start, firstTop, line);
    at.second = place(start, end - start, secondTop, line);
    const int side = theme.px(16);
    at.badge = place(end - side, side, firstTop + (line - side) / 2, side);
    if (at.compact) {
        at.rate = place(end - theme.px(40), theme.px(40), secondTop, line);
        return at;
    }
    int right = end;
    const auto take = [&](int width) {
        right -= width;
        return place(right, width, secondTop, line);
    };
    at.errors = take(theme.px(32));
    right -= theme.px(2);
    at.latency = take(theme.px(64));
    at.rate = take(theme.px(38));
    right -= theme.px(1);
    at.spark = take(theme.px(48));
    return at;
}

QSize RouteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), m_theme.px(46)};
}

QRect RouteDelegate::text(QPainter &painter, const QRect &rect, const QString &text, FontRole role,
                          Token color, bool struck) const
{
    if (rect.width() <= 0 || text.isEmpty())
        return rect;
    QFont font = m_theme.font(role);
    font.setStrikeOut(struck);
    painter.setFont(font);
    painter.setPen(m_theme.color(color));
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    // Hosts and paths read from left to right wherever they stand.
    const bool code = role == FontRole::Code || role == FontRole::Address;
    if (code)
        painter.setLayoutDirection(Qt::LeftToRight);
    const Qt::Alignment side = mirrored && code ? Qt::AlignRight : Qt::AlignLeading;
    painter.drawText(rect, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    painter.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const int width = metrics.horizontalAdvance(shown);
    return mirrored ? rect.adjusted(0, 0, -width, 0) : rect.adjusted(width, 0, 0, 0);
}

void RouteDelegate::number(QPainter &painter, const QRect &rect, const QString &text, FontRole font,
                           Token color) const
{
    painter.setFont(m_theme.font(font));
    painter.setPen(m_theme.color(color));
    drawNumber(&painter, rect, text, Qt::AlignTrailing | Qt::AlignVCenter);
}

void RouteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    item.icon = {};
    item.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    item.state &= ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    if (RowHover::rowOf(item.widget) == index.row())
        item.state |= QStyle::State_MouseOver;
    const auto *view = qobject_cast<const QAbstractItemView *>(item.widget);
    if (view && view->hasFocus() && view->currentIndex() == index)
        item.state |= QStyle::State_HasFocus;
    item.viewItemPosition = QStyleOptionViewItem::OnlyOne;

    painter->save();
    painter->setClipRect(item.rect);
    painter->setLayoutDirection(item.direction);
    const bool otherwise = index.data(RouteModel::OtherwiseRole).toBool();
    if (otherwise) {
        // Rows are of one height; this one needs but one line of it.
        item.rect.setHeight(m_theme.px(28));
        painter->fillRect(item.rect, m_theme.color(Token::Alt));
    }
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    painter->fillRect(QRect(item.rect.left(), item.rect.bottom(), item.rect.width(), 1),
                      m_theme.color(Token::Line));
    const Columns at = columns(m_theme, item.rect, item.direction);
    if (otherwise) {
        paintOtherwise(*painter, at, index);
    } else {
        Row row;
        row.removed = index.data(RouteModel::PositionRole).toInt() == 0;
        row.enabled = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        row.badge = index.data(RouteModel::BadgeRole);
        // Live is solid: what only the draft disables is as it was, with its badge.
        row.noted = !index.data(RouteModel::NoteRole).toString().isEmpty();
        row.strong = (row.enabled || !row.noted) && !row.removed ? Token::Tx : Token::Tx3;
        paintLead(*painter, at, index, row, item);
        if (at.compact)
            paintCompact(*painter, at, index, row);
        else
            paintFull(*painter, at, index, row);
        if (row.badge.isValid())
            paintBadge(painter, at.badge, BadgeKind(row.badge.toInt()), m_theme);
    }
    painter->restore();
}

void RouteDelegate::paintOtherwise(QPainter &painter, const Columns &at,
                                   const QModelIndex &index) const
{
    QRect line = at.first;
    line.moveCenter({line.center().x(), at.number.center().y()});
    number(painter, at.number, QStringLiteral("∗"), FontRole::Body, Token::Tx2);
    text(painter, line, index.data().toString(), FontRole::Body, Token::Tx2);
    QRect rate = at.rate;
    rate.moveCenter({rate.center().x(), at.number.center().y()});
    const QString shown = index.data(RouteModel::RateRole).toString();
    number(painter, rate, shown, FontRole::Body, isZero(shown) ? Token::Tx3 : Token::Tx);
}

void RouteDelegate::paintLead(QPainter &painter, const Columns &at, const QModelIndex &index,
                              const Row &row, const QStyleOptionViewItem &option) const
{
    if (!row.removed)
        m_theme.icon(QStringLiteral("drag"), Token::Tx3).paint(&painter, at.handle);
    QStyleOptionViewItem box = option;
    box.rect = at.check;
    box.state = row.removed ? QStyle::State_None : QStyle::State_Enabled;
    box.state |= row.enabled ? QStyle::State_On : QStyle::State_Off;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, &painter, option.widget);
    const int position = index.data(RouteModel::PositionRole).toInt();
    number(painter, at.number, position > 0 ? QLocale().toString(position) : QStringLiteral("–"),
           FontRole::Body, Token::Tx2);
}

void RouteDelegate::paintFull(QPainter &painter, const Columns &at, const QModelIndex &index,
                              const Row &row) const
{
    // Path behind host; of a long host the end is given up first.
    const QString host = index.data(RouteModel::HostRole).toString();
    const QString path = index.data(RouteModel::PathRole).toString();
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const int room = at.first.width() - (row.badge.isValid() ? m_theme.px(24) : 0);
    const QFontMetrics metrics(m_theme.font(FontRole::Code));
    const int pathWidth = metrics.horizontalAdvance(path);
    const int gap = metrics.horizontalAdvance(u' ');
    const int hostWidth =
        std::min(metrics.horizontalAdvance(host) + 1, std::max(room / 3, room - pathWidth - gap));
    const auto part = [&](int from, int width) {
        QRect rect(at.first.left() + from, at.first.top(), width, at.first.height());
        return mirrored ? QStyle::visualRect(Qt::RightToLeft, at.first, rect) : rect;
    };
    text(painter, part(0, hostWidth), host, FontRole::Code,
         row.strong == Token::Tx ? Token::Tx2 : Token::Tx3, row.removed);
    text(painter, part(hostWidth + gap, room - hostWidth - gap), path, FontRole::Code, row.strong,
         row.removed);

    QRect second = at.second;
    second.setWidth(m_theme.px(76));
    if (mirrored)
        second.moveRight(at.second.right());
    const QString note = index.data(RouteModel::NoteRole).toString();
    QRect rest = text(painter, second, mirrored ? QStringLiteral("← ") : QStringLiteral("→ "),
                      FontRole::Body, Token::Tx2);
    rest = text(painter, rest, index.data(RouteModel::BackendRole).toString(), FontRole::Body,
                row.strong);
    if (!note.isEmpty()) {
        QRect behind = at.second;
        if (mirrored)
            behind.setRight(rest.right() - m_theme.px(4));
        else
            behind.setLeft(rest.left() + m_theme.px(4));
        number(painter, behind, note, FontRole::Body, Token::Tx3);
        return;
    }
    const auto history = index.data(RouteModel::HistoryRole).value<QList<float>>();
    paintSpark(&painter, at.spark.adjusted(0, m_theme.px(3), 0, -m_theme.px(3)),
               std::span<const float>(history.constData(), std::size_t(history.size())),
               LiveFeed::history, m_theme);
    const QString rate = index.data(RouteModel::RateRole).toString();
    number(painter, at.rate, rate, FontRole::Body, isZero(rate) ? Token::Tx3 : Token::Tx);
    const bool fault = !index.data(RouteModel::FaultRole).toString().isEmpty();
    number(painter, at.latency, index.data(RouteModel::LatencyRole).toString(),
           fault ? FontRole::BodyStrong : FontRole::Body, fault ? Token::Gdn : Token::Tx);
    if (fault) {
        QRect bolt(at.latency.left(), at.latency.top() + m_theme.px(2), m_theme.px(13),
                   m_theme.px(13));
        if (mirrored)
            bolt.moveRight(at.latency.right());
        m_theme.icon(QStringLiteral("fault"), Token::Gdn).paint(&painter, bolt);
    }
    const bool alarm = index.data(RouteModel::ErrorsAlarmRole).toBool();
    number(painter, at.errors, index.data(RouteModel::ErrorsRole).toString(),
           alarm ? FontRole::BodyStrong : FontRole::Body, alarm ? Token::Dn : Token::Tx3);
}

void RouteDelegate::paintCompact(QPainter &painter, const Columns &at, const QModelIndex &index,
                                 const Row &row) const
{
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    QRect first = at.first;
    if (row.badge.isValid()) {
        if (mirrored)
            first.setLeft(at.badge.right() + m_theme.px(4));
        else
            first.setRight(at.badge.left() - m_theme.px(4));
    }
    text(painter, first, index.data(RouteModel::PathRole).toString(), FontRole::Code, row.strong,
         row.removed);
    const QString rate = !row.noted     ? index.data(RouteModel::RateRole).toString()
                         : !row.enabled ? tr("off")
                                        : QStringLiteral("–");
    number(painter, at.rate, rate, FontRole::Body, isZero(rate) ? Token::Tx3 : Token::Tx);
    QRect second = at.second;
    const int taken = numberWidth(m_theme.font(FontRole::Body), rate) + m_theme.px(4);
    second.setWidth(second.width() - taken);
    if (mirrored)
        second.moveRight(at.second.right());
    text(painter, second, index.data(RouteModel::HostRole).toString(), FontRole::Address,
         row.strong == Token::Tx ? Token::Tx2 : Token::Tx3);
}

QWidget *RouteDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *editor = new QLineEdit(index.data(Qt::EditRole).toString(), parent);
    editor->setAccessibleName(tr("Name of the route"));
    editor->setFont(m_theme.font(FontRole::Code));
    return editor;
}

/// The view asks for this again with every number of the row that changes: what is being typed
/// stays.
void RouteDelegate::setEditorData(QWidget *, const QModelIndex &) const {}

void RouteDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &) const
{
    const Columns at = columns(m_theme, option.rect, option.direction);
    QRect field = at.first;
    field.setHeight(m_theme.px(24));
    field.moveCenter({field.center().x(), option.rect.center().y()});
    editor->setGeometry(field);
}

bool RouteDelegate::eventFilter(QObject *watched, QEvent *event)
{
    // Keys that act on the list are letters and commands of the field while there is one.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

bool RouteDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    // Keys are the page's: Space is an action there.
    const bool press =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!press && event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const Columns at = columns(m_theme, option.rect, option.direction);
    if (mouse->button() != Qt::LeftButton || !at.checkHit.contains(mouse->position().toPoint()) ||
        !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    if (press)
        return true;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace signalbox::ui
