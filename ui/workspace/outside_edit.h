// What somebody else wrote into the file while we have it open: shown, applied, or merged with the
// draft; never lost and never applied in silence. GUI thread; merges run on a pool thread.
#pragma once

#include "config/merge.h"
#include "facade/analysis.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace signalbox {
class Session;
}

namespace signalbox::ui {

class DraftDocument;

class OutsideEdit : public QObject
{
    Q_OBJECT
public:
    OutsideEdit(Session &session, DraftDocument &draft, QObject *parent = nullptr);
    ~OutsideEdit() override;

    /// The file holds something that neither runs nor is in the draft.
    bool pending() const noexcept { return m_text != nullptr; }
    /// The file's text; only while pending().
    const std::string &text() const noexcept { return *m_text; }
    /// Of that text; null until it has been looked at.
    std::shared_ptr<const Analysis> analysis() const noexcept { return m_analysis; }

    /// The engine reads the file: for when there is no draft.
    void apply();
    /// Brings the file's changes into the draft, one undo step; when that is undone they are
    /// pending() again. Conflicts without a choice are told with conflicted(), and nothing is
    /// changed then.
    void merge(const config::MergeChoices &choices = {});
    /// The draft is to replace what the file holds.
    void keepDraft();

    /// What the file holds when the draft is applied: for Session::apply(), which refuses when it
    /// holds something else. nullopt: nothing is known yet.
    std::optional<std::string> baseDigest() const;

signals:
    /// pending(), text() or analysis() are different now.
    void changed();
    void merged();
    void conflicted(const std::vector<signalbox::config::MergeConflict> &conflicts);
    /// Why the texts can't be merged, in a sentence.
    void mergeFailed(const QString &reason);

private:
    using Text = std::shared_ptr<const std::string>;
    void arrived(const Text &text);
    void wait(const Text &text);
    void settle();
    void fileMissing(bool gone);
    void grownOutOf(const Text &text);
    void followUndo();

    class Private;
    Session &m_session;
    DraftDocument &m_draft;
    Text m_text;
    Text m_aside; // waited for a decision when the file went away
    std::shared_ptr<const Analysis> m_analysis;
    Text m_base;         // what the draft grew out of; null: the running text
    std::string m_known; // its digest; empty: nothing is known yet
    std::unique_ptr<Private> d;
};

} // namespace signalbox::ui
