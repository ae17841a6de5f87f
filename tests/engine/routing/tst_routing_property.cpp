// match() against a naive evaluation from top to bottom, over random routes and requests.
#include "http/path.h"
#include "routing/closest_hosts.h"
#include "routing/route_table.h"
#include "support/config_builders.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox;
using namespace signalbox::routing;
using testsupport::makeConfig;
using testsupport::RouteBuilder;

namespace {

/// The specification read literally, without any index and without the product's predicates.
namespace naive {

bool host(const config::HostPattern &p, const std::string &host)
{
    return p.wildcard ? host.size() > p.name.size() + 1 && host.ends_with("." + p.name)
                      : host == p.name;
}

bool path(const config::PathPattern &p, const std::string &path)
{
    switch (p.kind) {
    case config::PathPattern::Kind::Exact:
        return path == p.text;
    case config::PathPattern::Kind::Regex:
        return re2::RE2::PartialMatch(path, *p.regex);
    case config::PathPattern::Kind::Prefix:
        break;
    }
    return (path + "/").starts_with(p.text + "/");
}

bool value(const config::ValuePattern &p, const std::optional<std::string> &value)
{
    switch (p.kind) {
    case config::ValuePattern::Kind::Exact:
        return value == p.text;
    case config::ValuePattern::Kind::Present:
        return value.has_value();
    case config::ValuePattern::Kind::Absent:
        return !value;
    case config::ValuePattern::Kind::Regex:
        return value && re2::RE2::PartialMatch(*value, *p.regex);
    }
    return false;
}

int match(const config::RuntimeConfig &config, const RequestView &r)
{
    for (std::size_t i = 0; i < config.routes.size(); ++i) {
        const config::MatchSpec &m = config.routes[i].match;
        const auto any = [](const auto &list, auto &&holds) {
            return list.empty() || std::any_of(list.begin(), list.end(), holds);
        };
        const auto all = [](const auto &list, auto &&holds) {
            return std::all_of(list.begin(), list.end(), holds);
        };
        const auto field = [&](const std::string &name) -> std::optional<std::string> {
            const http::Field *found = r.fields->find(name);
            return found ? std::optional(std::string(r.fields->value(*found))) : std::nullopt;
        };
        if (config.routes[i].enabled &&
            any(m.hosts, [&](const auto &p) { return host(p, std::string(r.host)); }) &&
            any(m.paths, [&](const auto &p) { return path(p, std::string(r.path)); }) &&
            any(m.methods, [&](const auto &p) { return p == r.method; }) &&
            all(m.headers, [&](const auto &p) { return value(p, field(p.name)); }) &&
            all(m.query,
                [&](const auto &p) { return value(p, http::queryParameter(r.query, p.name)); }) &&
            any(m.clients, [&](const auto &p) { return p.contains(*r.client); }) &&
            any(m.listeners, [&](auto l) { return l == r.listener; }))
            return int(i);
    }
    return -1;
}

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

} // namespace naive

/// Small alphabets, so that names and paths collide, nest and share prefixes all the time.
class Random
{
public:
    explicit Random(quint32 seed)
        : m_generator(seed)
    {
    }
    int below(int bound) { return int(m_generator.bounded(bound)); }
    bool oneIn(int n) { return below(n) == 0; }
    template <std::size_t N> const char *one(const char *const (&list)[N])
    {
        return list[below(int(N))];
    }

    std::string host()
    {
        static const char *const labels[]{"a", "b", "ab", "localhost"};
        std::string out = one(labels);
        for (int i = below(4); i > 0; --i)
            out = std::string(one(labels)) + "." + out;
        return out;
    }
    std::string path()
    {
        static const char *const segments[]{"a", "b", "ab", "abc", "b%2Fc", "", "x.php"};
        std::string out;
        for (int i = below(5); i > 0; --i)
            out += std::string("/") + one(segments);
        return out.empty() ? "/" : out;
    }

private:
    QRandomGenerator m_generator;
};

const char *const methods[]{"GET", "POST", "PUT"};
const char *const values[]{"1", "2", "*", "!", "~ ^1", "~ 2$"};
const char *const expressions[]{"~ ^/a", "~ b$", "~ [.]php$", "~ ^/[ab]+/", "~ //"};
const char *const networks[]{"127.0.0.0/8", "10.0.0.0/8", "::1", "0.0.0.0/0"};

RouteBuilder randomRoute(Random &random)
{
    RouteBuilder route;
    if (!random.oneIn(4)) {
        for (int i = random.below(3); i >= 0; --i)
            route.host((random.oneIn(3) ? "*." : "") + random.host());
    }
    if (!random.oneIn(4)) {
        for (int i = random.below(3); i >= 0; --i) {
            if (random.oneIn(6))
                route.path(random.one(expressions));
            else
                route.path((random.oneIn(4) ? "= " : "") + random.path());
        }
    }
    if (random.oneIn(4))
        route.method(random.one(methods));
    if (random.oneIn(5))
        route.header(random.oneIn(2) ? "x-a" : "x-b", random.one(values));
    if (random.oneIn(5))
        route.query(random.oneIn(2) ? "p" : "q", random.one(values));
    if (random.oneIn(6))
        route.client(random.one(networks));
    if (random.oneIn(6))
        route.listener(std::uint32_t(random.below(2)));
    if (random.oneIn(12))
        route.disabled();
    return route;
}

} // namespace

