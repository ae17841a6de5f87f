// FilterChain and ChainRun: order, the four outcomes, waiting, states, answers from the middle,
// picks.
#include "filter_exchange.h"
#include "support/test_filters.h"

#include <QTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::test;
using filters::ChainRun;
using filters::FilterAction;
using filters::FilterChain;
using filters::Stage;

namespace {

constexpr std::uint32_t everyStage = filters::StageRequestHead | filters::StageRequestBody |
                                     filters::StageServerPicked | filters::StageResponseHead |
                                     filters::StageResponseBody;

using Filters = std::vector<std::unique_ptr<const filters::Filter>>;

template <typename... Made> Filters list(Made... made)
{
    Filters out;
    (out.push_back(std::move(made)), ...);
    return out;
}
template <typename Made, typename... Args>
std::unique_ptr<const filters::Filter> make(Args &&...args)
{
    return std::make_unique<const Made>(std::forward<Args>(args)...);
}

/// A run through stages of a chain, one call for all of them.
struct Run
{
    explicit Run(Filters filters)
        : chain(std::move(filters))
    {
        context.host = &host;
        context.request = &request;
        context.response = &response;
        run.start(&chain);
    }
    FilterAction stage(Stage stage, std::string piece = {}, bool last = true)
    {
        data = std::move(piece);
        lastPiece = last;
        switch (stage) {
        case filters::StageRequestHead:
            return run.requestHead(context);
        case filters::StageRequestBody:
            return run.requestBody(context, data, last);
        case filters::StageResponseHead:
            return run.responseHead(context);
        case filters::StageResponseBody:
            return run.responseBody(context, data, last);
        case filters::StageServerPicked:
            run.serverPicked(context);
            return FilterAction::Continue;
        }
        return FilterAction::Fail;
    }
    FilterAction resume(Stage stage, FilterAction action)
    {
        switch (stage) {
        case filters::StageRequestHead:
            return run.resumeRequestHead(context, action);
        case filters::StageRequestBody:
            return run.resumeRequestBody(context, data, lastPiece, action);
        case filters::StageResponseHead:
            return run.resumeResponseHead(context, action);
        default:
            return run.resumeResponseBody(context, data, lastPiece, action);
        }
    }

    FilterChain chain;
    http::RequestHead request;
    http::ResponseHead response;
    FakeFilterHost host;
    filters::ProxyContext context;
    std::string data;
    bool lastPiece = false;
    ChainRun run;
};

QByteArray joined(const Notes &notes)
{
    QByteArray out;
    for (const std::string &note : notes) {
        if (!out.isEmpty())
            out += ' ';
        out += note.c_str();
    }
    return out;
}

/// Counts its states.
class StatefulFilter final : public filters::Filter
{
public:
    struct State final : filters::FilterState
    {
        explicit State(int &count)
            : alive(count)
        {
            ++alive;
        }
        ~State() override { --alive; }
        int &alive;
        int stages = 0;
    };
    StatefulFilter(std::uint32_t stages, int *made, int *alive, int *most)
        : m_stages(stages)
        , m_made(made)
        , m_alive(alive)
        , m_most(most)
    {
    }
    std::uint32_t stages() const noexcept override { return m_stages; }
    std::unique_ptr<filters::FilterState> makeState() const override
    {
        ++*m_made;
        return std::make_unique<State>(*m_alive);
    }
    FilterAction requestHead(filters::ProxyContext &, filters::FilterState *state) const override
    {
        return seen(state);
    }
    FilterAction responseHead(filters::ProxyContext &, filters::FilterState *state) const override
    {
        return seen(state);
    }

private:
    FilterAction seen(filters::FilterState *state) const
    {
        *m_most = std::max(*m_most, ++static_cast<State *>(state)->stages);
        return FilterAction::Continue;
    }
    std::uint32_t m_stages;
    int *m_made;
    int *m_alive;
    int *m_most;
};

void addStages(bool picked)
{
    QTest::addColumn<quint32>("stage");
    for (const Stage stage :
         {filters::StageRequestHead, filters::StageRequestBody, filters::StageResponseHead,
          filters::StageResponseBody, filters::StageServerPicked}) {
        if (picked || stage != filters::StageServerPicked)
            QTest::newRow(stageName(stage).c_str()) << quint32(stage);
    }
}

bool isResponse(Stage stage)
{
    return stage == filters::StageResponseHead || stage == filters::StageResponseBody;
}

} // namespace

