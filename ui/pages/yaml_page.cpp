#include "pages/yaml_page.h"

#include "config/format.h"
#include "editors/yaml_editor.h"
#include "facade/session.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/event_log.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace signalbox::ui {

namespace {

QToolButton *toolButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    return button;
}

} // namespace

YamlPage::YamlPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_editor(new YamlEditor(workspace, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_editor, 1);
    column->addWidget(makeFindBar());
    setFocusProxy(m_editor);

    DraftDocument &draft = workspace.draft;
    connect(&draft, &DraftDocument::analysed, this, &YamlPage::refresh);
    connect(&draft, &DraftDocument::textChanged, this, &YamlPage::refresh);
    connect(&draft, &DraftDocument::fileChanged, this, &YamlPage::refresh);
    connect(&workspace.session, &Session::stateChanged, this, &YamlPage::refresh);
    connect(&workspace.theme, &Theme::changed, this, &YamlPage::refresh);
    connect(m_editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        m_place->setText(tr("Line %1, column %2")
                             .arg(m_editor->cursorLine())
                             .arg(m_editor->textCursor().positionInBlock() + 1));
    });
    QAction *format = workspace.actions.get(ActionId::Format);
    connect(format, &QAction::triggered, this, &YamlPage::format);
    refresh();
}

QWidget *YamlPage::makeHeader()
{
    auto *header = new QWidget(this);
    header->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(m_workspace.theme.px(12), m_workspace.theme.px(4),
                            m_workspace.theme.px(8), m_workspace.theme.px(4));
    m_file = new QLabel(header);
    m_file->setTextFormat(Qt::PlainText);
    m_status = new QLabel(header);
    m_status->setTextFormat(Qt::PlainText);
    m_place = new QLabel(header);
    row->addWidget(m_file);
    row->addWidget(m_status);
    row->addStretch(1);
    row->addWidget(m_place);
    for (const ActionId id : {ActionId::Undo, ActionId::Redo, ActionId::Format})
        row->addWidget(toolButton(m_workspace.actions.get(id), header));
    return header;
}

QWidget *YamlPage::makeFindBar()
{
    m_findBar = new QWidget(this);
    m_findBar->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(m_findBar);
    row->setContentsMargins(m_workspace.theme.px(8), m_workspace.theme.px(4),
                            m_workspace.theme.px(8), m_workspace.theme.px(4));
    m_findField = new QLineEdit(m_findBar);
    m_findField->setPlaceholderText(tr("Find in the file"));
    m_findField->setAccessibleName(tr("Find in the file"));
    m_findField->setClearButtonEnabled(true);
    m_findField->installEventFilter(this);
    m_findCount = new QLabel(m_findBar);
    const auto button = [this](const QString &icon, const QString &name) {
        auto *made = new QToolButton(m_findBar);
        made->setIcon(m_workspace.theme.icon(icon));
        made->setToolTip(name);
        made->setAccessibleName(name);
        made->setAutoRaise(true);
        return made;
    };
    QToolButton *previous = button(QStringLiteral("chevron-up"), tr("Previous match"));
    QToolButton *next = button(QStringLiteral("chevron-down"), tr("Next match"));
    QToolButton *close = button(QStringLiteral("close"), tr("Close the find bar"));
    row->addWidget(m_findField, 1);
    row->addWidget(m_findCount);
    row->addWidget(previous);
    row->addWidget(next);
    row->addWidget(close);
    connect(m_findField, &QLineEdit::textChanged, this, &YamlPage::markMatches);
    // As it is typed, the first one from where one was.
    connect(m_findField, &QLineEdit::textEdited, this, [this] {
        QTextCursor from(m_editor->document());
        from.setPosition(std::min(m_findFrom, m_editor->document()->characterCount() - 1));
        m_editor->setTextCursor(from);
        find(true);
    });
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        if (m_findBar->isVisible())
            markMatches();
    });
    connect(previous, &QToolButton::clicked, this, [this] { find(false); });
    connect(next, &QToolButton::clicked, this, [this] { find(true); });
    connect(close, &QToolButton::clicked, this, &YamlPage::closeFind);
    m_findBar->hide();
    return m_findBar;
}

void YamlPage::refresh()
{
    const Theme &theme = m_workspace.theme;
    DraftDocument &draft = m_workspace.draft;
    m_file->setFont(theme.font(FontRole::BodyStrong));
    m_file->setText(draft.file().isEmpty() ? tr("No file") : QFileInfo(draft.file()).fileName());
    m_workspace.actions.get(ActionId::Format)->setEnabled(!draft.text().empty());
    const auto analysis = draft.analysis();
    Token color = Token::Tx3;
    QString text;
    if (!analysis || !draft.analysisIsCurrent()) {
        text = tr("checking …");
    } else if (config::hasErrors(analysis->diagnostics)) {
        const auto errors =
            std::count_if(analysis->diagnostics.begin(), analysis->diagnostics.end(),
                          [](const auto &one) { return one.severity == config::Severity::Error; });
        text = m_workspace.session.state() == EngineState::Running
                   ? tr("%n error(s), the running proxy is untouched", nullptr, int(errors))
                   : tr("%n error(s), it can't start like this", nullptr, int(errors));
        color = Token::Dn;
    } else if (!draft.modified()) {
        text = !draft.liveGeneration() ? tr("not running")
               : m_workspace.session.state() == EngineState::Stopped
                   ? tr("as gen %1 ran; stopped").arg(draft.liveGeneration())
                   : tr("as it runs, gen %1").arg(draft.liveGeneration());
    } else {
        text = tr("draft, no errors");
        color = Token::Up;
    }
    m_status->setText(text);
    QPalette palette = m_status->palette();
    palette.setColor(QPalette::WindowText, theme.color(color));
    m_status->setPalette(palette);
}

void YamlPage::format()
{
    m_editor->flush();
    DraftDocument &draft = m_workspace.draft;
    Result<std::string> formatted = config::formatYaml(draft.text());
    if (!formatted) {
        m_workspace.log.add(LogEntry::Level::Warning, QStringLiteral("app"),
                            tr("The file can't be formatted: %1")
                                .arg(QString::fromStdString(formatted.error().text())));
        return;
    }
    if (*formatted != draft.text())
        draft.setText(std::move(*formatted), tr("format the file"));
}

void YamlPage::showLine(int line)
{
    m_editor->showLine(line);
    m_editor->setFocus();
}

void YamlPage::openFind()
{
    const QString selected = m_editor->textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_findField->setText(selected);
    m_findFrom = m_editor->textCursor().selectionStart();
    m_findBar->show();
    m_findField->setFocus();
    m_findField->selectAll();
    markMatches();
}

void YamlPage::closeFind()
{
    m_findBar->hide();
    m_editor->mark({});
    m_editor->setFocus();
}

bool YamlPage::find(bool forward)
{
    const QString wanted = m_findField->text();
    if (wanted.isEmpty())
        return false;
    const auto flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    QTextCursor found = m_editor->document()->find(wanted, m_editor->textCursor(), flags);
    if (found.isNull()) {
        QTextCursor end(m_editor->document());
        if (!forward)
            end.movePosition(QTextCursor::End);
        found = m_editor->document()->find(wanted, end, flags);
    }
    if (found.isNull())
        return false;
    m_editor->setTextCursor(found);
    return true;
}

void YamlPage::markMatches()
{
    const QString wanted = m_findField->text();
    const int count = m_editor->mark(wanted);
    m_findCount->setText(wanted.isEmpty() ? QString() : tr("%n match(es)", nullptr, count));
}

bool YamlPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_findField && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            closeFind();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(!key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox::ui
