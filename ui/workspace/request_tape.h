// The last recorded request heads, for "37 of the last 200 requests match" and the impact replay.
// GUI thread; replays run on a pool thread.
#pragma once

#include "facade/analysis.h"
#include "facade/session.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::ui {

/// What routing needs of a request, and how it went.
struct TapedRequest
{
    ExplainRequest request; // url with the listener's scheme, host and path as the client sent them
    std::string host, path; // path without query
    std::string listener, route, backend, server;
    int status = 0;
    std::int64_t wallMs = 0;
    std::int64_t durationUs = 0;
};
using Tape = std::shared_ptr<const std::vector<TapedRequest>>;

/// Where one configuration sends a request; empty route: 404.
struct Routed
{
    std::string route, backend, pathForwarded;
    int answered = 0; // status of a filter that answers
    bool operator==(const Routed &) const = default;
};

/// Every request of a tape, routed by two configurations. Nothing is sent.
struct Replay
{
    struct Row
    {
        std::size_t request = 0; // index into the tape
        Routed live, draft;
    };
    Tape tape;
    std::vector<Row> rows;
    std::size_t same = 0;    // route, backend and path
    std::size_t changed = 0; // anything else that isn't a 404
    std::size_t becomes404 = 0;
};

/// Pure; any thread. @param live  null: nothing runs, every request counts as it was recorded
Replay replay(Tape tape, const Analysis *live, const Analysis &draft);

class RequestTape : public QObject
{
    Q_OBJECT
public:
    static constexpr int capacity = 200;

    explicit RequestTape(Session &session, QObject *parent = nullptr);
    ~RequestTape() override;

    /// Oldest first.
    Tape tape() const;
    /// Runs replay() on a pool thread, then `done` here; a newer call with the same key outdates
    /// it.
    void replayLater(const QString &key, std::shared_ptr<const Analysis> live,
                     std::shared_ptr<const Analysis> draft, QObject *context,
                     std::function<void(const Replay &)> done);

signals:
    /// At most twice a second.
    void changed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::ui
