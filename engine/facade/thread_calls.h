// Calls from a session to its worker object on another thread, and answers back.
#pragma once

#include "base/post.h"

#include <functional>
#include <utility>

namespace signalbox::facade {

/// Runs `call(*core)` on the thread of `core`, later.
template <typename Core, typename F> void callOn(Core *core, F call)
{
    post(core, [core, call = std::move(call)]() mutable { call(*core); });
}

/// A callback that comes back to `owner`'s thread. Whoever calls it doesn't outlive `owner`, whose
/// events die with it.
template <typename T>
std::function<void(const T &)> comeBack(QObject *owner, std::function<void(const T &)> done)
{
    if (!done)
        return {};
    return [owner, done = std::move(done)](const T &value) {
        post(owner, [done, value] { done(value); });
    };
}

} // namespace signalbox::facade
