// Every way an exchange may end, at every point of its life: recorded exactly once, and nothing of
// it left behind.
#include "on_worker.h"

#include <QTest>

#include <list>
#include <map>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// One exchange in small steps.
struct Step
{
    bool client; // else the server
    std::string bytes;
};

enum class Fault {
    ClientReset,
    ClientCloses,
    ServerReset,
    ServerCloses,
    Cut,
    ClientStalls,
    ServerStalls,
};

const std::map<Fault, const char *> faults{
    {Fault::ClientReset, "the client resets"},
    {Fault::ClientCloses, "the client closes"},
    {Fault::ServerReset, "the server resets"},
    {Fault::ServerCloses, "the server closes"},
    {Fault::Cut, "the engine cuts it"},
    {Fault::ClientStalls, "the client takes nothing"},
    {Fault::ServerStalls, "the server takes nothing"},
};

struct Life
{
    std::string name;
    std::vector<Step> steps;
};

std::vector<Life> lives()
{
    return {
        {"a GET",
         {{true, "GET /a HT"},
          {true, "TP/1.1\r\nHost: a\r\n\r\n"},
          {false, "HTTP/1.1 20"},
          {false, "0 OK\r\nContent-Length: 6\r\n\r\n"},
          {false, "abc"},
          {false, "def"}}},
        {"a POST whose body comes in pieces",
         {{true, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n"},
          {true, "123"},
          {true, "456"},
          {false, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"},
          {false, "3\r\nabc\r\n"},
          {false, "0\r\n\r\n"}}},
        {"a PUT with 100-continue",
         {{true, "PUT /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nTransfer-Encoding: "
                 "chunked\r\n\r\n"},
          {false, "HTTP/1.1 100 Continue\r\n\r\n"},
          {true, "3\r\nabc\r\n"},
          {true, "0\r\n\r\n"},
          {false, "HTTP/1.1 204 No Content\r\n\r\n"}}},
        {"an early answer",
         {{true, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n"},
          {true, "123"},
          {false, "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\n"},
          {false, "no"},
          {true, "456"}}},
        {"an answer until close",
         {{true, "GET /a HTTP/1.0\r\nHost: a\r\n\r\n"},
          {false, "HTTP/1.0 200 OK\r\n\r\nabc"},
          {false, "def"}}},
    };
}

} // namespace

class NetEndingsTest : public QObject
{
    Q_OBJECT
private slots:
    void endsOnceWhateverHappensWhenever_data()
    {
        QTest::addColumn<int>("life");
        QTest::addColumn<bool>("tight");
        const std::vector<Life> all = lives();
        for (std::size_t life = 0; life < all.size(); ++life) {
            for (const bool tight : {false, true}) {
                QTest::addRow("%s%s", all[life].name.c_str(),
                              tight ? ", with little room on both sides" : "")
                    << int(life) << tight;
            }
        }
    }
    void endsOnceWhateverHappensWhenever()
    {
        QFETCH(int, life);
        QFETCH(bool, tight);
        const Life played = lives()[std::size_t(life)];
        // Most of the time is spent waiting for time-outs: all at once, each on a worker of its
        // own.
        struct Case
        {
            std::size_t at;
            Fault fault;
            std::string wrong;
            std::thread thread;
        };
        std::list<Case> cases;
        for (const auto &[fault, name] : faults) {
            for (std::size_t at = 0; at <= played.steps.size(); ++at) {
                Case &one = cases.emplace_back(Case{at, fault, {}, {}});
                one.thread = std::thread([&one, &played, tight] {
                    onWorker(config, [&](WorkerFixture &w) {
                        one.wrong = play(w, played, one.at, one.fault, tight);
                    });
                });
            }
        }
        for (Case &one : cases)
            one.thread.join();
        for (const Case &one : cases) {
            if (!one.wrong.empty())
                QFAIL(qPrintable(QStringLiteral("%1 after step %2: %3")
                                     .arg(QLatin1String(faults.at(one.fault)))
                                     .arg(one.at)
                                     .arg(QString::fromStdString(one.wrong))));
        }
    }

private:
    // Nothing is tried again and nothing but the fault ends an exchange; a stall ends it soon.
    inline static const std::string config = R"(
settings: {timeouts: {write: 100ms, read: 100ms, response-head: 100ms, request-head: 100ms}}
listeners: {web: {bind: "127.0.0.1:0"}}
backends: {app: {servers: ["127.0.0.1:1"], retry: {attempts: 0}}}
routes: [{name: all, backend: app}]
)";

    /// What is wrong afterwards; empty: nothing.
    static std::string play(WorkerFixture &w, const Life &life, std::size_t at, Fault fault,
                            bool tight)
    {
        auto server = w.poolServer();
        auto client = w.connectClient();
        if (tight)
            client->room = server->room = 3;
        for (std::size_t i = 0; i < at; ++i) {
            const Step &step = life.steps[i];
            (step.client ? client : server)->deliver(step.bytes);
            if (tight) {
                client->giveRoom(7);
                server->giveRoom(7);
            }
            if (i % 2 == 0)
                w.turn();
        }
        switch (fault) {
        case Fault::ClientReset:
            client->reset();
            break;
        case Fault::ClientCloses:
            client->end();
            break;
        case Fault::ServerReset:
            server->reset();
            break;
        case Fault::ServerCloses:
            server->end();
            break;
        case Fault::Cut:
            w.cutClients();
            break;
        case Fault::ClientStalls:
            client->room = 0;
            break;
        case Fault::ServerStalls:
            server->room = 0;
            break;
        }
        w.turn();
        // What hangs now must end by a timeout; then the client goes.
        w.turnUntil([&] { return w.inFlight() == 0; });
        client->end();
        w.turnUntil([&] { return client->closed; });
        w.turn();

        const std::size_t records = w.records().size();
        const bool wholeHead =
            at >= 2 || (at == 1 && life.steps[0].bytes.find("\r\n\r\n") != std::string::npos);
        if (records > 1 || (wholeHead && records == 0))
            return std::to_string(records) + " records";
        if (w.inFlight() != 0 || w.active() != 0)
            return "still counted as in flight";
        if (!client->closed)
            return "the client's connection is still there";
        if (!server->closed && w.idleServers() != 1)
            return "the server's connection is neither closed nor pooled";
        std::uint64_t connections = 0;
        w.generation().listeners[0].state->counters().visit(
            [&](const stats::ListenerCounters &c) { connections += c.connections.get(); });
        std::uint64_t routeActive = 0;
        w.generation().routes[0].state->counters().visit(
            [&](const stats::RouteCounters &c) { routeActive += c.active.get(); });
        if (connections != 0 || routeActive != 0)
            return "the listener or the route still counts it";
        return {};
    }
};

QTEST_GUILESS_MAIN(NetEndingsTest)
#include "tst_net_endings.moc"
