#include "control/reloader.h"

#include "base/breath.h"
#include "base/post.h"
#include "config/load.h"
#include "config/save_file.h"

#include <algorithm>

namespace signalbox::control {

namespace {

using Micros = std::chrono::microseconds;

Micros since(MonoTime start)
{
    return std::chrono::duration_cast<Micros>(std::chrono::steady_clock::now() - start);
}

/// Whether a file that the configuration names holds something else than when it was read.
bool namedFilesChanged(const config::RuntimeConfig &config)
{
    for (const config::RouteSpec &route : config.routes) {
        for (const config::FilterSpec &filter : route.filters) {
            const auto *respond = std::get_if<config::RespondSpec>(&filter.spec);
            if (!respond || respond->file.empty())
                continue;
            const auto now = readWholeFile(respond->file);
            if (!now || *now != respond->body)
                return true;
        }
    }
    return false;
}

/// In file order, as config::load() gives them; the sort keeps phase one's before phase two's at
/// one place.
void merge(config::Diagnostics &into, config::Diagnostics more)
{
    into.insert(into.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
    std::stable_sort(into.begin(), into.end(),
                     [](const auto &a, const auto &b) { return a.mark.offset < b.mark.offset; });
}

} // namespace

/// One reload from request to outcome. While a background thread works on it, nobody else touches
/// it.
struct Reloader::Job
{
    // asked for
    Cause cause = Cause::File;
    std::optional<std::string> given; // a text to apply in place of the file's
    std::optional<std::string> base;
    bool write = false; // the file gets the given text
    bool force = false; // even when nothing changed
    std::vector<Done> done;

    // known when it starts
    std::uint64_t number = 0;
    std::string activeDigest;
    std::shared_ptr<const config::RuntimeConfig> activeConfig;

    // made in the background
    WallTime applied;
    std::string text;
    std::string digest;
    std::optional<Error> error;
    bool unchanged = false;
    std::shared_ptr<const config::RuntimeConfig> config;
    std::shared_ptr<const net::Generation> generation;
    Micros building{0};
    ReloadOutcome outcome;

