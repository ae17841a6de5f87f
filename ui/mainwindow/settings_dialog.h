// Taste: look, text size, motion, language, outside edits, notifications, tray. Every change works
// at once; the dialog only closes. GUI thread.
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace signalbox::ui {

class Preferences;
class Theme;

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(Preferences &preferences, const Theme &theme, QWidget *parent = nullptr);

private:
    Preferences &m_preferences;
    QComboBox *m_theme;
    QSpinBox *m_textScale;
    QCheckBox *m_motion;
    QComboBox *m_language;
    QCheckBox *m_outside;
    QCheckBox *m_notifications;
    QCheckBox *m_tray;
};

} // namespace signalbox::ui
