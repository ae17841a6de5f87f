// Histograms: buckets within their bounds, exact merges, quantiles within 6.25 % of sorted values.
#include "stats/counters.h"
#include "stats/merged_histogram.h"

#include <QTest>

#include <cmath>
#include <random>
#include <thread>

using namespace signalbox::stats;

namespace {

std::uint64_t sortedQuantile(const std::vector<std::uint64_t> &sorted, double q)
{
    const auto rank = std::max<std::size_t>(std::size_t(std::ceil(q * double(sorted.size()))), 1);
    return sorted[rank - 1];
}

std::uint64_t largestValue()
{
    return Histogram::bucketFloor(Histogram::buckets) - 1;
}

} // namespace

class HistogramTest : public QObject
{
    Q_OBJECT

private slots:
    void everyValueLiesInItsBucket()
    {
        for (unsigned i = 0; i < Histogram::buckets; ++i) {
            const std::uint64_t floor = Histogram::bucketFloor(i);
            const std::uint64_t next = Histogram::bucketFloor(i + 1);
            QVERIFY(next > floor);
            QCOMPARE(Histogram::bucketOf(floor), i);
            QCOMPARE(Histogram::bucketOf(next - 1), i);
            QVERIFY(double(next - floor) <= std::max(1.0, double(floor) * 0.0625));
        }
        QVERIFY(largestValue() >= 67ULL * 60 * 1'000'000);
    }

    void largerValuesCountInTheLastBucket()
    {
        Histogram h;
        h.record(largestValue() + 1);
        h.record(UINT64_MAX / 2);
        QCOMPARE(h.count(Histogram::buckets - 1), 2U);
    }

    void quantilesOfSmallValuesAreExact()
    {
        Histogram h;
        for (std::uint64_t v = 1; v <= 20; ++v)
            h.record(v);
        MergedHistogram merged;
        merged.add(h);
        QCOMPARE(merged.total(), 20U);
        QCOMPARE(merged.quantile(0.05), std::optional<std::uint64_t>(1));
        QCOMPARE(merged.quantile(0.5), std::optional<std::uint64_t>(10));
        QCOMPARE(merged.quantile(0.95), std::optional<std::uint64_t>(19));
        QCOMPARE(merged.quantile(1.0), std::optional<std::uint64_t>(20));
    }

    void anEmptyHistogramHasNoQuantile() { QVERIFY(!MergedHistogram().quantile(0.5)); }

    void oneValueIsItsOwnQuantileWithinItsBucket()
    {
        Histogram h;
        h.record(1'000'000);
        MergedHistogram merged;
        merged.add(h);
        for (const double q : {0.01, 0.5, 0.99, 1.0}) {
            const double value = double(*merged.quantile(q));
            QVERIFY(std::abs(value - 1e6) <= 0.0625e6);
        }
    }