class TestFiltersChain : public QObject
{
    Q_OBJECT

private slots:
    void requestsInOrderAnswersInReverse();
    void stagesThatNobodyWantsAreAbsent_data() { addStages(true); }
    void stagesThatNobodyWantsAreAbsent();
    void noChainAndAnEmptyOne();
    void waitingContinuesBehind_data() { addStages(false); }
    void waitingContinuesBehind();
    void waitingMayEndOtherwise_data();
    void waitingMayEndOtherwise();
    void severalWaitInOneStage();
    void stagesWaitIndependently();
    void exchangeThatEndsWhileWaiting();
    void bodiesAreChangedPieceByPiece();
    void bodiesMayBeHeldBack();
    void heldBackPiecesGoNoFurther();
    void emptyBodiesHaveTheirLastPiece();
    void bodyFiltersMayFailMidway();
    void failingStopsTheStage_data() { addStages(false); }
    void failingStopsTheStage();
    void failingWithoutAReason();
    void answeringStopsTheStage_data();
    void answeringStopsTheStage();
    void answeringWithoutAnAnswer();
    void answeringAfterTheHead();
    void answersPassTheFiltersBefore();
    void answersInPlaceOfTheServers();
    void everyPickRunsInOrder();
    void statesAreMadeLazilyOncePerRequest();
    void startForgetsTheLastRun();
    void compileAsksTheFactory();
    void contextIsAsNewAfterClear();
};

void TestFiltersChain::requestsInOrderAnswersInReverse()
{
    Notes notes;
    Run run(list(make<NoteFilter>("a", everyStage, &notes),
                 make<NoteFilter>("b", everyStage, &notes),
                 make<NoteFilter>("c", everyStage, &notes)));
    for (const Stage stage :
         {filters::StageRequestHead, filters::StageServerPicked, filters::StageRequestBody,
          filters::StageResponseHead, filters::StageResponseBody}) {
        notes.clear();
        QVERIFY(run.run.active(stage));
        QCOMPARE(run.stage(stage), FilterAction::Continue);
        const QByteArray name = stageName(stage).c_str();
        const QByteArray end =
            stage == filters::StageRequestBody || stage == filters::StageResponseBody ? "=$" : "";
        QByteArray expected;
        for (const char *filter = isResponse(stage) ? "cba" : "abc"; *filter; ++filter)
            expected.append(*filter).append(':').append(name).append(end).append(' ');
        QCOMPARE(joined(notes), expected.trimmed());
    }
}

void TestFiltersChain::stagesThatNobodyWantsAreAbsent()
{
    QFETCH(quint32, stage);
    Notes notes;
    Run run(list(make<NoteFilter>("a", everyStage & ~stage, &notes),
                 make<NoteFilter>("b", 0u, &notes)));
    QVERIFY(!run.chain.has(Stage(stage)));
    QVERIFY(!run.run.active(Stage(stage)));
    QCOMPARE(run.stage(Stage(stage), "data", false), FilterAction::Continue);
    QCOMPARE(run.data, std::string("data"));
    QVERIFY(notes.empty());
    for (std::uint32_t bit = 1; bit <= filters::StageServerPicked; bit <<= 1)
        QCOMPARE(run.run.active(Stage(bit)), bit != stage);
}

void TestFiltersChain::noChainAndAnEmptyOne()
{
    Run run({});
    QVERIFY(run.chain.empty());
    for (const bool chain : {true, false}) {
        run.run.start(chain ? &run.chain : nullptr);
        for (std::uint32_t bit = 1; bit <= filters::StageServerPicked; bit <<= 1) {
            QVERIFY(!run.run.active(Stage(bit)));
            QCOMPARE(run.stage(Stage(bit), "x"), FilterAction::Continue);
            QCOMPARE(run.data, std::string("x"));
        }
    }
    QVERIFY(!ChainRun().active(filters::StageRequestHead));
}

