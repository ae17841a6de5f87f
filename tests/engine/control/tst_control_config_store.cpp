// The history of generations: numbers, states, what is kept.
#include "control/config_store.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::control;

namespace {

GenerationInfo info(const std::string &digest, Cause cause = Cause::File)
{
    GenerationInfo out;
    out.digest = digest;
    out.cause = cause;
    return out;
}

void activate(ConfigStore &store, const std::string &digest, MonoTime now = {})
{
    store.activated(info(digest), "text of " + digest, nullptr, nullptr, now);
}

} // namespace

class ConfigStoreTest : public QObject
{
    Q_OBJECT
private slots:
    void numbersCountAppliedGenerationsOnly()
    {
        ConfigStore store;
        QCOMPARE(store.nextNumber(), 1u);
        activate(store, "a");
        store.rejected(info("broken"), "x");
        QCOMPARE(store.nextNumber(), 2u);
        activate(store, "b");
        QCOMPARE(store.active()->info.number, 2u);
        QCOMPARE(store.entries().size(), 3u);
        QCOMPARE(store.entries()[1].info.number, 0u);
        QCOMPARE(store.entries()[1].info.state, GenerationState::Rejected);
    }

    void aStopRetiresWhatServedAndTheNumbersGoOn()
    {
        ConfigStore store;
        activate(store, "a");
        activate(store, "b");
        store.rejected(info("broken"), "x");
        const std::vector<GenerationInfo> told = store.stopped();
        QCOMPARE(told.size(), 2u);
        QCOMPARE(told[0].number, 1u);
        QCOMPARE(told[1].number, 2u);
        QCOMPARE(told[1].state, GenerationState::Retired);
        QVERIFY(!store.active());
        QCOMPARE(store.find(2)->text, std::string("text of b"));
        QCOMPARE(store.entries().size(), 3u);
        QVERIFY(store.stopped().empty());
        activate(store, "c");
        QCOMPARE(store.active()->info.number, 3u);
        QCOMPARE(store.find(2)->info.state, GenerationState::Retired);
    }

    void theOneBeforeDrainsUntilNothingIsLeft()
    {
        ConfigStore store;
        const MonoTime start{std::chrono::seconds(100)};
        activate(store, "a", start);
        activate(store, "b", start + std::chrono::seconds(5));
        QCOMPARE(store.find(1)->info.state, GenerationState::Draining);
        QCOMPARE(store.active()->info.number, 2u);
        const auto took = store.drained(1, 7, start + std::chrono::seconds(8));
        QVERIFY(took.has_value());
        QCOMPARE(took->count(), 3000000);
        QCOMPARE(store.find(1)->info.state, GenerationState::Retired);
        QCOMPARE(store.find(1)->info.closed, 7u);
        QVERIFY(!store.drained(1, 0, start).has_value());
        QVERIFY(!store.drained(2, 0, start).has_value());
    }

    void keepsTextToRollBackTo()
    {
        ConfigStore store;
        activate(store, "a");
        activate(store, "b");
        store.drained(1, 0, {});
        QCOMPARE(store.find(1)->text, std::string("text of a"));
        QVERIFY(!store.find(0));
        QVERIFY(!store.find(3));
    }

    void keepsTheLastFiftyAndEveryOneThatDrains()
    {
        ConfigStore store;
        for (std::uint64_t i = 1; i <= 60; ++i) {
            activate(store, std::to_string(i));
            if (i > 2)
                store.drained(i - 1, 0, {}); // 1 keeps draining
        }
        QVERIFY(store.find(1));
        QVERIFY(!store.find(2));
        QCOMPARE(store.entries().size(), ConfigStore::keptGenerations);
        QVERIFY(store.find(60));
        store.drained(1, 0, {});
        activate(store, "61");
        QVERIFY(!store.find(1));
    }

    void refusedAttemptsDontPushOutWhatServed()
    {
        ConfigStore store;
        activate(store, "good");
        for (int i = 0; i < 200; ++i)
            store.rejected(info("bad " + std::to_string(i)), {});
        QVERIFY(store.find(1));
        QCOMPARE(store.entries().size(), 1 + ConfigStore::keptRejected);
    }

    void theSameRefusedTextTwiceIsOneEntry()
    {
        ConfigStore store;
        activate(store, "good");
        store.rejected(info("bad", Cause::File), {});
        store.rejected(info("bad", Cause::Ctl), {});
        QCOMPARE(store.entries().size(), 2u);
        QCOMPARE(store.entries().back().info.cause, Cause::Ctl);
        store.rejected(info("worse"), {});
        QCOMPARE(store.entries().size(), 3u);
    }
};

QTEST_GUILESS_MAIN(ConfigStoreTest)
#include "tst_control_config_store.moc"
