#include "review/diff_pane.h"

#include "editors/yaml_highlighter.h"
#include "theme/draw_number.h"

#include <QScrollBar>

namespace signalbox::ui {

class DiffMargin : public QWidget
{
public:
    explicit DiffMargin(DiffPane &pane)
        : QWidget(&pane)
        , m_pane(pane)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        m_pane.paintMargin(painter, event->rect());
    }

private:
    DiffPane &m_pane;
};

DiffPane::DiffPane(const Theme &theme, Numbers numbers, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_numbers(numbers)
    , m_margin(new DiffMargin(*this))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight); // code reads left to right in every language
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(numbers == Numbers::Both     ? tr("Differences")
                      : numbers == Numbers::Before ? tr("Before")
                                                   : tr("After"));
    viewport()->setAutoFillBackground(false);
    new YamlHighlighter(theme, document());
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, rect.y(), m_margin->width(), rect.height());
    });
    connect(&theme, &Theme::changed, this, &DiffPane::applyTheme);
    applyTheme();
}

void DiffPane::applyTheme()
{
    setFont(m_theme.font(FontRole::Diff));
    quietFolds();
    refresh();
}

void DiffPane::setRows(std::vector<DiffRow> rows)
{
    if (rows == m_rows)
        return;
    m_rows = std::move(rows);
    QStringList lines;
    for (const DiffRow &row : m_rows)
        lines += row.kind == DiffRow::Kind::Fold ? tr("%n unchanged line(s)", nullptr, row.folded)
                                                 : row.text;
    setPlainText(lines.join(u'\n'));
    quietFolds();
    refresh();
}

/// What is folded isn't YAML: no colours of the language.
void DiffPane::quietFolds()
{
    QList<QTextEdit::ExtraSelection> folds;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].kind != DiffRow::Kind::Fold)
            continue;
        QTextEdit::ExtraSelection fold;
        fold.format.setForeground(m_theme.color(Token::Tx2));
        fold.cursor = QTextCursor(document()->findBlockByNumber(static_cast<int>(row)));
        fold.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        folds.append(fold);
    }
    setExtraSelections(folds);
}

void DiffPane::refresh()
{
    const int width = marginWidth();
    setViewportMargins(width, 0, 0, 0);
    m_margin->setGeometry(contentsRect().left(), contentsRect().top(), width, viewport()->height());
    m_margin->update();
    viewport()->update();
}

void DiffPane::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    refresh();
}

int DiffPane::marginWidth() const
{
    int most = 99;
    for (const DiffRow &row : m_rows)
        most = std::max({most, row.before, row.after});
    const QString widest(QString::number(most).size(), u'0');
    const int number = numberWidth(m_theme.font(FontRole::Diff), widest) + m_theme.px(12);
    return (m_numbers == Numbers::Both ? 2 : 1) * number + m_theme.px(22);
}

QColor DiffPane::background(DiffRow::Kind kind) const
{
    switch (kind) {
    case DiffRow::Kind::Added:
        return m_theme.color(Token::Addbg);
    case DiffRow::Kind::Removed:
        return m_theme.color(Token::Delbg);
    case DiffRow::Kind::Fold:
    case DiffRow::Kind::Filler:
        return m_theme.color(Token::Alt);
    case DiffRow::Kind::Context:
        break;
    }
    return m_theme.color(Token::Base);
}

template <typename F> void DiffPane::eachVisibleRow(const QRect &area, F &&paint) const
{
    QTextBlock block = firstVisibleBlock();
    QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && rect.top() <= area.bottom()) {
        const auto row = std::size_t(block.blockNumber());
        if (row < m_rows.size() && rect.bottom() >= area.top())
            paint(m_rows[row], rect.toAlignedRect());
        block = block.next();
        rect = blockBoundingGeometry(block).translated(contentOffset());
    }
}

void DiffPane::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(event->rect(), m_theme.color(Token::Base));
        eachVisibleRow(event->rect(), [&](const DiffRow &row, const QRect &rect) {
            painter.fillRect(0, rect.top(), viewport()->width(), rect.height(),
                             background(row.kind));
        });
    }
    QPlainTextEdit::paintEvent(event);
}

void DiffPane::paintMargin(QPainter &painter, const QRect &area) const
{
    painter.fillRect(area, m_theme.color(Token::Base));
    painter.setFont(m_theme.font(FontRole::Diff));
    const int sign = m_theme.px(18);
    const int columns = m_numbers == Numbers::Both ? 2 : 1;
    const int number = (m_margin->width() - sign) / columns;
    eachVisibleRow(area, [&](const DiffRow &row, const QRect &rect) {
        painter.fillRect(0, rect.top(), m_margin->width(), rect.height(), background(row.kind));
        painter.setPen(m_theme.color(Token::Tx3));
        int column = 0;
        const auto show = [&](int line) {
            if (line > 0)
                drawNumber(&painter,
                           QRect(column, rect.top(), number - m_theme.px(6), rect.height()),
                           QString::number(line), Qt::AlignRight | Qt::AlignVCenter);
            column += number;
        };
        if (m_numbers != Numbers::After)
            show(row.before);
        if (m_numbers != Numbers::Before)
            show(row.after);
        const bool added = row.kind == DiffRow::Kind::Added;
        if (!added && row.kind != DiffRow::Kind::Removed)
            return;
        painter.setPen(m_theme.color(added ? Token::Up : Token::Dn));
        painter.drawText(QRect(column, rect.top(), sign, rect.height()), Qt::AlignCenter,
                         added ? QStringLiteral("+") : QStringLiteral("−"));
    });
}

void DiffPane::showRow(int row)
{
    const QTextBlock block = document()->findBlockByNumber(row);
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    constexpr int rowsAbove = 2;
    verticalScrollBar()->setValue(std::max(0, row - rowsAbove));
}

} // namespace signalbox::ui