void TestFiltersChain::waitingContinuesBehind()
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

void TestFiltersChain::waitingMayEndOtherwise_data()
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

void TestFiltersChain::waitingMayEndOtherwise()
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

void TestFiltersChain::severalWaitInOneStage()
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

void TestFiltersChain::stagesWaitIndependently()
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

void TestFiltersChain::exchangeThatEndsWhileWaiting()
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

void TestFiltersChain::bodiesAreChangedPieceByPiece()
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

void TestFiltersChain::bodiesMayBeHeldBack()
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

void TestFiltersChain::heldBackPiecesGoNoFurther()
{
    Notes notes;
    Run run(list(make<HoldBackFilter>(), make<NoteFilter>("behind", everyStage, &notes)));
    QCOMPARE(run.stage(filters::StageRequestBody, "ab", false), FilterAction::Continue);
    QCOMPARE(run.stage(filters::StageRequestBody, "c", false), FilterAction::Continue);
    QVERIFY(notes.empty());
    QCOMPARE(run.stage(filters::StageRequestBody, "", true), FilterAction::Continue);
    QCOMPARE(joined(notes), QByteArray("behind:request-body=[3]abc$"));
}

void TestFiltersChain::emptyBodiesHaveTheirLastPiece()
{
    Notes notes;
    Run run(list(make<UpperCaseFilter>(), make<HoldBackFilter>(),
                 make<NoteFilter>("n", everyStage, &notes)));
    QCOMPARE(run.stage(filters::StageRequestBody, "", true), FilterAction::Continue);
    QCOMPARE(joined(notes), QByteArray("n:request-body=[0]$"));
    QCOMPARE(run.data, std::string("[0]"));
}

void TestFiltersChain::bodyFiltersMayFailMidway()
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

void TestFiltersChain::failingStopsTheStage()
{
    QFETCH(quint32, stage);
    Notes notes;
    Run run(list(make<NoteFilter>("a", everyStage, &notes),
                 make<DecideFilter>("fail", stage, &notes, FilterAction::Fail),
                 make<NoteFilter>("b", everyStage, &notes)));
    run.context.error.emplace(ErrorType::Overloaded, "full");
    QCOMPARE(run.stage(Stage(stage)), FilterAction::Fail);
    QCOMPARE(notes.size(), std::size_t(2));
    QVERIFY(notes.back().starts_with("fail:"));
    QCOMPARE(run.context.error->type(), ErrorType::Overloaded); // the filter's own reason
}

void TestFiltersChain::failingWithoutAReason()
{
    Run run(list(make<DecideFilter>("f", everyStage, nullptr, FilterAction::Fail)));
    QCOMPARE(run.stage(filters::StageRequestHead), FilterAction::Fail);
    QCOMPARE(run.context.error->type(), ErrorType::Internal);
    QCOMPARE(run.context.error->status(), 500);
}

void TestFiltersChain::answeringStopsTheStage_data()
{
    QTest::addColumn<quint32>("stage");
    for (const Stage stage :
         {filters::StageRequestHead, filters::StageRequestBody, filters::StageResponseHead})
        QTest::newRow(stageName(stage).c_str()) << quint32(stage);
}

void TestFiltersChain::answeringStopsTheStage()
{
    QFETCH(quint32, stage);
    Notes notes;
    Run run(
        list(make<NoteFilter>("a", everyStage, &notes),
             make<DecideFilter>("answer", stage, &notes, FilterAction::Respond, std::uint16_t(418)),
             make<NoteFilter>("b", everyStage, &notes)));
    QCOMPARE(run.stage(Stage(stage)), FilterAction::Respond);
    QCOMPARE(notes.size(), std::size_t(2));
    QCOMPARE(run.context.answer->status, std::uint16_t(418));
    QCOMPARE(run.context.answer->body, std::string("by answer"));
}

void TestFiltersChain::answeringWithoutAnAnswer()
{
    Run run(list(
        make<DecideFilter>("f", everyStage, nullptr, FilterAction::Respond, std::uint16_t(0))));
    QCOMPARE(run.stage(filters::StageRequestHead), FilterAction::Fail);
    QCOMPARE(run.context.error->type(), ErrorType::Internal);
}

