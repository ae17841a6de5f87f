// One request, decided by the running configuration and by the draft, again whenever one of the
// three changes. GUI thread; the decisions are made on a pool thread.
#pragma once

#include "facade/analysis.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace signalbox::ui {

class DraftDocument;

class RouteTest : public QObject
{
    Q_OBJECT
public:
    explicit RouteTest(DraftDocument &draft, QObject *parent = nullptr);
    ~RouteTest() override;

    /// Decided after 150 ms without another one.
    void setRequest(ExplainRequest request);
    const ExplainRequest &request() const noexcept { return m_request; }

    const std::optional<ExplainResult> &live() const noexcept { return m_live; }
    const std::optional<ExplainResult> &draft() const noexcept { return m_draftResult; }
    QString liveError() const { return m_liveError; }
    QString draftError() const { return m_draftError; }

signals:
    void decided();

private:
    void decide();

    class Private;
    DraftDocument &m_draft;
    ExplainRequest m_request;
    std::optional<ExplainResult> m_live, m_draftResult;
    QString m_liveError, m_draftError;
    QTimer m_soon;
    quint64 m_round = 0;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::ui
