#include "editors/yaml_editor.h"

#include "config/runtime_config.h"
#include "editors/yaml_completer.h"
#include "editors/yaml_highlighter.h"
#include "editors/yaml_lines.h"
#include "editors/yaml_margins.h"
#include "models/problem_model.h"
#include "theme/theme.h"
#include "workspace/draft_document.h"

#include <QFocusEvent>
#include <QHelpEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

namespace signalbox::ui {

namespace {

constexpr int typingDelayMs = 150;
// A pause that ends an undo step.
constexpr int burstMs = 1000;

YamlNames namesOf(const Analysis *analysis)
{
    YamlNames names;
    if (!analysis)
        return names;
    const config::RawConfig &raw = analysis->raw.config;
    if (raw.backends) {
        for (const config::RawBackend &backend : *raw.backends)
            names.backends += QString::fromStdString(backend.name);
    }
    if (raw.listeners) {
        for (const config::RawListener &listener : *raw.listeners)
            names.listeners += QString::fromStdString(listener.name);
    }
    if (raw.routes) {
        for (const config::RawRoute &route : *raw.routes) {
            if (!route.match || !route.match->host)
                continue;
            for (const config::RawText &host : *route.match->host) {
                const QString name = QString::fromStdString(host.text);
                if (!names.hosts.contains(name))
                    names.hosts += name;
            }
        }
    }
    return names;
}

} // namespace

YamlEditor::YamlEditor(const Workspace &workspace, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_workspace(workspace)
{
    setAccessibleName(tr("Configuration as YAML"));
    setAccessibleDescription(tr("Tab passes by until something else is pressed, and then indents; "
                                "Esc and then Tab leads out of the text"));
    setUndoRedoEnabled(false); // undo is the draft's, for form and text alike
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight); // code reads left to right in every language
    m_gutter = new YamlGutter(*this);
    m_scrollMarks = new YamlScrollMarks(*this);
    m_completer = new YamlCompleter(*this, workspace.theme,
                                    [this] { return namesOf(m_workspace.draft.analysis().get()); });
    new YamlHighlighter(workspace.theme, document());
    m_typed.setSingleShot(true);
    m_typed.setInterval(typingDelayMs);
    m_margins.setSingleShot(true);
    m_margins.setInterval(typingDelayMs);

    connect(&m_typed, &QTimer::timeout, this, &YamlEditor::flush);
    connect(&m_margins, &QTimer::timeout, this, &YamlEditor::refreshMarks);
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (!m_patching && (removed > 0 || added > 0))
            m_typed.start();
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &YamlEditor::placeMargins);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &YamlEditor::cursorMoved);
    DraftDocument &draft = workspace.draft;
    connect(&draft, &DraftDocument::textChanged, this, [this] {
        if (!m_own)
            patch();
        m_margins.start();
    });
    connect(&draft, &DraftDocument::liveChanged, this, [this] { m_margins.start(); });
    connect(&draft, &DraftDocument::analysed, this, &YamlEditor::refreshProblems);
    connect(&workspace.theme, &Theme::changed, this, &YamlEditor::applyTheme);
    applyTheme();
    patch();
    refreshMarks();
    refreshProblems();
}

YamlEditor::~YamlEditor() = default;

void YamlEditor::applyTheme()
{
    setFont(m_workspace.theme.font(FontRole::Code));
    setTabStopDistance(2 * fontMetrics().horizontalAdvance(u' '));
    placeMargins();
    refreshSelections();
    m_gutter->update();
    m_scrollMarks->update();
}

void YamlEditor::placeMargins()
{
    const int width = m_gutter->sizeHint().width();
    setViewportMargins(width, 0, 0, 0);
    m_gutter->setGeometry(contentsRect().left(), contentsRect().top(), width, viewport()->height());
}

void YamlEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargins();
}

void YamlEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_gutter)
        placeMargins();
}

void YamlEditor::focusInEvent(QFocusEvent *event)
{
    // Who passes through with Tab edits nothing.
    m_leaving = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QPlainTextEdit::focusInEvent(event);
}

void YamlEditor::mousePressEvent(QMouseEvent *event)
{
    m_leaving = false;
    QPlainTextEdit::mousePressEvent(event);
}

void YamlEditor::focusOutEvent(QFocusEvent *event)
{
    flush();
    m_completer->close();
    QPlainTextEdit::focusOutEvent(event);
}

