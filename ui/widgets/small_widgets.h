// The smallest parts: badges, chips, labels that elide, numbers that don't jump, a field to search
// with, a button that says its keys. GUI thread.
#pragma once

#include "theme/badge_paint.h"
#include "theme/state_look.h"
#include "widgets/themed.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace signalbox::ui {

/// A, M or D.
class Badge : public Themed<QWidget>
{
    Q_OBJECT
public:
    Badge(BadgeKind kind, const Theme &theme, QWidget *parent = nullptr);
    void setKind(BadgeKind kind);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BadgeKind m_kind;
};

/// Icon and word of a state on its own ground.
class StateChip : public Themed<QWidget>
{
    Q_OBJECT
public:
    StateChip(StateLook look, const Theme &theme, QWidget *parent = nullptr);
    void setLook(StateLook look);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateLook m_look;
};

/// One line that ends in "…" where it doesn't fit; the whole text is its tooltip then.
class ElidedLabel : public Themed<QWidget>
{
    Q_OBJECT
public:
    ElidedLabel(const Theme &theme, FontRole font, Token color, QWidget *parent = nullptr);
    /// @param shorter  what stands in its place where it doesn't fit, the longest first; only the
    /// last one is cut
    void setText(const QString &text, const QStringList &shorter = {});
    QString text() const { return m_text; }
    /// What is painted in the width that there is, before anything is cut.
    QString shownText() const;
    void setColor(Token color);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refreshToolTip();

    FontRole m_font;
    Token m_color;
    QString m_text;
    QStringList m_shorter;
};

/// A text with numbers in it: digits of one width, so that the rest stands still.
class NumberLabel : public Themed<QWidget>
{
    Q_OBJECT
public:
    NumberLabel(const Theme &theme, FontRole font, Token color, QWidget *parent = nullptr);
    void setText(const QString &text);
    QString text() const { return m_text; }
    void setColor(Token color);
    /// Room for at least this text, so that a growing number doesn't move its neighbours.
    void setWidest(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    FontRole m_font;
    Token m_color;
    QString m_text, m_widest;
};

/// With a funnel in front and a cross to clear; Esc clears, and lets go of the focus when empty.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    SearchField(const QString &prompt, const Theme &theme, QWidget *parent = nullptr);
    QSize sizeHint() const override;

signals:
    /// Esc in the empty field.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
};

/// A button that says which keys press it: "Review & Apply  Ctrl+Return". It shows what its action
/// shows, and triggers it.
class KeyHintButton : public Themed<QPushButton>
{
    Q_OBJECT
public:
    /// @param primary  filled with the accent
    KeyHintButton(const Theme &theme, bool primary, QWidget *parent = nullptr);
    void setPrimary(bool primary);
    bool primary() const noexcept { return m_primary; }
    void setHint(const QString &keys);
    /// Where there is no room for them, keys aren't shown: it becomes narrower by them.
    void setHintShown(bool shown);
    /// Text, icon, tooltip, keys and being enabled follow the action; a click triggers it.
    void setAction(QAction *action, const QString &iconName);
    void setIconName(const QString &name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return QPushButton::sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool hintFits() const;

    bool m_primary;
    bool m_hintShown = true;
    QString m_hint;
    QString m_iconName;
};

} // namespace signalbox::ui
