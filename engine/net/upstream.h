// The server's side of an exchange: callbacks of one request on one upstream connection.
#pragma once

#include "base/error.h"
#include "http/head.h"

#include <string_view>

namespace signalbox::net {

/// Thread: the worker's. After upstreamEnd() or upstreamFailed() nothing more comes.
class UpstreamHandler
{
public:
    virtual void upstreamInformational(http::ResponseHead &head) = 0;
    virtual void upstreamHead(http::ResponseHead &head) = 0;
    virtual void upstreamBody(std::string_view data) = 0;
    virtual void upstreamEnd(const http::Fields *trailers) = 0;
    /// A batch of reads is over and the message isn't: flush what was queued.
    virtual void upstreamReadDone() = 0;
    /// Queued output has gone below the low-water mark.
    virtual void upstreamWritable() = 0;
    virtual void upstreamFailed(Error error) = 0;

protected:
    ~UpstreamHandler() = default;
};

} // namespace signalbox::net
