#include "theme/theme.h"

#include "theme/signalbox_style.h"
#include "theme/svg_icon_engine.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QScopedValueRollback>
#include <QScreen>

#include <algorithm>

namespace signalbox::ui {

namespace {

/// Points that platforms take for their default: the design's sizes fit all of them.
constexpr double smallestDefault = 8, largestDefault = 11.5, middleDefault = 10;

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QString firstInstalled(std::initializer_list<const char *> families)
{
    const QStringList installed = QFontDatabase::families();
    for (const char *family : families) {
        const QString name = QLatin1String(family);
        if (installed.contains(name))
            return name;
    }
    return {};
}

double pointsPerPixel()
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    return 72.0 / (screen ? screen->logicalDotsPerInchY() : 96.0);
}

} // namespace

Theme::Theme(const QPalette &platformPalette, QObject *parent)
    : QObject(parent)
    , m_systemDark(isDark(platformPalette))
    , m_values(std::make_shared<ThemeValues>())
    , m_uiFamily(firstInstalled({"Inter", "DejaVu Sans"}))
    , m_codeFamily(firstInstalled({"JetBrains Mono", "DejaVu Sans Mono"}))
{
    const QFont general = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (m_uiFamily.isEmpty())
        m_uiFamily = general.family();
    if (m_codeFamily.isEmpty())
        m_codeFamily = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    const double points = QFontInfo(general).pointSizeF();
    if (points > 0 && (points < smallestDefault || points > largestDefault))
        m_platformScale = std::clamp(points / middleDefault, 0.5, 3.0);
    load();
}

Theme::~Theme() = default;

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void Theme::setReducedMotion(bool on)
{
    if (on == m_reducedMotion)
        return;
    m_reducedMotion = on;
    emit changed();
}

void Theme::setTextScale(double scale)
{
    scale = std::clamp(scale, 0.5, 3.0);
    if (scale == m_textScale)
        return;
    m_textScale = scale;
    apply();
}

void Theme::load()
{
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_systemDark);
    m_values->colors = readTokens(m_dark);
    m_values->scale = m_platformScale * m_textScale;
    ++m_values->revision;
}

QPalette Theme::palette() const
{
    const QColor disabled = color(Token::Tx3);
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Win));
    palette.setColor(QPalette::WindowText, color(Token::Tx));
    palette.setColor(QPalette::Base, color(Token::Base));
    palette.setColor(QPalette::AlternateBase, color(Token::Alt));
    palette.setColor(QPalette::Text, color(Token::Tx));
    palette.setColor(QPalette::Button, color(Token::Btn));
    palette.setColor(QPalette::ButtonText, color(Token::Tx));
    palette.setColor(QPalette::BrightText, color(Token::Onacc));
    palette.setColor(QPalette::PlaceholderText, color(Token::Tx3));
    palette.setColor(QPalette::Link, color(Token::Acc));
    palette.setColor(QPalette::LinkVisited, color(Token::Acc));
    palette.setColor(QPalette::Highlight, color(Token::Sel));
    palette.setColor(QPalette::HighlightedText, color(Token::Tx));
    palette.setColor(QPalette::ToolTipBase, color(Token::Raised));
    palette.setColor(QPalette::ToolTipText, color(Token::Tx));
    palette.setColor(QPalette::Light, color(Token::Raised));
    palette.setColor(QPalette::Midlight, color(Token::Line));
    palette.setColor(QPalette::Mid, color(Token::Ctl));
    palette.setColor(QPalette::Dark, color(Token::Ctl));
    palette.setColor(QPalette::Shadow, color(Token::Ctl));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Token::Alt));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::Hover));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, disabled);
    return palette;
}

