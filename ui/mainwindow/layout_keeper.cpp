#include "mainwindow/layout_keeper.h"

#include "workspace/preferences.h"

#include <QDockWidget>
#include <QMainWindow>

namespace signalbox::ui {

namespace {
const QString geometryKey = QStringLiteral("geometry");
} // namespace

LayoutKeeper::LayoutKeeper(QMainWindow &window, Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_preferences(preferences)
{
}

void LayoutKeeper::rememberDefaults()
{
    m_defaults = m_window.saveState(version);
}

void LayoutKeeper::restore(const QString &tab)
{
    const QByteArray geometry = m_preferences.layout(geometryKey);
    if (!geometry.isEmpty())
        m_window.restoreGeometry(geometry);
    m_tab = tab;
    m_window.restoreState(m_preferences.layout(tab), version);
}

bool LayoutKeeper::switchTo(const QString &tab)
{
    if (tab == m_tab || !m_shown.isEmpty())
        return true;
    m_preferences.setLayout(m_tab, m_window.saveState(version));
    m_tab = tab;
    return m_window.restoreState(m_preferences.layout(tab), version);
}

void LayoutKeeper::hideDocks()
{
    if (!m_shown.isEmpty())
        return;
    m_shown = m_window.saveState(version);
    for (QDockWidget *dock : m_window.findChildren<QDockWidget *>())
        dock->hide();
}

void LayoutKeeper::restoreDocks()
{
    if (!m_shown.isEmpty())
        m_window.restoreState(std::exchange(m_shown, {}), version);
}

void LayoutKeeper::save()
{
    restoreDocks();
    m_preferences.setLayout(geometryKey, m_window.saveGeometry());
    m_preferences.setLayout(m_tab, m_window.saveState(version));
}

void LayoutKeeper::reset()
{
    m_preferences.resetLayouts();
    m_window.restoreState(m_defaults, version);
}

} // namespace signalbox::ui
