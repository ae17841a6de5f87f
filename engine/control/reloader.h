// Parse → Validate → Prepare → Swap → Drain: the one way a configuration gets into the running
// proxy (config.md §6).
#pragma once

#include "control/config_store.h"
#include "control/files.h"
#include "control/reload_target.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace signalbox::control {

/// Lives on the control thread and never blocks it: reading, parsing, validation and compilation
/// run on a thread of its own, one reload at a time. Requests that arrive meanwhile coalesce into
/// one more; applies and rollbacks queue up.
class Reloader : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const ReloadOutcome &)>;

    struct Setup
    {
        std::string file; // absolute path; empty: there is no file, only texts that are applied
        ReloadTarget *target = nullptr;
        ConfigStore *store = nullptr;
        const Clock *clock = nullptr;
        /// Replaces the file's content in one piece. Control thread.
        std::function<Result<void>(const std::string &path, const std::string &text)> saveFile;
        /// Warnings about the surroundings that a valid configuration meets. Background thread; may
        /// be empty.
        std::function<config::Diagnostics(const config::RuntimeConfig &)> advise;
        /// Told the digest of what the file is about to hold, so that the watcher knows our own
        /// writes.
        std::function<void(const std::string &digest)> aboutToWrite;
    };

    explicit Reloader(Setup setup, QObject *parent = nullptr);
    ~Reloader() override; // waits for the background work; callbacks aren't called any more

    /// Reads the file anew. Without a change of its text or of the files it names: Unchanged.
    void reload(Cause cause, Done done = {});
    /// Applies a text: Prepare, then the file is written, then Swap. A failure before the write
    /// leaves the file as it was.
    /// @param base  digest of the file's content that the text was made from; when the file holds
    /// something else by now, or is gone, the apply is refused. Empty: the file is known to be gone
    /// and is written anew, refused when there is one again. nullopt: not checked.
    void apply(std::string text, std::optional<std::string> base, Done done = {});
    /// Applies a text without writing a file (there is none): the first start of the demo and of
    /// tests.
    void applyText(std::string text, Cause cause, Done done = {});
    /// Writes an older generation's text and applies it as a new generation.
    void rollback(std::uint64_t number, Done done = {});

    bool busy() const noexcept { return m_running != nullptr; }
    const std::string &file() const noexcept { return m_setup.file; }

signals:
    /// A step that failed isn't done: the outcome tells of it.
    void stepDone(signalbox::control::StepReport report);
    void finished(signalbox::control::ReloadOutcome outcome);

private:
    struct Job;
    void enqueue(std::unique_ptr<Job> job);
    void startNext();
    void resolved();
    void built();
    void finish();
    void reject(Error error);
    void reject(Error error, ReloadStep step, std::chrono::microseconds duration);
    void report(ReloadStep step, std::chrono::microseconds duration);
    Result<void> writeFile();

    Setup m_setup;
    std::deque<std::unique_ptr<Job>> m_queue;
    std::unique_ptr<Job> m_running;
    QThreadPool m_pool; // last member: its threads end before the rest goes
};

} // namespace signalbox::control
