// FilterChain and ChainRun: order, outcomes, states, answers from the middle, picks.
#include "chain_fixture.h"
#include "filter_exchange.h"

#include <algorithm>

using namespace signalbox;
using namespace signalbox::test;

namespace {

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

} // namespace

class TestFiltersChain : public QObject
{
    Q_OBJECT

private slots:
    void requestsInOrderAnswersInReverse();
    void stagesThatNobodyWantsAreAbsent_data() { addStages(true); }
    void stagesThatNobodyWantsAreAbsent();
    void noChainAndAnEmptyOne();
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
