// F6: the focus goes from pane to pane and comes back to where it was in each. GUI thread.
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

namespace signalbox::ui {

class PaneCycle : public QObject
{
    Q_OBJECT
public:
    /// @param panes  in their order; hidden ones are passed over
    explicit PaneCycle(std::function<std::vector<QWidget *>()> panes, QObject *parent = nullptr);

    void step(int by);
    QWidget *current() const;

private:
    QWidget *target(QWidget *pane) const;

    std::function<std::vector<QWidget *>()> m_panes;
    QHash<QWidget *, QPointer<QWidget>> m_last; // in each pane
};

} // namespace signalbox::ui
