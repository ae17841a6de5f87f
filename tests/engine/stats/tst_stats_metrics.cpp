// /metrics: read back with a small parser of the Prometheus text format, so that names, labels,
// types and escapes count and not the layout.
#include "stats/metrics.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <set>

using namespace signalbox::stats;

namespace {

using Labels = std::map<QString, QString>;

struct Family
{
    QString type;
    QString help;
    std::map<std::pair<QString, Labels>, double> samples; // by full name and labels
};

/// Strict reader of the text format 0.0.4; `error` names the first line that breaks a rule.
class Exposition
{
public:
    explicit Exposition(const std::string &all)
    {
        const QString text = QString::fromUtf8(all.data(), qsizetype(all.size()));
        if (!text.endsWith(QLatin1Char('\n')))
            error = QStringLiteral("no line end at the end");
        for (const QString &line : text.chopped(1).split(QLatin1Char('\n'))) {
            if (error.isEmpty() && !readLine(line))
                error = line;
        }
    }

    std::map<QString, Family> families;
    QString error;

    std::optional<double> value(const char *name, const Labels &labels = {}) const
    {
        const QString full = QLatin1String(name);
        for (const auto &[family, content] : families) {
            const auto found = content.samples.find({full, labels});
            if (found != content.samples.end())
                return found->second;
        }
        return std::nullopt;
    }

private:
    bool readLine(const QString &line)
    {
        if (line.startsWith(QLatin1String("# "))) {
            const QString kind = line.section(QLatin1Char(' '), 1, 1);
            const QString name = line.section(QLatin1Char(' '), 2, 2);
            const QString rest = line.section(QLatin1Char(' '), 3);
            if (kind == QLatin1String("HELP")) {
                if (families.count(name))
                    return false; // a family in two pieces
                families[name].help = rest;
                m_family = name;
                return !rest.isEmpty();
            }
            if (kind != QLatin1String("TYPE") || name != m_family)
                return false;
            families[name].type = rest;
            return rest == QLatin1String("counter") || rest == QLatin1String("gauge") ||
                   rest == QLatin1String("histogram");
        }
        qsizetype at = 0;
        const auto word = [&] {
            const qsizetype start = at;
            while (at < line.size() &&
                   (line[at].isLetterOrNumber() || line[at] == QLatin1Char('_')))
                ++at;
            return line.mid(start, at - start);
        };
        const QString name = word();
        Labels labels;
        if (at < line.size() && line[at] == QLatin1Char('{')) {
            do {
                ++at;
                const QString key = word();
                if (key.isEmpty() || labels.count(key) || line.mid(at, 2) != QLatin1String("=\""))
                    return false;
                at += 2;
                QString text;
                for (; at < line.size() && line[at] != QLatin1Char('"'); ++at) {
                    if (line[at] != QLatin1Char('\\')) {
                        text += line[at];
                        continue;
                    }
                    ++at;
                    if (line.mid(at, 1) == QLatin1String("n"))
                        text += QLatin1Char('\n');
                    else if (line.mid(at, 1) == QLatin1String("\\") ||
                             line.mid(at, 1) == QLatin1String("\""))
                        text += line[at];
                    else
                        return false;
                }
                ++at;
                labels[key] = text;
            } while (at < line.size() && line[at] == QLatin1Char(','));
            if (line.mid(at, 1) != QLatin1String("}"))
                return false;
            ++at;
        }
        bool ok = false;
        const double number = line.mid(at + 1).toDouble(&ok);
        if (!ok || line.mid(at, 1) != QLatin1String(" "))
            return false;
        Family &family = families[m_family];
        const QString suffix = name.mid(m_family.size());
        const bool histogram =
            family.type == QLatin1String("histogram") &&
            (suffix == QLatin1String("_bucket") || suffix == QLatin1String("_sum") ||
             suffix == QLatin1String("_count"));
        if (!name.startsWith(m_family) || family.type.isEmpty() ||
            (!suffix.isEmpty() && !histogram))
            return false;
        return family.samples.emplace(std::pair(name, labels), number).second; // no series twice
    }

