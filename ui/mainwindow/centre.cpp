#include "mainwindow/centre.h"

#include "theme/theme.h"

#include <QAction>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace signalbox::ui {

Centre::Centre(const Workspace &workspace, QWidget *parent)
    : QTabWidget(parent)
    , m_workspace(workspace)
    , m_bar(new NotedTabBar(workspace.theme, this))
{
    setTabBar(m_bar);
    setDocumentMode(true);
    setAccessibleName(tr("Views"));
    connect(this, &QTabWidget::currentChanged, this, [this] {
        showControls();
        emit switched(currentName());
    });
    connect(&workspace.theme, &Theme::changed, this, &Centre::applyTheme);
    applyTheme();
}

void Centre::add(ActionId action, const QString &name, const QString &icon, const QString &title,
                 QWidget *page, QWidget *controls)
{
    m_tabs.push_back({action, name, icon, page, controls});
    if (controls)
        controls->hide();
    addTab(page, m_workspace.theme.icon(icon), title);
    QAction *served = m_workspace.actions.get(action);
    served->setEnabled(true);
    connect(served, &QAction::triggered, this, [this, action] { show(action); });
    showControls();
}

void Centre::show(ActionId action)
{
    const auto tab = std::find_if(m_tabs.begin(), m_tabs.end(),
                                  [action](const Tab &entry) { return entry.action == action; });
    if (tab == m_tabs.end())
        return;
    setCurrentWidget(tab->page);
    tab->page->setFocus();
}

QString Centre::currentName() const
{
    const int index = currentIndex();
    return index < 0 ? QString() : m_tabs[static_cast<std::size_t>(index)].name;
}

void Centre::showControls()
{
    const int index = currentIndex();
    QWidget *wanted = index < 0 ? nullptr : m_tabs[static_cast<std::size_t>(index)].controls;
    if (QWidget *old = cornerWidget(); old && old != wanted)
        old->hide();
    setCornerWidget(wanted);
    if (wanted)
        wanted->show();
    fit();
}

void Centre::fit()
{
    const QWidget *corner = cornerWidget();
    const QList<QLabel *> labels = corner ? corner->findChildren<QLabel *>() : QList<QLabel *>();
    for (QLabel *label : labels)
        label->show();
    const auto room = [&] { return width() - (corner ? corner->sizeHint().width() : 0); };
    m_bar->fitInto(room());
    if (m_bar->sizeHint().width() <= room())
        return;
    // What the controls do is in their tooltips, too.
    for (QLabel *label : labels)
        label->hide();
}

void Centre::resizeEvent(QResizeEvent *event)
{
    QTabWidget::resizeEvent(event);
    fit();
}

/// The strip behind tabs and controls, with one line below all of it.
void Centre::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int bottom = m_bar->geometry().bottom();
    painter.fillRect(QRect(0, 0, width(), bottom), m_workspace.theme.color(Token::Win));
    painter.fillRect(QRect(0, bottom, width(), 1), m_workspace.theme.color(Token::Line));
}

void Centre::applyTheme()
{
    setIconSize({m_workspace.theme.px(16), m_workspace.theme.px(16)});
    fit();
}

} // namespace signalbox::ui
