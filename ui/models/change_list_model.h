// The changes of a draft in words, with what the replay knows of each. GUI thread.
#pragma once

#include "workspace/draft_changes.h"
#include "workspace/request_tape.h"

#include <QAbstractListModel>

#include <vector>

namespace signalbox::ui {

class ChangeListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1, // int, a DraftChange::Kind
        TitleRole,                   // QString: "Route api changed"
        NameRole,                    // QString: the part of the title that is a name
        DetailsRole,                 // QStringList
        FactRole,                    // QString: from the replay; empty: none
        WarningRole                  // bool: the fact is a warning
    };

    using QAbstractListModel::QAbstractListModel;

    void setChanges(std::vector<DraftChange> changes);
    void setReplay(const Replay &replay);
    const DraftChange &change(int row) const { return m_changes[std::size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Fact
    {
        QString text;
        bool warning = false;
        bool operator==(const Fact &) const = default;
    };
    static QString title(const DraftChange &change);
    Fact factOf(const DraftChange &change, const Replay &replay) const;

    std::vector<DraftChange> m_changes;
    std::vector<Fact> m_facts; // one a change
};

} // namespace signalbox::ui
