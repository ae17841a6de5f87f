#include "widgets/tab_strip.h"

#include "theme/draw_number.h"
#include "theme/mnemonic.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStyleOptionTab>
#include <QStylePainter>
#include <QToolButton>

#include <algorithm>

namespace signalbox::ui {

static const char *const wordlessName = "wordless"; // a button's words were taken

NotedTabBar::NotedTabBar(const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
{
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void NotedTabBar::setNote(int index, const QString &note)
{
    if (NotedTabBar::note(index) == note)
        return;
    setTabData(index, note);
    measureAgain();
    const QString plain = withoutMnemonic(tabText(index));
    setAccessibleTabName(index, note.isEmpty() ? plain : plain + u' ' + note);
}

void NotedTabBar::fitInto(int room)
{
    // One step to what it is to be: a step in between would ask for the next layout, without end.
    const bool compact = widthWhen(false) > room;
    const bool silent = compact && widthWhen(true) > room;
    if (m_compact == compact && m_silent == silent)
        return;
    m_compact = compact;
    m_silent = silent;
    for (int index = 0; index < count(); ++index)
        setTabToolTip(index, compact ? withoutMnemonic(tabText(index)) : QString());
    measureAgain();
}

int NotedTabBar::widthWhen(bool compact) const
{
    int width = 0;
    for (int index = 0; index < count(); ++index)
        width += sizeOf(index, !compact || index == currentIndex()).width();
    return width;
}

/// A text set anew is what makes the bar measure its tabs.
void NotedTabBar::measureAgain()
{
    for (int index = 0; index < count(); ++index) {
        const QString text = tabText(index);
        setTabText(index, text + u' ');
        setTabText(index, text);
    }
}

QSize NotedTabBar::tabSizeHint(int index) const
{
    return sizeOf(index, !wordless(index));
}

QSize NotedTabBar::sizeOf(int index, bool words) const
{
    int width = 2 * theme().px(words ? 12 : 8);
    if (words)
        width += numberWidth(theme().font(FontRole::ChromeStrong), withoutMnemonic(tabText(index)));
    if (!tabIcon(index).isNull())
        width += theme().px(16) + (words ? theme().px(8) : 0);
    if (!note(index).isEmpty())
        width += theme().px(7) + numberWidth(theme().font(FontRole::Chrome), note(index));
    const int height = QFontMetrics(theme().font(FontRole::ChromeStrong)).height() + theme().px(10);
    return {width, qMax(theme().px(30), height)};
}

QSize NotedTabBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void NotedTabBar::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    for (int index = 0; index < count(); ++index) {
        QStyleOptionTab option;
        initStyleOption(&option, index);
        painter.drawControl(QStyle::CE_TabBarTabShape, option);
        if (wordless(index))
            option.text.clear();
        const QString note = NotedTabBar::note(index);
        const QRect whole = option.rect;
        if (!note.isEmpty()) {
            const int wide = numberWidth(theme().font(FontRole::Chrome), note);
            const int end = theme().px(wordless(index) ? 8 : 12);
            const QRect place =
                QStyle::visualRect(option.direction, whole,
                                   QRect(whole.right() + 1 - end - wide, whole.top() + 2, wide + 1,
                                         whole.height() - 2));
            painter.setFont(theme().font(FontRole::Chrome));
            painter.setPen(theme().color(Token::Tx2));
            drawNumber(&painter, place, note, Qt::AlignVCenter);
            option.rect = QStyle::visualRect(option.direction, whole,
                                             whole.adjusted(0, 0, -(wide + theme().px(6)), 0));
        }
        if (wordless(index)) // the style's padding is that of tabs with words
            option.rect.adjust(-theme().px(4), 0, theme().px(4), 0);
        painter.setFont(theme().font(FontRole::Chrome));
        painter.drawControl(QStyle::CE_TabBarTabLabel, option);
    }
}

void NotedTabBar::themeChanged()
{
    setIconSize({theme().px(16), theme().px(16)});
    measureAgain();
    Themed::themeChanged();
}

TabStrip::TabStrip(const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
    , m_tabs(new NotedTabBar(theme, this))
    , m_row(new QHBoxLayout(this))
    , m_float(makeButton(QStringLiteral("float"), tr("Float")))
    , m_close(makeButton(QStringLiteral("close"), tr("Close")))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_tabs, 0, Qt::AlignTop);
    m_row->addStretch(1);
    m_row->addWidget(m_float);
    m_row->addWidget(m_close);
    m_row->addSpacing(0); // with the layout's own spacing: a margin that knows left from right
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        showControls();
        emit currentChanged(index);
    });
    connect(m_float, &QToolButton::clicked, this, &TabStrip::floatClicked);
    connect(m_close, &QToolButton::clicked, this, &TabStrip::closeClicked);
    themeChanged();
}

