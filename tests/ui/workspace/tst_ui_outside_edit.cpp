// Somebody else wrote into the file: told, merged, undone, kept out, never lost.
#include "support/fake_session.h"

#include "config/digest.h"
#include "workspace/draft_document.h"
#include "workspace/outside_edit.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

std::string file(const char *shop, const char *api, const char *more = "")
{
    return std::string("version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n") +
           "  - name: shop\n    host: " + shop + "\n    backend: pool\n\n" +
           "  - name: api\n    host: " + api + "\n    backend: pool\n" + more +
           "backends:\n  pool: {servers: [127.0.0.1:3000]}\n";
}

std::shared_ptr<const std::string> shared(std::string text)
{
    return std::make_shared<const std::string>(std::move(text));
}

} // namespace

class OutsideEditTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_session = std::make_unique<test::FakeSession>();
        m_draft = std::make_unique<DraftDocument>();
        m_outside = std::make_unique<OutsideEdit>(*m_session, *m_draft);
        m_draft->open(QStringLiteral("/tmp/signalbox.yaml"), file("s", "a"));
        runs(1, file("s", "a"));
    }
    void cleanup()
    {
        m_outside.reset();
        m_draft.reset();
        m_session.reset();
    }

    void anEditWaitsAndIsLookedAt()
    {
        writes(file("theirs", "a"));
        QVERIFY(m_outside->pending());
        QTRY_VERIFY(m_outside->analysis());
        QVERIFY(m_outside->analysis()->config);
        QVERIFY(m_draft->text() == file("s", "a"));
        m_outside->apply();
        QCOMPARE(m_session->reloads, 1);
        runs(2, file("theirs", "a"));
        QVERIFY(!m_outside->pending());
    }

    void anEditThatIsTakenBackWaitsNoLonger()
    {
        writes(file("theirs", "a"));
        writes(file("s", "a"));
        QVERIFY(!m_outside->pending());
        QVERIFY(m_outside->baseDigest() == config::digestOfText(file("s", "a")));
    }

    void aFileThatGoesAwayNeedsNoDecision()
    {
        writes("version: [\n");
        QTRY_VERIFY(m_outside->analysis());
        emit m_session->fileMissing(true);
        QVERIFY(!m_outside->pending());
        emit m_session->fileMissing(false); // just as it was
        QVERIFY(m_outside->pending());
        QVERIFY(m_outside->text() == "version: [\n");
        emit m_session->fileMissing(true);
        emit m_session->fileMissing(false);
        writes(file("s", "a")); // mended
        QVERIFY(!m_outside->pending());
        emit m_session->fileMissing(true);
        emit m_session->fileMissing(false);
        QVERIFY(!m_outside->pending());
    }

    void aFileThatIsGoneIsWrittenAnew()
    {
        QVERIFY(!m_outside->gone());
        emit m_session->fileMissing(true);
        QVERIFY(m_outside->gone());
        QVERIFY(m_outside->baseDigest() == std::string());
        m_outside->writeAnew();
        QCOMPARE(m_session->applied.size(), std::size_t(1));
        QVERIFY(m_session->applied[0].text == m_draft->liveText());
        QVERIFY(m_session->applied[0].base == std::string()); // not over one that came meanwhile
        control::ReloadOutcome outcome;
        outcome.error = Error(ErrorType::Io, "no space left");
        m_session->applied[0].done(outcome);
        QVERIFY(m_outside->failure().contains(QLatin1String("no space left")));
        emit m_session->fileMissing(false);
        QVERIFY(!m_outside->gone());
        QVERIFY(m_outside->failure().isEmpty());
        QVERIFY(m_outside->baseDigest() == config::digestOfText(m_draft->liveText()));
    }

    void changesOfDifferentThingsGoTogether()
    {
        m_draft->setText(file("s", "mine"), QStringLiteral("typing"));
        writes(file("theirs", "a"));
        merge();
        QVERIFY(m_draft->text() == file("theirs", "mine"));
        QVERIFY(!m_outside->pending());
        QVERIFY(m_outside->baseDigest() == config::digestOfText(file("theirs", "a")));
    }

    void aMergeThatIsUndoneIsToBeDecidedAgain()
    {
        m_draft->setText(file("s", "mine"), QStringLiteral("typing"));
        writes(file("theirs", "a"));
        merge();
        m_draft->undoStack()->undo();
        QVERIFY(m_draft->text() == file("s", "mine"));
        QVERIFY(m_outside->pending());
        QVERIFY(m_outside->text() == file("theirs", "a"));
        m_draft->undoStack()->redo();
        QVERIFY(!m_outside->pending());
        m_draft->undoStack()->undo();
        merge();
        QVERIFY(m_draft->text() == file("theirs", "mine"));
    }

    void aConflictIsToldAndDecided_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::addColumn<QString>("host");
        QTest::newRow("keep mine") << true << QStringLiteral("mine");
        QTest::newRow("use theirs") << false << QStringLiteral("theirs");
    }
    void aConflictIsToldAndDecided()
    {
        QFETCH(bool, keep);
        QFETCH(QString, host);
        m_draft->setText(file("mine", "a"), QStringLiteral("typing"));
        writes(file("theirs", "a"));
        std::vector<config::MergeConflict> conflicts;
        QStringList places;
        connect(m_outside.get(), &OutsideEdit::conflicted, this,
                [&](const auto &list, const QStringList &words) {
                    conflicts = list;
                    places = words;
                });
        m_outside->merge();
        QTRY_COMPARE(conflicts.size(), std::size_t(1));
        QCOMPARE(places, QStringList{QStringLiteral("Route shop: host")});
        QCOMPARE(conflicts[0].ours, std::string("mine"));
        QCOMPARE(conflicts[0].theirs, std::string("theirs"));
        QVERIFY(m_draft->text() == file("mine", "a"));
        QVERIFY(m_outside->pending());
        merge({{conflicts[0].id, keep ? config::MergeSide::Ours : config::MergeSide::Theirs}});
        QVERIFY(m_draft->text() == file(host.toUtf8().constData(), "a"));
    }

    void aSecondMergeGoesOnFromTheFirst()
    {
        m_draft->setText(file("s", "mine"), QStringLiteral("typing"));
        const char *more = "    timeout: 5s\n";
        writes(file("s", "a", more));
        merge();
        QVERIFY(m_draft->text() == file("s", "mine", more));
        // They take their own change back: it isn't ours.
        writes(file("theirs", "a"));
        merge();
        QVERIFY(m_draft->text() == file("theirs", "mine"));
    }

    void whatWasKeptOutStaysOut()
    {
        m_draft->setText(file("s", "mine"), QStringLiteral("typing"));
        const char *more = "    timeout: 5s\n";
        writes(file("s", "a", more));
        m_outside->keepDraft();
        QVERIFY(!m_outside->pending());
        QVERIFY(m_outside->baseDigest() == config::digestOfText(file("s", "a", more)));
        writes(file("theirs", "a", more));
        merge();
        QVERIFY(m_draft->text() == file("theirs", "mine"));
    }

    void whatCantBeReadCantBeMerged()
    {
        m_draft->setText(file("s", "mine"), QStringLiteral("typing"));
        writes("routes: [");
        QSignalSpy failed(m_outside.get(), &OutsideEdit::mergeFailed);
        m_outside->merge();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(m_draft->text() == file("s", "mine"));
        QVERIFY(m_outside->pending());
    }

    void whatGoesLiveIsTakenUpByTheDraft()
    {
        m_draft->setText(file("s", "mine"), QStringLiteral("typing"));
        goesLive(2, file("theirs", "a"));
        QTRY_VERIFY(m_draft->text() == file("theirs", "mine"));
        QVERIFY(!m_outside->pending());
        QTRY_COMPARE(m_draft->changes().size(), std::size_t(1)); // the user's own
        QCOMPARE(m_draft->changes()[0].name, QStringLiteral("api"));
        QVERIFY(m_outside->baseDigest() == config::digestOfText(file("theirs", "a")));
        m_draft->undoStack()->undo(); // the decision is open again
        QVERIFY(m_outside->pending() && m_outside->serves());
        merge();
        QVERIFY(m_draft->text() == file("theirs", "mine"));
    }

    void whatGoesLiveAgainstTheDraftWaitsForADecision()
    {
        m_draft->setText(file("mine", "a"), QStringLiteral("typing"));
        goesLive(2, file("theirs", "a"));
        QTRY_COMPARE(m_outside->conflicts(), 1);
        QVERIFY(m_outside->pending() && m_outside->serves() && !m_outside->merging());
        QVERIFY(m_draft->text() == file("mine", "a"));
        writes(file("theirs", "b")); // and goes on writing, and takes that back
        QVERIFY(m_outside->pending() && !m_outside->serves());
        writes(file("theirs", "a"));
        QVERIFY(m_outside->pending() && m_outside->serves());
        emit m_session->fileMissing(true);
        QVERIFY(m_outside->pending());
        m_outside->keepDraft();
        QVERIFY(!m_outside->pending());
        QVERIFY(m_draft->text() == file("mine", "a"));
    }

    void aDraftThatCantBeReadTakesNothingUpInSilence()
    {
        m_draft->setText("routes: [", QStringLiteral("typing"));
        goesLive(2, file("theirs", "a"));
        QTRY_VERIFY(!m_outside->merging());
        QVERIFY(m_outside->pending() && m_outside->serves());
        QVERIFY(m_draft->text() == "routes: [");
    }

    void whatTheDraftAppliesIsNoNews()
    {
        m_draft->setText(file("mine", "a"), QStringLiteral("typing"));
        goesLive(2, file("mine", "a"));
        QVERIFY(!m_outside->pending());
        m_draft->setText(file("mine", "b"), QStringLiteral("typing"));
        writes(file("theirs", "a"));
        QVERIFY(m_outside->pending());
    }

    void whatWasMergedMayBeAppliedBeforeTheDraft()
    {
        m_draft->setText(file("s", "mine"), QStringLiteral("typing"));
        writes(file("theirs", "a"));
        merge();
        goesLive(2, file("theirs", "a"));
        QVERIFY(!m_outside->pending());
        QVERIFY(m_draft->text() == file("theirs", "mine"));
        m_draft->undoStack()->undo();
        QVERIFY(m_outside->pending() && m_outside->serves());
    }

    void anApplyThatIsRefusedSaysWhy()
    {
        m_session->reloadOutcome.error = Error(ErrorType::AddressInUse, "127.0.0.1:80 is taken");
        writes(file("theirs", "a"));
        m_outside->apply();
        QVERIFY(m_outside->pending());
        QVERIFY(m_outside->failure().contains(QLatin1String("is taken")));
        writes(file("theirs", "b"));
        QVERIFY(m_outside->failure().isEmpty());
        m_session->reloadOutcome.kind = control::ReloadOutcome::Kind::Unchanged;
        m_outside->apply();
        QVERIFY(!m_outside->pending());
    }

    void anotherFileIsAnotherMatter()
    {
        writes(file("theirs", "a"));
        m_draft->open(QStringLiteral("/tmp/other.yaml"), file("o", "o"));
        QVERIFY(!m_outside->pending());
        QVERIFY(!m_outside->baseDigest());
    }

private:
    void runs(quint64 generation, const std::string &text)
    {
        m_draft->setLive(generation, shared(text));
        emit m_session->configurationChanged(generation, {}, shared(text));
    }
    /// In the app's order: who looks after outside edits hears of it before the draft does.
    void goesLive(quint64 generation, const std::string &text)
    {
        emit m_session->configurationChanged(generation, {}, shared(text));
        m_draft->setLive(generation, shared(text));
    }
    void writes(const std::string &text) { emit m_session->fileChanged(shared(text)); }
    void merge(const config::MergeChoices &choices = {})
    {
        QSignalSpy merged(m_outside.get(), &OutsideEdit::merged);
        m_outside->merge(choices);
        QTRY_COMPARE(merged.size(), 1);
    }

    std::unique_ptr<test::FakeSession> m_session;
    std::unique_ptr<DraftDocument> m_draft;
    std::unique_ptr<OutsideEdit> m_outside;
};

QTEST_MAIN(OutsideEditTest)
#include "tst_ui_outside_edit.moc"