    bool isFileReload() const { return !given; }
    void load(const Setup &setup, Reloader &owner);
};

/// Background thread: everything that needs neither sockets nor the control thread's objects.
void Reloader::Job::load(const Setup &setup, Reloader &owner)
{
    const auto step = [this, &owner](ReloadStep which, MonoTime start) {
        const StepReport report{which, cause, number, since(start)};
        outcome.steps.push_back(report);
        post(&owner, [&owner, report] { emit owner.stepDone(report); });
    };
    Breath breath;
    MonoTime start = std::chrono::steady_clock::now();
    if (given) {
        text = *given;
    } else {
        // One byte more than a document may have, so that the parser sees that it is too long.
        auto read = readConfigFile(setup.file);
        if (!read) {
            error = std::move(read.error());
            return;
        }
        text = std::move(*read);
    }
    digest = config::digestOfText(text, &breath);
    if (!force && activeConfig && digest == activeDigest && !namedFilesChanged(*activeConfig)) {
        unchanged = true;
        return;
    }
    config::RawResult raw = config::parseRaw(text, &breath);
    outcome.diagnostics = raw.diagnostics;
    step(ReloadStep::Parse, start);

    start = std::chrono::steady_clock::now();
    config::Resolution resolution = config::resolve(raw, digest, setup.file, &breath);
    merge(outcome.diagnostics, std::move(resolution.diagnostics));
    step(ReloadStep::Validate, start);
    const config::Mark workersMark =
        raw.config.settings ? config::Mark(raw.config.settings->workers.place) : config::Mark();
    config::release(std::move(raw.config), &breath);
    if (config::hasErrors(outcome.diagnostics) || !resolution.config) {
        const config::Diagnostic *first = config::firstError(outcome.diagnostics);
        error =
            Error(ErrorType::InvalidConfig, first ? config::formatDiagnostic(*first, setup.file)
                                                  : std::string("the configuration can't be used"));
        return;
    }
    config = std::move(resolution.config);
    if (setup.advise) {
        config::Diagnostics advice = setup.advise(*config);
        outcome.diagnostics.insert(outcome.diagnostics.end(), advice.begin(), advice.end());
    }
    const unsigned wanted = config->settings.workers;
    if (activeConfig && wanted != activeConfig->settings.workers &&
        wanted != setup.target->workers()) {
        config::Diagnostic note;
        note.severity = config::Severity::Warning;
        note.message = "a change of the number of workers takes effect at restart; " +
                       std::to_string(setup.target->workers()) + " run now";
        note.mark = workersMark; // none when the key is gone
        note.path = "settings.workers";
        outcome.diagnostics.push_back(std::move(note));
    }
}

Reloader::Reloader(Setup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("reload"));
}

Reloader::~Reloader()
{
    m_pool.waitForDone();
}

void Reloader::reload(Cause cause, Done done)
{
    // The pending one reads the file when its turn comes, so it serves everyone who asked until
    // then.
    for (const auto &job : m_queue) {
        if (job->isFileReload()) {
            if (done)
                job->done.push_back(std::move(done));
            return;
        }
    }
    auto job = std::make_unique<Job>();
    job->cause = cause;
    if (done)
        job->done.push_back(std::move(done));
    enqueue(std::move(job));
}

void Reloader::apply(std::string text, std::optional<std::string> base, Done done)
{
    auto job = std::make_unique<Job>();
    job->cause = Cause::App;
    job->given = std::move(text);
    job->base = std::move(base);
    job->write = true;
    if (done)
        job->done.push_back(std::move(done));
    enqueue(std::move(job));
}

void Reloader::applyText(std::string text, Cause cause, Done done)
{
    auto job = std::make_unique<Job>();
    job->cause = cause;
    job->given = std::move(text);
    if (done)
        job->done.push_back(std::move(done));
    enqueue(std::move(job));
}

void Reloader::rollback(std::uint64_t number, Done done)
{
    auto job = std::make_unique<Job>();
    job->cause = Cause::Rollback;
    job->write = true;
    job->force = true;
    if (done)
        job->done.push_back(std::move(done));
    const ConfigStore::Entry *entry = m_setup.store->find(number);
    if (entry) {
        job->given = entry->text;
    } else {
        job->given = std::string();
        job->error = Error(ErrorType::NotFound,
                           "generation " + std::to_string(number) + " isn't kept (any more)");
    }
    enqueue(std::move(job));
}

void Reloader::enqueue(std::unique_ptr<Job> job)
{
    m_queue.push_back(std::move(job));
    if (!m_running)
        startNext();
}

void Reloader::startNext()
{
    if (m_queue.empty())
        return;
    m_running = std::move(m_queue.front());
    m_queue.pop_front();
    Job &job = *m_running;
    job.number = m_setup.store->nextNumber();
    job.outcome.cause = job.cause;
    job.outcome.file = m_setup.file;
    if (const ConfigStore::Entry *active = m_setup.store->active()) {
        job.activeDigest = active->info.digest;
        job.activeConfig = active->config;
        job.outcome.generation = active->info.number;
    }
    if (job.error) {
        reject(std::move(*job.error));
        return;
    }
    runOn(m_pool, [this, running = m_running.get()] {
        running->load(m_setup, *this);
        post(this, [this] { resolved(); });
    });
}

void Reloader::report(ReloadStep step, Micros duration)
{
    m_running->outcome.steps.push_back({step, m_running->cause, m_running->number, duration});
    emit stepDone(m_running->outcome.steps.back());
}

/// Back on the control thread with a valid configuration, or with the reasons why not.
void Reloader::resolved()
{
    Job &job = *m_running;
    if (job.error) {
        reject(std::move(*job.error));
        return;
    }
    if (job.unchanged) {
        if (job.write) {
            if (auto written = writeFile(); !written) {
                reject(std::move(written.error()));
                return;
            }
        }
        job.outcome.kind = ReloadOutcome::Kind::Unchanged;
        finish();
        return;
    }
    m_setup.target->open(*job.config);
    runOn(m_pool, [this, running = m_running.get()] {
        Breath breath;
        const MonoTime start = std::chrono::steady_clock::now();
        running->applied = m_setup.clock->wallNow();
        running->generation =
            m_setup.target->build(running->number, running->cause, running->applied, running->text,
                                  running->config, breath);
        running->building = since(start);
        post(this, [this] { built(); });
    });
}

/// Back on the control thread with everything compiled: bind, write, publish.
void Reloader::built()
{
    Job &job = *m_running;
    MonoTime start = std::chrono::steady_clock::now();
    auto prepared = m_setup.target->prepare(*job.config);
    if (!prepared) {
        reject(std::move(prepared.error()), ReloadStep::Prepare, job.building + since(start));
        return;
    }
    report(ReloadStep::Prepare, job.building + since(start));
    if (job.write) {
        start = std::chrono::steady_clock::now();
        auto written = writeFile();
        if (!written) {
            reject(std::move(written.error()), ReloadStep::Write, since(start));
            return;
        }
        report(ReloadStep::Write, since(start));
    }
    start = std::chrono::steady_clock::now();
    m_setup.target->swap(job.generation, job.config, std::move(*prepared));
    GenerationInfo info;
    info.cause = job.cause;
    info.applied = job.applied;
    info.digest = job.digest;
    info.diagnostics = job.outcome.diagnostics;
    m_setup.store->activated(std::move(info), std::move(job.text), std::move(job.generation),
                             std::move(job.config), m_setup.clock->now());
    report(ReloadStep::Swap, since(start));
    job.outcome.kind = ReloadOutcome::Kind::Applied;
    job.outcome.generation = job.number;
    finish();
}

Result<void> Reloader::writeFile()
{
    const Job &job = *m_running;
    if (m_setup.file.empty())
        return Error(ErrorType::NotFound, "there is no file to write");
    const auto present = readWholeFile(m_setup.file);
    if (present && *present == job.text)
        return {};
    if (job.base && !present && !job.base->empty())
        return Error(ErrorType::NotFound, "the file was deleted or renamed meanwhile")
            .with(m_setup.file);
    if (job.base && present && config::digestOfText(*present) != *job.base)
        return Error(ErrorType::InvalidConfig, "the file changed on disk meanwhile")
            .with(m_setup.file);
    if (m_setup.aboutToWrite)
        m_setup.aboutToWrite(job.digest);
    auto saved = m_setup.saveFile(m_setup.file, job.text);
    if (!saved && m_setup.aboutToWrite && present)
        m_setup.aboutToWrite(config::digestOfText(*present)); // it still holds that
    return saved;
}

/// Tried for so long; a step that wasn't done is told with the outcome alone.
void Reloader::reject(Error error, ReloadStep step, Micros duration)
{
    m_running->outcome.steps.push_back({step, m_running->cause, m_running->number, duration, true});
    reject(std::move(error));
}

void Reloader::reject(Error error)
{
    Job &job = *m_running;
    job.outcome.kind = ReloadOutcome::Kind::Rejected;
    GenerationInfo info;
    info.cause = job.cause;
    info.applied = m_setup.clock->wallNow();
    info.digest = job.digest;
    info.error = error.text();
    info.diagnostics = job.outcome.diagnostics;
    // What was never read has no digest and makes no entry worth keeping: a mistyped rollback
    // number, for one.
    if (!job.digest.empty())
        m_setup.store->rejected(std::move(info), job.text);
    job.outcome.error = std::move(error);
    finish();
}

void Reloader::finish()
{
    const std::unique_ptr<Job> job = std::exchange(m_running, nullptr);
    job->outcome.digest = job->digest;
    emit finished(job->outcome);
    for (const Done &done : job->done)
        done(job->outcome);
    if (!m_running)
        startNext();
}

} // namespace signalbox::control
