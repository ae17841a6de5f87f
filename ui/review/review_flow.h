// What Review & Apply does, apart from how it looks: the five steps, what stands in the way, the
// apply itself. GUI thread.
#pragma once

#include "config/diagnostic.h"
#include "facade/analysis.h"
#include "facade/session.h"
#include "workspace/draft_changes.h"

#include <QObject>
#include <QString>

#include <array>
#include <memory>
#include <optional>

namespace signalbox::ui {

class DraftDocument;
class OutsideEdit;

/// One step of the bar. Notes are a few words each.
struct ReviewStep
{
    enum class State { Later, Current, Running, Done, Failed };
    State state = State::Later;
    QString note;
    bool warning = false; // the note is one
    bool operator==(const ReviewStep &) const = default;
};

class ReviewFlow : public QObject
{
    Q_OBJECT
public:
    enum Step { Parse, Validate, Prepare, Swap, Drain, StepCount };
    enum class Subject {
        Draft,    // the draft against what runs; may be applied
        Start,    // the draft against what the file holds while nothing runs; saved and started
        RollBack, // an older generation's text against what runs; may be applied
        Compare   // any two texts; read only
    };

    ReviewFlow(Session &session, DraftDocument &draft, OutsideEdit &outside,
               QObject *parent = nullptr);
    ~ReviewFlow() override;

    void reviewDraft();
    /// @param saved  what the file holds; empty: there is none
    void reviewStart(std::string saved);
    /// The file holds something else by now.
    void setSaved(std::string saved);
    void reviewRollBack(quint64 generation, std::string text);
    void compare(const QString &beforeTitle, std::string before, const QString &afterTitle,
                 std::string after);

    Subject subject() const noexcept { return m_subject; }
    /// It is the draft that would go live.
    bool isOfDraft() const noexcept
    {
        return m_subject == Subject::Draft || m_subject == Subject::Start;
    }
    const std::array<ReviewStep, StepCount> &steps() const noexcept { return m_steps; }
    /// "gen 42 → gen 43"
    QString title() const;
    QString beforeTitle() const;
    QString afterTitle() const;
    const std::string &before() const noexcept { return m_before; }
    const std::string &after() const noexcept { return m_after; }
    /// Null while it is being looked at.
    std::shared_ptr<const Analysis> beforeAnalysis() const noexcept { return m_beforeLook; }
    std::shared_ptr<const Analysis> afterAnalysis() const noexcept { return m_afterLook; }
    const std::vector<DraftChange> &changes() const noexcept { return m_changes; }

    bool canApply() const;
    /// Why Apply can't be pressed, with the line; or why the last try failed. Empty: nothing.
    QString obstacle() const { return m_obstacle; }
    int obstacleLine() const noexcept { return m_obstacleLine; }
    /// What Apply does beyond the usual, where nothing stands in the way; empty: nothing.
    QString notice() const;
    bool applying() const noexcept { return m_applying; }

    /// Prepare, write the file, swap. Where nothing runs: startRequested().
    void apply();
    /// The file couldn't be written: why, in a sentence.
    void startRefused(const QString &reason);

signals:
    /// The draft is to be saved and started; session or startRefused() say how that ends.
    void startRequested();
    /// Steps, obstacle, analyses or texts are different now.
    void changed();
    /// The swap is acknowledged; requests on the old generation may go on.
    void applied(quint64 generation);

private:
    void restart(Subject subject);
    void follow();
    void looked();
    void look(std::string text, std::shared_ptr<const Analysis> *into);
    void stepReported(const control::StepReport &report);
    void finished(const control::ReloadOutcome &outcome);
    void acknowledged(quint64 generation);
    void failed(const config::Diagnostics &diagnostics, const QString &reason);
    void startFailed(const StartFailure &failure);
    void stateObstacle();

    class Private;
    Session &m_session;
    DraftDocument &m_draft;
    OutsideEdit &m_outside;
    Subject m_subject = Subject::Draft;
    std::array<ReviewStep, StepCount> m_steps;
    QString m_beforeTitle, m_afterTitle, m_obstacle;
    int m_obstacleLine = 0;
    std::string m_before, m_after;
    std::shared_ptr<const Analysis> m_beforeLook, m_afterLook;
    std::vector<DraftChange> m_changes;
    quint64 m_rollBackTo = 0;
    quint64 m_round = 0; // of subjects; late looks of an earlier one are dropped
    bool m_applying = false;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::ui
