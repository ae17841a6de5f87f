#include "widgets/tab_strip.h"

#include "theme/draw_number.h"
#include "theme/mnemonic.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QStyleOptionTab>
#include <QStylePainter>
#include <QToolButton>

namespace signalbox::ui {

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
    // A text set anew is what makes the bar measure its tabs again.
    const QString text = tabText(index);
    setTabText(index, text + u' ');
    setTabText(index, text);
    const QString plain = withoutMnemonic(text);
    setAccessibleTabName(index, note.isEmpty() ? plain : plain + u' ' + note);
}

QSize NotedTabBar::tabSizeHint(int index) const
{
    int width = 2 * theme().px(12) +
                numberWidth(theme().font(FontRole::ChromeStrong), withoutMnemonic(tabText(index)));
    if (!tabIcon(index).isNull())
        width += theme().px(16) + theme().px(8);
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
        const QString note = NotedTabBar::note(index);
        const QRect whole = option.rect;
        if (!note.isEmpty()) {
            const int wide = numberWidth(theme().font(FontRole::Chrome), note);
            const int end = theme().px(12);
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
        painter.setFont(theme().font(FontRole::Chrome));
        painter.drawControl(QStyle::CE_TabBarTabLabel, option);
    }
}

void NotedTabBar::themeChanged()
{
    setIconSize({theme().px(16), theme().px(16)});
    for (int index = 0; index < count(); ++index) {
        const QString text = tabText(index);
        setTabText(index, text + u' ');
        setTabText(index, text);
    }
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
