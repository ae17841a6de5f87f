// Body stages: pieces that are changed, held back, refused.
#include "chain_fixture.h"

using namespace signalbox;
using namespace signalbox::test;

class TestFiltersBodies : public QObject
{
    Q_OBJECT

private slots:
    void bodiesAreChangedPieceByPiece();
    void bodiesMayBeHeldBack();
    void heldBackPiecesGoNoFurther();
    void emptyBodiesHaveTheirLastPiece();
    void bodyFiltersMayFailMidway();
};

void TestFiltersBodies::bodiesAreChangedPieceByPiece()
{
    Run run(list(make<UpperCaseFilter>()));
    QVERIFY(!run.chain.has(filters::StageRequestHead));
    for (const Stage stage : {filters::StageRequestBody, filters::StageResponseBody}) {
        std::string out;
        for (const char *piece : {"hello ", "w", "orld {1}"}) {
            QCOMPARE(run.stage(stage, piece, false), FilterAction::Continue);
            out += run.data;
        }
        QCOMPARE(run.stage(stage, "", true), FilterAction::Continue);
        QCOMPARE(out + run.data, std::string("HELLO WORLD {1}"));
    }
}

void TestFiltersBodies::bodiesMayBeHeldBack()
{
    // On the way in the order of the file, on the way out the other one: the sizes tell.
    Run run(list(make<HoldBackFilter>(), make<UpperCaseFilter>(), make<HoldBackFilter>()));
    for (const Stage stage : {filters::StageRequestBody, filters::StageResponseBody}) {
        for (const char *piece : {"ab", "cd"}) {
            QCOMPARE(run.stage(stage, piece, false), FilterAction::Continue);
            QVERIFY(run.data.empty());
        }
        QCOMPARE(run.stage(stage, "e", true), FilterAction::Continue);
        QCOMPARE(run.data, std::string("[8][5]ABCDE"));
    }
}

void TestFiltersBodies::heldBackPiecesGoNoFurther()
{
    Notes notes;
    Run run(list(make<HoldBackFilter>(), make<NoteFilter>("behind", everyStage, &notes)));
    QCOMPARE(run.stage(filters::StageRequestBody, "ab", false), FilterAction::Continue);
    QCOMPARE(run.stage(filters::StageRequestBody, "c", false), FilterAction::Continue);
    QVERIFY(notes.empty());
    QCOMPARE(run.stage(filters::StageRequestBody, "", true), FilterAction::Continue);
    QCOMPARE(joined(notes), QByteArray("behind:request-body=[3]abc$"));
}

void TestFiltersBodies::emptyBodiesHaveTheirLastPiece()
{
    Notes notes;
    Run run(list(make<UpperCaseFilter>(), make<HoldBackFilter>(),
                 make<NoteFilter>("n", everyStage, &notes)));
    QCOMPARE(run.stage(filters::StageRequestBody, "", true), FilterAction::Continue);
    QCOMPARE(joined(notes), QByteArray("n:request-body=[0]$"));
    QCOMPARE(run.data, std::string("[0]"));
}

void TestFiltersBodies::bodyFiltersMayFailMidway()
{
    for (const Stage stage : {filters::StageRequestBody, filters::StageResponseBody}) {
        Notes notes;
        Run run(list(make<NoteFilter>("a", everyStage, &notes), make<BodyLimitFilter>(5u),
                     make<NoteFilter>("b", everyStage, &notes)));
        QCOMPARE(run.stage(stage, "123", false), FilterAction::Continue);
        QCOMPARE(notes.size(), std::size_t(2));
        QCOMPARE(run.stage(stage, "456", false), FilterAction::Fail);
        QCOMPARE(notes.size(), std::size_t(3));
        QCOMPARE(run.context.error->type(), ErrorType::BodyTooLarge);
    }
}

QTEST_APPLESS_MAIN(TestFiltersBodies)
#include "tst_filters_bodies.moc"
