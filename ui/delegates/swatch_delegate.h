// A cell's text behind a small square in the colour that a chart beside it gives to the same
// thing; the payload is the Token. Without a payload just the text. GUI thread.
#pragma once

#include "delegates/cell_delegate.h"

namespace signalbox::ui {

class SwatchDelegate : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace signalbox::ui
