#include "pages/discovery_table.h"

#include "discovery/discovery_model.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace signalbox::ui {

namespace {

QRect checkRect(const QStyle *style, const QRect &cell)
{
    QStyleOptionButton option;
    const QSize size(style->pixelMetric(QStyle::PM_IndicatorWidth),
                     style->pixelMetric(QStyle::PM_IndicatorHeight));
    return QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, size, cell);
}

void paintCheck(const QWidget *widget, QPainter *painter, const QRect &cell, Qt::CheckState state,
                bool enabled)
{
    QStyleOptionButton option;
    option.rect = checkRect(widget->style(), cell);
    option.palette = widget->palette();
    option.state = enabled ? QStyle::State_Enabled : QStyle::State_None;
    option.state |= state == Qt::Checked            ? QStyle::State_On
                    : state == Qt::PartiallyChecked ? QStyle::State_NoChange
                                                    : QStyle::State_Off;
    widget->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, painter, widget);
}

/// Draws text and returns where the next may begin (in reading direction).
int drawWords(QPainter *painter, const QRect &rect, int x, const QFont &font, const QColor &ink,
              const QString &text, int y, int height)
{
    painter->setFont(font);
    painter->setPen(ink);
    const QFontMetrics metrics(font);
    const int room = rect.right() + 1 - x;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    const int width = metrics.horizontalAdvance(shown);
    const QRect box = QStyle::visualRect(painter->layoutDirection(), rect,
                                         QRect(x, y, std::min(width + 1, room), height));
    painter->drawText(box, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return x + width;
}

} // namespace

void CheckHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    const QVariant state = model()->headerData(section, Qt::Horizontal, Qt::CheckStateRole);
    if (state.isValid())
        paintCheck(this, painter, rect, state.value<Qt::CheckState>(), isEnabled());
}

void CheckHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && logicalIndexAt(event->pos()) == 0)
        emit checkClicked();
}

DiscoveryDelegate::DiscoveryDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize DiscoveryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {0, m_theme.px(index.flags() & Qt::ItemIsEnabled ? 44 : 30)};
}

void DiscoveryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    const bool selected = option.state & QStyle::State_Selected;
    const bool ticked = index.siblingAtColumn(DiscoveryModel::Check)
                            .data(Qt::CheckStateRole)
                            .value<Qt::CheckState>() == Qt::Checked;
    painter->fillRect(option.rect, m_theme.color(selected  ? Token::Sel
                                                 : enabled ? Token::Base
                                                           : Token::Alt));
    painter->setPen(m_theme.color(Token::Line));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (selected && index.column() == 0) {
        const QRect bar(option.rect.left(), option.rect.top(), m_theme.px(3), option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                          m_theme.color(Token::Acc));
    }
    const int pad = m_theme.px(8);
    const QRect inner = option.rect.adjusted(pad, 0, -pad, -1);
    const Token ink = enabled ? (ticked ? Token::Tx : Token::Tx2) : Token::Tx3;
    switch (index.column()) {
    case DiscoveryModel::Check:
        paintCheck(option.widget, painter, option.rect,
                   index.data(Qt::CheckStateRole).value<Qt::CheckState>(), enabled);
        break;
    case DiscoveryModel::Port:
        drawWords(painter, inner, inner.left(), m_theme.font(FontRole::Code), m_theme.color(ink),
                  index.data().toString(), inner.top(), inner.height());
        break;
    case DiscoveryModel::Program:
        paintProgram(painter, inner, index, enabled);
        break;
    case DiscoveryModel::RouteColumn:
        paintRoute(painter, inner, index);
        break;
    default:
        drawWords(painter, inner, inner.left(), m_theme.font(FontRole::Body),
                  m_theme.color(enabled ? Token::Tx2 : Token::Tx3), index.data().toString(),
                  inner.top(), inner.height());
    }
    painter->restore();
}

