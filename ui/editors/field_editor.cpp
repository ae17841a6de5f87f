#include "editors/field_editor.h"

#include "base/units.h"
#include "editors/spoken_label.h"
#include "editors/token_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace signalbox::ui {

using Kind = FormField::Kind;

FieldEditor::FieldEditor(const FormField &field, const Theme &theme, QWidget *parent)
    : Themed(theme, parent)
    , m_field(field)
    , m_problemRow(new QWidget(this))
    , m_problemIcon(new QLabel(m_problemRow))
    , m_problem(new QLabel(m_problemRow))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FieldEditor::flush);
    build();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(2));
    column->addWidget(m_control);
    column->addWidget(m_problemRow);
    auto *line = new QHBoxLayout(m_problemRow);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme.px(4));
    line->addWidget(m_problemIcon, 0, Qt::AlignTop);
    line->addWidget(m_problem, 1);
    m_problem->setForegroundRole(QPalette::WindowText); // on a form's ground it would be another
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problemRow->hide();
    setFocusPolicy(Qt::StrongFocus); // else it couldn't be put on the way of the Tab key
    setFocusProxy(m_control);
    setSpoken({});
    themeChanged();
    show(m_field.values);
}

void FieldEditor::build()
{
    switch (m_field.kind) {
    case Kind::Text:
    case Kind::Number:
    case Kind::Duration:
        m_control = m_line = new QLineEdit(this);
        m_line->setPlaceholderText(m_field.fallback);
        if (!m_field.choices.isEmpty())
            m_line->setCompleter(new QCompleter(m_field.choices, m_line));
        connect(m_line, &QLineEdit::textEdited, this, &FieldEditor::typed);
        connect(m_line, &QLineEdit::editingFinished, this, &FieldEditor::flush);
        break;
    case Kind::Lines:
        m_control = m_text = new QPlainTextEdit(this);
        m_text->setTabChangesFocus(true);
        m_text->setUndoRedoEnabled(false);
        m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
        connect(m_text, &QPlainTextEdit::textChanged, this, &FieldEditor::typed);
        break;
    case Kind::Toggle:
        m_control = m_check = new QCheckBox(m_field.label, this);
        connect(m_check, &QCheckBox::clicked, this, [this] { emit edited(current()); });
        break;
    case Kind::Choice:
        m_control = m_combo = new QComboBox(this);
        connect(m_combo, &QComboBox::activated, this, [this] { emit edited(current()); });
        break;
    case Kind::Tokens:
        m_control = m_tokens = new TokenEdit(theme(), this);
        connect(m_tokens, &TokenEdit::edited, this, [this] { emit edited(current()); });
        m_tokens->setChoices(m_field.choices);
        m_tokens->setPlaceholder(m_field.fallback);
        break;
    }
    QWidget *focused = m_control->focusProxy() ? m_control->focusProxy() : m_control;
    focused->installEventFilter(this);
}

void FieldEditor::themeChanged()
{
    const QFont code = theme().font(FontRole::Code);
    if (m_line)
        m_line->setFont(code);
    if (m_text) {
        m_text->setFont(code);
        m_text->setFixedHeight(QFontMetrics(code).lineSpacing() * 4 + theme().px(12));
    }
    if (m_line || m_combo || m_check)
        m_control->setFixedHeight(theme().px(24));
    m_problem->setFont(theme().font(FontRole::Hint));
    paintProblem();
    if (m_width > 0)
        setFieldWidth(m_width);
    Themed::themeChanged();
}

void FieldEditor::setFieldWidth(double design)
{
    m_width = design;
    if (m_text) {
        m_control->setMinimumWidth(theme().px(design));
    } else {
        const int words = wordsWidth(), wide = std::max(theme().px(design), words);
        m_control->setMaximumWidth(wide);
        m_control->setMinimumWidth(std::max(theme().px(design * narrowestShare), words));
        m_problemRow->setFixedWidth(std::max(wide, theme().px(160)));
    }
}

