// Rows of a difference as read-only text with numbers and signs in the margin. GUI thread.
#pragma once

#include "models/diff_rows.h"
#include "theme/theme.h"

#include <QPlainTextEdit>
#include <QTextBlock>

namespace signalbox::ui {

class DiffPane : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// Which line numbers the margin shows.
    enum class Numbers { Both, Before, After };

    DiffPane(const Theme &theme, Numbers numbers, QWidget *parent = nullptr);

    void setRows(std::vector<DiffRow> rows);
    /// Scrolls so that the row is near the top.
    void showRow(int row);
    const std::vector<DiffRow> &rows() const noexcept { return m_rows; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    friend class DiffMargin;
    void applyTheme();
    void refresh();
    void quietFolds();
    int marginWidth() const;
    void paintMargin(QPainter &painter, const QRect &area) const;
    QColor background(DiffRow::Kind kind) const;
    template <typename F> void eachVisibleRow(const QRect &area, F &&paint) const;

    const Theme &m_theme;
    Numbers m_numbers;
    std::vector<DiffRow> m_rows;
    QWidget *m_margin;
};

} // namespace signalbox::ui
