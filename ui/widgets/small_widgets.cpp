#include "widgets/small_widgets.h"

#include "theme/draw_number.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStylePainter>

namespace signalbox::ui {

Badge::Badge(BadgeKind kind, const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKind(kind);
}

void Badge::setKind(BadgeKind kind)
{
    m_kind = kind;
    setAccessibleName(badgeLook(kind).word);
    setToolTip(badgeLook(kind).word);
    update();
}

QSize Badge::sizeHint() const
{
    return {theme().px(16), theme().px(16)};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(&painter, rect(), m_kind, theme());
}

StateChip::StateChip(StateLook look, const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
    , m_look(std::move(look))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(m_look.word);
}

void StateChip::setLook(StateLook look)
{
    m_look = std::move(look);
    setAccessibleName(m_look.word);
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    return {numberWidth(theme().font(FontRole::BodyStrong), m_look.word) + theme().px(30),
            theme().px(20)};
}

void StateChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(&painter, rect(), m_look.fill, theme());
    const auto place = [&](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const int icon = theme().px(12);
    theme()
        .icon(m_look.icon, m_look.color)
        .paint(&painter, place(QRect(theme().px(6), (height() - icon) / 2, icon, icon)));
    painter.setFont(theme().font(FontRole::BodyStrong));
    painter.setPen(theme().color(m_look.color));
    painter.drawText(place(rect().adjusted(theme().px(22), 0, 0, 0)),
                     Qt::AlignVCenter | Qt::TextSingleLine, m_look.word);
}

ElidedLabel::ElidedLabel(const Theme &theme, FontRole font, Token color, QWidget *parent)
    : Themed(theme, parent)
    , m_font(font)
    , m_color(color)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text, const QStringList &shorter)
{
    if (text == m_text && shorter == m_shorter)
        return;
    m_text = text;
    m_shorter = shorter;
    setAccessibleName(text);
    refreshToolTip();
    updateGeometry();
    update();
}

QString ElidedLabel::shownText() const
{
    const QFontMetrics metrics(theme().font(m_font));
    if (metrics.horizontalAdvance(m_text) <= width() || m_shorter.isEmpty())
        return m_text;
    for (const QString &text : m_shorter) {
        if (metrics.horizontalAdvance(text) <= width())
            return text;
    }
    return m_shorter.last();
}

void ElidedLabel::setColor(Token color)
{
    m_color = color;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(theme().font(m_font));
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(theme().font(m_font));
    return {metrics.horizontalAdvance(QStringLiteral("…")), metrics.height()};
}

void ElidedLabel::refreshToolTip()
{
    setToolTip(sizeHint().width() > width() ? m_text : QString());
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refreshToolTip();
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(theme().font(m_font));
    painter.setPen(theme().color(m_color));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(shownText(), Qt::ElideRight, width()));
}

NumberLabel::NumberLabel(const Theme &theme, FontRole font, Token color, QWidget *parent)
    : Themed(theme, parent)
    , m_font(font)
    , m_color(color)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void NumberLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    const QSize before = sizeHint();
    m_text = text;
    setAccessibleName(text);
    if (sizeHint() != before)
        updateGeometry();
    update();
}

void NumberLabel::setColor(Token color)
{
    m_color = color;
    update();
}

void NumberLabel::setWidest(const QString &text)
{
    m_widest = text;
    updateGeometry();
}

QSize NumberLabel::sizeHint() const
{
    const QFont font = theme().font(m_font);
    return {qMax(numberWidth(font, m_text), numberWidth(font, m_widest)) + 1,
            QFontMetrics(font).height()};
}

void NumberLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(theme().font(m_font));
    painter.setPen(theme().color(m_color));
    drawNumber(&painter, rect(), m_text, Qt::AlignVCenter);
}

SearchField::SearchField(const QString &prompt, const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
{
    setPlaceholderText(prompt);
    setAccessibleName(prompt);
    setClearButtonEnabled(true);
    addAction(theme.icon(QStringLiteral("filter")), LeadingPosition)->setText(prompt);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SearchField::sizeHint() const
{
    return {m_theme.px(150), QLineEdit::sizeHint().height()};
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        QLineEdit::keyPressEvent(event);
    else if (!text().isEmpty())
        clear();
    else
        emit left();
}

KeyHintButton::KeyHintButton(const Theme &theme, bool primary, QWidget *parent)
    : Themed(theme, parent)
    , m_primary(primary)
{
    setPrimary(primary);
    connect(&theme, &Theme::changed, this, [this] { setPrimary(m_primary); });
}

void KeyHintButton::setPrimary(bool primary)
{
    m_primary = primary;
    setProperty("primary", primary);
    setFont(theme().font(primary ? FontRole::ChromeStrong : FontRole::Chrome));
    if (!m_iconName.isEmpty())
        setIconName(m_iconName);
    update();
}

void KeyHintButton::setHint(const QString &keys)
{
    m_hint = keys;
    updateGeometry();
    update();
}

void KeyHintButton::setHintShown(bool shown)
{
    if (shown == m_hintShown)
        return;
    m_hintShown = shown;
    updateGeometry();
    update();
}

void KeyHintButton::setIconName(const QString &name)
{
    m_iconName = name;
    setIcon(m_primary ? theme().icon(name, Token::Onacc) : theme().icon(name));
}

void KeyHintButton::setAction(QAction *action, const QString &iconName)
{
    const auto follow = [this, action] {
        setText(action->text());
        setToolTip(action->toolTip());
        setEnabled(action->isEnabled());
        setHint(action->shortcut().toString(QKeySequence::NativeText));
    };
    connect(action, &QAction::changed, this, follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    setIconName(iconName);
    follow();
}

QSize KeyHintButton::sizeHint() const
{
    QSize size = QPushButton::sizeHint();
    if (m_hintShown && !m_hint.isEmpty())
        size.rwidth() += theme().px(10) + numberWidth(theme().font(FontRole::Hint), m_hint);
    return size;
}

bool KeyHintButton::hintFits() const
{
    return m_hintShown && !m_hint.isEmpty() && width() >= sizeHint().width();
}

void KeyHintButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    if (!hintFits()) {
        painter.drawControl(QStyle::CE_PushButtonLabel, option);
        return;
    }
    const int padding = theme().px(11);
    const int hint = numberWidth(theme().font(FontRole::Hint), m_hint);
    const QRect all = option.rect;
    // Label and hint share the room: the label is centred in what the hint leaves.
    option.rect =
        QStyle::visualRect(layoutDirection(), all, all.adjusted(0, 0, -(padding + hint), 0));
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    painter.setFont(theme().font(FontRole::Hint));
    painter.setPen(theme().color(!isEnabled() ? Token::Tx3
                                 : m_primary  ? Token::Onacc
                                              : Token::Tx2));
    painter.drawText(QStyle::visualRect(layoutDirection(), all,
                                        QRect(all.right() + 1 - padding - hint, all.top(), hint + 1,
                                              all.height())),
                     Qt::AlignVCenter | Qt::TextSingleLine, m_hint);
}

} // namespace signalbox::ui
