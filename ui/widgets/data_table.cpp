#include "widgets/data_table.h"

#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr double narrowest = 0.72; // of the design's width
constexpr double slack = 0.97;

} // namespace

DataTable::DataTable(const QString &name, const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
    , m_name(name)
{
    setFrameShape(NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setObjectName(name);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(theme.px(24));
    horizontalHeader()->setStretchLastSection(false);
}

void DataTable::setColumnWidths(std::vector<ColumnWidth> widths)
{
    m_widths = std::move(widths);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &DataTable::remember,
            Qt::UniqueConnection);
    setWidths();
}

void DataTable::setHeights(double row, double header)
{
    m_rowHeight = row;
    m_headerHeight = header;
    setWidths();
}

int DataTable::heightFor(int rows) const
{
    return theme().px(m_headerHeight) + rows * theme().px(m_rowHeight);
}

int DataTable::widthForAll() const
{
    double all = 0;
    for (std::size_t column = 0; column < m_widths.size(); ++column)
        all += m_widths[column].hidden ? 0 : designOf(column);
    return theme().px(all);
}

void DataTable::setWidths()
{
    verticalHeader()->setDefaultSectionSize(theme().px(m_rowHeight));
    horizontalHeader()->setFixedHeight(theme().px(m_headerHeight));
    horizontalHeader()->setMinimumSectionSize(theme().px(24));
    layColumns();
}

double DataTable::designOf(std::size_t column) const
{
    return m_chosen.value(static_cast<int>(column), m_widths[column].design);
}

/// What a user has chosen isn't narrowed.
double DataTable::leastOf(std::size_t column) const
{
    const auto chosen = m_chosen.constFind(static_cast<int>(column));
    if (chosen != m_chosen.cend())
        return *chosen;
    const ColumnWidth &width = m_widths[column];
    const bool narrow = width.design <= 40; // a number, a badge
    return width.least > 0 ? width.least : width.design * (narrow ? 1 : narrowest);
}

double DataTable::sum(const std::vector<bool> &hidden,
                      double (DataTable::*measure)(std::size_t) const) const
{
    double all = 0;
    for (std::size_t column = 0; column < m_widths.size(); ++column)
        all += hidden[column] ? 0 : theme().px((this->*measure)(column));
    return all;
}

std::vector<bool> DataTable::hiddenColumns() const
{
    std::vector<bool> hidden;
    int lastDropped = 0, lastGivenUp = 0;
    for (const ColumnWidth &width : m_widths) {
        hidden.push_back(width.hidden);
        lastDropped = std::max(lastDropped, width.dropped);
        lastGivenUp = std::max(lastGivenUp, width.givenUp);
    }
    // A scroll bar that comes takes no column away: their widths have that much slack.
    const double room = viewport()->width() / slack;
    const auto drop = [&](int last, int ColumnWidth::*order,
                          double (DataTable::*measure)(std::size_t) const, double space) {
        for (int turn = 1; turn <= last && sum(hidden, measure) > space; ++turn) {
            for (std::size_t column = 0; column < m_widths.size(); ++column)
                hidden[column] = hidden[column] || m_widths[column].*order == turn;
        }
    };
    drop(lastDropped, &ColumnWidth::dropped, &DataTable::designOf, room);
    drop(lastGivenUp, &ColumnWidth::givenUp, &DataTable::leastOf, viewport()->width());
    return hidden;
}

void DataTable::layColumns()
{
    if (m_laying)
        return;
    const QScopedValueRollback laying(m_laying, true);
    const std::vector<bool> hidden = hiddenColumns();
    const double design = sum(hidden, &DataTable::designOf);
    const double least = sum(hidden, &DataTable::leastOf);
    const double room = viewport()->width();
    // 0: as designed; 1: as narrow as they get, and only then does the table scroll.
    const double narrowed =
        design <= room || design <= least ? 0 : std::min(1.0, (design - room) / (design - least));
    for (int column = 0; column < static_cast<int>(m_widths.size()); ++column) {
        const auto at = static_cast<std::size_t>(column);
        const double width = designOf(at) - narrowed * (designOf(at) - leastOf(at));
        const bool stretches = m_widths[at].stretch && least <= room;
        horizontalHeader()->setSectionResizeMode(column, stretches ? QHeaderView::Stretch
                                                                   : QHeaderView::Interactive);
        if (!stretches && !hidden[at]) // rounded down: together they must not be too wide
            setColumnWidth(column, narrowed > 0 ? static_cast<int>(theme().px(100) * width / 100)
                                                : theme().px(width));
    }
    // Last: what resizes the header's sections gives hidden ones their width back.
    for (int column = 0; column < static_cast<int>(m_widths.size()); ++column) {
        if (isColumnHidden(column) != hidden[static_cast<std::size_t>(column)])
            setColumnHidden(column, hidden[static_cast<std::size_t>(column)]);
    }
}

void DataTable::remember(int column, int, int width)
{
    const auto at = static_cast<std::size_t>(column);
    // Only what somebody drags: the rest is our own work or the header's.
    if (m_laying || width <= 0 || at >= m_widths.size() || m_widths[at].stretch ||
        horizontalHeader()->sectionResizeMode(column) != QHeaderView::Interactive)
        return;
    m_chosen[column] = width * 100.0 / theme().px(100);
}

QByteArray DataTable::chosenWidths() const
{
    QByteArrayList parts;
    for (auto one = m_chosen.cbegin(); one != m_chosen.cend(); ++one)
        parts << QByteArray::number(one.key()) + ':' + QByteArray::number(one.value(), 'f', 1);
    return parts.join(' ');
}

void DataTable::restoreWidths(const QByteArray &kept)
{
    m_chosen.clear();
    for (const QByteArray &part : kept.split(' ')) {
        const qsizetype colon = part.indexOf(':');
        bool number = false;
        const int column = part.left(std::max<qsizetype>(colon, 0)).toInt(&number);
        const double width = part.mid(colon + 1).toDouble();
        if (number && column >= 0 && width >= 24 && width <= 4000)
            m_chosen[column] = width;
    }
    layColumns();
}

void DataTable::startDrag(Qt::DropActions actions)
{
    const QModelIndexList row = selectedIndexes();
    QMimeData *payload = row.isEmpty() ? nullptr : model()->mimeData(row);
    if (!payload)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(payload);
    drag->setPixmap(dragPicture(payload->text()));
    // Below the pointer: what it is dropped on stays in sight.
    drag->setHotSpot({-theme().px(10), -theme().px(14)});
    emit dragging(true);
    drag->exec(actions);
    emit dragging(false);
}

/// A whole row would hide what it can be dropped on: its name will do.
QPixmap DataTable::dragPicture(const QString &name) const
{
    const QFont font = theme().font(FontRole::ChromeStrong);
    const QFontMetrics metrics(font);
    const QString text = metrics.elidedText(name, Qt::ElideMiddle, theme().px(260));
    const QSize size(metrics.horizontalAdvance(text) + theme().px(20),
                     metrics.height() + theme().px(8));
    QPixmap picture(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().color(Token::Acc));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(QPointF(0.5, 0.5), size - QSize(1, 1)), 4, 4);
    painter.setPen(palette().text().color());
    painter.setFont(font);
    painter.drawText(QRect({}, size), Qt::AlignCenter, text);
    return picture;
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layColumns();
}

bool DataTable::event(QEvent *event)
{
    // Focus rings of rows are painted across all their cells.
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return QTableView::event(event);
}

void DataTable::themeChanged()
{
    setWidths();
    Themed::themeChanged();
    viewport()->update();
}

} // namespace signalbox::ui
