// Review & Apply against a proxy that says what the test tells it to say.
#include "support/ui_workspace.h"

#include "review/diff_view.h"
#include "review/review_dialog.h"
#include "workspace/outside_edit.h"

#include "config/digest.h"

#include <QHeaderView>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;
using State = ReviewStep::State;

namespace {

const std::string live = "version: 1\n"
                         "backends:\n"
                         "  api: {servers: [127.0.0.1:3001]}\n"
                         "  web: {servers: [127.0.0.1:5173]}\n"
                         "routes:\n"
                         "  - name: api\n"
                         "    match: {host: shop.localhost, path: /api/}\n"
                         "    backend: api\n"
                         "    timeout: 30s\n"
                         "  - name: old\n"
                         "    match: {host: old.localhost}\n"
                         "    backend: web\n";

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    text.replace(text.find(from), from.size(), to);
    return text;
}

stats::TapRecord record(const char *host, const char *path)
{
    stats::TapRecord out;
    out.method = "GET";
    out.host = host;
    out.path = path;
    out.client = "127.0.0.1:5000";
    out.status = 200;
    return out;
}

} // namespace

class TestReview : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_w = std::make_unique<test::UiWorkspace>();
        m_w->session.now = EngineState::Running;
        m_outside = std::make_unique<OutsideEdit>(m_w->session, m_w->draft);
        m_w->open(live);
        m_w->draft.setLive(42, std::make_shared<const std::string>(live));
        emit m_w->session.configurationChanged(42, nullptr,
                                               std::make_shared<const std::string>(live));
        m_dialog = std::make_unique<ReviewDialog>(m_w->workspace(), *m_outside);
    }
    void cleanup()
    {
        m_dialog.reset();
        m_outside.reset();
        m_w.reset();
    }

    void parseAndValidateRunWhileOneEditsAndBindNothing()
    {
        review(replaced(live, "timeout: 30s", "timeout: 5s"));
        QCOMPARE(step(ReviewFlow::Parse).state, State::Done);
        QCOMPARE(step(ReviewFlow::Validate).state, State::Done);
        QCOMPARE(step(ReviewFlow::Prepare).state, State::Current);
        QCOMPARE(step(ReviewFlow::Swap).state, State::Later);
        QVERIFY(flow().canApply());
        QVERIFY(m_w->session.applied.empty());
        QCOMPARE(flow().changes().size(), std::size_t(1));
        QCOMPARE(flow().changes()[0].name, QStringLiteral("api"));
        QVERIFY(flow().changes()[0].details[0].contains(QStringLiteral("30s → 5s")));
    }

    void withNothingRunningApplySavesAndStarts()
    {
        m_w->session.now = EngineState::Stopped;
        m_w->draft.setText(replaced(live, "timeout: 30s", "timeout: 5s"), QStringLiteral("typed"));
        QSignalSpy start(&flow(), &ReviewFlow::startRequested);
        QSignalSpy applied(m_dialog.get(), &ReviewDialog::applied);
        m_dialog->reviewStart(live);
        QTRY_VERIFY(flow().canApply());
        QVERIFY(flow().before() == live);
        QCOMPARE(flow().changes().size(), std::size_t(1));
        QCOMPARE(flow().title(), QStringLiteral("the file → gen 43"));
        QVERIFY(button(QStringLiteral("Save and start"))->isEnabled());
        button(QStringLiteral("Save and start"))->click();
        QCOMPARE(start.size(), 1);
        QVERIFY(m_w->session.applied.empty());
        QVERIFY(!flow().canApply());
        m_w->session.become(EngineState::Starting);
        report(control::ReloadStep::Prepare);
        QCOMPARE(step(ReviewFlow::Swap).state, State::Running);
        report(control::ReloadStep::Swap);
        QCOMPARE(applied.size(), 0);
        m_w->session.become(EngineState::Running);
        emit m_w->session.ready(43, {});
        QCOMPARE(applied.size(), 1);
        QCOMPARE(applied[0][0].toULongLong(), 43ull);
    }

    void withNothingRunningAnErrorDisablesApplyToo()
    {
        m_w->session.now = EngineState::Stopped;
        m_w->draft.setText(replaced(live, "backend: web", "backend: wbe"), QStringLiteral("typed"));
        m_dialog->reviewStart(live);
        QTRY_VERIFY(!flow().obstacle().isEmpty());
        QVERIFY(!flow().canApply());
        QCOMPARE(flow().obstacleLine(), 12);
        // What can't be read hasn't removed everything.
        m_w->draft.setText(m_w->draft.text() + "oops: [\n", QStringLiteral("typed"));
        QTRY_COMPARE(step(ReviewFlow::Parse).state, State::Failed);
        QCOMPARE(flow().changes().size(), std::size_t(1));
    }

    void aStartThatFailsSaysSoOnTheSheet_data()
    {
        QTest::addColumn<bool>("written");
        QTest::newRow("when the file can't be written") << false;
        QTest::newRow("when the port is taken") << true;
    }
    void aStartThatFailsSaysSoOnTheSheet()
    {
        QFETCH(const bool, written);
        m_w->session.now = EngineState::Stopped;
        m_w->draft.setText(replaced(live, "timeout: 30s", "timeout: 5s"), QStringLiteral("typed"));
        m_dialog->reviewStart({});
        QTRY_VERIFY(flow().canApply());
        flow().apply();
        if (written) {
            m_w->session.become(EngineState::Starting);
            StartFailure failure;
            failure.error = Error(ErrorType::AddressInUse, "port 8080 is taken");
            emit m_w->session.startFailed(failure);
            m_w->session.become(EngineState::Stopped);
            QVERIFY(flow().obstacle().contains(QLatin1String("port 8080 is taken")));
            QVERIFY(flow().obstacle().contains(QLatin1String("nothing runs")));
        } else {
            flow().startRefused(QStringLiteral("the disk is full"));
            QCOMPARE(flow().obstacle(), QStringLiteral("the disk is full"));
        }
        QCOMPARE(step(ReviewFlow::Prepare).state, State::Failed);
        QVERIFY(flow().canApply()); // once more
    }

    void aFileThatIsGoneIsWrittenAnewByApply()
    {
        review(replaced(live, "timeout: 30s", "timeout: 5s"));
        QVERIFY(flow().notice().isEmpty());
        emit m_w->session.fileMissing(true);
        QVERIFY(flow().notice().contains(QLatin1String("writes it anew")));
        QVERIFY(flow().canApply());
        flow().apply();
        QCOMPARE(m_w->session.applied.size(), std::size_t(1));
        QVERIFY(m_w->session.applied[0].base == std::string());
    }

    void theSheetHasItsDesignedSizeAndStaysWithinItsWindow_data()
    {
        QTest::addColumn<QSize>("window");
        QTest::addColumn<QSize>("sheet");
        QTest::newRow("as designed over a large window") << QSize(1440, 900) << QSize(1120, 768);
        QTest::newRow("within a small window") << QSize(1180, 720) << QSize(1120, 684);
    }
    void theSheetHasItsDesignedSizeAndStaysWithinItsWindow()
    {
        QFETCH(const QSize, window);
        QFETCH(const QSize, sheet);
        QWidget parent;
        parent.resize(window);
        const ReviewDialog dialog(m_w->workspace(), *m_outside, &parent);
        QVERIFY2(dialog.width() <= sheet.width() && dialog.height() <= sheet.height(),
                 qPrintable(QStringLiteral("%1x%2").arg(dialog.width()).arg(dialog.height())));
        QVERIFY(dialog.minimumSizeHint().height() <= sheet.height());
        QVERIFY(dialog.width() > 1100);
    }

    void anErrorDisablesApplyAndNamesTheLine()
    {
        review(replaced(live, "backend: web", "backend: wbe"));
        QCOMPARE(step(ReviewFlow::Validate).state, State::Failed);
        QVERIFY(!flow().canApply());
        QCOMPARE(flow().obstacleLine(), 12);
        QVERIFY(flow().obstacle().contains(QLatin1String("wbe")));
        flow().apply();
        QVERIFY(m_w->session.applied.empty());
    }

    void theKeyboardWaitsForApplyBesideIt()
    {
        const std::string good = replaced(live, "timeout: 30s", "timeout: 5s");
        review(good);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        QPushButton *apply = button(QStringLiteral("Apply gen 43"));
        QVERIFY(apply);
        QTRY_VERIFY(apply->hasFocus());
        m_w->draft.setText(replaced(good, "backend: web", "backend: wbe"),
                           QStringLiteral("typing"));
        QTRY_VERIFY(!apply->isEnabled());
        QVERIFY(button(QStringLiteral("Keep editing"))->hasFocus());
        m_w->draft.setText(good, QStringLiteral("typing"));
        QTRY_VERIFY(apply->isEnabled());
        QVERIFY(apply->hasFocus());
    }

    void applyIsShownAsDoneOnlyWhenTheSwapIsAcknowledged()
    {
        const std::string draft = replaced(live, "timeout: 30s", "timeout: 5s");
        review(draft);
        QSignalSpy applied(m_dialog.get(), &ReviewDialog::applied);
        flow().apply();
        QCOMPARE(m_w->session.applied.size(), std::size_t(1));
        QVERIFY(m_w->session.applied[0].text == draft);
        QVERIFY(m_w->session.applied[0].base == config::digestOfText(live));
        QCOMPARE(step(ReviewFlow::Prepare).state, State::Running);
        QVERIFY(!flow().canApply());
        report(control::ReloadStep::Prepare);
        QCOMPARE(step(ReviewFlow::Prepare).state, State::Done);
        QCOMPARE(step(ReviewFlow::Swap).state, State::Running);
        report(control::ReloadStep::Swap);
        QCOMPARE(applied.size(), 0);
        control::ReloadOutcome outcome;
        outcome.kind = control::ReloadOutcome::Kind::Applied;
        outcome.generation = 43;
        m_w->session.applied[0].done(outcome);
        QCOMPARE(applied.size(), 1);
        QCOMPARE(applied[0][0].toULongLong(), 43ull);
        QCOMPARE(step(ReviewFlow::Swap).state, State::Done);
        QCOMPARE(step(ReviewFlow::Drain).state, State::Running);
    }

    void aFailedPrepareSaysThatTheOldGenerationServes()
    {
        review(replaced(live, "timeout: 30s", "timeout: 5s"));
        flow().apply();
        control::ReloadOutcome outcome;
        outcome.generation = 42;
        outcome.error = Error(ErrorType::AddressInUse, "127.0.0.1:8080 is in use");
        m_w->session.applied[0].done(outcome);
        QCOMPARE(step(ReviewFlow::Prepare).state, State::Failed);
        QVERIFY(flow().obstacle().contains(QLatin1String("in use")));
        QVERIFY(flow().obstacle().contains(QLatin1String("gen 42")));
        QVERIFY(m_dialog->isVisible());
        // One may try again.
        QVERIFY(flow().canApply());
    }

    void aStoppedProxyCantBeApplied()
    {
        m_w->session.now = EngineState::Stopped;
        review(replaced(live, "timeout: 30s", "timeout: 5s"));
        QVERIFY(!flow().canApply());
        QVERIFY(!flow().obstacle().isEmpty());
    }

    void theReplayCountsWhatGoesElsewhereAndWhatIsLost()
    {
        auto batch = std::make_shared<std::vector<stats::TapRecord>>();
        for (int i = 0; i < 6; ++i)
            batch->push_back(record("shop.localhost", "/api/x"));
        batch->push_back(record("old.localhost", "/logo.svg"));
        batch->push_back(record("nobody.localhost", "/"));
        emit m_w->session.recorded(batch);
        std::string draft = live.substr(0, live.find("  - name: old"));
        draft = replaced(draft, "backend: api\n", "backend: web\n");
        QTRY_VERIFY(m_w->draft.liveAnalysis());
        m_w->draft.setText(draft, QStringLiteral("edit"));
        QTRY_VERIFY(m_w->draft.analysisIsCurrent());
        const Replay result =
            replay(m_w->tape.tape(), m_w->draft.liveAnalysis().get(), *m_w->draft.analysis());
        QCOMPARE(result.changed, std::size_t(6));
        QCOMPARE(result.becomes404, std::size_t(1));
        QCOMPARE(result.same, std::size_t(1));
    }

    void anOutsideChangeStandsInTheWayUntilItIsMerged()
    {
        review(replaced(live, "timeout: 30s", "timeout: 5s"));
        const std::string disk = replaced(live, "old.localhost", "older.localhost");
        emit m_w->session.fileChanged(std::make_shared<const std::string>(disk));
        QVERIFY(m_outside->pending());
        QVERIFY(!flow().canApply());
        QSignalSpy merged(m_outside.get(), &OutsideEdit::merged);
        m_outside->merge();
        QTRY_COMPARE(merged.size(), 1);
        QVERIFY(m_w->draft.text() == replaced(replaced(live, "timeout: 30s", "timeout: 5s"),
                                              "old.localhost", "older.localhost"));
        QVERIFY(m_outside->baseDigest() == config::digestOfText(disk));
        QTRY_VERIFY(flow().canApply());
        m_w->draft.undoStack()->undo();
        QVERIFY(m_w->draft.text() == replaced(live, "timeout: 30s", "timeout: 5s"));
    }

    void aConflictIsAskedForAndNeverResolvedInSilence()
    {
        review(replaced(live, "timeout: 30s", "timeout: 5s"));
        const std::string disk = replaced(live, "timeout: 30s", "timeout: 1m");
        emit m_w->session.fileChanged(std::make_shared<const std::string>(disk));
        QSignalSpy conflicted(m_outside.get(), &OutsideEdit::conflicted);
        const std::string before = m_w->draft.text();
        m_outside->merge();
        QTRY_COMPARE(conflicted.size(), 1);
        QVERIFY(m_w->draft.text() == before);
        const auto list = conflicted[0][0].value<std::vector<config::MergeConflict>>();
        QCOMPARE(list.size(), std::size_t(1));
        QSignalSpy merged(m_outside.get(), &OutsideEdit::merged);
        m_outside->merge({{list[0].id, config::MergeSide::Theirs}});
        QTRY_COMPARE(merged.size(), 1);
        QVERIFY(m_w->draft.text().find("timeout: 1m") != std::string::npos);
    }

    void aRollBackShowsTheOldTextAndAsksTheSession()
    {
        const std::string old = replaced(live, "timeout: 30s", "timeout: 10s");
        m_dialog->reviewRollBack(40, old);
        m_dialog->show();
        QTRY_VERIFY(flow().canApply());
        QCOMPARE(flow().changes().size(), std::size_t(1));
        flow().apply();
        QCOMPARE(m_w->session.rolledBack, std::vector<std::uint64_t>{40});
    }

    void f8GoesFromHunkToHunkAndTheChangeListToItsHunk()
    {
        review(replaced(replaced(live, "timeout: 30s", "timeout: 5s"), "old.localhost",
                        "older.localhost"));
        auto *diff = m_dialog->findChild<DiffView *>();
        QCOMPARE(diff->rows().hunks.size(), std::size_t(2));
        QTest::keyClick(m_dialog.get(), Qt::Key_F8);
        QTest::keyClick(m_dialog.get(), Qt::Key_F8, Qt::ShiftModifier);
        diff->setSideBySide(true);
        QVERIFY(diff->sideBySide());
    }

    void discardingIsAskedForAndCanBeUndone()
    {
        review(replaced(live, "timeout: 30s", "timeout: 5s"));
        m_w->draft.discard();
        QVERIFY(!m_w->draft.modified());
        m_w->draft.undoStack()->undo();
        QVERIFY(m_w->draft.modified());
    }

    void everythingHasANameForScreenReaders()
    {
        review(replaced(live, "timeout: 30s", "timeout: 5s"));
        for (const auto *view : m_dialog->findChildren<QAbstractItemView *>()) {
            if (!qobject_cast<const QHeaderView *>(view)) // its sections have names
                QVERIFY2(!view->accessibleName().isEmpty(), view->metaObject()->className());
        }
        for (const auto *button : m_dialog->findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty() ||
                             !button->toolTip().isEmpty(),
                         button->metaObject()->className());
        }
    }

private:
    ReviewFlow &flow() { return m_dialog->flow(); }
    const ReviewStep &step(int index) { return flow().steps()[std::size_t(index)]; }
    void report(control::ReloadStep step)
    {
        control::StepReport report;
        report.step = step;
        report.generation = 43;
        report.duration = std::chrono::microseconds(1500);
        emit m_w->session.reloadStep(report);
    }
    QPushButton *button(const QString &text) const
    {
        for (auto *one : m_dialog->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    void review(const std::string &draft)
    {
        m_w->draft.setText(draft, QStringLiteral("edit"));
        m_dialog->reviewDraft();
        m_dialog->show();
        QTRY_VERIFY(m_w->draft.analysisIsCurrent() && m_w->draft.liveAnalysis());
    }

    std::unique_ptr<test::UiWorkspace> m_w;
    std::unique_ptr<OutsideEdit> m_outside;
    std::unique_ptr<ReviewDialog> m_dialog;
};

QTEST_MAIN(TestReview)
#include "tst_ui_review.moc"
