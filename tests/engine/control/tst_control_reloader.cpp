// Parse → Validate → Prepare → Swap against a fake proxy: what a failure leaves alone, what
// coalesces, what is a no-op.
#include "config/save_file.h"
#include "control/reloader.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

#include <filesystem>
#include <fstream>
#include <semaphore>

using namespace signalbox;
using namespace signalbox::control;

namespace {

const std::string good = "routes: {app.localhost: \"127.0.0.1:5173\"}\n";
const std::string better = "routes: {app.localhost: \"127.0.0.1:5174\"}\n";
const std::string broken = "routes: {app.localhost: \"127.0.0.1:5173\"\n";

class FakeTarget final : public ReloadTarget
{
public:
    struct Ticket final : Prepared
    {
        explicit Ticket(int *count)
            : open(count)
        {
            ++*open;
        }
        ~Ticket() override { --*open; }
        int *open;
    };

    void open(const config::RuntimeConfig &config) override
    {
        ++opened;
        if (workerCount == 0)
            workerCount = config.settings.workers ? config.settings.workers : 2;
    }
    std::shared_ptr<const net::Generation> build(std::uint64_t, Cause, WallTime,
                                                 const std::string &text,
                                                 std::shared_ptr<const config::RuntimeConfig>,
                                                 Breath &) override
    {
        builtOn = QThread::currentThread();
        if (gate)
            gate->acquire();
        built.push_back(text);
        ++builds;
        return nullptr;
    }
    Result<std::unique_ptr<Prepared>> prepare(const config::RuntimeConfig &) override
    {
        log += "prepare ";
        if (refuse)
            return Error(ErrorType::AddressInUse, "process 1 listens there").with("listener web");
        return std::unique_ptr<Prepared>(std::make_unique<Ticket>(&openTickets));
    }
    void swap(std::shared_ptr<const net::Generation>,
              std::shared_ptr<const config::RuntimeConfig> config,
              std::unique_ptr<Prepared> prepared) override
    {
        log += "swap ";
        QVERIFY(prepared);
        serving = config->digest;
        ++swaps;
    }
    unsigned workers() const override { return workerCount; }

