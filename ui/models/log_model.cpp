#include "models/log_model.h"

#include "theme/theme.h"

namespace signalbox::ui {

namespace {

Token colorOf(LogEntry::Level level)
{
    switch (level) {
    case LogEntry::Level::Error:
        return Token::Dn;
    case LogEntry::Level::Warning:
        return Token::Gdn;
    case LogEntry::Level::Info:
        return Token::Tx2;
    case LogEntry::Level::Debug:
        break;
    }
    return Token::Tx3;
}

QString iconOf(LogEntry::Level level)
{
    switch (level) {
    case LogEntry::Level::Error:
        return QStringLiteral("state-down");
    case LogEntry::Level::Warning:
        return QStringLiteral("warning");
    case LogEntry::Level::Info:
        return QStringLiteral("info");
    case LogEntry::Level::Debug:
        break;
    }
    return QStringLiteral("wrench");
}

QString wordOf(LogEntry::Level level)
{
    switch (level) {
    case LogEntry::Level::Error:
        return LogModel::tr("Error");
    case LogEntry::Level::Warning:
        return LogModel::tr("Warning");
    case LogEntry::Level::Info:
        return LogModel::tr("Info");
    case LogEntry::Level::Debug:
        break;
    }
    return LogModel::tr("Detail");
}

} // namespace

LogModel::LogModel(EventLog &log, const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_theme(theme)
{
    connect(&log, &EventLog::aboutToAdd, this, [this] {
        const int end = rowCount();
        beginInsertRows({}, end, end);
    });
    connect(&log, &EventLog::added, this, &LogModel::endInsertRows);
    connect(&log, &EventLog::aboutToDropFirst, this,
            [this](int count) { beginRemoveRows({}, 0, count - 1); });
    connect(&log, &EventLog::droppedFirst, this, &LogModel::endRemoveRows);
    connect(&log, &EventLog::cleared, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&theme, &Theme::changed, this, [this] {
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                             {Qt::ForegroundRole, Qt::FontRole, Qt::DecorationRole});
    });
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_log.entries().size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::text(const LogEntry &entry, int column) const
{
    switch (column) {
    case Time:
        return entry.time.toString(QStringLiteral("HH:mm:ss.zzz"));
    case Source:
        return entry.source;
    case Text:
        return entry.text;
    default:
        return {};
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_log.entries().size())
        return {};
    const LogEntry &entry = m_log.entries()[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Source)
            return tr("%1, %2", "level and source of a log entry")
                .arg(wordOf(entry.level), entry.source);
        if (index.column() != Text)
            return text(entry, index.column());
        return tr("%1, %2, %3: %4", "level, time, source and text of a log entry")
            .arg(wordOf(entry.level), QLocale().toString(entry.time.time(), QLocale::ShortFormat),
                 entry.source, entry.text);
    case Qt::DecorationRole:
        // Levels have a shape each: colour alone says nothing to some.
        return index.column() == Source
                   ? QVariant(m_theme.icon(iconOf(entry.level), colorOf(entry.level)))
                   : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Source)
            return wordOf(entry.level);
        return entry.line > 0 ? tr("%1 (line %2)").arg(entry.text).arg(entry.line) : entry.text;
    case Qt::ForegroundRole:
        return m_theme.color(index.column() == Time     ? Token::Tx2
                             : index.column() == Source ? colorOf(entry.level)
                                                        : Token::Tx);
    case Qt::FontRole:
        return m_theme.font(index.column() == Time ? FontRole::Address : FontRole::Body);
    case LevelRole:
        return int(entry.level);
    case LineRole:
        return entry.line;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Source:
        return tr("Source");
    default:
        return tr("What happened");
    }
}

void LogFilter::setLeast(LogEntry::Level level)
{
    m_least = level;
    invalidateFilter();
}

void LogFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex text = sourceModel()->index(row, LogModel::Text, parent);
    if (text.data(LogModel::LevelRole).toInt() < int(m_least))
        return false;
    const QString source = sourceModel()->index(row, LogModel::Source, parent).data().toString();
    for (const QString &word : m_words) {
        if (!text.data().toString().contains(word, Qt::CaseInsensitive) &&
            !source.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

} // namespace signalbox::ui
