// The five steps of a reload as a painted bar: Parse, Validate, Prepare, Swap, Drain. GUI thread.
#pragma once

#include "review/review_flow.h"
#include "widgets/themed.h"

#include <QTimer>

namespace signalbox::ui {

class StepBar : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit StepBar(const Theme &theme, QWidget *parent = nullptr);

    void setSteps(const std::array<ReviewStep, ReviewFlow::StepCount> &steps);
    /// All of it as one text, for screen readers.
    QString sentence() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void themeChanged() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QRect column(int step) const;
    void paintPhase(QPainter &painter, int first, int last, const QString &title,
                    const QString &note) const;
    void paintCircle(QPainter &painter, const QPointF &centre, int step) const;
    void updateTimer();

    std::array<ReviewStep, ReviewFlow::StepCount> m_steps;
    QTimer m_turn; // the arc of a running step, 10 Hz
    int m_angle = 0;
};

} // namespace signalbox::ui
