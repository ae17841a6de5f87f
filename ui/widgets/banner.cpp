#include "widgets/banner.h"

#include "theme/badge_paint.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolButton>

namespace signalbox::ui {

namespace {

struct Look
{
    const char *icon;
    Token color, fill;
};

Look lookOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Error:
        return {"state-down", Token::Dn, Token::Dns};
    case Banner::Kind::Warning:
        return {"warning", Token::Gdn, Token::Gdns};
    case Banner::Kind::Info:
        break;
    }
    return {"info", Token::Acc, Token::Accsoft};
}

} // namespace

Banner::Banner(const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
    , m_row(new QHBoxLayout(this))
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
{
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setIcon(theme.icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
    m_close->hide();
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    m_row->addWidget(m_icon);
    m_row->addWidget(m_text, 1);
    m_row->addWidget(m_close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    themeChanged();
}

void Banner::say(Kind kind, const QString &html)
{
    m_kind = kind;
    m_text->setText(html);
    setAccessibleName(text());
    themeChanged();
}

QString Banner::text() const
{
    return QTextDocumentFragment::fromHtml(m_text->text()).toPlainText();
}

void Banner::setLink(const QString &id, const QString &text, const QString &toolTip)
{
    QToolButton *link = nullptr;
    for (QToolButton *existing : std::as_const(m_links)) {
        if (existing->objectName() == id)
            link = existing;
    }
    if (!link) {
        if (text.isEmpty())
            return;
        link = new QToolButton(this);
        link->setObjectName(id);
        link->setAutoRaise(true);
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QToolButton::clicked, this, [this, id] { emit linkActivated(id); });
        m_links.append(link);
        m_row->insertWidget(m_row->count() - 1, link);
    }
    link->setText(text);
    link->setToolTip(toolTip);
    link->setVisible(!text.isEmpty());
    themeChanged();
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QSize Banner::sizeHint() const
{
    return QWidget::sizeHint().expandedTo({0, theme().px(26)});
}

void Banner::themeChanged()
{
    const Look look = lookOf(m_kind);
    m_row->setContentsMargins(theme().px(10), theme().px(2), theme().px(6), theme().px(2));
    m_row->setSpacing(theme().px(8));
    m_icon->setPixmap(theme()
                          .icon(QLatin1String(look.icon), look.color)
                          .pixmap(QSize(theme().px(16), theme().px(16)), devicePixelRatioF()));
    m_text->setFont(theme().font(FontRole::Chrome));
    for (QToolButton *link : std::as_const(m_links)) {
        link->setFont(theme().font(FontRole::Chrome));
        QPalette palette = link->palette();
        palette.setColor(QPalette::ButtonText, theme().color(Token::Acc));
        link->setPalette(palette);
    }
    Themed::themeChanged();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Look look = lookOf(m_kind);
    QPainter painter(this);
    paintChip(&painter, rect(), look.fill, look.color, theme());
}

} // namespace signalbox::ui
