#include "mainwindow/layout_keeper.h"

#include "widgets/data_table.h"
#include "workspace/preferences.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSplitter>

namespace signalbox::ui {

namespace {
const QString geometryKey = QStringLiteral("geometry");
const QString columnsKey = QStringLiteral("columns-");
const QString splitterKey = QStringLiteral("splitter-");
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
    for (QSplitter *splitter : m_window.findChildren<QSplitter *>())
        m_splits.insert(splitter->objectName(), splitter->saveState());
}

/// Named parts of the window itself: dialogs come and go.
void LayoutKeeper::restoreParts()
{
    for (DataTable *table : m_window.findChildren<DataTable *>())
        table->restoreWidths(m_preferences.layout(columnsKey + table->name()));
    for (QSplitter *splitter : m_window.findChildren<QSplitter *>()) {
        const QByteArray kept = m_preferences.layout(splitterKey + splitter->objectName());
        splitter->restoreState(kept.isEmpty() ? m_splits.value(splitter->objectName()) : kept);
    }
}

void LayoutKeeper::saveParts()
{
    for (const DataTable *table : m_window.findChildren<DataTable *>())
        m_preferences.setLayout(columnsKey + table->name(), table->chosenWidths());
    for (const QSplitter *splitter : m_window.findChildren<QSplitter *>()) {
        // One that was never shown has no sizes yet.
        if (!splitter->objectName().isEmpty() && splitter->testAttribute(Qt::WA_WState_Created))
            m_preferences.setLayout(splitterKey + splitter->objectName(), splitter->saveState());
    }
}

bool LayoutKeeper::restore(const QString &tab)
{
    const QByteArray geometry = m_preferences.layout(geometryKey);
    if (!geometry.isEmpty())
        m_window.restoreGeometry(geometry);
    m_tab = tab;
    restoreParts();
    return m_window.restoreState(m_preferences.layout(tab), version);
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
    saveParts();
}

void LayoutKeeper::reset()
{
    m_preferences.resetLayouts();
    m_window.restoreState(m_defaults, version);
    restoreParts();
}

} // namespace signalbox::ui
