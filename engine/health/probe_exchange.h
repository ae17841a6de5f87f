// One HTTP answer of a check, read piece by piece; owns no socket.
#pragma once

#include "health/expectation.h"
#include "health/probe.h"
#include "http/body.h"
#include "http/parser.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::health {

/// Any split of the input gives the same verdict (only the snippet depends on what has come).
class ProbeExchange
{
public:
    explicit ProbeExchange(std::shared_ptr<const Expectation> expectation);

    /// Takes the next bytes of the answer. A result when it is decided: with the head, or, when a
    /// body is expected, with its end, its 64 KiB, or a substring found. Nothing may be fed after
    /// that.
    std::optional<ProbeResult> feed(std::string_view bytes);
    /// The server closed before feed() had decided.
    ProbeResult closed();

private:
    std::optional<ProbeResult> feedHead(std::string_view &bytes);
    std::optional<ProbeResult> feedBody(std::string_view &bytes);
    ProbeResult failed(std::string reason) const;
    ProbeResult judged(std::string failure) const;

    std::shared_ptr<const Expectation> m_expectation;
    http::Method m_method;
    http::ResponseParser m_parser;
    http::ResponseHead m_head;
    http::BodyDecoder m_decoder;
    std::string m_body; // at most Expectation::bodyLimit
    bool m_hasHead = false;
    bool m_any = false; // some byte has come
};

} // namespace signalbox::health
