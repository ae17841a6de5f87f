#include "editors/token_edit.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QStringListModel>
#include <QStyle>
#include <QStyleOptionFrame>

namespace signalbox::ui {

namespace {

const QRegularExpression &separators()
{
    static const QRegularExpression some(QStringLiteral("[,\\s]"));
    return some;
}

} // namespace

TokenEdit::TokenEdit(const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
    , m_input(new QLineEdit(this))
{
    m_input->setFrame(false);
    m_input->setFont(theme.font(FontRole::Code));
    m_input->installEventFilter(this);
    auto *completer = new QCompleter(new QStringListModel(m_input), m_input);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_input->setCompleter(completer);
    connect(m_input, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_current = -1;
        // Pasted, or from a completion: what stands before the last separator is complete.
        const qsizetype last = text.lastIndexOf(separators());
        if (last < 0 || m_input->isReadOnly())
            return;
        m_input->setText(text.mid(last + 1));
        add(text.left(last));
    });
    connect(m_input, &QLineEdit::editingFinished, this, &TokenEdit::take);
    setFocusPolicy(Qt::StrongFocus); // else it couldn't be put on the way of the Tab key
    setFocusProxy(m_input);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

TokenEdit::~TokenEdit()
{
    // A field that goes while it has the keyboard still says so.
    m_input->removeEventFilter(this);
    m_input->disconnect(this);
}

void TokenEdit::setTokens(const QStringList &tokens)
{
    if (tokens == m_tokens)
        return;
    m_tokens = tokens;
    m_current = -1;
    layOut();
}

void TokenEdit::setChoices(const QStringList &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    static_cast<QStringListModel *>(m_input->completer()->model())->setStringList(choices);
}

void TokenEdit::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    layOut();
}

void TokenEdit::setReadOnly(bool readOnly)
{
    m_input->setReadOnly(readOnly);
}

QSize TokenEdit::sizeHint() const
{
    return {theme().px(236), minimumSizeHint().height()};
}

QSize TokenEdit::minimumSizeHint() const
{
    return {theme().px(96), std::max(theme().px(24), inputRect().bottom() + 1 + theme().px(3))};
}

void TokenEdit::themeChanged()
{
    m_input->setFont(theme().font(FontRole::Code));
    layOut();
    Themed::themeChanged();
}

std::vector<TokenEdit::Chip> TokenEdit::chips() const
{
    std::vector<Chip> out;
    const QFontMetrics metrics(theme().font(FontRole::Code));
    const int pad = theme().px(4), high = theme().px(18), cross = theme().px(16);
    int x = pad, y = theme().px(3);
    for (const QString &token : m_tokens) {
        const int wide = pad + metrics.horizontalAdvance(token) + cross;
        if (x > pad && x + wide > width() - pad) {
            x = pad;
            y += high + theme().px(2);
        }
        const QRect rect(x, y, wide, high);
        out.push_back({rect, QRect(rect.right() + 1 - cross, y, cross, high)});
        x += wide + pad;
    }
    return out;
}

QRect TokenEdit::inputRect() const
{
    const auto all = chips();
    const int pad = theme().px(4), high = theme().px(18);
    int x = pad, y = theme().px(3);
    if (!all.empty()) {
        x = all.back().rect.right() + pad;
        y = all.back().rect.top();
    }
    if (x > pad && width() - x - pad < theme().px(20)) { // the next line has room
        x = pad;
        y += high + theme().px(2);
    }
    return {x, y, std::max(theme().px(20), width() - x - pad), high};
}

void TokenEdit::layOut()
{
    m_input->setGeometry(QStyle::visualRect(layoutDirection(), rect(), inputRect()));
    m_input->setPlaceholderText(m_tokens.isEmpty() ? m_placeholder : QString());
    updateGeometry();
    update();
}

void TokenEdit::resizeEvent(QResizeEvent *)
{
    layOut();
}

void TokenEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionFrame frame;
    frame.initFrom(this);
    frame.lineWidth = 1;
    frame.state.setFlag(QStyle::State_Sunken);
    frame.state.setFlag(QStyle::State_HasFocus, m_input->hasFocus());
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
    painter.setFont(theme().font(FontRole::Code));
    const auto all = chips();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QRect box = QStyle::visualRect(layoutDirection(), rect(), all[i].rect);
        const QRect cross = QStyle::visualRect(layoutDirection(), rect(), all[i].cross);
        const bool current = static_cast<qsizetype>(i) == m_current;
        painter.setPen(current ? QPen(theme().color(Token::Acc)) : QPen(Qt::NoPen));
        painter.setBrush(theme().color(current ? Token::Accsoft : Token::Track));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(box, theme().px(3), theme().px(3));
        painter.setPen(theme().color(isEnabled() ? Token::Tx : Token::Tx3));
        const bool right = layoutDirection() == Qt::RightToLeft;
        const QRect text = right ? box.adjusted(cross.width(), 0, -theme().px(4), 0)
                                 : box.adjusted(theme().px(4), 0, -cross.width(), 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading, m_tokens.at(qsizetype(i)));
        if (isEnabled()) {
            painter.setPen(QPen(theme().color(Token::Tx2), 1.2));
            const QPointF c = QRectF(cross).center();
            const double r = theme().px(3);
            painter.drawLine(c - QPointF(r, r), c + QPointF(r, r));
            painter.drawLine(c - QPointF(r, -r), c + QPointF(r, -r));
        }
    }
}