QToolButton *TabStrip::makeButton(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setIcon(theme().icon(icon));
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

int TabStrip::addTab(const QString &iconName, const QString &text, QWidget *controls)
{
    m_controls.append(controls);
    if (controls)
        m_row->insertWidget(m_row->indexOf(m_float), controls);
    const int index =
        m_tabs->addTab(theme().icon(iconName), QString(text).replace(u'&', QStringLiteral("&&")));
    showControls();
    return index;
}

void TabStrip::setNote(int index, const QString &note)
{
    m_tabs->setNote(index, note);
}

void TabStrip::removeTab(int index)
{
    if (QWidget *controls = m_controls.takeAt(index)) {
        m_row->removeWidget(controls);
        controls->hide();
    }
    m_tabs->removeTab(index);
    showControls();
}

void TabStrip::showControls()
{
    for (qsizetype i = 0; i < m_controls.size(); ++i) {
        if (m_controls[i])
            m_controls[i]->setVisible(i == m_tabs->currentIndex());
    }
    fit();
}

/// Buttons that can do without their words, and how wide those are.
QList<QToolButton *> TabStrip::wordedButtons(QWidget *controls, int *wide) const
{
    QList<QToolButton *> buttons;
    const auto all = controls ? controls->findChildren<QToolButton *>() : QList<QToolButton *>();
    for (QToolButton *button : all) {
        if (button->toolButtonStyle() != Qt::ToolButtonTextBesideIcon &&
            !button->property(wordlessName).toBool())
            continue;
        buttons << button;
        *wide += button->fontMetrics().horizontalAdvance(button->text()) + theme().px(12);
    }
    return buttons;
}

void TabStrip::fit()
{
    if (m_fitting)
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const int index = m_tabs->currentIndex();
    QWidget *controls = index >= 0 && index < m_controls.size() ? m_controls[index] : nullptr;
    int words = 0;
    const QList<QToolButton *> buttons = wordedButtons(controls, &words);
    const bool wordless = !buttons.isEmpty() && buttons.first()->property(wordlessName).toBool();
    const int shown = controls ? controls->sizeHint().width() : 0;
    const int least = wordless ? shown : shown - words;
    const int ends =
        m_float->sizeHint().width() + m_close->sizeHint().width() + 5 * m_row->spacing();
    const int room = width() - ends;
    m_tabs->fitInto(room - least);
    // Where even that is too wide it is the controls that give way.
    m_tabs->setMinimumWidth(std::min(m_tabs->sizeHint().width(), std::max(0, room)));
    const bool silent = m_tabs->sizeHint().width() + least + words > room;
    if (silent == wordless)
        return;
    for (QToolButton *button : buttons) {
        button->setProperty(wordlessName, silent);
        button->setToolButtonStyle(silent ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    }
    // Now, since this may be the layout's own turn.
    if (controls && controls->layout())
        controls->layout()->activate();
    m_row->invalidate();
    m_row->activate();
}

bool TabStrip::event(QEvent *event)
{
    // Somebody's words are different now.
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return Themed::event(event);
}

void TabStrip::resizeEvent(QResizeEvent *event)
{
    Themed::resizeEvent(event);
    fit();
}

QSize TabStrip::minimumSizeHint() const
{
    return {theme().px(240), m_tabs->sizeHint().height()};
}

QSize TabStrip::sizeHint() const
{
    return {QWidget::sizeHint().width(), m_tabs->sizeHint().height()};
}

void TabStrip::themeChanged()
{
    m_row->setSpacing(theme().px(8));
    Themed::themeChanged();
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(Token::Win));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().color(Token::Line));
}

void TabStrip::contextMenuEvent(QContextMenuEvent *event)
{
    const int index = m_tabs->tabAt(m_tabs->mapFromGlobal(event->globalPos()));
    if (index < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *detach = menu->addAction(theme().icon(QStringLiteral("float")), tr("Detach"));
    connect(detach, &QAction::triggered, this, [this, index] { emit detachRequested(index); });
    menu->popup(event->globalPos());
}

} // namespace signalbox::ui
