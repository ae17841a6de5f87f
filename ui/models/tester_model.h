// The route tester's table: every route with what each of its predicates says of a request, in the
// running configuration and in the draft. GUI thread.
#pragma once

#include "facade/explain.h"
#include "models/cell_table_model.h"
#include "workspace/draft_changes.h"

#include <QSet>

#include <optional>

namespace signalbox::ui {

/// The decisions on one request.
struct RouteVerdicts
{
    std::optional<ExplainResult> live, draft;
    QString liveError, draftError; // why there is none
};

class TesterModel : public CellTableModel
{
    Q_OBJECT
public:
    enum Column {
        Number,
        Route,
        Host,
        Path,
        Method,
        Header,
        Query,
        Client,
        Listener,
        Live,
        Draft,
        ColumnCount
    };

    explicit TesterModel(QObject *parent = nullptr);

    /// Routes in the draft's order; what the draft has removed stands where it was.
    void setVerdicts(const RouteVerdicts &verdicts, const std::vector<DraftChange> &changes,
                     quint64 liveGeneration);
    /// Columns of predicates that no route has.
    const QSet<int> &unusedColumns() const noexcept { return m_unused; }

signals:
    void columnsChanged();

private:
    QSet<int> m_unused;
};

/// A request that a route is likely to take, made from its own predicates.
ExplainRequest exampleRequest(const config::RouteSpec &route, const std::string &listenerUrl);

} // namespace signalbox::ui
