// The title bar of a dock with several pages: tabs at the start, the page's controls, float and
// close at the end. Where it is narrow, first the controls' buttons lose their words, then the tabs
// that aren't current: every tab stays in reach. GUI thread.
#pragma once

#include "widgets/themed.h"

#include <QTabBar>

class QHBoxLayout;
class QToolButton;

namespace signalbox::ui {

/// Tabs with a quieter note behind their words: "Backends & Health  11".
class NotedTabBar : public Themed<QTabBar>
{
    Q_OBJECT
public:
    explicit NotedTabBar(const Theme &theme, QWidget *parent = nullptr);
    void setNote(int index, const QString &note);
    QString note(int index) const { return tabData(index).toString(); }
    /// All tabs have their words where there is room for that; else the current one alone; else
    /// none. What isn't written is in the tooltips.
    void fitInto(int room);
    bool compact() const noexcept { return m_compact; }
    /// Of all tabs with their words, or when only the current one has them.
    int widthWhen(bool compact) const;

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void themeChanged() override;

private:
    bool wordless(int index) const { return m_compact && (m_silent || index != currentIndex()); }
    QSize sizeOf(int index, bool words) const;
    void measureAgain();

    bool m_compact = false, m_silent = false;
};

class TabStrip : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit TabStrip(const Theme &theme, QWidget *parent = nullptr);

    NotedTabBar *tabs() const noexcept { return m_tabs; }
    /// Its index. @param text  as it is seen: an "&" is no mnemonic. @param controls  shown while
    /// the tab is current, may be null; they become the strip's children
    int addTab(const QString &iconName, const QString &text, QWidget *controls = nullptr);
    void setNote(int index, const QString &note);
    void removeTab(int index);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void currentChanged(int index);
    void floatClicked();
    void closeClicked();
    /// The tab's context menu: the page wants a dock of its own.
    void detachRequested(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void themeChanged() override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QToolButton *makeButton(const QString &icon, const QString &text);
    void showControls();
    QList<QToolButton *> wordedButtons(QWidget *controls, int *wide) const;
    void fit();

    NotedTabBar *m_tabs;
    QHBoxLayout *m_row;
    QToolButton *m_float;
    QToolButton *m_close;
    QList<QWidget *> m_controls;
    bool m_fitting = false;
};

} // namespace signalbox::ui
