// Work that a worker goes on with after the next batch of events, so that one busy connection
// doesn't starve the rest.
#pragma once

#include "net/list_hook.h"

namespace signalbox::net {

/// Hand it to Worker::runSoon(); destroying it takes it off the list. Thread: its worker's.
class Continuation : public ListHook<Continuation>
{
public:
    virtual void continueRun() = 0;

protected:
    ~Continuation() = default;
};

} // namespace signalbox::net
