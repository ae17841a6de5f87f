// The editor's left margin (line numbers, change marks, scope bar, problem icons) and the marks on
// its scroll bar. GUI thread.
#pragma once

#include <QWidget>

namespace signalbox::ui {

class YamlEditor;

/// Paints what the editor knows; a click selects the line.
class YamlGutter : public QWidget
{
    Q_OBJECT
public:
    explicit YamlGutter(YamlEditor &editor);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    YamlEditor &m_editor;
};

/// Lies over the vertical scroll bar and lets the mouse through.
class YamlScrollMarks : public QWidget
{
    Q_OBJECT
public:
    explicit YamlScrollMarks(YamlEditor &editor);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    YamlEditor &m_editor;
};

} // namespace signalbox::ui
