// The one dock below: its title is a row of tabs, each a StripPage. A page can be detached into a
// dock of its own and comes back when that is closed. GUI thread.
#pragma once

#include <QDockWidget>
#include <QHash>
#include <QString>

#include <vector>

class QStackedWidget;

namespace signalbox::ui {

class StripPage;
class TabStrip;
class Theme;

class BottomDock : public QDockWidget
{
    Q_OBJECT
public:
    explicit BottomDock(const Theme &theme, QWidget *parent = nullptr);

    void addPage(StripPage *page);
    StripPage *current() const;
    int count() const noexcept { return static_cast<int>(m_pages.size()); }
    StripPage *page(int index) const { return m_pages[static_cast<std::size_t>(index)]; }
    /// Shows the dock if it is hidden; a detached page's dock is raised.
    void showPage(StripPage *page);
    void detach(StripPage *page);
    void attach(StripPage *page);
    void attachAll();
    bool detached(StripPage *page) const { return m_floating.contains(page); }
    /// Which pages are detached and where they are, for restoreDetached(): in another run, and
    /// where a layout is restored that doesn't know of them.
    QByteArray detachedPages() const;
    /// Only while the window is visible: what floats would be seen before it.
    void restoreDetached(const QByteArray &kept);

signals:
    void currentChanged(signalbox::ui::StripPage *page);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void relabel(StripPage *page);
    void showCurrent();
    StripPage *atTab(int tab) const;
    int tabOf(StripPage *page) const;
    int placeOf(StripPage *page) const;

    const Theme &m_theme;
    std::vector<StripPage *> m_pages;    // in their order
    std::vector<StripPage *> m_attached; // those with a tab, in the tabs' order
    QHash<StripPage *, QDockWidget *> m_floating;
    TabStrip *m_strip;
    QStackedWidget *m_stack;
};

} // namespace signalbox::ui