void TestFiltersChain::answeringAfterTheHead()
{
    Run run(
        list(make<DecideFilter>("f", filters::StageResponseBody, nullptr, FilterAction::Respond)));
    QCOMPARE(run.stage(filters::StageResponseBody, "x"), FilterAction::Fail);
    QCOMPARE(run.context.error->type(), ErrorType::Internal);
}

void TestFiltersChain::answersPassTheFiltersBefore()
{
    for (const Stage stage : {filters::StageRequestHead, filters::StageRequestBody}) {
        Notes notes;
        Run run(list(make<NoteFilter>("a", everyStage, &notes),
                     make<NoteFilter>("b", everyStage, &notes),
                     make<DecideFilter>("answer", stage, nullptr, FilterAction::Respond),
                     make<NoteFilter>("c", everyStage, &notes)));
        QCOMPARE(run.stage(stage), FilterAction::Respond);
        notes.clear();
        QVERIFY(run.run.active(filters::StageResponseHead));
        QCOMPARE(run.stage(filters::StageResponseHead), FilterAction::Continue);
        QCOMPARE(run.stage(filters::StageResponseBody, run.context.answer->body),
                 FilterAction::Continue);
        QCOMPARE(joined(notes),
                 QByteArray("b:response-head a:response-head b:response-body=by answer$ "
                            "a:response-body=by answer$"));
    }
    // Nobody before it who cares.
    Run run(list(
        make<NoteFilter>("a", std::uint32_t(filters::StageRequestHead), nullptr),
        make<DecideFilter>("answer", filters::StageRequestHead, nullptr, FilterAction::Respond),
        make<NoteFilter>("b", everyStage, nullptr)));
    QVERIFY(run.run.active(filters::StageResponseHead));
    QCOMPARE(run.stage(filters::StageRequestHead), FilterAction::Respond);
    QVERIFY(!run.run.active(filters::StageResponseHead));
    QVERIFY(!run.run.active(filters::StageResponseBody));
}

void TestFiltersChain::answersInPlaceOfTheServers()
{
    Notes notes;
    Run run(list(make<NoteFilter>("a", everyStage, &notes),
                 make<DecideFilter>("answer", filters::StageResponseHead, &notes,
                                    FilterAction::Respond, std::uint16_t(451)),
                 make<NoteFilter>("b", everyStage, &notes)));
    QCOMPARE(run.stage(filters::StageResponseHead), FilterAction::Respond);
    QCOMPARE(joined(notes), QByteArray("b:response-head answer:response-head"));
    // Again, with the new head: the filters that the first one had passed aren't asked twice.
    QVERIFY(run.run.active(filters::StageResponseHead));
    QCOMPARE(run.stage(filters::StageResponseHead), FilterAction::Continue);
    QCOMPARE(run.stage(filters::StageResponseBody, "x"), FilterAction::Continue);
    QCOMPARE(joined(notes),
             QByteArray("b:response-head answer:response-head a:response-head a:response-body=x$"));
}

void TestFiltersChain::everyPickRunsInOrder()
{
    Notes notes;
    Run run(list(make<NoteFilter>("a", everyStage, &notes),
                 make<NoteFilter>("b", std::uint32_t(filters::StageRequestHead), &notes),
                 make<NoteFilter>("c", std::uint32_t(filters::StageServerPicked), &notes)));
    run.run.serverPicked(run.context);
    run.run.serverPicked(run.context);
    QCOMPARE(joined(notes),
             QByteArray("a:server-picked c:server-picked a:server-picked c:server-picked"));
}

