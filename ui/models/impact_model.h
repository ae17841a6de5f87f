// What a draft would have done to the last recorded requests, in a few rows. GUI thread.
#pragma once

#include "models/cell_table_model.h"
#include "workspace/request_tape.h"

namespace signalbox::ui {

class ImpactModel : public CellTableModel
{
    Q_OBJECT
public:
    enum Column { Count, What, Live, Draft, ColumnCount };
    /// Groups of changed requests that get a row of their own; the rest is summed up.
    static constexpr int mostGroups = 4;

    explicit ImpactModel(QObject *parent = nullptr);

    void setTitles(const QString &before, const QString &draft, bool runs);
    void setReplay(const Replay &replay);
};

} // namespace signalbox::ui
