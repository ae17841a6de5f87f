// The event log as a table, and the filter over it. GUI thread.
#pragma once

#include "workspace/event_log.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace signalbox::ui {

class Theme;

class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Source, Text, ColumnCount };
    enum Role { LevelRole = Qt::UserRole + 1, LineRole };

    LogModel(EventLog &log, const Theme &theme, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const LogEntry &entry, int column) const;

    EventLog &m_log;
    const Theme &m_theme;
};

/// Entries of a level or worse whose source or text holds some words.
class LogFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setLeast(LogEntry::Level level);
    void setWords(const QString &words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    LogEntry::Level m_least = LogEntry::Level::Info;
    QStringList m_words;
};

} // namespace signalbox::ui
