// Filters that wait and are resumed, in each stage.
#include "chain_fixture.h"

using namespace signalbox;
using namespace signalbox::test;

class TestFiltersWaiting : public QObject
{
    Q_OBJECT

private slots:
    void waitingContinuesBehind_data() { addStages(false); }
    void waitingContinuesBehind();
    void waitingMayEndOtherwise_data();
    void waitingMayEndOtherwise();
    void severalWaitInOneStage();
    void stagesWaitIndependently();
    void exchangeThatEndsWhileWaiting();
};

void TestFiltersWaiting::waitingContinuesBehind()
{
    QFETCH(quint32, stage);
    Notes notes;
    Run run(list(make<NoteFilter>("a", everyStage, &notes),
                 make<WaitFilter>("wait", stage, &notes, Milliseconds(20)),
                 make<NoteFilter>("b", everyStage, &notes)));
    FilterAction resumed = FilterAction::Wait;
    run.host.onResume = [&](FilterAction action) { resumed = run.resume(Stage(stage), action); };

    QCOMPARE(run.stage(Stage(stage), "piece", false), FilterAction::Wait);
    const QByteArray note =
        ":" + QByteArray(stageName(Stage(stage)).c_str()) +
        (stage & (filters::StageRequestBody | filters::StageResponseBody) ? "=piece" : "");
    const QByteArray first = isResponse(Stage(stage)) ? "b" : "a";
    const QByteArray second = isResponse(Stage(stage)) ? "a" : "b";
    QCOMPARE(joined(notes), first + note + " wait" + note);
    run.host.advance(Milliseconds(19));
    QCOMPARE(resumed, FilterAction::Wait);
    run.host.advance(Milliseconds(1));
    QCOMPARE(resumed, FilterAction::Continue);
    QCOMPARE(joined(notes), first + note + " wait" + note + ' ' + second + note);

    // A stage that has run may run again: the next piece, the next try.
    notes.clear();
    QCOMPARE(run.stage(Stage(stage), "piece", true), FilterAction::Wait);
    run.host.advance(Milliseconds(20));
    QCOMPARE(notes.size(), std::size_t(3));
}

void TestFiltersWaiting::waitingMayEndOtherwise_data()
{
    QTest::addColumn<quint32>("stage");
    QTest::addColumn<int>("action");
    for (const Stage stage : {filters::StageRequestHead, filters::StageRequestBody,
                              filters::StageResponseHead, filters::StageResponseBody}) {
        for (const FilterAction action : {FilterAction::Respond, FilterAction::Fail}) {
            if (action == FilterAction::Respond && stage == filters::StageResponseBody)
                continue;
            QTest::addRow("%s, %s", stageName(stage).c_str(),
                          action == FilterAction::Fail ? "fail" : "respond")
                << quint32(stage) << int(action);
        }
    }
}

void TestFiltersWaiting::waitingMayEndOtherwise()
{
    QFETCH(quint32, stage);
    QFETCH(int, action);
    Notes notes;
    Run run(list(make<NoteFilter>("a", everyStage, &notes),
                 make<WaitFilter>("wait", stage, &notes, Milliseconds(5), FilterAction(action)),
                 make<NoteFilter>("b", everyStage, &notes)));
    FilterAction resumed = FilterAction::Wait;
    run.host.onResume = [&](FilterAction decided) {
        if (decided == FilterAction::Respond)
            run.context.answer.emplace().status = 418;
        resumed = run.resume(Stage(stage), decided);
    };
    QCOMPARE(run.stage(Stage(stage)), FilterAction::Wait);
    run.host.advance(Milliseconds(5));
    QCOMPARE(resumed, FilterAction(action));
    QCOMPARE(notes.size(), std::size_t(2)); // not the one behind
    if (resumed == FilterAction::Fail)
        QCOMPARE(run.context.error->type(), ErrorType::Internal);
    // Whether it answers at once or later: only those before it see the answer.
    if (resumed == FilterAction::Respond) {
        notes.clear();
        QCOMPARE(run.stage(filters::StageResponseHead), FilterAction::Continue);
        QCOMPARE(joined(notes), QByteArray("a:response-head"));
    }
}

void TestFiltersWaiting::severalWaitInOneStage()
{
    Notes notes;
    Run run(list(make<WaitFilter>("w1", filters::StageRequestHead, &notes, Milliseconds(10)),
                 make<WaitFilter>("w2", filters::StageRequestHead, &notes, Milliseconds(10)),
                 make<NoteFilter>("end", filters::StageRequestHead, &notes)));
    std::vector<FilterAction> results;
    run.host.onResume = [&](FilterAction action) {
        results.push_back(run.resume(filters::StageRequestHead, action));
    };
    QCOMPARE(run.stage(filters::StageRequestHead), FilterAction::Wait);
    run.host.advance(Milliseconds(10));
    run.host.advance(Milliseconds(10));
    QCOMPARE(results, (std::vector{FilterAction::Wait, FilterAction::Continue}));
    QCOMPARE(joined(notes), QByteArray("w1:request-head w2:request-head end:request-head"));
}

void TestFiltersWaiting::stagesWaitIndependently()
{
    // An early answer comes while a piece of the request's body waits.
    Notes notes;
    Run run(list(make<NoteFilter>("a", everyStage, &notes),
                 make<WaitFilter>("w", filters::StageRequestBody | filters::StageResponseHead,
                                  &notes, Milliseconds(5)),
                 make<NoteFilter>("b", everyStage, &notes)));
    std::string piece = "x";
    QCOMPARE(run.run.requestBody(run.context, piece, false), FilterAction::Wait);
    QCOMPARE(run.run.responseHead(run.context), FilterAction::Wait);
    QCOMPARE(run.run.resumeRequestBody(run.context, piece, false, FilterAction::Continue),
             FilterAction::Continue);
    QCOMPARE(run.run.resumeResponseHead(run.context, FilterAction::Continue),
             FilterAction::Continue);
    QCOMPARE(joined(notes),
             QByteArray("a:request-body=x w:request-body=x b:response-head w:response-head "
                        "b:request-body=x a:response-head"));
}

void TestFiltersWaiting::exchangeThatEndsWhileWaiting()
{
    Run run(list(make<WaitFilter>("w", filters::StageRequestHead, nullptr, Milliseconds(5))));
    bool resumed = false;
    run.host.onResume = [&](FilterAction) { resumed = true; };
    QCOMPARE(run.stage(filters::StageRequestHead), FilterAction::Wait);
    run.host.endExchange();
    run.run.start(nullptr);
    run.host.advance(Milliseconds(5));
    QVERIFY(!resumed);
    QCOMPARE(run.host.pendingCalls(), std::size_t(0));
}

QTEST_APPLESS_MAIN(TestFiltersWaiting)
#include "tst_filters_waiting.moc"
