// The window's docks as they were left, one layout a centre tab; versioned and resettable. GUI
// thread.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

class QMainWindow;

namespace signalbox::ui {

class Preferences;

class LayoutKeeper : public QObject
{
    Q_OBJECT
public:
    /// Grows with every change of docks that makes older layouts meaningless.
    static constexpr int version = 1;

    LayoutKeeper(QMainWindow &window, Preferences &preferences, QObject *parent = nullptr);

    /// The docks as they are now are what reset() goes back to.
    void rememberDefaults();
    /// Geometry and the layout of the first tab.
    void restore(const QString &tab);
    /// Keeps the layout under the tab that is left and brings back the other's. False: that has
    /// none yet, the docks stay as they are.
    bool switchTo(const QString &tab);
    /// For a page that has the window to itself, and back.
    void hideDocks();
    void restoreDocks();
    void save();
    void reset();

private:
    QMainWindow &m_window;
    Preferences &m_preferences;
    QByteArray m_defaults;
    QString m_tab;
    QByteArray m_shown; // while docks are hidden
};

} // namespace signalbox::ui
