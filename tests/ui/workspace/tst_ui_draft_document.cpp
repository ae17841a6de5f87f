// The draft: edits that keep a hand-written file's bytes, undo and redo, what it says about itself.
#include "support/yaml_random_edits.h"

#include "workspace/draft_document.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace signalbox;
using namespace signalbox::config::test;
using namespace signalbox::ui;

namespace {

const std::string small = "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\n"
                          "routes:\n  - name: shop   # ours\n    host: shop.localhost\n"
                          "    backend: pool\nbackends:\n  pool:\n    servers: [127.0.0.1:3000]\n";

std::shared_ptr<const std::string> shared(std::string text)
{
    return std::make_shared<const std::string>(std::move(text));
}

config::Edit host(const char *name)
{
    return config::SetValue{{"routes", 0, "host"}, config::yamlString(name)};
}

/// Everything outside of the replaced stretches is byte for byte the same.
bool sameElsewhere(const std::string &before, const std::string &after,
                   const std::vector<config::TextChange> &changes)
{
    std::size_t was = 0, is = 0;
    for (const config::TextChange &change : changes) {
        if (before.substr(was, change.before.begin - was) !=
            after.substr(is, change.after.begin - is))
            return false;
        was = change.before.end;
        is = change.after.end;
    }
    return before.substr(was) == after.substr(is);
}

} // namespace