    QString m_family;
};

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

Labels with(std::initializer_list<std::pair<const char *, const char *>> labels)
{
    Labels all;
    for (const auto &[key, value] : labels)
        all[q(key)] = q(value);
    return all;
}

Snapshot sample()
{
    Snapshot s;
    s.engine.version = "0.1.0";
    GenerationInfo active;
    active.number = 7;
    active.state = "active";
    s.engine.generation = active;
    s.engine.reloads = {{"applied", 6}, {"rejected", 2}};
    s.engine.accessLogDropped = 9;
    GenerationSnapshot draining;
    draining.info.number = 6;
    draining.info.state = "draining";
    draining.inFlight = 4;
    GenerationSnapshot retired;
    retired.info.number = 5;
    retired.info.state = "retired";
    GenerationSnapshot now;
    now.info = active;
    now.inFlight = 3;
    s.generations = {retired, draining, now};
    s.listeners.push_back(
        {{"web", "http://127.0.0.1:8080"}, 2, 30, 40, 500, 600, {}, {0, 0, 0, 0, 7, 1}});
    BackendSnapshot backend;
    backend.info.name = "pool";
    for (const char *state : {"up", "going-down", "down", "going-up", "drain", "maint", "unchecked",
                              "unknown", "ejected"}) {
        ServerSnapshot server;
        server.info.name = state;
        server.info.state = state;
        backend.servers.push_back(server);
    }
    ServerSums &sums = backend.servers[0].sums;
    sums.active = 1;
    sums.picks = 20;
    sums.connectErrors = 3;
    sums.resetErrors = 4;
    sums.timeoutErrors = 5;
    sums.classes[5] = 6;
    sums.retries = 7;
    backend.servers[0].info.checksPassed = 50;
    backend.servers[0].info.checksFailed = 8;
    s.backends.push_back(backend);
    RouteSnapshot route;
    route.info = {"a \"b\"\\c\nd", 0, true, "pool"};
    route.servers.push_back({"pool", "up", {0, 1, 10, 2, 3, 4}});
    route.servers.push_back({"", "", {0, 0, 0, 0, 9, 0}});
    for (std::size_t i = 0; i < route.durations.below.size(); ++i)
        route.durations.below[i] = 10 * i;
    route.durations.sumUs = 12'345'678;
    s.routes.push_back(route);
    return s;
}

} // namespace

class MetricsTest : public QObject
{
    Q_OBJECT

private slots:
    void theTextFollowsTheFormat()
    {
        const Exposition all(metricsText(sample(), readProcessFigures()));
        QVERIFY2(all.error.isEmpty(), qPrintable(all.error));
        for (const auto &[name, family] : all.families) {
            QVERIFY2(!family.type.isEmpty(), qPrintable(name));
            // Counters say so in their names, and nothing else does.
            QCOMPARE(family.type == QLatin1String("counter"),
                     name.endsWith(QLatin1String("_total")));
        }
    }

    void anEmptyEngineFollowsItToo()
    {
        const Exposition all(metricsText({}, {}));
        QVERIFY2(all.error.isEmpty(), qPrintable(all.error));
        QVERIFY(!all.value("signalbox_generation"));
        QVERIFY(!all.families.count(q("process_threads")));
    }

    void requestsByRouteServerAndClassWithEscapedNames()
    {
        const Exposition all(metricsText(sample(), {}));
        const char *name = "signalbox_requests_total";
        const auto labels = [](const char *backend, const char *server, const char *codes) {
            return with({{"route", "a \"b\"\\c\nd"},
                         {"backend", backend},
                         {"server", server},
                         {"code_class", codes}});
        };
        QCOMPARE(all.value(name, labels("pool", "up", "1xx")), std::optional(1.0));
        QCOMPARE(all.value(name, labels("pool", "up", "2xx")), std::optional(10.0));
        QCOMPARE(all.value(name, labels("pool", "up", "3xx")), std::optional(2.0));
        QCOMPARE(all.value(name, labels("pool", "up", "4xx")), std::optional(3.0));
        QCOMPARE(all.value(name, labels("pool", "up", "5xx")), std::optional(4.0));
        QCOMPARE(all.value(name, labels("", "", "4xx")), std::optional(9.0));
        QCOMPARE(all.value(name, labels("", "", "5xx")), std::optional(0.0)); // from the start
        QVERIFY(!all.value(name, labels("", "", "1xx")));
        const auto unrouted = [](const char *codes) {
            return with({{"route", ""}, {"backend", ""}, {"server", ""}, {"code_class", codes}});
        };
        QCOMPARE(all.value(name, unrouted("4xx")), std::optional(7.0));
        QCOMPARE(all.value(name, unrouted("5xx")), std::optional(1.0));
        QVERIFY(!all.value(name, unrouted("2xx")));
    }

    void durationsAreACumulativeHistogramInSeconds()
    {
        const Exposition all(metricsText(sample(), {}));
        const Family &family = all.families.at(q("signalbox_request_duration_seconds"));
        QCOMPARE(family.type, q("histogram"));
        std::map<double, double> byBound;
        for (const auto &[key, value] : family.samples) {
            Labels labels = key.second;
            QCOMPARE(labels[q("backend")], q("pool"));
            QCOMPARE(labels[q("route")], q("a \"b\"\\c\nd"));
            if (key.first.endsWith(QLatin1String("_bucket"))) {
                const QString le = labels[q("le")];
                byBound[le == q("+Inf") ? std::numeric_limits<double>::infinity() : le.toDouble()] =
                    value;
            } else if (key.first.endsWith(QLatin1String("_sum"))) {
                QCOMPARE(value, 12.345678);
            } else {
                QCOMPARE(value, 190.0);
            }
        }
        QCOMPARE(byBound.size(), 20U);
        double expectedBound = 256e-6;
        double expected = 0;
        for (const auto &[bound, value] : byBound) {
            QCOMPARE(value, expected);
            if (expected < 190)
                QCOMPARE(bound, expectedBound);
            expected += 10;
            expectedBound *= 2;
        }
        QCOMPARE(byBound.rbegin()->first, std::numeric_limits<double>::infinity());
    }