void TestFiltersChain::statesAreMadeLazilyOncePerRequest()
{
    int made = 0;
    int alive = 0;
    int most = 0;
    {
        Run run(list(
            make<NoteFilter>("a", everyStage, nullptr),
            make<StatefulFilter>(filters::StageRequestHead | filters::StageResponseHead, &made,
                                 &alive, &most),
            make<StatefulFilter>(std::uint32_t(filters::StageResponseHead), &made, &alive, &most)));
        QCOMPARE(made, 0);
        run.stage(filters::StageRequestBody);
        QCOMPARE(made, 0);
        run.stage(filters::StageRequestHead);
        QCOMPARE(made, 1);
        run.stage(filters::StageResponseHead);
        run.stage(filters::StageResponseHead);
        QCOMPARE(made, 2);
        QCOMPARE(alive, 2);
        QCOMPARE(most, 3); // one state for all stages of the request
        run.run.start(&run.chain);
        QCOMPARE(alive, 0);
        run.stage(filters::StageRequestHead);
        QCOMPARE(made, 3);
        QCOMPARE(alive, 1);
        run.run.start(nullptr);
        QCOMPARE(alive, 0);
        run.run.start(&run.chain);
        run.stage(filters::StageRequestHead);
    }
    QCOMPARE(alive, 0);
}

void TestFiltersChain::startForgetsTheLastRun()
{
    Notes notes;
    Run run(list(
        make<NoteFilter>("a", everyStage, &notes),
        make<WaitFilter>("w", filters::StageRequestBody, nullptr, Milliseconds(1)),
        make<DecideFilter>("answer", filters::StageRequestHead, nullptr, FilterAction::Respond),
        make<NoteFilter>("b", everyStage, &notes)));
    QCOMPARE(run.stage(filters::StageRequestHead), FilterAction::Respond);
    QCOMPARE(run.stage(filters::StageRequestBody), FilterAction::Wait);
    run.run.start(&run.chain);
    notes.clear();
    QCOMPARE(run.stage(filters::StageResponseHead), FilterAction::Continue);
    QCOMPARE(joined(notes), QByteArray("b:response-head a:response-head"));
    QCOMPARE(run.stage(filters::StageRequestBody), FilterAction::Wait); // from its first filter
    QCOMPARE(notes.back(), std::string("a:request-body=$"));
}

void TestFiltersChain::compileAsksTheFactory()
{
    config::RouteSpec route;
    route.filters = {strip("/api"), setHost("h"), redirect("/x")};
    std::vector<std::size_t> kinds;
    const auto factory = filters::defaultFilterFactory();
    const auto chain = FilterChain::compile(route, [&](const config::FilterSpec &spec) {
        kinds.push_back(spec.spec.index());
        return std::holds_alternative<config::SetHostSpec>(spec.spec) ? nullptr : factory(spec);
    });
    QCOMPARE(kinds.size(), std::size_t(3));
    QCOMPARE(chain->filters().size(), std::size_t(2)); // nothing was made of set-host
    QVERIFY(chain->has(filters::StageRequestHead));
    QVERIFY(!chain->has(filters::StageRequestBody));
    QVERIFY(FilterChain::compile(config::RouteSpec(), factory)->empty());
}

void TestFiltersChain::contextIsAsNewAfterClear()
{
    FilterExchange exchange({strip("/a"), rewritePath("b", "c?d"), setHost("h"), redirect("/x")});
    QVERIFY(exchange.get("/a/b?q"));
    QCOMPARE(exchange.run.requestHead(exchange.context), FilterAction::Respond);
    filters::ProxyContext &context = exchange.context;
    context.server = "s";
    context.serverHost = "s";
    context.serverScheme = context.scheme = "https";
    context.generation = 7;
    context.response = &exchange.response;
    context.error.emplace(ErrorType::Internal, "x");
    context.clear();
    QVERIFY(!context.request && !context.response && !context.client && !context.host);
    QVERIFY(!context.pathRewritten && !context.queryRewritten && !context.answer && !context.error);
    QVERIFY(context.path.empty() && context.query.empty() && context.hostOverride.empty() &&
            context.scratch.empty());
    QVERIFY(context.normalPath.empty() && context.clientIp.empty() && context.route.empty());
    QVERIFY(context.server.empty() && context.serverHost.empty() && context.requestId.empty());
    QCOMPARE(bytes(context.scheme), QByteArray("http"));
    QCOMPARE(bytes(context.serverScheme), QByteArray("http"));
    QCOMPARE(context.generation, std::uint64_t(0));
}

QTEST_APPLESS_MAIN(TestFiltersChain)
#include "tst_filters_chain.moc"
