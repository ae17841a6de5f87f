#include "editors/draft_edits.h"

#include "workspace/draft_document.h"

namespace signalbox::ui {

DraftEdits::DraftEdits(DraftDocument &draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
{
    connect(&draft, &DraftDocument::analysed, this, &DraftEdits::run);
}

void DraftEdits::commit(const QString &place, const QString &title, bool merges, Make make,
                        std::function<void()> done)
{
    m_waiting.push_back({place, title, merges, std::move(make), std::move(done)});
    run();
}

void DraftEdits::run()
{
    while (!m_running && !m_waiting.empty() && m_draft.analysisIsCurrent()) {
        const auto analysis = m_draft.analysis();
        const Item item = std::move(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
        if (!analysis || !analysis->tree.root) {
            m_draft.refuse(m_draft.unreadable());
            emit answered(item.place, tr("the text can't be read as it is"));
            continue;
        }
        std::vector<config::Edit> edits = item.make(*analysis->tree.root);
        if (edits.empty()) {
            emit answered(item.place, {});
            continue;
        }
        m_running = true;
        const Result<void> result =
            m_draft.edit(std::move(edits), item.title, item.merges ? item.place : QString());
        m_running = false;
        if (result && item.done)
            item.done();
        emit answered(item.place,
                      result ? QString() : QString::fromStdString(result.error().message()));
    }
}

} // namespace signalbox::ui
