// Cells of the route tester: predicates with their sign, verdicts filled where a route matches,
// names with their badge. GUI thread.
#pragma once

#include "delegates/cell_delegate.h"

namespace signalbox::ui {

class TesterDelegate : public CellDelegate
{
    Q_OBJECT
public:
    explicit TesterDelegate(const Theme &theme, QObject *parent = nullptr);

protected:
    void paintContent(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace signalbox::ui
