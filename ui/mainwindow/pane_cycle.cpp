#include "mainwindow/pane_cycle.h"

#include "widgets/strip_page.h"

#include <QApplication>

#include <algorithm>

namespace signalbox::ui {

PaneCycle::PaneCycle(std::function<std::vector<QWidget *>()> panes, QObject *parent)
    : QObject(parent)
    , m_panes(std::move(panes))
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (!now)
            return;
        for (QWidget *pane : m_panes()) {
            if (pane == now || pane->isAncestorOf(now))
                m_last[pane] = now;
        }
    });
}

QWidget *PaneCycle::current() const
{
    QWidget *focus = QApplication::focusWidget();
    for (QWidget *pane : m_panes()) {
        if (focus && (pane == focus || pane->isAncestorOf(focus)))
            return pane;
    }
    return nullptr;
}

QWidget *PaneCycle::target(QWidget *pane) const
{
    QWidget *last = m_last.value(pane);
    if (last && last->isVisible() && last->isEnabled() && pane->isAncestorOf(last))
        return last;
    // Else what a page below says it is about: its list rather than the filter above that.
    const QList<StripPage *> pages = pane->findChildren<StripPage *>();
    for (StripPage *page : pages) {
        QWidget *own = page->focusProxy();
        while (own && own->focusProxy())
            own = own->focusProxy();
        if (own && own->isVisible() && own->isEnabled())
            return own;
    }
    // Else the first that takes the keyboard, views and fields before buttons.
    QWidget *button = nullptr;
    const QList<QWidget *> children = pane->findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (!child->isVisible() || !child->isEnabled() || !(child->focusPolicy() & Qt::TabFocus))
            continue;
        if (!child->inherits("QAbstractButton") && !child->inherits("QTabBar"))
            return child;
        if (!button)
            button = child;
    }
    return button;
}

void PaneCycle::step(int by)
{
    std::vector<QWidget *> panes;
    for (QWidget *pane : m_panes()) {
        if (pane->isVisible() && target(pane))
            panes.push_back(pane);
    }
    if (panes.empty())
        return;
    const auto here = std::find(panes.begin(), panes.end(), current());
    const auto count = static_cast<int>(panes.size());
    const int from = here == panes.end() ? (by > 0 ? -1 : 0) : int(here - panes.begin());
    QWidget *pane = panes[static_cast<std::size_t>((from + by + count) % count)];
    target(pane)->setFocus(Qt::ShortcutFocusReason);
}

} // namespace signalbox::ui
