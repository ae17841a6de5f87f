// Every diagnostic of the draft, and of the file on disk where that was refused. GUI thread.
#pragma once

#include "config/diagnostic.h"
#include "models/problem_fix.h"
#include "theme/tokens.h"

#include <QAbstractTableModel>

#include <vector>

namespace signalbox::ui {

class Theme;

/// In which a problem's words and marks are written.
Token colorOf(config::Severity severity);

class ProblemModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Message, Fix, Path, Line, Where, ColumnCount };
    enum class Source { Draft, Disk };

    explicit ProblemModel(const Theme &theme, QObject *parent = nullptr);

    /// Replaces the problems of one source; rows that stay keep their place.
    /// Whether the draft is another text than the file's: else its problems are the file's.
    void setDrafted(bool drafted);
    void setProblems(Source source, const config::Diagnostics &list);

    int errors() const;
    int warnings() const;
    /// Line in its source (from 1), 0 where none is known.
    int line(int row) const;
    Source source(int row) const;
    /// Nothing for problems that aren't the draft's: only the draft can be edited.
    std::optional<ProblemFix> fix(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void countsChanged();

private:
    struct Row
    {
        Source source;
        config::Diagnostic problem;
        bool operator==(const Row &) const = default;
    };
    void replace(std::vector<Row> rows);
    QString text(const Row &row, int column) const;
    QString sentence(const Row &row) const;

    const Theme &m_theme;
    config::Diagnostics m_draft, m_disk;
    std::vector<Row> m_rows;
    bool m_drafted = true;
};

} // namespace signalbox::ui
