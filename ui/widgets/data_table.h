// The table of the design: dense rows, no grid, whole rows selected, columns of fixed width that
// give way in order when the window is narrow. GUI thread.
#pragma once

#include "widgets/themed.h"

#include <QTableView>

namespace signalbox::ui {

class DataTable : public Themed<QTableView>
{
    Q_OBJECT
public:
    struct ColumnWidth
    {
        double design = 80; // pixels of the design; of the stretched column: at least this
        bool stretch = false;
        int dropped = 0;     // 1: the first to go where there isn't room for all; 0: stays
        bool hidden = false; // however much room there is
    };

    /// @param name  of its header, by which column widths are kept between runs
    DataTable(const QString &name, const Theme &theme, QWidget *parent = nullptr);

    void setColumnWidths(std::vector<ColumnWidth> widths);
    /// Heights of rows and of the header in pixels of the design.
    void setHeights(double row, double header);
    /// Pixels that this many rows need with the header.
    int heightFor(int rows) const;

signals:
    /// A row is on its way to where it can be dropped, or no longer.
    void dragging(bool on);

protected:
    void startDrag(Qt::DropActions actions) override;
    void resizeEvent(QResizeEvent *event) override;
    void themeChanged() override;
    bool event(QEvent *event) override;

private:
    void setWidths();
    void dropColumns();

    std::vector<ColumnWidth> m_widths;
    double m_rowHeight = 22;
    double m_headerHeight = 22;
};

} // namespace signalbox::ui