/// What the field shows by itself, a choice or what holds without a value, isn't cut, within
/// reason.
int FieldEditor::wordsWidth() const
{
    int words = 0;
    if (m_combo) {
        const QFontMetrics metrics(m_combo->font());
        for (int i = 0; i < m_combo->count(); ++i)
            words = std::max(words, metrics.horizontalAdvance(m_combo->itemText(i)));
        words += theme().px(36);
    } else if ((m_line || m_tokens) && !m_field.fallback.isEmpty()) {
        const QFontMetrics metrics(theme().font(FontRole::Code));
        words = metrics.horizontalAdvance(m_field.fallback) + theme().px(18);
    }
    return std::min(words, theme().px(widestWords));
}

QSize FieldEditor::sizeHint() const
{
    const QSize hint = Themed::sizeHint();
    return {std::max({hint.width(), theme().px(m_width), m_text ? 0 : wordsWidth()}),
            hint.height()};
}

void FieldEditor::setSpoken(const QString &name)
{
    const QString words = name.isEmpty() ? m_field.label : name;
    QWidget *spoken = m_control->focusProxy() ? m_control->focusProxy() : m_control;
    spoken->setAccessibleName(words);
    if (m_combo)
        labelForSpeech(*m_combo, words);
}

void FieldEditor::setField(const FormField &field)
{
    const bool sameValues = field.values == m_field.values && field.choices == m_field.choices &&
                            field.fallback == m_field.fallback;
    m_field = field;
    if (m_line)
        m_line->setPlaceholderText(field.fallback);
    if (m_tokens)
        m_tokens->setPlaceholder(field.fallback);
    if (sameValues && current() == field.values)
        return;
    if (!m_typed)
        show(field.values);
    if (m_width > 0)
        setFieldWidth(m_width);
}

void FieldEditor::show(const QStringList &values)
{
    m_showing = true;
    const QString shown = values.isEmpty() ? m_field.fallback : values.first();
    const QString text = values.isEmpty() ? QString() : values.first();
    if (m_line && m_line->text() != text) {
        const int cursor = m_line->cursorPosition();
        m_line->setText(text);
        m_line->setCursorPosition(std::min(cursor, int(text.size())));
    }
    if (m_text && m_text->toPlainText() != text)
        m_text->setPlainText(text);
    if (m_check)
        m_check->setChecked(shown == QLatin1String("true"));
    if (m_tokens)
        m_tokens->setTokens(values);
    if (m_combo) {
        m_combo->clear();
        if (!m_field.required)
            m_combo->addItem(m_field.fallback, QString());
        for (const QString &choice : m_field.choices) {
            if (choice != m_field.fallback || m_field.required)
                m_combo->addItem(choice, choice);
        }
        int index = m_combo->findData(text);
        if (index < 0 && text == m_field.fallback)
            index = 0;
        if (index < 0) {
            m_combo->addItem(text, text);
            index = m_combo->count() - 1;
        }
        m_combo->setCurrentIndex(index);
    }
    m_showing = false;
}

QStringList FieldEditor::current() const
{
    const auto one = [](const QString &text) {
        return text.isEmpty() ? QStringList() : QStringList{text};
    };
    if (m_line)
        return m_field.required ? QStringList{m_line->text()} : one(m_line->text());
    if (m_text)
        return m_field.required ? QStringList{m_text->toPlainText()} : one(m_text->toPlainText());
    if (m_check)
        return {m_check->isChecked() ? QStringLiteral("true") : QStringLiteral("false")};
    if (m_combo)
        return one(m_combo->currentData().toString());
    return m_tokens->tokens();
}

void FieldEditor::typed()
{
    if (m_showing)
        return;
    m_typed = true;
    m_pause.start();
}

void FieldEditor::flush()
{
    if (!m_typed)
        return;
    m_typed = false;
    m_pause.stop();
    emit edited(current());
}

void FieldEditor::resume(FieldEditor &before)
{
    if (!m_line || !before.m_line)
        return;
    if (std::exchange(before.m_typed, false)) {
        before.m_pause.stop();
        m_line->setText(before.m_line->text());
        typed();
    }
    const int from = before.m_line->selectionStart(), length = before.m_line->selectionLength();
    m_line->setCursorPosition(before.m_line->cursorPosition());
    if (from >= 0)
        m_line->setSelection(from, length);
}

void FieldEditor::startEditing()
{
    m_control->setFocus(Qt::TabFocusReason);
    if (m_line)
        m_line->selectAll();
    if (m_text)
        m_text->selectAll();
}

