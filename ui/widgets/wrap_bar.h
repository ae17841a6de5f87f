// A bar of widgets that goes on below where it is narrow, for a place where room is scarce: it is
// never lower than its lines. GUI thread.
#pragma once

#include "widgets/wrap_layout.h"

#include <QWidget>

namespace signalbox::ui {

class WrapBar : public QWidget
{
    Q_OBJECT
public:
    explicit WrapBar(QWidget *parent = nullptr);
    WrapLayout *row() const noexcept { return m_row; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();

    WrapLayout *m_row;
};

} // namespace signalbox::ui
