// The client's side of an exchange, whatever the protocol: HTTP/1.1 is one codec of it.
#pragma once

#include "base/address.h"
#include "http/head.h"
#include "io/stream.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace signalbox::net {

struct ListenerSlot;

/// How the body of an answer leaves; the codec maps it to its own framing.
struct AnswerBody
{
    http::Framing framing =
        http::Framing::None; // Length, None, or anything else for "unknown length"
    std::uint64_t length = 0;
};

/// Thread: its worker's. After finish() or abort() nothing more is called for this exchange.
class Downstream
{
public:
    virtual void sendInformational(const http::ResponseHead &head) = 0;
    /// Composes the head into the output; fields marked as dropped are left out. Framing fields are
    /// remade.
    virtual void sendHead(const http::ResponseHead &head, AnswerBody body) = 0;
    /// Queues body bytes (framed by the codec). False: above the high-water mark, wait for
    /// downstreamWritable().
    virtual bool sendBody(std::string_view data) = 0;
    /// The body is over; queues what its framing says at the end.
    virtual void endBody(const http::Fields *trailers) = 0;
    /// The answer is over: after endBody(), where there was a body of unknown length.
    virtual void finish() = 0;
    /// Before abort(): what is queued will never be sent, and isn't to be counted.
    virtual void dropQueued() = 0;
    /// Cuts the connection so that the client can tell that the answer is incomplete.
    virtual void abort() = 0;
    /// Writes what is queued; called at the end of a batch of sendBody().
    virtual void flush() = 0;
    /// What is queued is below the low-water mark: sendBody() may go on.
    virtual bool hasRoom() const = 0;
    /// The connection ends after this exchange.
    virtual void closeAfter() = 0;

    /// Request body flow: paused from the start.
    virtual void resumeBody() = 0;
    virtual void pauseBody() = 0;
    virtual bool requestEnded() const = 0;

    /// For tunnels: gives away the stream, and bytes that were read or queued already. The codec is
    /// done.
    virtual std::unique_ptr<io::Stream> release(std::string &unread, std::string &unsent) = 0;
    /// A stream that a length-delimited body may be spliced to right now (nothing queued), or
    /// nullptr.
    virtual io::Stream *spliceSink() = 0;
    virtual void noteSpliced(std::uint64_t bytes) = 0;
    /// A stream from which a length-delimited request body may be spliced (nothing read ahead), or
    /// nullptr.
    virtual io::Stream *spliceSource() = 0;
    virtual std::uint64_t spliceRemaining() const = 0;
    /// Body bytes were moved from spliceSource(). Returns true when the body is complete with them.
    virtual bool noteSplicedIn(std::uint64_t bytes) = 0;

    /// While relaying: body bytes are waited for (with the timeout of a read), or no longer.
    virtual void waitForData(bool wait) = 0;
    /// While relaying: a write is waited for (with its timeout), or no longer.
    virtual void waitForRoom(bool wait) = 0;

    /// A write to spliceSink(), or a read from spliceSource(), has shown that the client is gone.
    virtual void clientBroken() = 0;

    virtual const ListenerSlot &listener() const = 0;
    virtual const IpAddress &clientIp() const = 0; // family None: a unix socket's
    virtual std::uint16_t clientPort() const = 0;
    /// clientIp() as text, "unix" for a unix socket; valid as long as this lives.
    virtual std::string_view clientIpText() const = 0;
    virtual std::uint64_t bytesIn() const = 0; // of this exchange so far, head included
    virtual std::uint64_t bytesOut() const = 0;

protected:
    ~Downstream() = default;
};

} // namespace signalbox::net