class DraftDocumentTest : public QObject
{
    Q_OBJECT
private slots:
    void aHandWrittenFileSurvivesFiftyEdits_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 4; ++seed)
            QTest::addRow("edits of seed %u", seed) << seed;
    }
    void aHandWrittenFileSurvivesFiftyEdits()
    {
        QFETCH(unsigned, seed);
        const std::string file = handwrittenFiles().at(QStringLiteral("27-whole-shop.yaml"));
        QVERIFY(std::count(file.begin(), file.end(), '\n') >= 300);
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/signalbox.yaml"), file);
        Random random(seed);
        std::vector<std::string> texts{file};
        for (int tries = 0; texts.size() < 51 && tries < 500; ++tries) {
            const config::YamlDocument tree = config::readYaml(draft.text());
            QVERIFY(tree.root);
            const std::optional<config::Edit> edit = randomEdit(*tree.root, random);
            if (!edit)
                continue;
            const std::string before = draft.text();
            const auto expected = config::applyEdit(before, *edit);
            const bool done = draft.edit({*edit}, QStringLiteral("an edit")).ok();
            QCOMPARE(done, expected.ok());
            if (!done) {
                QVERIFY(draft.text() == before);
            } else if (draft.text() != before) {
                QVERIFY(sameElsewhere(before, draft.text(), expected->changes));
                texts.push_back(draft.text());
            }
        }
        QCOMPARE(texts.size(), std::size_t(51));
        QCOMPARE(draft.undoStack()->count(), 50);
        for (std::size_t i = texts.size() - 1; i-- > 0;) {
            draft.undoStack()->undo();
            QVERIFY2(draft.text() == texts[i], qPrintable(QString::number(i)));
        }
        QVERIFY(!draft.undoStack()->canUndo());
        for (std::size_t i = 1; i < texts.size(); ++i) {
            draft.undoStack()->redo();
            QVERIFY2(draft.text() == texts[i], qPrintable(QString::number(i)));
        }
    }

    void editsThatBelongTogetherAreOneStep()
    {
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/s.yaml"), small);
        const QString title = QStringLiteral("change the host");
        for (const char *name : {"a.localhost", "ab.localhost", "abc.localhost"})
            QVERIFY(draft.edit({host(name)}, title, QStringLiteral("host")).ok());
        QCOMPARE(draft.undoStack()->count(), 1);
        QCOMPARE(draft.undoStack()->undoText(), title);
        QVERIFY(draft.edit({host("d.localhost")}, title, QStringLiteral("another")).ok());
        QCOMPARE(draft.undoStack()->count(), 2);
        draft.undoStack()->undo();
        draft.undoStack()->undo();
        QVERIFY(draft.text() == small);
    }

    void aStepThatEndsWhereItBeganIsNone()
    {
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/s.yaml"), small);
        for (const char *name : {"x.localhost", "shop.localhost"})
            QVERIFY(draft.edit({host(name)}, QStringLiteral("t"), QStringLiteral("host")).ok());
        QVERIFY(draft.text() == small);
        QCOMPARE(draft.undoStack()->count(), 0);
    }

    void aRefusedEditChangesNothingAndSaysWhy()
    {
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/s.yaml"), small);
        QSignalSpy refused(&draft, &DraftDocument::editRefused);
        QVERIFY(!draft.edit({config::RemoveBackend{"pool"}}, QStringLiteral("remove")).ok());
        QCOMPARE(refused.size(), 1);
        QVERIFY(refused[0][0].toString().contains(QStringLiteral("shop")));
        QVERIFY(draft.text() == small);
        QCOMPARE(draft.undoStack()->count(), 0);
    }

    void aDraftWithoutChangesFollowsWhatRuns()
    {
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/s.yaml"), small);
        draft.setLive(1, shared(small));
        QVERIFY(!draft.modified());
        draft.setLive(2, shared(small + "# more\n"));
        QVERIFY(draft.text() == small + "# more\n");
        QVERIFY(!draft.modified());
    }

    void aDraftWithChangesStaysWhenSomethingElseRuns()
    {
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/s.yaml"), small);
        draft.setLive(1, shared(small));
        QSignalSpy modified(&draft, &DraftDocument::modifiedChanged);
        QVERIFY(draft.edit({host("new.localhost")}, QStringLiteral("t")).ok());
        QVERIFY(draft.modified());
        const std::string mine = draft.text();
        draft.setLive(2, shared(small + "# more\n"));
        QVERIFY(draft.text() == mine);
        QVERIFY(draft.modified());
        // What was applied is what runs.
        draft.setLive(3, shared(mine));
        QVERIFY(!draft.modified());
        QCOMPARE(modified.size(), 2);
        draft.undoStack()->undo();
        QVERIFY(draft.modified());
    }

    void discardingIsAStepThatCanBeUndone()
    {
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/s.yaml"), small);
        draft.setLive(1, shared(small));
        draft.setText(small + "x", QStringLiteral("typing"));
        draft.discard();
        QVERIFY(draft.text() == small);
        draft.undoStack()->undo();
        QVERIFY(draft.text() == small + "x");
    }

    void theNewestTextIsLookedAtInTheEnd()
    {
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/s.yaml"), small);
        draft.setLive(1, shared(small));
        for (int i = 0; i < 40; ++i)
            draft.setText(small + "# " + std::to_string(i) + "\n", QStringLiteral("t"));
        QVERIFY(draft.edit({host("new.localhost")}, QStringLiteral("t")).ok());
        QVERIFY(!draft.analysisIsCurrent());
        QTRY_VERIFY(draft.analysisIsCurrent());
        QVERIFY(draft.analysis()->text == draft.text());
        QVERIFY(draft.liveAnalysis()->text == small);
        const DraftChange *change =
            draft.changeOf(DraftChange::Entity::Route, QStringLiteral("shop"));
        QVERIFY(change);
        QCOMPARE(change->kind, DraftChange::Kind::Changed);
        QCOMPARE(draft.changes().size(), std::size_t(1));
    }

    void whileTheTextCantBeReadTheLastChangesStay()
    {
        DraftDocument draft;
        draft.open(QStringLiteral("/tmp/s.yaml"), small);
        draft.setLive(1, shared(small));
        QVERIFY(draft.edit({host("new.localhost")}, QStringLiteral("t")).ok());
        QTRY_VERIFY(draft.analysisIsCurrent());
        draft.setText("routes: [", QStringLiteral("typing"));
        QTRY_VERIFY(draft.analysisIsCurrent());
        QVERIFY(!draft.analysis()->config);
        QVERIFY(config::hasErrors(draft.analysis()->diagnostics));
        QCOMPARE(draft.changes().size(), std::size_t(1));
    }
};

QTEST_MAIN(DraftDocumentTest)
#include "tst_ui_draft_document.moc"
