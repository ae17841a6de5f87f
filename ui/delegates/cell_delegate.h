// Paints cells that answer the roles of models/table_cell.h: icon, text, quiet detail behind it;
// and the grounds of rows: alternate, hovered, selected with its bar, focused. The base of the
// special delegates. GUI thread.
#pragma once

#include "delegates/row_delegate.h"
#include "theme/theme.h"

namespace signalbox::ui {

class CellDelegate : public RowDelegate
{
    Q_OBJECT
public:
    struct Fonts
    {
        FontRole text = FontRole::Body;
        FontRole detail = FontRole::Body;
        /// Where details begin, in the design's pixels from the text's start; 0: right behind it.
        double detailAt = 0;
        /// A line below each row.
        bool rowLines = false;
    };

    explicit CellDelegate(const Theme &theme, QObject *parent = nullptr);
    CellDelegate(const Theme &theme, Fonts fonts, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    /// What stands in the cell, within `rect` (the padding is off). The painter is saved already.
    virtual void paintContent(QPainter *painter, const QRect &rect,
                              const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Text, detail and icon into a part of a cell.
    void paintText(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    /// Width that paintText() needs for a number, its padding not included.
    int textWidth(const QModelIndex &index) const;
    const Theme &theme() const noexcept { return m_theme; }

private:
    const Theme &m_theme;
    Fonts m_fonts;
};

} // namespace signalbox::ui