QFont Theme::font(FontRole role) const
{
    struct Look
    {
        double px;
        QFont::Weight weight;
        bool code;
    };
    const Look look = [role]() -> Look {
        switch (role) {
        case FontRole::PageTitle:
            return {22, QFont::DemiBold, false};
        case FontRole::DialogTitle:
            return {15, QFont::DemiBold, false};
        case FontRole::InspectorTitle:
            return {13, QFont::DemiBold, true};
        case FontRole::Chrome:
            return {12.5, QFont::Normal, false};
        case FontRole::ChromeStrong:
            return {12.5, QFont::DemiBold, false};
        case FontRole::Body:
            return {12, QFont::Normal, false};
        case FontRole::BodyStrong:
            return {12, QFont::DemiBold, false};
        case FontRole::Header:
            return {11.5, QFont::Medium, false};
        case FontRole::Hint:
            return {11.5, QFont::Normal, false};
        case FontRole::Code:
            return {12, QFont::Normal, true};
        case FontRole::CodeStrong:
            return {12, QFont::DemiBold, true};
        case FontRole::Diff:
            return {11.5, QFont::Normal, true};
        case FontRole::Address:
            return {11, QFont::Normal, true};
        }
        return {12, QFont::Normal, false};
    }();
    QFont font(look.code ? m_codeFamily : m_uiFamily);
    font.setPointSizeF(look.px * m_values->scale * pointsPerPixel());
    font.setWeight(look.weight);
    if (look.code) {
        font.setStyleHint(QFont::Monospace);
        // "->" and "!=" are two characters here, not a ligature.
        font.setStyleStrategy(QFont::PreferNoShaping);
        font.setFixedPitch(true);
    }
    return font;
}

QIcon Theme::icon(const QString &name) const
{
    return QIcon(new SvgIconEngine(name, std::nullopt, m_values));
}

QIcon Theme::icon(const QString &name, Token color) const
{
    return QIcon(new SvgIconEngine(name, color, m_values));
}

void Theme::install(QApplication &application)
{
    if (m_application != &application) {
        m_application = &application;
        application.setStyle(new SignalboxStyle(m_values));
        application.installEventFilter(this);
    }
    apply();
}

void Theme::apply()
{
    load();
    if (m_application) {
        const QScopedValueRollback applying(m_applying, true);
        QApplication::setPalette(palette());
        // A soft selection is too faint for a range of text.
        QPalette strong = palette();
        strong.setColor(QPalette::Highlight, color(Token::Accfill));
        strong.setColor(QPalette::HighlightedText, color(Token::Onacc));
        strong.setColor(QPalette::Disabled, QPalette::Highlight, color(Token::Hover));
        for (const char *name : {"QLineEdit", "QPlainTextEdit", "QTextEdit", "QTextBrowser",
                                 "QMenu", "QAbstractSpinBox"})
            QApplication::setPalette(strong, name);
        QPalette tip = palette();
        tip.setColor(QPalette::Window, color(Token::Raised));
        QApplication::setPalette(tip, "QTipLabel");

        QApplication::setFont(font(FontRole::Chrome));
        QApplication::setFont(font(FontRole::Body), "QAbstractItemView");
        QApplication::setFont(font(FontRole::Header), "QHeaderView");
        for (const char *name : {"QLineEdit", "QComboBox", "QAbstractSpinBox"})
            QApplication::setFont(font(FontRole::Body), name);
        QApplication::setFont(font(FontRole::Code), "QPlainTextEdit");
        QApplication::setFont(font(FontRole::Body), "QTipLabel");
    }
    emit changed();
}

void Theme::readPlatform()
{
    const QScopedValueRollback applying(m_applying, true);
    // Without a palette of ours the application has the platform's.
    QApplication::setPalette(QPalette());
    m_systemDark = isDark(QGuiApplication::palette());
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // The platform tells every window; one word is enough.
    if (event->type() == QEvent::ThemeChange && !m_applying && watched->isWindowType()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                const bool was = m_systemDark;
                readPlatform();
                if (was == m_systemDark || m_mode != Mode::System)
                    QApplication::setPalette(palette());
                if (was != m_systemDark && m_mode == Mode::System)
                    apply();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace signalbox::ui
