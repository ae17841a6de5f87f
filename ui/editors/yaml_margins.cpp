#include "editors/yaml_margins.h"

#include "editors/yaml_editor.h"
#include "models/problem_model.h"
#include "theme/draw_number.h"
#include "theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

namespace signalbox::ui {

namespace {

// Of the gutter, from its leading edge, in the design's pixels.
constexpr int scopeWidth = 4, iconWidth = 14, markWidth = 3, gap = 6;

} // namespace

YamlGutter::YamlGutter(YamlEditor &editor)
    : QWidget(&editor)
    , m_editor(editor)
{
    setAccessibleName(tr("Line numbers and changes"));
    setCursor(Qt::ArrowCursor);
}

QSize YamlGutter::sizeHint() const
{
    const Theme &theme = m_editor.theme();
    const auto digits = QString::number(std::max(999, m_editor.blockCount())).size();
    const QString widest(digits, u'0');
    return {theme.px(scopeWidth + iconWidth + markWidth + 2 * gap) +
                numberWidth(theme.font(FontRole::Code), widest),
            0};
}

void YamlGutter::paintEvent(QPaintEvent *event)
{
    const Theme &theme = m_editor.theme();
    QPainter painter(this);
    painter.fillRect(event->rect(), theme.color(Token::Base));
    painter.setLayoutDirection(layoutDirection()); // by itself the application's
    const auto place = [this](QRect rect) {
        return QStyle::visualRect(layoutDirection(), this->rect(), rect);
    };
    const auto [scopeFirst, scopeLast] = m_editor.scope();
    const int current = m_editor.textCursor().blockNumber();
    const int mark = theme.px(markWidth), scope = theme.px(scopeWidth);
    m_editor.eachVisibleLine(event->rect(), [&](int line, const QRect &block) {
        const QRect row(0, block.top(), width(), block.height());
        if (line + 1 == m_editor.linkedLine())
            painter.fillRect(row, theme.color(Token::Accsoft));
        if (line + 1 >= scopeFirst && line + 1 <= scopeLast)
            painter.fillRect(
                place(QRect(0, row.top(), scope, row.height())),
                theme.color(line + 1 == m_editor.linkedLine() ? Token::Acc : Token::Edge));
        const auto problem = m_editor.problems().find(line);
        if (problem != m_editor.problems().end()) {
            const bool error = problem->second.severity == config::Severity::Error;
            const int size = std::min(theme.px(12), row.height());
            theme
                .icon(error ? QStringLiteral("state-down") : QStringLiteral("warning"),
                      colorOf(problem->second.severity))
                .paint(&painter, place(QRect(scope + 1, row.top(), size, row.height())));
        }
        painter.setFont(theme.font(line == current ? FontRole::CodeStrong : FontRole::Code));
        painter.setPen(theme.color(line == current ? Token::Tx : Token::Tx3));
        const int end = width() - mark - 2 * theme.px(gap) + theme.px(gap) / 2;
        drawNumber(&painter, place(QRect(0, row.top(), end, row.height())),
                   QString::number(line + 1), Qt::AlignVCenter | Qt::AlignTrailing);
        const auto changed = m_editor.marks().find(line);
        if (changed == m_editor.marks().end())
            return;
        const QColor color = theme.color(colorOf(changed->second));
        const QRect bar =
            place(QRect(width() - mark - theme.px(gap), row.top(), mark, row.height()));
        if (changed->second != LineMark::RemovedAbove) {
            painter.fillRect(bar, color);
            return;
        }
        // A wedge between two lines: something is gone there.
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.setRenderHint(QPainter::Antialiasing);
        const int size = theme.px(5);
        const QPoint tip(bar.left(), row.top());
        painter.drawPolygon(
            QPolygon({tip + QPoint(0, -size), tip + QPoint(size, 0), tip + QPoint(0, size)}));
        painter.setRenderHint(QPainter::Antialiasing, false);
    });
}

void YamlGutter::mousePressEvent(QMouseEvent *event)
{
    m_editor.eachVisibleLine(QRect(0, event->pos().y(), 1, 1), [this](int line, const QRect &) {
        QTextCursor cursor(m_editor.document()->findBlockByNumber(line));
        cursor.movePosition(QTextCursor::EndOfBlock);
        cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
        m_editor.setTextCursor(cursor);
        m_editor.setFocus();
    });
}

bool YamlGutter::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    QString text;
    m_editor.eachVisibleLine(QRect(0, help->pos().y(), 1, 1), [&](int line, const QRect &) {
        const auto problem = m_editor.problems().find(line);
        if (problem != m_editor.problems().end())
            text = problem->second.text;
    });
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

YamlScrollMarks::YamlScrollMarks(YamlEditor &editor)
    : QWidget(editor.verticalScrollBar())
    , m_editor(editor)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    editor.verticalScrollBar()->installEventFilter(this);
}

bool YamlScrollMarks::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        setGeometry(m_editor.verticalScrollBar()->rect());
    return QWidget::eventFilter(watched, event);
}

void YamlScrollMarks::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_editor.theme();
    const int lines = std::max(1, m_editor.blockCount());
    const int wide = std::max(2, width() / 3);
    const auto draw = [&](int line, Token color) {
        const int top = line * height() / lines;
        const int bottom = std::max(top + 2, (line + 1) * height() / lines);
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(),
                                            QRect(width() - wide, top, wide, bottom - top)),
                         theme.color(color));
    };
    for (const auto &[line, mark] : m_editor.marks())
        draw(line, colorOf(mark));
    for (const auto &[line, problem] : m_editor.problems())
        draw(line, colorOf(problem.severity));
}

} // namespace signalbox::ui
