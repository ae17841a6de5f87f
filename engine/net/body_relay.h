// Moves large plain bodies between two sockets by splice(2), where nobody looks at the bytes.
#pragma once

#include "io/splice_pipe.h"
#include "net/continuation.h"

#include <cstdint>
#include <memory>

namespace signalbox::net {

class Exchange;

/// Part of an exchange: one direction at a time in each half. Thread: its worker's.
class BodyRelay final : private Continuation
{
public:
    /// Bodies with less than this left are copied: a pipe costs more than it saves.
    static constexpr std::uint64_t minimum = 128 * 1024;

    explicit BodyRelay(Exchange &exchange)
        : m_exchange(exchange)
    {
    }

    bool answerActive() const noexcept { return m_answer != nullptr; }
    bool requestActive() const noexcept { return m_request != nullptr; }
    /// Takes over the answer's body from here when both sides can; false: copy as usual.
    bool startAnswer();
    /// The request's body is worth relaying: it is taken over when what was read ahead has been
    /// sent.
    void offerRequest();
    bool requestOffered() const noexcept { return m_requestOffered; }
    /// Either side is ready again.
    void pump();
    void reset() noexcept
    {
        if (m_requestOffered || m_answer || m_request || linked()) // hardly ever
            release();
    }

private:
    void release() noexcept;
    void continueRun() override;
    void startRequest();
    void pumpAnswer();
    void pumpRequest();
    std::unique_ptr<io::SplicePipe> takePipe();
    void givePipe(std::unique_ptr<io::SplicePipe> pipe);

    Exchange &m_exchange;
    std::unique_ptr<io::SplicePipe> m_answer;
    std::unique_ptr<io::SplicePipe> m_request;
    bool m_requestOffered = false;
};

} // namespace signalbox::net
