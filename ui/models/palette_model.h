// What the command palette offers, narrowed by what was typed. GUI thread.
#pragma once

#include <QAbstractListModel>
#include <QIcon>
#include <QString>

#include <functional>
#include <vector>

namespace signalbox::ui {

struct PaletteEntry
{
    QString title;  // "Route tester", "api"
    QString detail; // "action", "route", "server of api"
    QString keys;   // shortcut, empty: none
    QIcon icon;
    std::function<void()> run;
};

/// How well `query` fits `text`: its letters in order, better at the begin of words and in a row.
/// Negative: not at all. Pure.
int paletteScore(const QString &query, const QString &text);

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole, KeysRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    void setQuery(const QString &query);
    /// Of a row that is shown.
    const PaletteEntry &entry(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void filter();

    std::vector<PaletteEntry> m_entries;
    std::vector<std::size_t> m_shown; // best first
    QString m_query;
};

} // namespace signalbox::ui