void DiscoveryDelegate::paintProgram(QPainter *painter, const QRect &rect, const QModelIndex &index,
                                     bool enabled) const
{
    const QString folder = index.data(DiscoveryModel::DetailRole).toString();
    const bool two = enabled && !folder.isEmpty();
    const int line = two ? m_theme.px(17) : rect.height();
    const int top = two ? rect.top() + (rect.height() - 2 * line) / 2 : rect.top();
    const int x = drawWords(
        painter, rect, rect.left(), m_theme.font(enabled ? FontRole::BodyStrong : FontRole::Body),
        m_theme.color(enabled ? Token::Tx : Token::Tx3), index.data().toString(), top, line);
    drawWords(painter, rect, x + m_theme.px(6), m_theme.font(FontRole::Body),
              m_theme.color(enabled ? Token::Tx2 : Token::Tx3),
              index.data(DiscoveryModel::ToolRole).toString(), top, line);
    if (two)
        drawWords(painter, rect, rect.left(), m_theme.font(FontRole::Address),
                  m_theme.color(Token::Tx2), folder, top + line, line);
}

void DiscoveryDelegate::paintRoute(QPainter *painter, const QRect &rect,
                                   const QModelIndex &index) const
{
    if (index.data(DiscoveryModel::JoinsRole).toInt() != 0) {
        const int side = m_theme.px(16);
        const QRect icon(rect.left(), rect.center().y() - side / 2, side, side);
        m_theme.icon(QStringLiteral("pool"), Token::Acc)
            .paint(painter, QStyle::visualRect(painter->layoutDirection(), rect, icon));
        drawWords(painter, rect, rect.left() + side + m_theme.px(6), m_theme.font(FontRole::Body),
                  m_theme.color(Token::Tx), index.data().toString(), rect.top(), rect.height());
        return;
    }
    const int x = drawWords(
        painter, rect, rect.left(), m_theme.font(FontRole::Code), m_theme.color(Token::Tx2),
        index.data(DiscoveryModel::HostRole).toString(), rect.top(), rect.height());
    drawWords(painter, rect, x + m_theme.px(8), m_theme.font(FontRole::CodeStrong),
              m_theme.color(Token::Tx), index.data(DiscoveryModel::PathRole).toString(), rect.top(),
              rect.height());
}

bool DiscoveryDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                    const QStyleOptionViewItem &, const QModelIndex &index)
{
    // The whole cell is the target: 14 pixels are hard to hit.
    if (event->type() != QEvent::MouseButtonRelease || index.column() != DiscoveryModel::Check ||
        !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    const bool ticked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

DiscoveryTable::DiscoveryTable(const Theme &theme, DiscoveryModel &model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
{
    auto *header = new CheckHeader(Qt::Horizontal, this);
    setHorizontalHeader(header);
    setModel(&model);
    setItemDelegate(new DiscoveryDelegate(theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Detected servers"));
    verticalHeader()->hide();
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    connect(header, &CheckHeader::checkClicked, this,
            [this] { m_model.setAllChecked(m_model.checkState() != Qt::Checked); });
    connect(&model, &DiscoveryModel::configurationChanged, this, &DiscoveryTable::fitRows);
    connect(&theme, &Theme::changed, this, &DiscoveryTable::applyTheme);
    applyTheme();
}

void DiscoveryTable::applyTheme()
{
    const int widths[] = {36, 64, 226, 186};
    for (int column = 0; column < 4; ++column)
        setColumnWidth(column, m_theme.px(widths[column]));
    horizontalHeader()->setFixedHeight(m_theme.px(24));
    fitRows();
}

int DiscoveryTable::heightOf(int rows) const
{
    int height = horizontalHeader()->height() + 2 * frameWidth();
    for (int row = 0; row < std::min(rows, m_model.rowCount()); ++row)
        height += rowHeight(row);
    return height;
}

QSize DiscoveryTable::sizeHint() const
{
    return {m_theme.px(724), heightOf(m_model.rowCount())};
}

QSize DiscoveryTable::minimumSizeHint() const
{
    return {m_theme.px(400), heightOf(6)};
}

void DiscoveryTable::fitRows()
{
    for (int row = 0; row < m_model.rowCount(); ++row)
        setRowHeight(row, itemDelegate()->sizeHint({}, m_model.index(row, 0)).height());
    updateGeometry();
}

void DiscoveryTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex check = currentIndex().siblingAtColumn(DiscoveryModel::Check);
    if (event->key() == Qt::Key_Space && check.isValid()) {
        const bool ticked = check.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
        m_model.setData(check, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace signalbox::ui
