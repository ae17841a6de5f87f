// Taste, kept between runs (QSettings); never routes. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>

namespace signalbox::ui {

class Preferences : public QObject
{
    Q_OBJECT
public:
    static constexpr int recentCount = 8;

    /// @param file  where they are kept; empty: the user's usual place
    explicit Preferences(const QString &file = {}, QObject *parent = nullptr);

    Theme::Mode themeMode() const;
    void setThemeMode(Theme::Mode mode);
    /// Per cent of the platform's text size, 100 to 200.
    static constexpr int leastTextScale = 100, mostTextScale = 200;
    int textScale() const;
    void setTextScale(int percent);
    bool reducedMotion() const;
    void setReducedMotion(bool on);
    /// Saved in an editor: applied at once instead of shown in a banner first.
    bool outsideEditsAtOnce() const;
    void setOutsideEditsAtOnce(bool on);
    bool notifications() const;
    void setNotifications(bool on);
    bool tray() const;
    void setTray(bool on);
    /// "de"; empty: the system's.
    QString language() const;
    void setLanguage(const QString &language);

    /// Absolute paths, newest first.
    QStringList recentFiles() const;
    void addRecentFile(const QString &file);
    void clearRecentFiles();

    /// Layouts of the window, opaque; empty when there is none of this version.
    QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);
    void resetLayouts();

signals:
    void changed();
    void recentFilesChanged();

private:
    void set(const QString &key, const QVariant &value);

    QSettings m_settings;
};

} // namespace signalbox::ui