    void serversHaveTheirFigures()
    {
        const Exposition all(metricsText(sample(), {}));
        const Labels up = with({{"backend", "pool"}, {"server", "up"}});
        QCOMPARE(all.value("signalbox_server_active", up), std::optional(1.0));
        QCOMPARE(all.value("signalbox_server_picks_total", up), std::optional(20.0));
        QCOMPARE(all.value("signalbox_retries_total", up), std::optional(7.0));
        double expected = 3;
        for (const char *kind : {"connect", "reset", "timeout", "5xx"}) {
            Labels labels = up;
            labels[q("kind")] = q(kind);
            QCOMPARE(all.value("signalbox_server_errors_total", labels), std::optional(expected++));
        }
        QCOMPARE(all.value("signalbox_health_checks_total",
                           with({{"backend", "pool"}, {"server", "up"}, {"result", "pass"}})),
                 std::optional(50.0));
        QCOMPARE(all.value("signalbox_health_checks_total",
                           with({{"backend", "pool"}, {"server", "up"}, {"result", "fail"}})),
                 std::optional(8.0));
    }

    void upMeansThatItTakesRequests_data()
    {
        QTest::addColumn<double>("up");
        for (const char *state : {"up", "going-down", "unchecked"})
            QTest::newRow(state) << 1.0;
        for (const char *state : {"down", "going-up", "drain", "maint", "unknown", "ejected"})
            QTest::newRow(state) << 0.0;
    }
    void upMeansThatItTakesRequests()
    {
        QFETCH(double, up);
        const Exposition all(metricsText(sample(), {}));
        const Labels labels = with({{"backend", "pool"}, {"server", QTest::currentDataTag()}});
        QCOMPARE(all.value("signalbox_server_up", labels), std::optional(up));
    }

    void listenersAndGenerations()
    {
        const Exposition all(metricsText(sample(), {}));
        const Labels web = with({{"listener", "web"}});
        QCOMPARE(all.value("signalbox_connections", web), std::optional(2.0));
        QCOMPARE(all.value("signalbox_connections_accepted_total", web), std::optional(30.0));
        QCOMPARE(
            all.value("signalbox_bytes_total", with({{"listener", "web"}, {"direction", "in"}})),
            std::optional(500.0));
        QCOMPARE(
            all.value("signalbox_bytes_total", with({{"listener", "web"}, {"direction", "out"}})),
            std::optional(600.0));
        QCOMPARE(all.value("signalbox_generation"), std::optional(7.0));
        QCOMPARE(all.value("signalbox_generation_in_flight", with({{"generation", "7"}})),
                 std::optional(3.0));
        QCOMPARE(all.value("signalbox_generation_in_flight", with({{"generation", "6"}})),
                 std::optional(4.0));
        QVERIFY(!all.value("signalbox_generation_in_flight", with({{"generation", "5"}})));
        QCOMPARE(all.value("signalbox_reloads_total", with({{"result", "applied"}})),
                 std::optional(6.0));
        QCOMPARE(all.value("signalbox_reloads_total", with({{"result", "rejected"}})),
                 std::optional(2.0));
        QCOMPARE(all.value("signalbox_build_info", with({{"version", "0.1.0"}})),
                 std::optional(1.0));
        QCOMPARE(all.value("signalbox_access_log_dropped_total"), std::optional(9.0));
    }

    void theProcessIsMeasured()
    {
        const ProcessFigures before = readProcessFigures();
        const int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        const ProcessFigures after = readProcessFigures();
        ::close(fd);
        QVERIFY(before.openFds && *before.openFds >= 3);
        QCOMPARE(*after.openFds, *before.openFds + 1);
        QVERIFY(*after.cpuSeconds >= *before.cpuSeconds && *after.cpuSeconds > 0);
        QVERIFY(*after.residentBytes > 1'000'000);
        QVERIFY(*after.virtualBytes > *after.residentBytes);
        QVERIFY(*after.threads >= 1);
        const double now =
            double(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
        QVERIFY(*after.startTime > now - 600 && *after.startTime < now + 5);

        const Exposition all(metricsText({}, after));
        QVERIFY2(all.error.isEmpty(), qPrintable(all.error));
        QCOMPARE(all.value("process_open_fds"), std::optional(double(*after.openFds)));
        QCOMPARE(all.value("process_resident_memory_bytes"),
                 std::optional(double(*after.residentBytes)));
        QCOMPARE(all.value("process_cpu_seconds_total"), after.cpuSeconds);
        QCOMPARE(all.value("process_start_time_seconds"), after.startTime);
    }
};

QTEST_APPLESS_MAIN(MetricsTest)
#include "tst_stats_metrics.moc"
