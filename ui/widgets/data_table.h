// The table of the design: dense rows, no grid, whole rows selected. Where the window is narrow,
// columns give way in order and the others are narrowed: nothing scrolls sideways before that is
// used up. Widths that a user has dragged stay, in pixels of the design. GUI thread.
#pragma once

#include "widgets/themed.h"

#include <QMap>
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
        int givenUp = 0;     // the same, where there isn't room for the narrowest either
        double least = 0;    // what a number needs to be read; 0: a part of `design`
    };

    /// @param name  of its header, by which column widths are kept between runs
    DataTable(const QString &name, const Theme &theme, QWidget *parent = nullptr);

    const QString &name() const noexcept { return m_name; }
    void setColumnWidths(std::vector<ColumnWidth> widths);
    /// Heights of rows and of the header in pixels of the design.
    void setHeights(double row, double header);
    /// Pixels that this many rows need with the header.
    int heightFor(int rows) const;
    /// Pixels in which all columns that may be seen have the width of the design, or the one
    /// chosen.
    int widthForAll() const;

    /// Widths that a user has chosen, to be kept; empty: none. Restoring another table's or
    /// nothing gives the design's widths back.
    QByteArray chosenWidths() const;
    void restoreWidths(const QByteArray &kept);

signals:
    /// A row is on its way to where it can be dropped, or no longer.
    void dragging(bool on);

protected:
    void startDrag(Qt::DropActions actions) override;
    void resizeEvent(QResizeEvent *event) override;
    void themeChanged() override;
    bool event(QEvent *event) override;

private:
    QPixmap dragPicture(const QString &name) const;
    double designOf(std::size_t column) const;
    double leastOf(std::size_t column) const;
    std::vector<bool> hiddenColumns() const;
    double sum(const std::vector<bool> &hidden,
               double (DataTable::*measure)(std::size_t) const) const;
    void setWidths();
    void layColumns();
    void remember(int column, int before, int width);

    QString m_name;
    std::vector<ColumnWidth> m_widths;
    QMap<int, double> m_chosen; // by column
    bool m_laying = false;
    double m_rowHeight = 22;
    double m_headerHeight = 22;
};

} // namespace signalbox::ui