void YamlEditor::flush()
{
    m_typed.stop();
    QStringList lines;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += block.text();
    DraftDocument &draft = m_workspace.draft;
    std::string text = editedText(draft.text(), lines);
    if (text == draft.text())
        return;
    m_own = true;
    draft.setText(std::move(text), tr("edit of the text"),
                  QStringLiteral("yaml-editor-%1").arg(m_burst));
    m_own = false;
}

void YamlEditor::patch()
{
    const QString now = shownLines(m_workspace.draft.text()).join(u'\n');
    QString old;
    old.reserve(document()->characterCount());
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockNumber() > 0)
            old += u'\n';
        old += block.text();
    }
    if (now == old)
        return;
    const auto shorter = std::min(now.size(), old.size());
    qsizetype head = 0;
    while (head < shorter && now[head] == old[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && now[now.size() - 1 - tail] == old[old.size() - 1 - tail])
        ++tail;
    m_patching = true;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.setPosition(int(head));
    cursor.setPosition(int(old.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(now.mid(head, now.size() - head - tail));
    cursor.endEditBlock();
    m_patching = false;
    m_typed.stop();
    ++m_burst;
    m_lastLine = textCursor().blockNumber();
}

void YamlEditor::refreshMarks()
{
    const std::string &live = m_workspace.draft.liveText();
    m_marks = live.empty() ? std::map<int, LineMark>{} : lineMarks(live, m_workspace.draft.text());
    m_gutter->update();
    m_scrollMarks->update();
}

void YamlEditor::refreshProblems()
{
    const auto analysis = m_workspace.draft.analysis();
    if (!analysis || !m_workspace.draft.analysisIsCurrent())
        return;
    m_problems = problemsByLine(analysis->diagnostics, blockCount());
    refreshSelections();
    m_gutter->update();
    m_scrollMarks->update();
    viewport()->update();
}

void YamlEditor::refreshSelections()
{
    const Theme &theme = m_workspace.theme;
    QList<QTextEdit::ExtraSelection> selections;
    if (m_linkedLine > 0) {
        QTextEdit::ExtraSelection linked;
        linked.cursor = QTextCursor(document()->findBlockByNumber(m_linkedLine - 1));
        linked.format.setBackground(theme.color(Token::Accsoft));
        linked.format.setProperty(QTextFormat::FullWidthSelection, true);
        selections += linked;
    }
    for (const QTextCursor &place : std::as_const(m_marked)) {
        QTextEdit::ExtraSelection marked;
        marked.cursor = place;
        marked.format.setBackground(theme.color(Token::Gdns));
        selections += marked;
    }
    for (const auto &[line, problem] : m_problems) {
        const QTextBlock block = document()->findBlockByNumber(line);
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection wave;
        wave.cursor = QTextCursor(block);
        const int column = std::min(problem.column, std::max(0, block.length() - 2));
        wave.cursor.setPosition(block.position() + column);
        int end = column;
        const QString text = block.text();
        while (end < text.size() && !text[end].isSpace())
            ++end;
        wave.cursor.setPosition(block.position() +
                                    std::max(end, std::min(column + 1, int(text.size()))),
                                QTextCursor::KeepAnchor);
        wave.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.format.setUnderlineColor(theme.color(colorOf(problem.severity)));
        selections += wave;
    }
    setExtraSelections(selections);
}

void YamlEditor::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (m_problems.empty())
        return;
    // What is wrong, behind the line's text.
    const Theme &theme = m_workspace.theme;
    QPainter painter(viewport());
    painter.setFont(theme.font(FontRole::Hint));
    eachVisibleLine(event->rect(), [&](int line, const QRect &block) {
        const auto problem = m_problems.find(line);
        if (problem == m_problems.end())
            return;
        const QTextBlock text = document()->findBlockByNumber(line);
        const int width = fontMetrics().horizontalAdvance(text.text());
        const QRect room(int(contentOffset().x()) + width + theme.px(24), block.top(),
                         viewport()->width() - width - theme.px(32) - int(contentOffset().x()),
                         block.height());
        if (room.width() < theme.px(40))
            return;
        painter.setPen(theme.color(colorOf(problem->second.severity)));
        painter.drawText(
            room, Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(problem->second.text, Qt::ElideRight, room.width()));
    });
}

void YamlEditor::showLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(line, 1, blockCount()) - 1);
    QTextCursor cursor(block);
    const QString text = block.text();
    int column = 0;
    while (column < text.size() && text[column].isSpace())
        ++column;
    cursor.setPosition(block.position() + column);
    setTextCursor(cursor);
    centerCursor();
}

