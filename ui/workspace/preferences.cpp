#include "workspace/preferences.h"

#include "workspace/settings_writer.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

/// Grows when docks or columns are no longer what they were: older layouts are forgotten.
constexpr int layoutVersion = 1;

const QString themeKey = QStringLiteral("look/theme");
const QString textScaleKey = QStringLiteral("look/text-scale");
const QString motionKey = QStringLiteral("look/reduced-motion");
const QString languageKey = QStringLiteral("look/language");
const QString outsideKey = QStringLiteral("edits/outside-at-once");
const QString notificationsKey = QStringLiteral("desktop/notifications");
const QString trayKey = QStringLiteral("desktop/tray");
const QString recentKey = QStringLiteral("files/recent");
const QString layoutGroup = QStringLiteral("layout");
const QString layoutVersionKey = QStringLiteral("layout/version");

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(file.isEmpty()
                     ? QSettings(QSettings::IniFormat, QSettings::UserScope,
                                 QStringLiteral("Signalbox"), QStringLiteral("Signalbox"))
                           .fileName()
                     : file,
                 QSettings::IniFormat)
{
    new SettingsWriter(m_settings, this);
    if (m_settings.value(layoutVersionKey).toInt() != layoutVersion)
        resetLayouts();
}

void Preferences::set(const QString &key, const QVariant &value)
{
    if (m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    emit changed();
}

Theme::Mode Preferences::themeMode() const
{
    const QString mode = m_settings.value(themeKey).toString();
    if (mode == u"light"_qs)
        return Theme::Mode::Light;
    return mode == u"dark"_qs ? Theme::Mode::Dark : Theme::Mode::System;
}

void Preferences::setThemeMode(Theme::Mode mode)
{
    set(themeKey, mode == Theme::Mode::Light  ? u"light"_qs
                  : mode == Theme::Mode::Dark ? u"dark"_qs
                                              : u"system"_qs);
}

int Preferences::textScale() const
{
    return std::clamp(m_settings.value(textScaleKey, 100).toInt(), leastTextScale, mostTextScale);
}

void Preferences::setTextScale(int percent)
{
    set(textScaleKey, std::clamp(percent, leastTextScale, mostTextScale));
}

bool Preferences::reducedMotion() const
{
    return m_settings.value(motionKey, false).toBool();
}

void Preferences::setReducedMotion(bool on)
{
    set(motionKey, on);
}

bool Preferences::outsideEditsAtOnce() const
{
    return m_settings.value(outsideKey, false).toBool();
}

void Preferences::setOutsideEditsAtOnce(bool on)
{
    set(outsideKey, on);
}

bool Preferences::notifications() const
{
    return m_settings.value(notificationsKey, true).toBool();
}

void Preferences::setNotifications(bool on)
{
    set(notificationsKey, on);
}

bool Preferences::tray() const
{
    return m_settings.value(trayKey, true).toBool();
}

void Preferences::setTray(bool on)
{
    set(trayKey, on);
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString &language)
{
    set(languageKey, language);
}

QStringList Preferences::recentFiles() const
{
    return m_settings.value(recentKey).toStringList();
}

void Preferences::addRecentFile(const QString &file)
{
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    m_settings.setValue(recentKey, QStringList(files.mid(0, recentCount)));
    emit recentFilesChanged();
}

void Preferences::clearRecentFiles()
{
    m_settings.remove(recentKey);
    emit recentFilesChanged();
}

QByteArray Preferences::layout(const QString &name) const
{
    return m_settings.value(layoutGroup + u'/' + name).toByteArray();
}

void Preferences::setLayout(const QString &name, const QByteArray &state)
{
    m_settings.setValue(layoutGroup + u'/' + name, state);
}

void Preferences::resetLayouts()
{
    m_settings.remove(layoutGroup);
    m_settings.setValue(layoutVersionKey, layoutVersion);
}

} // namespace signalbox::ui
