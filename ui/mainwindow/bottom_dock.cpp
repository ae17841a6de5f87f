#include "mainwindow/bottom_dock.h"

#include "theme/theme.h"
#include "widgets/strip_page.h"

#include <QHBoxLayout>
#include <QMainWindow>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace signalbox::ui {

BottomDock::BottomDock(Theme &theme, QWidget *parent)
    : QDockWidget(tr("Pages below"), parent)
    , m_theme(theme)
    , m_tabs(new QTabBar)
    , m_row(nullptr)
    , m_controls(new QStackedWidget)
    , m_stack(new QStackedWidget)
    , m_float(new QToolButton)
    , m_close(new QToolButton)
{
    setObjectName(QStringLiteral("bottom"));
    setAllowedAreas(Qt::BottomDockWidgetArea | Qt::TopDockWidgetArea);

    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setDocumentMode(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setAccessibleName(tr("Pages below"));
    m_tabs->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tabs, &QTabBar::customContextMenuRequested, this, &BottomDock::openMenu);
    connect(m_tabs, &QTabBar::currentChanged, this, &BottomDock::showCurrent);

    m_controls->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_float->setAutoRaise(true);
    m_float->setToolTip(tr("Detach the page"));
    m_float->setAccessibleName(tr("Detach the page"));
    connect(m_float, &QToolButton::clicked, this, [this] {
        if (StripPage *page = current())
            detach(page);
    });
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the pages below"));
    connect(m_close, &QToolButton::clicked, this, &QWidget::close);

    auto *title = new QWidget;
    title->setAutoFillBackground(true);
    m_row = new QHBoxLayout(title);
    m_row->setContentsMargins(0, 0, theme.px(8), 0);
    m_row->setSpacing(theme.px(4));
    m_row->addWidget(m_tabs);
    m_row->addStretch();
    m_row->addWidget(m_controls);
    m_row->addWidget(m_float);
    m_row->addWidget(m_close);
    setTitleBarWidget(title);
    setWidget(m_stack);

    connect(&theme, &Theme::changed, this, &BottomDock::applyTheme);
    applyTheme();
}

void BottomDock::applyTheme()
{
    titleBarWidget()->setFixedHeight(m_theme.px(30));
    m_tabs->setIconSize({m_theme.px(16), m_theme.px(16)});
    m_float->setIcon(m_theme.icon(QStringLiteral("float")));
    m_close->setIcon(m_theme.icon(QStringLiteral("close")));
}

void BottomDock::addPage(StripPage *page)
{
    m_pages.push_back(page);
    m_stack->addWidget(page);
    QWidget *controls = page->controls();
    m_controls->addWidget(controls ? controls : new QWidget);
    connect(page, &StripPage::noteChanged, this, [this, page] { relabel(page); });
    attach(page);
}

void BottomDock::relabel(StripPage *page)
{
    const QString note = page->note();
    const QString text = note.isEmpty() ? page->title() : QString(page->title() + u"  " + note);
    if (const int tab = tabOf(page); tab >= 0)
        m_tabs->setTabText(tab, text);
    if (QDockWidget *dock = m_floating.value(page))
        dock->setWindowTitle(text);
}

StripPage *BottomDock::atTab(int tab) const
{
    return tab < 0 ? nullptr : m_tabs->tabData(tab).value<StripPage *>();
}

int BottomDock::tabOf(StripPage *page) const
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (atTab(tab) == page)
            return tab;
    }
    return -1;
}

StripPage *BottomDock::current() const
{
    return atTab(m_tabs->currentIndex());
}

void BottomDock::showPage(StripPage *page)
{
    if (QDockWidget *dock = m_floating.value(page)) {
        dock->show();
        dock->raise();
        dock->activateWindow();
        return;
    }
    show();
    m_tabs->setCurrentIndex(tabOf(page));
}

void BottomDock::showCurrent()
{
    StripPage *page = current();
    m_float->setEnabled(page);
    if (!page)
        return;
    m_stack->setCurrentWidget(page);
    const auto place = std::find(m_pages.begin(), m_pages.end(), page);
    m_controls->setCurrentIndex(static_cast<int>(place - m_pages.begin()));
    emit currentChanged(page);
}

void BottomDock::openMenu(const QPoint &at)
{
    StripPage *page = atTab(m_tabs->tabAt(at));
    if (!page)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(m_theme.icon(QStringLiteral("float")), tr("Detach")),
            &QAction::triggered, this, [this, page] { detach(page); });
    menu->popup(m_tabs->mapToGlobal(at));
}

void BottomDock::detach(StripPage *page)
{
    auto *window = qobject_cast<QMainWindow *>(parentWidget());
    if (!window || m_floating.contains(page))
        return;
    auto *dock = new QDockWidget(page->title(), window);
    dock->setObjectName(u"page-"_qs + page->icon());
    dock->setAttribute(Qt::WA_DeleteOnClose, false);
    m_floating.insert(page, dock);
    m_tabs->removeTab(tabOf(page));
    m_stack->removeWidget(page);

    // Its controls go with it, as a row above the page.
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (QWidget *controls = page->controls()) {
        m_controls->removeWidget(controls);
        const auto place = std::find(m_pages.begin(), m_pages.end(), page);
        m_controls->insertWidget(static_cast<int>(place - m_pages.begin()), new QWidget);
        auto *row = new QHBoxLayout;
        row->setContentsMargins(m_theme.px(8), m_theme.px(2), m_theme.px(8), m_theme.px(2));
        row->addStretch();
        row->addWidget(controls);
        column->addLayout(row);
        controls->show();
    }
    column->addWidget(page, 1);
    page->show();
    dock->setWidget(body);
    window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    dock->setFloating(true);
    dock->resize(width(), std::max(height(), page->preferredHeight()));
    dock->show();
    relabel(page);
    connect(dock, &QDockWidget::visibilityChanged, this, [this, page](bool visible) {
        QDockWidget *home = m_floating.value(page);
        if (!visible && home && home->isHidden())
            attach(page);
    });
    showCurrent();
}

void BottomDock::attach(StripPage *page)
{
    const auto place =
        static_cast<int>(std::find(m_pages.begin(), m_pages.end(), page) - m_pages.begin());
    if (QDockWidget *dock = m_floating.take(page)) {
        if (QWidget *controls = page->controls()) {
            QWidget *empty = m_controls->widget(place);
            m_controls->removeWidget(empty);
            delete empty;
            m_controls->insertWidget(place, controls);
        }
        m_stack->addWidget(page);
        dock->disconnect(this);
        dock->deleteLater();
    }
    int tab = 0;
    while (tab < m_tabs->count() &&
           std::find(m_pages.begin(), m_pages.end(), atTab(tab)) - m_pages.begin() < place)
        ++tab;
    m_tabs->insertTab(tab, m_theme.icon(page->icon()), page->title());
    m_tabs->setTabData(tab, QVariant::fromValue(page));
    relabel(page);
    showCurrent();
}

int BottomDock::preferredHeight(int most) const
{
    const StripPage *page = current();
    const int height = m_theme.px(30) + (page ? page->preferredHeight() : 0);
    return std::min(height, most);
}

} // namespace signalbox::ui
