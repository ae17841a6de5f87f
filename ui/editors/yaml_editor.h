// The YAML text of the draft, as an editor: colours, change marks, problems in place, completion.
// Typing reaches the draft after 150 ms; what others change in the draft is patched into the text
// around the cursor. Undo is the draft's. GUI thread.
#pragma once

#include "editors/yaml_marks.h"
#include "workspace/workspace.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTimer>

namespace signalbox::ui {

class YamlCompleter;
class YamlGutter;
class YamlScrollMarks;

class YamlEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit YamlEditor(const Workspace &workspace, QWidget *parent = nullptr);
    ~YamlEditor() override;

    // Lines count from 1, as in the file.
    /// Scrolls there and puts the cursor at the line's first character.
    void showLine(int line);
    /// Scrolls so that these lines can be seen, the cursor stays.
    void reveal(int firstLine, int lastLine);
    /// The grey bar in the margin over the edited route; 0, 0: none.
    void setScope(int firstLine, int lastLine);
    /// A tinted line: where the focused field of a form stands; 0: none.
    void setLinkedLine(int line);
    int cursorLine() const;
    /// Marks every place where these words stand, also in what is typed later; empty: none.
    /// @return how many there are
    int mark(const QString &words);
    /// Hands what has been typed to the draft now.
    void flush();

    // For the margins.
    const Theme &theme() const noexcept { return m_workspace.theme; }
    const std::map<int, LineMark> &marks() const noexcept { return m_marks; }
    const std::map<int, YamlProblem> &problems() const noexcept { return m_problems; }
    std::pair<int, int> scope() const noexcept { return {m_scopeFirst, m_scopeLast}; }
    int linkedLine() const noexcept { return m_linkedLine; }
    /// Calls `paint(line, rect)` for each visible line (from 0) that touches `area`.
    template <typename F> void eachVisibleLine(const QRect &area, F &&paint) const
    {
        QTextBlock block = firstVisibleBlock();
        QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
        while (block.isValid() && rect.top() <= area.bottom()) {
            if (block.isVisible() && rect.bottom() >= area.top())
                paint(block.blockNumber(), rect.toAlignedRect());
            block = block.next();
            rect = blockBoundingGeometry(block).translated(contentOffset());
        }
    }

signals:
    /// The user's cursor came to another line.
    void lineEntered(int line);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void applyTheme();
    void placeMargins();
    void patch();
    void refreshMarks();
    void refreshProblems();
    void refreshSelections();
    void cursorMoved();
    bool showProblem(const QPoint &position, const QPoint &global);
    void newLine();
    void indent(bool more);

    Workspace m_workspace;
    YamlGutter *m_gutter = nullptr;
    YamlScrollMarks *m_scrollMarks = nullptr;
    YamlCompleter *m_completer = nullptr;
    QTimer m_typed;
    QTimer m_margins;
    QElapsedTimer m_lastKey;
    std::map<int, LineMark> m_marks;
    std::map<int, YamlProblem> m_problems;
    int m_scopeFirst = 0, m_scopeLast = 0;
    QList<QTextCursor> m_marked;
    int m_linkedLine = 0;
    int m_lastLine = -1;
    int m_burst = 0; // of typing: one undo step each
    bool m_patching = false, m_own = false;
    bool m_leaving = false; // Tab leads out: it led here, or Esc was pressed
};

} // namespace signalbox::ui