    void quantilesAreCloseToThoseOfSortedValues_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<int>("count");
        QTest::newRow("evenly spread") << 0 << 10'000;
        QTest::newRow("log-normal, as latencies are") << 1 << 10'000;
        QTest::newRow("two humps") << 2 << 10'000;
        QTest::newRow("few values") << 1 << 7;
        QTest::newRow("all alike") << 3 << 1000;
        QTest::newRow("over the whole range") << 4 << 10'000;
    }
    void quantilesAreCloseToThoseOfSortedValues()
    {
        QFETCH(int, shape);
        QFETCH(int, count);
        std::mt19937_64 random(42);
        std::vector<std::uint64_t> values;
        Histogram h;
        for (int i = 0; i < count; ++i) {
            double v = 0;
            switch (shape) {
            case 0:
                v = std::uniform_real_distribution<>(0, 1e6)(random);
                break;
            case 1:
                v = std::lognormal_distribution<>(8, 1.5)(random);
                break;
            case 2:
                v = i % 2 ? 500 + double(random() % 50) : 2e6 + double(random() % 100'000);
                break;
            case 3:
                v = 12'345;
                break;
            default:
                v = std::exp(std::uniform_real_distribution<>(0, std::log(4e9))(random));
            }
            values.push_back(std::uint64_t(v));
            h.record(values.back());
        }
        std::sort(values.begin(), values.end());
        MergedHistogram merged;
        merged.add(h);
        for (const double q : {0.001, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
            const auto exact = double(sortedQuantile(values, q));
            const auto found = double(*merged.quantile(q));
            QVERIFY2(std::abs(found - exact) <= exact * 0.0625,
                     qPrintable(QStringLiteral("q %1: %2 for %3").arg(q).arg(found).arg(exact)));
        }
    }

    void severalQuantilesInOnePassAreTheSame()
    {
        std::mt19937_64 random(7);
        Histogram h;
        for (int i = 0; i < 1000; ++i)
            h.record(random() % 100'000);
        MergedHistogram merged;
        merged.add(h);
        const std::array qs{0.1, 0.5, 0.5, 0.95, 0.99, 1.0};
        std::array<std::uint64_t, 6> out{};
        QVERIFY(merged.quantiles(qs, out));
        for (std::size_t i = 0; i < qs.size(); ++i)
            QCOMPARE(out[i], *merged.quantile(qs[i]));
    }

    void mergingIsExactWhateverTheSplit()
    {
        std::mt19937_64 random(1);
        Histogram whole;
        std::array<Histogram, 5> parts;
        for (int i = 0; i < 20'000; ++i) {
            const std::uint64_t v = random() >> (random() % 60);
            whole.record(v);
            parts[random() % parts.size()].record(v);
        }
        MergedHistogram expected;
        expected.add(whole);
        MergedHistogram inOrder;
        MergedHistogram inPairs;
        for (const Histogram &part : parts)
            inOrder.add(part);
        for (std::size_t i = parts.size(); i-- > 0;) {
            MergedHistogram one;
            one.add(parts[i]);
            inPairs.add(one);
        }
        QVERIFY(inOrder == expected);
        QVERIFY(inPairs == expected);
        QCOMPARE(expected.total(), 20'000U);
    }

    /// One hundred fast values on one worker and three slow ones on another: an average of the two
    /// p95 would be far off.
    void quantilesAreOfTheMergeAndNotAveraged()
    {
        Histogram fast;
        Histogram slow;
        for (int i = 0; i < 97; ++i)
            fast.record(10);
        for (int i = 0; i < 3; ++i)
            slow.record(1'000'000);
        MergedHistogram merged;
        merged.add(fast);
        merged.add(slow);
        QCOMPARE(*merged.quantile(0.95), 10U);
        QCOMPARE(*merged.quantile(0.97), 10U);
        QVERIFY(*merged.quantile(0.98) > 900'000);
    }

    void whatWasAddedCanBeSubtracted()
    {
        MergedHistogram h;
        h.add(10, 5);
        h.add(11, 1);
        h.subtract(10, 5);
        QCOMPARE(h.total(), 1U);
        QCOMPARE(*h.quantile(0.5), 11U);
    }

    /// Each worker is the one writer of its own counters while a reader sums them.
    void sumsNeverGoBackAndAreExactInTheEnd()
    {
        constexpr unsigned workers = 3;
        constexpr std::uint64_t each = 50'000;
        PerWorker<ServerCounters> counters(workers);
        std::atomic<unsigned> running{workers};
        std::vector<std::thread> threads;
        for (unsigned w = 0; w < workers; ++w) {
            threads.emplace_back([&, w] {
                ServerCounters &own = counters.local(w);
                for (std::uint64_t i = 0; i < each; ++i) {
                    own.picks.add();
                    own.active.add();
                    own.total.record(i & 1023);
                    own.active.sub();
                }
                --running;
            });
        }
        bool rising = true;
        std::uint64_t before = 0;
        while (running) {
            std::uint64_t picks = 0;
            std::uint64_t active = 0;
            counters.visit([&](const ServerCounters &c) {
                picks += c.picks.get();
                active += c.active.get();
            });
            rising = rising && picks >= before && active <= workers;
            before = picks;
        }
        for (auto &thread : threads)
            thread.join();
        QVERIFY(rising);
        MergedHistogram merged;
        std::uint64_t picks = 0;
        std::uint64_t active = 0;
        std::uint64_t sum = 0;
        unsigned visited = 0;
        counters.visit([&](const ServerCounters &c) {
            merged.add(c.total);
            picks += c.picks.get();
            active += c.active.get();
            sum += c.total.sum();
            ++visited;
        });
        QCOMPARE(visited, workers);
        QCOMPARE(picks, workers * each);
        QCOMPARE(active, 0U);
        QCOMPARE(merged.total(), workers * each);
        std::uint64_t expected = 0;
        for (std::uint64_t i = 0; i < each; ++i)
            expected += i & 1023;
        QCOMPARE(sum, workers * expected);
    }

    void countersOfAWorkerAreMadeOnFirstUse()
    {
        PerWorker<RouteCounters> counters(4);
        unsigned visited = 0;
        counters.visit([&](const RouteCounters &) { ++visited; });
        QCOMPARE(visited, 0U);
        RouteCounters &first = counters.local(2);
        QCOMPARE(&counters.local(2), &first);
        counters.visit([&](const RouteCounters &) { ++visited; });
        QCOMPARE(visited, 1U);
    }

    void statusClasses()
    {
        QCOMPARE(statusClass(101), 1U);
        QCOMPARE(statusClass(204), 2U);
        QCOMPARE(statusClass(499), 4U);
        QCOMPARE(statusClass(599), 5U);
        QCOMPARE(statusClass(0), 0U);
        QCOMPARE(statusClass(99), 0U);
        QCOMPARE(statusClass(600), 0U);
    }
};

QTEST_APPLESS_MAIN(HistogramTest)
#include "tst_stats_histogram.moc"