class TestRoutingProperty : public QObject
{
    Q_OBJECT

private slots:
    void matchEqualsTheNaiveEvaluation_data();
    void matchEqualsTheNaiveEvaluation();
    void editDistanceEqualsTheTextbook();
};

void TestRoutingProperty::matchEqualsTheNaiveEvaluation_data()
{
    QTest::addColumn<int>("routes");
    QTest::addColumn<int>("tables");
    QTest::addColumn<int>("requests");
    QTest::newRow("tables of few routes") << 3 << 1000 << 20;
    QTest::newRow("tables of some routes") << 12 << 300 << 60;
    QTest::newRow("tables of many routes") << 200 << 10 << 600;
}

void TestRoutingProperty::matchEqualsTheNaiveEvaluation()
{
    QFETCH(int, routes);
    QFETCH(int, tables);
    QFETCH(int, requests);
    Random random(20240607u + quint32(routes));
    int hits = 0;
    for (int t = 0; t < tables; ++t) {
        std::vector<RouteBuilder> list;
        for (int i = 0; i < routes; ++i)
            list.push_back(randomRoute(random));
        const auto config = makeConfig(list);
        const RouteTable table(*config);
        for (int r = 0; r < requests; ++r) {
            const std::string method = random.one(methods);
            const std::string host = random.oneIn(20) ? "" : random.host();
            const std::string path = random.path();
            const char *const queries[]{"", "p=1", "q=2&p=21", "p", "q=1&q=2"};
            const std::string query = random.one(queries);
            http::Fields fields;
            if (random.oneIn(2))
                fields.add("X-A", random.oneIn(2) ? "1" : "2");
            if (random.oneIn(2))
                fields.add("x-b", random.oneIn(2) ? "12" : "");
            const char *const addresses[]{"127.0.0.1", "10.1.2.3", "::1", "::ffff:10.0.0.1"};
            const IpAddress client = IpAddress::parse(random.one(addresses)).value();
            const RequestView view{.method = method,
                                   .host = host,
                                   .path = path,
                                   .query = query,
                                   .fields = &fields,
                                   .client = &client,
                                   .listener = std::uint32_t(random.below(2))};
            const int expected = naive::match(*config, view);
            hits += expected >= 0 ? 1 : 0;
            const auto where = [&] {
                return QStringLiteral("table %1, %2 %3 %4?%5")
                    .arg(t)
                    .arg(QString::fromStdString(method), QString::fromStdString(host),
                         QString::fromStdString(path), QString::fromStdString(query));
            };
            QVERIFY2(table.match(view) == expected, qPrintable(where()));
            const Explanation why = table.explain(view);
            QVERIFY2((why.matched ? int(*why.matched) : -1) == expected, qPrintable(where()));
            QCOMPARE(why.candidates.size(), config->routes.size());
        }
    }
    // Both answers are common, else the comparison would say little.
    QVERIFY2(hits > tables * requests / 10, qPrintable(QString::number(hits)));
}

void TestRoutingProperty::editDistanceEqualsTheTextbook()
{
    Random random(7);
    const auto word = [&](int longest) {
        std::string out;
        for (int i = random.below(longest + 1); i > 0; --i)
            out += char('a' + random.below(3));
        return out;
    };
    for (int i = 0; i < 3000; ++i) {
        const std::string a = word(i % 2 ? 64 : 8);
        const std::string b = word(i % 3 ? 80 : 8);
        QCOMPARE(editDistance(a, b), naive::distance(a, b));
    }
}

QTEST_APPLESS_MAIN(TestRoutingProperty)
#include "tst_routing_property.moc"
