// What somebody else wrote into the file while we have it open: shown, applied, or merged with the
// draft; never lost and never applied in silence. GUI thread; merges run on a pool thread.
#pragma once

#include "config/merge.h"
#include "control/reload_types.h"
#include "facade/analysis.h"

#include <QObject>
#include <QString>
#include <QStringList>

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

    /// The file holds something that isn't in the draft, and somebody has to decide about it.
    bool pending() const noexcept { return m_text != nullptr; }
    /// The file was deleted or renamed while it is served; an apply writes it anew.
    bool gone() const noexcept { return m_gone; }
    /// What is pending() runs already (reloaded, applied at once): it is only the draft that hasn't
    /// taken it up.
    bool serves() const noexcept { return m_serves; }
    /// It is being merged without anybody's doing: what comes of that is told soon.
    bool merging() const noexcept { return m_merging; }
    /// Things that draft and file changed each in its own way, as far as a merge has found out.
    int conflicts() const noexcept { return m_conflicts; }
    /// Why the last apply() of what is pending(), or writeAnew(), was refused, in a sentence;
    /// empty: it wasn't.
    QString failure() const { return m_failure; }
    /// The file's text; only while pending().
    const std::string &text() const noexcept { return *m_text; }
    /// Of that text; null until it has been looked at.
    std::shared_ptr<const Analysis> analysis() const noexcept { return m_analysis; }

    /// The engine reads the file. An open draft takes up what was changed.
    void apply();
    /// What runs becomes the file's content again; only while gone().
    void writeAnew();
    /// Brings the file's changes into the draft, one undo step; when that is undone they are
    /// pending() again. Conflicts without a choice are told with conflicted(), and nothing is
    /// changed then.
    void merge(const config::MergeChoices &choices = {});
    /// The draft is to replace what the file holds.
    void keepDraft();

    /// What the file holds when the draft is applied: for Session::apply(), which refuses when it
    /// holds something else. Empty: it is gone. nullopt: nothing is known yet.
    std::optional<std::string> baseDigest() const;

signals:
    /// pending(), gone(), text() or analysis() are different now.
    void changed();
    /// What somebody saved has been looked at, and nobody has decided about it: analysis().
    void looked();
    void merged();
    /// @param places  what each is about, in words
    void conflicted(const std::vector<signalbox::config::MergeConflict> &conflicts,
                    const QStringList &places);
    /// Why the texts can't be merged, in a sentence.
    void mergeFailed(const QString &reason);

private:
    using Text = std::shared_ptr<const std::string>;
    void arrived(const Text &text);
    void wentLive(const Text &text);
    void wait(const Text &text);
    void settle();
    void answer(const Text &text, const control::ReloadOutcome &outcome);
    void fileMissing(bool gone);
    void grownOutOf(const Text &text);
    void followUndo();

    class Private;
    Session &m_session;
    DraftDocument &m_draft;
    Text m_text;
    Text m_aside; // waited for a decision when the file went away
    std::shared_ptr<const Analysis> m_analysis;
    bool m_serves = false, m_merging = false, m_gone = false;
    bool m_behind = false; // the draft hasn't taken up what runs
    int m_conflicts = 0;
    QString m_failure;
    Text m_base;         // what the draft grew out of; null: the running text
    std::string m_known; // its digest; empty: nothing is known yet
    std::unique_ptr<Private> d;
};

} // namespace signalbox::ui
