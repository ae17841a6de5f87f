#include "widgets/data_table.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace signalbox::ui {

DataTable::DataTable(const QString &name, const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
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

void DataTable::setWidths()
{
    verticalHeader()->setDefaultSectionSize(theme().px(m_rowHeight));
    horizontalHeader()->setFixedHeight(theme().px(m_headerHeight));
    horizontalHeader()->setMinimumSectionSize(theme().px(24));
    for (int column = 0; column < static_cast<int>(m_widths.size()); ++column) {
        const ColumnWidth &width = m_widths[static_cast<std::size_t>(column)];
        setColumnHidden(column, false);
        horizontalHeader()->setSectionResizeMode(column, width.stretch ? QHeaderView::Stretch
                                                                       : QHeaderView::Interactive);
        if (!width.stretch)
            setColumnWidth(column, theme().px(width.design));
    }
    dropColumns();
}

void DataTable::dropColumns()
{
    int needed = 0, last = 0;
    for (const ColumnWidth &width : m_widths) {
        if (!width.hidden)
            needed += theme().px(width.design);
        last = std::max(last, width.dropped);
    }
    // Text that is twice as large needs twice the room: then they all go, and the rest scrolls.
    std::vector<bool> hidden;
    for (const ColumnWidth &width : m_widths)
        hidden.push_back(width.hidden);
    for (int turn = 1; turn <= last && needed > viewport()->width(); ++turn) {
        for (std::size_t column = 0; column < m_widths.size(); ++column) {
            if (m_widths[column].dropped != turn || hidden[column])
                continue;
            hidden[column] = true;
            needed -= theme().px(m_widths[column].design);
        }
    }
    // A stretched column keeps its least width by no longer stretching.
    for (int column = 0; column < static_cast<int>(m_widths.size()); ++column) {
        const ColumnWidth &width = m_widths[static_cast<std::size_t>(column)];
        if (!width.stretch)
            continue;
        const bool fits = needed <= viewport()->width();
        horizontalHeader()->setSectionResizeMode(column, fits ? QHeaderView::Stretch
                                                              : QHeaderView::Interactive);
        if (!fits)
            setColumnWidth(column, theme().px(width.design));
    }
    // Last: what resizes the header's sections gives hidden ones their width back.
    for (int column = 0; column < static_cast<int>(m_widths.size()); ++column) {
        if (isColumnHidden(column) != hidden[static_cast<std::size_t>(column)])
            setColumnHidden(column, hidden[static_cast<std::size_t>(column)]);
    }
}

void DataTable::startDrag(Qt::DropActions actions)
{
    emit dragging(true);
    QTableView::startDrag(actions);
    emit dragging(false);
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    dropColumns();
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
