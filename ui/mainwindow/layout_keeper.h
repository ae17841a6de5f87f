// The window's docks as they were left, one layout a centre tab, columns of its tables and its
// splitters; versioned and resettable. GUI thread.
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
    /// Geometry, columns, splitters, and the layout of the first tab. False: that has none yet.
    bool restore(const QString &tab);
    /// Keeps the layout under the tab that is left and brings back the other's. False: that has
    /// none yet, the docks stay as they are.
    bool switchTo(const QString &tab);
    /// For a page that has the window to itself, and back.
    void hideDocks();
    void restoreDocks();
    bool docksHidden() const noexcept { return !m_shown.isEmpty(); }
    void save();
    void reset();

private:
    void restoreParts();
    void saveParts();

    QMainWindow &m_window;
    Preferences &m_preferences;
    QByteArray m_defaults;
    QHash<QString, QByteArray> m_splits; // as they came
    QString m_tab;
    QByteArray m_shown; // while docks are hidden
};

} // namespace signalbox::ui
