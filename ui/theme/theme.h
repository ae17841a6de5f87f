// The look: colours, fonts and icons of the design, light or dark, switched while the app runs.
// GUI thread.
#pragma once

#include "theme/theme_values.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

#include <memory>

class QApplication;

namespace signalbox::ui {

/// Roles of the design's type scale. Sizes follow the application font: at its default size they
/// are the design's pixels, and they grow with it.
enum class FontRole {
    PageTitle,      // 22/600
    DialogTitle,    // 15/600
    InspectorTitle, // 13 mono 600
    Chrome,         // 12.5/400
    ChromeStrong,   // 12.5/600
    Body,           // 12/400
    BodyStrong,     // 12/600
    Header,         // 11.5/500
    Hint,           // 11.5/400
    Code,           // 12 mono
    CodeStrong,     // 12 mono 600
    Diff,           // 11.5 mono
    Address         // 11 mono
};

class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    /// Decides System by the lightness of `platformPalette`'s Window.
    explicit Theme(const QPalette &platformPalette, QObject *parent = nullptr);
    ~Theme() override;

    Mode mode() const noexcept { return m_mode; }
    void setMode(Mode mode);
    bool dark() const noexcept { return m_dark; }
    /// Moving arcs and bars are replaced by text.
    bool reducedMotion() const noexcept { return m_reducedMotion; }
    void setReducedMotion(bool on);

    /// The user's own factor on the platform's text size, 0.5 to 3.
    double textScale() const noexcept { return m_textScale; }
    void setTextScale(double scale);

    QColor color(Token token) const noexcept { return m_values->color(token); }
    QPalette palette() const;
    QFont font(FontRole role) const;
    /// Pixels of the design scaled with the application font: px(22) is a table row.
    int px(double design) const { return m_values->px(design); }
    /// For painters that may outlive the theme.
    SharedThemeValues values() const { return m_values; }

    /// An icon of resources/icons by name ("state-up"), drawn in tx2, acc when on, tx3 when
    /// disabled; it follows the theme.
    QIcon icon(const QString &name) const;
    /// The same in one colour whatever the state.
    QIcon icon(const QString &name, Token color) const;

    /// Style, palette, fonts and class palettes of the application; again on every change. The
    /// application outlives the theme.
    void install(QApplication &application);

signals:
    /// Colours, fonts or motion are different now: repaint, recompute sizes.
    void changed();

protected:
    /// Notices that the platform's colours changed.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void load();
    void apply();
    void readPlatform();

    Mode m_mode = Mode::System;
    bool m_systemDark = false;
    bool m_dark = false;
    bool m_reducedMotion = false;
    bool m_applying = false;
    double m_platformScale = 1;
    double m_textScale = 1;
    std::shared_ptr<ThemeValues> m_values;
    QString m_uiFamily, m_codeFamily;
    QApplication *m_application = nullptr;
};

} // namespace signalbox::ui
