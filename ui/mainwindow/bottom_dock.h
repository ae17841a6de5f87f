// The one dock below: its title is a row of tabs, each a StripPage. A page can be detached into a
// dock of its own and comes back when that is closed. GUI thread.
#pragma once

#include <QDockWidget>
#include <QHash>
#include <QString>

#include <vector>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace signalbox::ui {

class StripPage;
class Theme;

class BottomDock : public QDockWidget
{
    Q_OBJECT
public:
    explicit BottomDock(Theme &theme, QWidget *parent = nullptr);

    void addPage(StripPage *page);
    StripPage *current() const;
    int count() const noexcept { return static_cast<int>(m_pages.size()); }
    StripPage *page(int index) const { return m_pages[static_cast<std::size_t>(index)]; }
    /// Shows the dock if it is hidden; a detached page's dock is raised.
    void showPage(StripPage *page);
    void detach(StripPage *page);
    void attach(StripPage *page);
    bool detached(StripPage *page) const { return m_floating.contains(page); }
    /// At which the current page fits, title included; at most `most`.
    int preferredHeight(int most) const;

signals:
    void currentChanged(signalbox::ui::StripPage *page);

private:
    void relabel(StripPage *page);
    void showCurrent();
    void openMenu(const QPoint &at);
    StripPage *atTab(int tab) const;
    int tabOf(StripPage *page) const;
    void applyTheme();

    Theme &m_theme;
    std::vector<StripPage *> m_pages; // in their order
    QHash<StripPage *, QDockWidget *> m_floating;
    QTabBar *m_tabs;
    QHBoxLayout *m_row;
    QStackedWidget *m_controls;
    QStackedWidget *m_stack;
    QToolButton *m_float;
    QToolButton *m_close;
};

} // namespace signalbox::ui