void TokenEdit::mouseReleaseEvent(QMouseEvent *event)
{
    const auto all = chips();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QRect cross = QStyle::visualRect(layoutDirection(), rect(), all[i].cross);
        if (cross.contains(event->position().toPoint())) {
            remove(static_cast<qsizetype>(i));
            return;
        }
    }
    m_input->setFocus(Qt::MouseFocusReason);
}

void TokenEdit::take()
{
    const QString typed = m_input->text();
    m_input->clear();
    if (!m_input->isReadOnly())
        add(typed);
}

void TokenEdit::add(const QString &text)
{
    const QStringList before = m_tokens;
    for (const QString &token : text.split(separators(), Qt::SkipEmptyParts)) {
        if (!m_tokens.contains(token))
            m_tokens.append(token);
    }
    if (m_tokens == before)
        return;
    layOut();
    emit edited(m_tokens);
}

void TokenEdit::remove(qsizetype index)
{
    if (index < 0 || index >= m_tokens.size() || m_input->isReadOnly())
        return;
    m_tokens.removeAt(index);
    m_current = -1;
    layOut();
    emit edited(m_tokens);
}

bool TokenEdit::key(int pressed)
{
    const bool empty = m_input->text().isEmpty();
    switch (pressed) {
    case Qt::Key_Comma:
    case Qt::Key_Space:
        take();
        return true;
    case Qt::Key_Backspace:
        if (!empty)
            return false;
        remove(m_current >= 0 ? m_current : m_tokens.size() - 1);
        return true;
    case Qt::Key_Delete:
        if (!empty || m_current < 0)
            return false;
        remove(m_current);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        if (!empty || m_tokens.isEmpty())
            return false;
        const bool back = (pressed == Qt::Key_Left) == (layoutDirection() == Qt::LeftToRight);
        if (m_current < 0)
            m_current = back ? m_tokens.size() - 1 : -1;
        else
            m_current += back ? (m_current > 0 ? -1 : 0) : 1;
        if (m_current >= m_tokens.size())
            m_current = -1;
        update();
        return true;
    }
    default:
        return false;
    }
}

bool TokenEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input) {
        if (event->type() == QEvent::KeyPress && key(static_cast<QKeyEvent *>(event)->key()))
            return true;
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            update();
    }
    return Themed::eventFilter(watched, event);
}

} // namespace signalbox::ui
