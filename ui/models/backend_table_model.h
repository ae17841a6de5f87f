// Every server with its state, load and checks, in file order: the table twin of the topology.
// Before anything runs, the servers of the draft. GUI thread.
#pragma once

#include "models/cell_table_model.h"
#include "models/check_strips.h"
#include "models/counter_bases.h"
#include "workspace/live_feed.h"

#include <memory>

namespace signalbox::ui {

class BackendTableModel : public CellTableModel
{
    Q_OBJECT
public:
    enum Column {
        Backend,
        Server,
        State,
        Weight,
        Active,
        Rate,
        Picks,
        Share,
        P50,
        P95,
        Errors,
        LastCheck,
        Checks,
        ColumnCount
    };
    /// Actual and expected share differ this much for this long: the tick turns amber.
    static constexpr double shareTolerance = 0.05;
    static constexpr std::chrono::seconds sharePatience{30};

    explicit BackendTableModel(const LiveFeed &live, QObject *parent = nullptr);

    /// What runs: which servers are checked and what counts as slow. Null: nothing runs.
    void setConfig(std::shared_ptr<const config::RuntimeConfig> config);
    /// What is shown while nothing runs; may be null.
    void setDraft(std::shared_ptr<const config::RuntimeConfig> config);
    /// Rows whose backend, server, address or state hold all of the words.
    void setFilter(const QString &words);
    /// Picks and errors count since this generation; 0: since the start.
    void setSince(quint64 generation);
    quint64 since() const noexcept { return m_since; }
    const CounterBases &bases() const noexcept { return m_bases; }
    void setChecks(const QString &backend, const QString &server,
                   const std::vector<health::CheckResult> &results);

    /// The newest sample as a base to count from, for the time while nobody looks.
    void note();
    /// Numbers and states of the newest sample.
    void refresh();
    /// Sparklines too.
    void refreshSparks();

    QString backendOf(int row) const;
    QString serverOf(int row) const;
    int rowOfServer(const QString &backend, const QString &server) const;
    /// "up", "drain", …; empty while nothing runs.
    std::string stateOf(int row) const;
    /// A probe can be asked for.
    bool checked(int row) const;
    int serverCount() const noexcept { return m_serverCount; }

    /// Rows can be dragged to what takes servers.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

signals:
    void serverCountChanged();
    /// A new generation can be counted from, or all are gone.
    void basesChanged();
    /// A checked server is seen for the first time.
    void historyWanted(const QString &backend, const QString &server);

private:
    struct Place
    {
        QString backend, server;
        std::string state;
        bool checked = false;
    };
    using Places = std::map<QString, Place>; // by row key

    Row liveRow(const stats::BackendSnapshot &backend, const stats::ServerSnapshot &server,
                const stats::Snapshot &snapshot);
    bool shareIsOff(const std::string &key, const stats::ServerSnapshot &server, MonoTime now);
    const config::HealthCheckSpec *checkOf(const std::string &backend) const;
    std::int64_t slowUs(const std::string &backend) const;
    bool matches(const Row &row) const;
    void addDraftRows(std::vector<Row> &rows, Places &places, int &servers);
    const Place *placeOf(int row) const;

    const LiveFeed &m_live;
    std::shared_ptr<const config::RuntimeConfig> m_config, m_draft;
    CounterBases m_bases;
    CheckStrips m_strips;
    std::map<std::string, MonoTime> m_offSince; // by row key
    std::map<QString, SparkCell> m_sparks;      // by row key
    Places m_places;
    QStringList m_words;
    quint64 m_since = 0;
    int m_serverCount = 0;
};

} // namespace signalbox::ui
