#include "mainwindow/settings_dialog.h"

#include "theme/theme.h"
#include "workspace/preferences.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QSystemTrayIcon>

namespace signalbox::ui {

SettingsDialog::SettingsDialog(Preferences &preferences, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_theme(new QComboBox)
    , m_textScale(new QSpinBox)
    , m_motion(new QCheckBox(tr("No animation")))
    , m_language(new QComboBox)
    , m_outside(new QCheckBox(tr("Apply what another editor saved at once")))
    , m_notifications(new QCheckBox(tr("Tell when a backend goes down or comes back")))
    , m_tray(new QCheckBox(tr("Show an icon in the tray")))
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);

    m_theme->addItem(tr("As the system"), int(Theme::Mode::System));
    m_theme->addItem(tr("Light"), int(Theme::Mode::Light));
    m_theme->addItem(tr("Dark"), int(Theme::Mode::Dark));
    m_theme->setCurrentIndex(m_theme->findData(int(preferences.themeMode())));
    connect(m_theme, &QComboBox::activated, this, [this] {
        m_preferences.setThemeMode(static_cast<Theme::Mode>(m_theme->currentData().toInt()));
    });

    m_textScale->setRange(Preferences::leastTextScale, Preferences::mostTextScale);
    m_textScale->setSingleStep(10);
    m_textScale->setSuffix(tr(" %", "of the usual text size"));
    m_textScale->setValue(preferences.textScale());
    m_textScale->setKeyboardTracking(false); // not at the first digit
    connect(m_textScale, &QSpinBox::valueChanged, &m_preferences, &Preferences::setTextScale);

    // Names of languages are in their own words.
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->addItem(QStringLiteral("日本語"), QStringLiteral("ja"));
    m_language->setCurrentIndex(std::max(0, m_language->findData(preferences.language())));
    connect(m_language, &QComboBox::activated, this,
            [this] { m_preferences.setLanguage(m_language->currentData().toString()); });
    auto *later = new QLabel(tr("Shown from the next start on."));
    later->setFont(theme.font(FontRole::Hint));

    const auto bind = [this](QCheckBox *box, bool value, void (Preferences::*set)(bool)) {
        box->setChecked(value);
        connect(box, &QCheckBox::toggled, &m_preferences, set);
    };
    bind(m_motion, preferences.reducedMotion(), &Preferences::setReducedMotion);
    bind(m_outside, preferences.outsideEditsAtOnce(), &Preferences::setOutsideEditsAtOnce);
    bind(m_notifications, preferences.notifications(), &Preferences::setNotifications);
    bind(m_tray, preferences.tray(), &Preferences::setTray);
    m_outside->setToolTip(tr("Else a banner shows what changed, and waits."));
    const bool tray = QSystemTrayIcon::isSystemTrayAvailable();
    m_tray->setEnabled(tray);
    m_tray->setToolTip(tray ? QString() : tr("This desktop has no tray."));

    auto *form = new QFormLayout(this);
    const int pad = theme.px(16);
    form->setContentsMargins(pad, pad, pad, pad);
    form->setSpacing(theme.px(10));
    form->addRow(tr("&Colours"), m_theme);
    form->addRow(tr("Text &size"), m_textScale);
    form->addRow(QString(), m_motion);
    form->addRow(tr("&Language"), m_language);
    form->addRow(QString(), later);
    form->addRow(tr("Outside edits"), m_outside);
    form->addRow(tr("Desktop"), m_notifications);
    form->addRow(QString(), m_tray);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

} // namespace signalbox::ui