    std::atomic<int> builds{0}; // size of `built`, which the reload's thread may be changing
    unsigned workerCount = 0;
    int opened = 0;
    int swaps = 0;
    int openTickets = 0;
    bool refuse = false;
    std::string serving;
    std::string log;
    std::vector<std::string> built;
    std::atomic<QThread *> builtOn = nullptr;
    std::binary_semaphore *gate = nullptr;
};

void write(const std::string &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

} // namespace

class ReloaderTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("signalbox.yaml")).toStdString();
        m_target = std::make_unique<FakeTarget>();
        m_store = std::make_unique<ConfigStore>();
        m_aboutToWrite.clear();
        m_saveFails = false;
        Reloader::Setup setup;
        setup.file = m_file;
        setup.target = m_target.get();
        setup.store = m_store.get();
        setup.clock = &m_clock;
        setup.saveFile = [this](const std::string &path, const std::string &text) -> Result<void> {
            m_target->log += "write ";
            if (m_saveFails)
                return Error(ErrorType::Io, "disk full");
            write(path, text);
            return {};
        };
        setup.aboutToWrite = [this](const std::string &digest) {
            m_aboutToWrite.push_back(digest);
        };
        m_reloader = std::make_unique<Reloader>(std::move(setup));
        m_outcomes.clear();
    }
    void cleanup()
    {
        m_reloader.reset();
        QCOMPARE(m_target->openTickets, 0);
    }

    void theStepsComeInOrderWithTheirDurations()
    {
        QSignalSpy steps(m_reloader.get(), &Reloader::stepDone);
        write(m_file, good);
        run([&] { m_reloader->reload(Cause::Start, done()); });
        QCOMPARE(m_outcomes.size(), 1u);
        const ReloadOutcome &outcome = m_outcomes.front();
        QCOMPARE(outcome.kind, ReloadOutcome::Kind::Applied);
        QCOMPARE(outcome.generation, 1u);
        QStringList names;
        for (const auto &signal : steps)
            names << QString::fromStdString(
                std::string(reloadStepName(signal.at(0).value<StepReport>().step)));
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("parse validate prepare swap"));
        QCOMPARE(outcome.steps.size(), 4u);
        for (const StepReport &step : outcome.steps) {
            QVERIFY(step.duration.count() >= 0);
            QCOMPARE(step.generation, 1u);
        }
        QCOMPARE(m_target->log, std::string("prepare swap "));
        QVERIFY(m_target->builtOn.load() != QThread::currentThread());
        QCOMPARE(m_store->active()->info.digest, config::digestOfText(good));
        QCOMPARE(m_store->active()->text, good);
        QCOMPARE(m_store->active()->info.cause, Cause::Start);
    }

    void anUnchangedFileIsANoOp()
    {
        startWith(good);
        write(m_file, good);
        run([&] { m_reloader->reload(Cause::Signal, done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Unchanged);
        QCOMPARE(m_outcomes.back().generation, 1u);
        QCOMPARE(m_target->swaps, 1);
        QCOMPARE(m_store->entries().size(), 1u);
    }

    void aChangedFileThatTheConfigurationNamesIsNoNoOp()
    {
        const std::string body = m_folder->filePath(QStringLiteral("body.txt")).toStdString();
        write(body, "one");
        startWith("version: 1\nroutes:\n  - host: a.localhost\n    filters: [{respond: {file: "
                  "body.txt}}]\n");
        QCOMPARE(m_target->swaps, 1);
        write(body, "two");
        run([&] { m_reloader->reload(Cause::Ctl, done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Applied);
        QCOMPARE(m_target->swaps, 2);
    }

    void whatFailsLeavesTheRunningOneServing_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("a syntax error") << QStringLiteral("syntax");
        QTest::newRow("a name that leads nowhere") << QStringLiteral("name");
        QTest::newRow("a port in use") << QStringLiteral("port");
        QTest::newRow("a file that is gone") << QStringLiteral("gone");
    }
    void whatFailsLeavesTheRunningOneServing()
    {
        QFETCH(QString, what);
        startWith(good);
        if (what == QLatin1String("syntax"))
            write(m_file, broken);
        else if (what == QLatin1String("name"))
            write(m_file, "version: 1\nroutes:\n  - backend: nowhere\n");
        else if (what == QLatin1String("gone"))
            QFile::remove(QString::fromStdString(m_file));
        else {
            write(m_file, better);
            m_target->refuse = true;
        }
        run([&] { m_reloader->reload(Cause::File, done()); });
        const ReloadOutcome &outcome = m_outcomes.back();
        QCOMPARE(outcome.kind, ReloadOutcome::Kind::Rejected);
        QCOMPARE(outcome.generation, 1u);
        QVERIFY(outcome.error.has_value());
        QCOMPARE(m_target->swaps, 1);
        QCOMPARE(m_target->serving, config::digestOfText(good));
        QCOMPARE(m_store->active()->info.number, 1u);
        const bool configuration = what == QLatin1String("syntax") || what == QLatin1String("name");
        QCOMPARE(outcome.configurationWrong(), configuration);
        if (configuration) {
            QVERIFY(config::hasErrors(outcome.diagnostics));
            QVERIFY(outcome.diagnostics.front().mark.known());
        }
        if (what == QLatin1String("syntax")) // of a text that can't be read nothing else is said
            QCOMPARE(int(outcome.diagnostics.size()), 1);
        if (what != QLatin1String("gone")) {
            QCOMPARE(m_store->entries().back().info.state, GenerationState::Rejected);
            QVERIFY(!m_store->entries().back().info.error.empty());
        }
        // And the next good one goes through.
        m_target->refuse = false;
        write(m_file, better);
        run([&] { m_reloader->reload(Cause::File, done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Applied);
        QCOMPARE(m_outcomes.back().generation, 2u);
    }

    void reloadsThatArriveDuringAReloadAreOneMore()
    {
        std::binary_semaphore gate(0);
        m_target->gate = &gate;
        write(m_file, good);
        m_reloader->reload(Cause::Start, done());
        for (int i = 0; i < 20; ++i)
            m_reloader->reload(i % 2 ? Cause::Ctl : Cause::File, done());
        QTRY_VERIFY(m_target->builtOn.load()); // the first has read the file, and waits
        write(m_file, better); // the one more reads what is there when its turn comes
        gate.release();
        QTRY_COMPARE(m_target->builds, 1);
        gate.release();
        QTRY_COMPARE(m_outcomes.size(), 21u);
        QCOMPARE(m_target->swaps, 2);
        QCOMPARE(m_target->serving, config::digestOfText(better));
        for (std::size_t i = 1; i < m_outcomes.size(); ++i)
            QCOMPARE(m_outcomes[i].generation, 2u);
    }

    void applyPreparesThenWritesThenSwaps()
    {
        startWith(good);
        m_target->log.clear();
        run([&] { m_reloader->apply(better, config::digestOfText(good), done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Applied);
        QCOMPARE(m_target->log, std::string("prepare write swap "));
        QCOMPARE(*readWholeFile(m_file), better);
        QCOMPARE(m_aboutToWrite, std::vector<std::string>{config::digestOfText(better)});
        QCOMPARE(m_store->active()->info.cause, Cause::App);
    }

    void aFileThatWentIsWrittenAnewOnlyWhenThatIsKnown()
    {
        startWith(good);
        std::filesystem::remove(m_file);
        run([&] { m_reloader->apply(better, config::digestOfText(good), done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Rejected);
        QCOMPARE(m_outcomes.back().error->type(), ErrorType::NotFound);
        QVERIFY(!std::filesystem::exists(m_file));
        run([&] { m_reloader->apply(better, std::string(), done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Applied);
        QCOMPARE(*readWholeFile(m_file), better);
    }

    void aFailedApplyLeavesTheFile_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<ReloadStep>("notDone");
        QTest::newRow("when the text is broken") << QStringLiteral("text") << ReloadStep::Prepare;
        QTest::newRow("when Prepare fails") << QStringLiteral("prepare") << ReloadStep::Prepare;
        QTest::newRow("when the file can't be written")
            << QStringLiteral("write") << ReloadStep::Write;
        QTest::newRow("when somebody else changed the file meanwhile")
            << QStringLiteral("base") << ReloadStep::Write;
        QTest::newRow("when there is a file again where none was known")
            << QStringLiteral("again") << ReloadStep::Write;
    }
    void aFailedApplyLeavesTheFile()
    {
        QFETCH(QString, what);
        QFETCH(ReloadStep, notDone);
        startWith(good);
        std::string present = good;
        m_target->refuse = what == QLatin1String("prepare");
        m_saveFails = what == QLatin1String("write");
        if (what == QLatin1String("base"))
            write(m_file, present = good + "# by hand\n");
        run([&] {
            m_reloader->apply(what == QLatin1String("text") ? broken : better,
                              what == QLatin1String("again") ? std::string()
                                                             : config::digestOfText(good),
                              done());
        });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Rejected);
        QCOMPARE(*readWholeFile(m_file), present);
        QCOMPARE(m_target->swaps, 1);
        // What was tried comes last, with its duration, and is said to have failed.
        const std::vector<StepReport> &steps = m_outcomes.back().steps;
        for (const StepReport &step : steps) {
            QVERIFY2(step.step < notDone || (step.failed && step.step == notDone),
                     reloadStepName(step.step).data());
            QCOMPARE(step.failed, &step == &steps.back() && what != QLatin1String("text"));
        }
        if (m_saveFails) // the watcher is told that the file still holds what it held
            QCOMPARE(m_aboutToWrite.back(), config::digestOfText(good));
    }

    void rollbackWritesTheFileAndMakesANewGeneration()
    {
        startWith(good);
        write(m_file, better);
        run([&] { m_reloader->reload(Cause::File, done()); });
        run([&] { m_reloader->rollback(1, done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Applied);
        QCOMPARE(m_outcomes.back().generation, 3u);
        QCOMPARE(m_store->active()->info.cause, Cause::Rollback);
        QCOMPARE(*readWholeFile(m_file), good);
        QCOMPARE(m_target->serving, config::digestOfText(good));
    }

    void rollbackToTheServingOneMendsABrokenFile()
    {
        startWith(good);
        write(m_file, broken);
        run([&] { m_reloader->rollback(1, done()); });
        QCOMPARE(m_outcomes.back().generation, 2u);
        QCOMPARE(*readWholeFile(m_file), good);
    }

    void rollbackToWhatIsNotKeptIsRefused()
    {
        startWith(good);
        for (const std::uint64_t number : {std::uint64_t(0), std::uint64_t(2), std::uint64_t(99)}) {
            run([&] { m_reloader->rollback(number, done()); });
            QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Rejected);
            QCOMPARE(m_outcomes.back().error->type(), ErrorType::NotFound);
        }
        QCOMPARE(m_store->entries().size(), 1u);
        QCOMPARE(*readWholeFile(m_file), good);
    }

    void anotherNumberOfWorkersIsAWarning()
    {
        startWith("version: 1\nsettings: {workers: 2}\nroutes: [{host: a.localhost, filters: "
                  "[{respond: {status: 204}}]}]\n");
        write(m_file, "version: 1\nsettings: {workers: 3}\nroutes: [{host: a.localhost, filters: "
                      "[{respond: {status: 204}}]}]\n");
        run([&] { m_reloader->reload(Cause::File, done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Applied);
        const auto &list = m_outcomes.back().diagnostics;
        const auto it = std::find_if(list.begin(), list.end(),
                                     [](const auto &d) { return d.path == "settings.workers"; });
        QVERIFY(it != list.end());
        QCOMPARE(it->severity, config::Severity::Warning);
        QVERIFY(it->message.find("restart") != std::string::npos);
        QCOMPARE(it->mark, (config::Mark{2, 21, 31}));
    }

    void goingAwayDuringAReloadIsSafe()
    {
        std::binary_semaphore gate(0);
        m_target->gate = &gate;
        write(m_file, good);
        m_reloader->reload(Cause::Start, done());
        QTRY_VERIFY(m_target->opened == 1);
        gate.release();
        m_reloader.reset();
        QCOMPARE(m_outcomes.size(), 0u);
        QCOMPARE(m_target->swaps, 0);
    }

private:
    Reloader::Done done()
    {
        return [this](const ReloadOutcome &outcome) { m_outcomes.push_back(outcome); };
    }
    template <typename F> void run(F ask)
    {
        const std::size_t before = m_outcomes.size();
        ask();
        QTRY_COMPARE(m_outcomes.size(), before + 1);
    }
    void startWith(const std::string &text)
    {
        write(m_file, text);
        run([&] { m_reloader->reload(Cause::Start, done()); });
        QCOMPARE(m_outcomes.back().kind, ReloadOutcome::Kind::Applied);
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    std::unique_ptr<FakeTarget> m_target;
    std::unique_ptr<ConfigStore> m_store;
    std::unique_ptr<Reloader> m_reloader;
    std::vector<std::string> m_aboutToWrite;
    bool m_saveFails = false;
    std::vector<ReloadOutcome> m_outcomes;
};

QTEST_GUILESS_MAIN(ReloaderTest)
#include "tst_control_reloader.moc"
