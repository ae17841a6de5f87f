// The configurations that ran, and the attempts that were refused, newest first. GUI thread.
#pragma once

#include "control/reload_types.h"
#include "models/cell_table_model.h"
#include "stats/snapshot.h"

#include <chrono>
#include <memory>
#include <optional>

namespace signalbox::ui {

class GenerationModel : public CellTableModel
{
    Q_OBJECT
public:
    enum Column {
        Number,
        State,
        Applied,
        Cause,
        Changed,
        Requests,
        InFlight,
        Drain,
        Timeline,
        Action,
        ColumnCount
    };

    static constexpr std::size_t kept = 100;

    explicit GenerationModel(QObject *parent = nullptr);

    /// Another proxy.
    void clear();
    /// At the time of the last refresh().
    void note(const control::GenerationInfo &info);
    /// How long requests of this generation may take to end once the next one serves.
    void setDrainLimit(quint64 generation, std::chrono::milliseconds limit);
    void setDrained(quint64 generation, std::chrono::microseconds took);
    /// What it changed, one entry a change, and the words for all of it.
    void setChanged(quint64 generation, const QString &line, const QStringList &all);
    /// Counts, in flight, countdowns. @param snapshot  null: nothing runs
    void refresh(std::shared_ptr<const stats::Snapshot> snapshot, std::int64_t nowMs);

    /// 0: a refused attempt.
    quint64 generationOf(int row) const;
    std::optional<control::GenerationState> stateOf(int row) const;
    /// Line of its first error, 0: none.
    int errorLineOf(int row) const;
    int rowOfGeneration(quint64 generation) const;
    quint64 active() const;
    int draining() const;
    /// The serving generation before this one, 0: none is known.
    quint64 before(quint64 generation) const;
    /// The newest other generation with the same text, 0: none.
    quint64 sameContentAs(quint64 generation) const;

signals:
    void drainingChanged();

private:
    struct Entry
    {
        control::GenerationInfo info;
        std::chrono::milliseconds drainLimit{0};
        std::optional<std::chrono::milliseconds> drained;
        QString changed;
        QStringList allChanges;
        quint64 requests = 0, inFlight = 0;
        std::int64_t stoppedMs = 0; // the proxy was stopped while it served; 0: it wasn't
        std::int64_t appliedMs() const;
    };

    void show();
    Row rowFor(std::size_t at, std::int64_t axisFrom, std::int64_t axisTo) const;
    TableCell drainCell(const Entry &entry, std::int64_t endMs) const;
    TableCell changedCell(const Entry &entry) const;
    /// When the next generation took over, or the proxy was stopped; now while it serves.
    std::int64_t endOf(std::size_t at) const;
    const Entry *find(quint64 generation) const;
    Entry *find(quint64 generation);
    const Entry *entryOf(int row) const;
    static QString keyOf(const Entry &entry);

    std::vector<Entry> m_entries; // newest first
    std::int64_t m_nowMs = 0;
    int m_draining = 0;
};

} // namespace signalbox::ui