void YamlEditor::reveal(int firstLine, int lastLine)
{
    const int top = verticalScrollBar()->value();
    const int rows = std::max(1, viewport()->height() / std::max(1, fontMetrics().lineSpacing()));
    // A line of what stands before it tells that there is more. Without wrapping the bar counts
    // lines.
    if (firstLine - 1 < top || lastLine > top + rows)
        verticalScrollBar()->setValue(std::max(0, firstLine - 3));
}

void YamlEditor::setScope(int firstLine, int lastLine)
{
    m_scopeFirst = firstLine;
    m_scopeLast = lastLine;
    m_gutter->update();
}

void YamlEditor::setLinkedLine(int line)
{
    if (line == m_linkedLine)
        return;
    m_linkedLine = line;
    refreshSelections();
    m_gutter->update();
}

int YamlEditor::mark(const QString &words)
{
    const bool none = m_marked.isEmpty();
    m_marked.clear();
    if (!words.isEmpty()) {
        QTextCursor at(document());
        while (!(at = document()->find(words, at)).isNull())
            m_marked.append(at);
    }
    if (!none || !m_marked.isEmpty())
        refreshSelections();
    return int(m_marked.size());
}

int YamlEditor::cursorLine() const
{
    return textCursor().blockNumber() + 1;
}

void YamlEditor::cursorMoved()
{
    m_gutter->update();
    const int line = textCursor().blockNumber();
    if (line == m_lastLine || m_patching)
        return;
    m_lastLine = line;
    ++m_burst; // what is typed elsewhere is an undo step of its own
    emit lineEntered(line + 1);
}

bool YamlEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        if (showProblem(viewport()->mapFromGlobal(help->globalPos()), help->globalPos()))
            return true;
    } else if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers().testFlag(Qt::ControlModifier))
            flush(); // a shortcut may be about to use the draft
        // The draft's undo, not the widget's.
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))
            return false;
        if (m_completer->isOpen() && key->key() == Qt::Key_Escape) {
            key->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

bool YamlEditor::showProblem(const QPoint &position, const QPoint &global)
{
    const auto problem = m_problems.find(cursorForPosition(position).blockNumber());
    if (problem == m_problems.end())
        return false;
    QToolTip::showText(global, problem->second.text, this);
    return true;
}

void YamlEditor::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->handle(event))
        return;
    const bool modifier = event->key() == Qt::Key_Shift || event->key() == Qt::Key_Control ||
                          event->key() == Qt::Key_Alt || event->key() == Qt::Key_Meta;
    if (modifier) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    const bool leaving = std::exchange(m_leaving, event->key() == Qt::Key_Escape);
    if (leaving && (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)) {
        QWidget::focusNextPrevChild(event->key() == Qt::Key_Tab);
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        m_completer->open(true);
        return;
    }
    if (!m_lastKey.isValid() || m_lastKey.hasExpired(burstMs))
        ++m_burst;
    m_lastKey.start();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        event->modifiers() == Qt::NoModifier) {
        newLine();
        return;
    }
    if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        indent(event->key() == Qt::Key_Tab);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    if (typed.size() == 1 && (typed[0].isLetterOrNumber() || typed[0] == u'-'))
        m_completer->open(false);
    else if (event->key() == Qt::Key_Backspace && m_completer->isOpen())
        m_completer->open(false);
    else if (!typed.isEmpty() || event->key() != Qt::Key_Shift)
        m_completer->close();
}

void YamlEditor::newLine()
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    int indent = 0;
    while (indent < before.size() && before[indent] == u' ')
        ++indent;
    QString text = before.trimmed();
    // Below an item's first key the next one stands under it; below an open key two columns in.
    while (text.startsWith(QLatin1String("- "))) {
        indent += 2;
        text = text.mid(2).trimmed();
    }
    if (text.endsWith(u':'))
        indent += 2;
    cursor.insertText(QLatin1Char('\n') + QString(indent, u' '));
    setTextCursor(cursor);
    ensureCursorVisible();
}

void YamlEditor::indent(bool more)
{
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection() && more) {
        cursor.insertText(QString(2 - cursor.positionInBlock() % 2, u' '));
        return;
    }
    const int first = document()->findBlock(cursor.selectionStart()).blockNumber();
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    cursor.beginEditBlock();
    for (int line = first; line <= last; ++line) {
        const QTextBlock block = document()->findBlockByNumber(line);
        QTextCursor edit(block);
        if (more) {
            if (!block.text().isEmpty())
                edit.insertText(QStringLiteral("  "));
            continue;
        }
        for (int i = 0; i < 2 && block.text().startsWith(u' '); ++i)
            edit.deleteChar();
    }
    cursor.endEditBlock();
}

} // namespace signalbox::ui
