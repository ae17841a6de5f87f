#include "models/problem_model.h"

#include "theme/theme.h"

#include <algorithm>
#include <utility>

namespace signalbox::ui {

Token colorOf(config::Severity severity)
{
    switch (severity) {
    case config::Severity::Error:
        return Token::Dn;
    case config::Severity::Warning:
        return Token::Gdn;
    case config::Severity::Note:
        break;
    }
    return Token::Tx2;
}

ProblemModel::ProblemModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] {
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                             {Qt::ForegroundRole, Qt::DecorationRole, Qt::FontRole});
    });
}

void ProblemModel::setDrafted(bool drafted)
{
    if (std::exchange(m_drafted, drafted) != drafted && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ProblemModel::setProblems(Source source, const config::Diagnostics &list)
{
    (source == Source::Draft ? m_draft : m_disk) = list;
    std::vector<Row> rows;
    for (const config::Diagnostic &problem : m_draft)
        rows.push_back({Source::Draft, problem});
    for (const config::Diagnostic &problem : m_disk) {
        // The same text in both has the same problems: said once.
        if (std::find(m_draft.begin(), m_draft.end(), problem) == m_draft.end())
            rows.push_back({Source::Disk, problem});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return a.problem.severity < b.problem.severity;
    });
    replace(std::move(rows));
}

void ProblemModel::replace(std::vector<Row> rows)
{
    if (rows == m_rows)
        return;
    const auto shorter = std::min(rows.size(), m_rows.size());
    std::size_t head = 0;
    while (head < shorter && rows[head] == m_rows[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head &&
           rows[rows.size() - 1 - tail] == m_rows[m_rows.size() - 1 - tail])
        ++tail;
    const auto at = [](std::vector<Row> &list, std::size_t i) {
        return list.begin() + std::ptrdiff_t(i);
    };
    if (const auto gone = m_rows.size() - tail - head; gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone - 1));
        m_rows.erase(at(m_rows, head), at(m_rows, head + gone));
        endRemoveRows();
    }
    if (const auto fresh = rows.size() - tail - head; fresh > 0) {
        beginInsertRows({}, int(head), int(head + fresh - 1));
        m_rows.insert(at(m_rows, head), at(rows, head), at(rows, head + fresh));
        endInsertRows();
    }
    emit countsChanged();
}

int ProblemModel::errors() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.problem.severity == config::Severity::Error;
    }));
}

int ProblemModel::warnings() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) {
        return row.problem.severity == config::Severity::Warning;
    }));
}

int ProblemModel::line(int row) const
{
    return m_rows[std::size_t(row)].problem.mark.line;
}

ProblemModel::Source ProblemModel::source(int row) const
{
    return m_rows[std::size_t(row)].source;
}

std::optional<ProblemFix> ProblemModel::fix(int row) const
{
    const Row &one = m_rows[std::size_t(row)];
    return one.source == Source::Draft ? fixOf(one.problem) : std::nullopt;
}

int ProblemModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProblemModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProblemModel::text(const Row &row, int column) const
{
    switch (column) {
    case Message: {
        const QString message = QString::fromStdString(row.problem.message);
        if (row.problem.hint.empty())
            return message;
        return tr("%1 (%2)", "a problem and a hint")
            .arg(message, QString::fromStdString(row.problem.hint));
    }
    case Fix: {
        if (row.source != Source::Draft)
            return {};
        const auto fix = fixOf(row.problem);
        return fix ? tr("Use %1").arg(fix->word) : QString();
    }
    case Path:
        return QString::fromStdString(row.problem.path);
    case Line:
        return row.problem.mark.known() ? QLocale().toString(row.problem.mark.line)
                                        : QStringLiteral("–");
    case Where:
        return row.source != Source::Draft ? tr("file on disk")
               : m_drafted                 ? tr("draft")
                                           : tr("file");
    default:
        return {};
    }
}

QString ProblemModel::sentence(const Row &row) const
{
    const QString kind = row.problem.severity == config::Severity::Error     ? tr("Error")
                         : row.problem.severity == config::Severity::Warning ? tr("Warning")
                                                                             : tr("Note");
    const QString message = text(row, Message);
    if (!row.problem.mark.known())
        return tr("%1 in the %2: %3").arg(kind, text(row, Where), message);
    return tr("%1 in line %2 of the %3: %4")
        .arg(kind, QLocale().toString(row.problem.mark.line), text(row, Where), message);
}

QVariant ProblemModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Message ? sentence(row) : text(row, index.column());
    case Qt::ToolTipRole:
        return sentence(row);
    case Qt::DecorationRole:
        if (index.column() == Message)
            return m_theme.icon(
                row.problem.severity == config::Severity::Error     ? QStringLiteral("state-down")
                : row.problem.severity == config::Severity::Warning ? QStringLiteral("warning")
                                                                    : QStringLiteral("info"),
                colorOf(row.problem.severity));
        return {};
    case Qt::ForegroundRole:
        return m_theme.color(index.column() == Message ? Token::Tx
                             : index.column() == Fix   ? Token::Acc
                                                       : Token::Tx2);
    case Qt::FontRole:
        return m_theme.font(index.column() == Path ? FontRole::Address : FontRole::Body);
    case Qt::TextAlignmentRole:
        return int((index.column() == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Message:
        return tr("Problem");
    case Path:
        return tr("Key");
    case Line:
        return tr("Line");
    case Where:
        return tr("In");
    default:
        return {};
    }
}

} // namespace signalbox::ui