void FieldEditor::setReadOnly(bool readOnly)
{
    if (m_line)
        m_line->setReadOnly(readOnly);
    if (m_text)
        m_text->setReadOnly(readOnly);
    if (m_tokens)
        m_tokens->setReadOnly(readOnly);
    if (m_check || m_combo || m_tokens)
        m_control->setEnabled(!readOnly);
}

/// Shape, words and colour; where it can't stay so, the field's outline, too.
void FieldEditor::paintProblem()
{
    const bool error = m_severity == config::Severity::Error;
    const Token token = error ? Token::Dn : Token::Gdn;
    QPalette colors = m_problem->palette();
    colors.setColor(QPalette::WindowText, theme().color(token));
    m_problem->setPalette(colors);
    const int side = theme().px(12);
    m_problemIcon->setPixmap(
        theme()
            .icon(error ? QStringLiteral("state-down") : QStringLiteral("warning"), token)
            .pixmap(side, side));
    m_problemIcon->setFixedSize(side, std::max(side, QFontMetrics(m_problem->font()).height()));
    const bool invalid = error && !m_problem->text().isEmpty();
    if (m_control->property("invalid").toBool() != invalid) {
        m_control->setProperty("invalid", invalid);
        m_control->update();
    }
}

void FieldEditor::setProblem(config::Severity severity, const QString &text)
{
    m_severity = severity;
    m_problem->setText(text);
    m_problemRow->setVisible(true);
    paintProblem();
    QWidget *spoken = m_control->focusProxy() ? m_control->focusProxy() : m_control;
    spoken->setAccessibleDescription(text);
}

void FieldEditor::clearProblem()
{
    m_problem->clear();
    m_problemRow->setVisible(false);
    paintProblem();
    QWidget *spoken = m_control->focusProxy() ? m_control->focusProxy() : m_control;
    spoken->setAccessibleDescription(QString());
}

QString FieldEditor::problem() const
{
    return m_problem->text();
}

void FieldEditor::step(int by)
{
    if (!m_line || m_line->isReadOnly())
        return;
    const std::string text = utf8(m_line->text());
    if (m_field.kind == Kind::Number) {
        bool number = false;
        const int before = m_line->text().toInt(&number);
        const int value = number ? before + by : m_field.fallback.toInt();
        m_line->setText(QString::number(std::clamp(value, m_field.min, m_field.max)));
    } else {
        static constexpr int steps[] = {10,    25,    50,     100,    250,    500,     1000,
                                        2000,  5000,  10000,  15000,  20000,  30000,   45000,
                                        60000, 90000, 120000, 300000, 600000, 1800000, 3600000};
        const auto parsed = parseDuration(text);
        const int before = parsed ? int(std::min<std::int64_t>(parsed->count(), 3600000)) : 5000;
        int value = before;
        if (!parsed)
            value = before;
        else if (by > 0)
            value = *std::upper_bound(std::begin(steps), std::end(steps) - 1, before);
        else if (const auto at = std::lower_bound(std::begin(steps), std::end(steps), before);
                 at != std::begin(steps))
            value = *(at - 1);
        m_line->setText(ui::text(formatDuration(Milliseconds(value))));
    }
    typed();
}

/// What is typed is the draft's as soon as it pauses: undo and redo are the draft's, too, not those
/// of one field.
bool FieldEditor::undoes(QKeyEvent &event)
{
    if (!event.matches(QKeySequence::Undo) && !event.matches(QKeySequence::Redo))
        return false;
    if (event.type() == QEvent::ShortcutOverride)
        flush();
    event.ignore(); // so that the shortcut has it
    return true;
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        emit entered();
        break;
    case QEvent::FocusOut:
        flush();
        emit left();
        break;
    case QEvent::Wheel: // scrolls the form, doesn't change values by accident
        if (m_combo) {
            event->ignore();
            return true;
        }
        break;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        if (undoes(*static_cast<QKeyEvent *>(event)))
            return true;
        if (event->type() == QEvent::KeyPress &&
            (m_field.kind == Kind::Number || m_field.kind == Kind::Duration)) {
            const int key = static_cast<QKeyEvent *>(event)->key();
            if (key == Qt::Key_Up || key == Qt::Key_Down) {
                step(key == Qt::Key_Up ? 1 : -1);
                return true;
            }
        }
        break;
    default:
        break;
    }
    return Themed::eventFilter(watched, event);
}

} // namespace signalbox::ui
