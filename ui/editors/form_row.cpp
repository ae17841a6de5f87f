#include "editors/form_row.h"

#include "widgets/wrap_layout.h"

#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace signalbox::ui {

FormRow::FormRow(const QString &keyword, const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
    , m_keyword(new QLabel(keyword, this))
    , m_row(new WrapLayout(this))
{
    m_row->setSpacing(theme.px(8));
    m_row->addWidget(m_keyword);
    m_row->endIndent();
    m_keyword->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    // Not Maximum: that would be the height of one line.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    themeChanged();
}

void FormRow::themeChanged()
{
    m_row->setContentsMargins(theme().px(8), theme().px(5), theme().px(12), theme().px(5));
    m_keyword->setFont(theme().font(FontRole::BodyStrong));
    m_keyword->setMinimumWidth(theme().px(56));
    m_keyword->setFixedHeight(theme().px(24));
    for (const Word &word : m_words) {
        word.label->setFont(theme().font(FontRole::Body));
        word.label->setFixedHeight(theme().px(24));
        word.label->setMinimumWidth(
            std::max({theme().px(word.design), word.label->sizeHint().width(),
                      word.design > 0 ? m_wordWidth : 0}));
    }
    Themed::themeChanged();
}

void FormRow::setKeyword(const QString &keyword)
{
    m_keyword->setText(keyword);
}

void FormRow::addWord(const QString &word, double design)
{
    auto *label = new QLabel(word, this);
    label->setTextFormat(Qt::PlainText);
    m_words.append({label, design});
    m_row->addWidget(label);
    m_row->joinNext();
    themeChanged();
}

int FormRow::wordWidth() const
{
    int widest = 0;
    for (const Word &word : m_words) {
        if (word.design > 0)
            widest = std::max(widest, word.label->minimumWidth());
    }
    return widest;
}

void FormRow::setColumn(int word, int column)
{
    m_wordWidth = word;
    m_row->setColumn(column);
    themeChanged();
}

void FormRow::add(QWidget *widget)
{
    widget->setParent(this);
    m_row->addWidget(widget);
}

void FormRow::addStretch()
{
    m_row->startTrailing();
}

QToolButton *FormRow::addButton(const QString &icon, const QString &what)
{
    auto *button = new QToolButton(this);
    button->setIcon(theme().icon(icon));
    button->setAutoRaise(true);
    button->setToolTip(what);
    button->setAccessibleName(what);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(theme().px(24), theme().px(24));
    m_row->addWidget(button);
    return button;
}

QToolButton *FormRow::addRemove(const QString &what)
{
    m_row->startTrailing();
    return addButton(QStringLiteral("close"), what);
}

void FormRow::setTinted(bool tinted)
{
    if (tinted == m_tinted)
        return;
    m_tinted = tinted;
    update();
}

void FormRow::paintEvent(QPaintEvent *)
{
    if (!m_tinted)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(Token::Accsoft));
    const QRect bar(0, 0, theme().px(3), height());
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), bar), theme().color(Token::Acc));
}

FormRule::FormRule(const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize FormRule::sizeHint() const
{
    return {theme().px(100), theme().px(11)};
}

void FormRule::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(theme().px(8), height() / 2, width() - theme().px(16), 1,
                     theme().color(Token::Line));
}

} // namespace signalbox::ui
