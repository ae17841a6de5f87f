#include "workspace/route_test.h"

#include "workspace/draft_document.h"

#include <QThreadPool>

namespace signalbox::ui {

namespace {

constexpr int typingMs = 150;

struct Decision
{
    std::optional<ExplainResult> result;
    QString error;
};

Decision decision(const std::shared_ptr<const Analysis> &analysis, const ExplainRequest &request,
                  const QString &nothing, const QString &broken)
{
    if (!analysis)
        return {std::nullopt, nothing};
    if (!analysis->config)
        return {std::nullopt, broken};
    Result<ExplainResult> result = explain(*analysis, request);
    if (!result)
        return {std::nullopt, QString::fromStdString(result.error().text())};
    return {std::move(*result), {}};
}

} // namespace

class RouteTest::Private
{
public:
    QThreadPool pool; // waits for its thread when it goes
};

RouteTest::RouteTest(DraftDocument &draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , d(std::make_unique<Private>())
{
    d->pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingMs);
    connect(&m_soon, &QTimer::timeout, this, &RouteTest::decide);
    connect(&draft, &DraftDocument::analysed, this, &RouteTest::decide);
    connect(&draft, &DraftDocument::liveChanged, this, &RouteTest::decide);
}

RouteTest::~RouteTest()
{
    d->pool.waitForDone();
}

void RouteTest::setRequest(ExplainRequest request)
{
    m_request = std::move(request);
    m_soon.start();
}

void RouteTest::decide()
{
    m_soon.stop();
    if (m_request.url.empty()) {
        ++m_round; // what is under way is of another request
        m_live.reset();
        m_draftResult.reset();
        m_liveError.clear();
        m_draftError.clear();
        emit decided();
        return;
    }
    d->pool.start([this, round = ++m_round, request = m_request, live = m_draft.liveAnalysis(),
                   draft = m_draft.analysis()] {
        Decision ofLive = decision(live, request, tr("not running"), tr("has errors"));
        Decision ofDraft = decision(draft, request, tr("nothing open"), tr("the draft has errors"));
        QMetaObject::invokeMethod(
            this,
            [this, round, ofLive = std::move(ofLive), ofDraft = std::move(ofDraft)]() mutable {
                if (round != m_round)
                    return;
                m_live = std::move(ofLive.result);
                m_liveError = ofLive.error;
                m_draftResult = std::move(ofDraft.result);
                m_draftError = ofDraft.error;
                emit decided();
            },
            Qt::QueuedConnection);
    });
}

} // namespace signalbox::ui
