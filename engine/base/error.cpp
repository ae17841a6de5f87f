#include "base/error.h"

namespace signalbox {

namespace {

struct Row
{
    std::string_view name;
    int status;
    ErrorSource source;
    RetryVerdict retry;
};

// In the order of ErrorType.
constexpr Row rows[] = {
    {"invalid-head", 400, ErrorSource::Client, RetryVerdict::Never},
    {"invalid-body", 400, ErrorSource::Client, RetryVerdict::Never},
    {"invalid-path", 400, ErrorSource::Client, RetryVerdict::Never},
    {"invalid-host", 400, ErrorSource::Client, RetryVerdict::Never},
    {"method-not-allowed", 405, ErrorSource::Client, RetryVerdict::Never},
    {"request-timeout", 408, ErrorSource::Client, RetryVerdict::Never},
    {"body-too-large", 413, ErrorSource::Client, RetryVerdict::Never},
    {"target-too-long", 414, ErrorSource::Client, RetryVerdict::Never},
    {"expectation-failed", 417, ErrorSource::Client, RetryVerdict::Never},
    {"head-too-large", 431, ErrorSource::Client, RetryVerdict::Never},
    {"unknown-coding", 501, ErrorSource::Client, RetryVerdict::Never},
    {"version-not-supported", 505, ErrorSource::Client, RetryVerdict::Never},
    {"client-closed", 499, ErrorSource::Client, RetryVerdict::Never},
    {"no-route", 404, ErrorSource::Proxy, RetryVerdict::Never},
    {"no-server", 503, ErrorSource::Server, RetryVerdict::Never},
    {"overloaded", 503, ErrorSource::Proxy, RetryVerdict::Never},
    {"loop", 508, ErrorSource::Proxy, RetryVerdict::Never},
    {"connect-refused", 502, ErrorSource::Server, RetryVerdict::Always},
    {"connect-failed", 502, ErrorSource::Server, RetryVerdict::Always},
    {"connect-timeout", 504, ErrorSource::Server, RetryVerdict::Always},
    {"read-timeout", 504, ErrorSource::Server, RetryVerdict::IfIdempotent},
    {"write-timeout", 504, ErrorSource::Server, RetryVerdict::IfIdempotent},
    {"read-reset", 502, ErrorSource::Server, RetryVerdict::IfIdempotent},
    {"write-reset", 502, ErrorSource::Server, RetryVerdict::IfIdempotent},
    {"invalid-response-head", 502, ErrorSource::Server, RetryVerdict::IfIdempotent},
    {"invalid-response-body", 502, ErrorSource::Server, RetryVerdict::Never},
    {"exchange-timeout", 504, ErrorSource::Proxy, RetryVerdict::Never},
    {"address-in-use", 500, ErrorSource::Proxy, RetryVerdict::Never},
    {"permission-denied", 500, ErrorSource::Proxy, RetryVerdict::Never},
    {"invalid-config", 500, ErrorSource::Proxy, RetryVerdict::Never},
    {"not-supported", 500, ErrorSource::Proxy, RetryVerdict::Never},
    {"not-found", 500, ErrorSource::Proxy, RetryVerdict::Never},
    {"io", 500, ErrorSource::Proxy, RetryVerdict::Never},
    {"cancelled", 500, ErrorSource::Proxy, RetryVerdict::Never},
    {"internal", 500, ErrorSource::Proxy, RetryVerdict::Never},
};
static_assert(std::size(rows) == std::size_t(ErrorType::Internal) + 1, "one row an error type");

const Row &row(ErrorType type) noexcept
{
    return rows[std::size_t(type)];
}

} // namespace

std::string_view errorName(ErrorType type) noexcept
{
    return row(type).name;
}

int httpStatus(ErrorType type) noexcept
{
    return row(type).status;
}

ErrorSource errorSource(ErrorType type) noexcept
{
    return row(type).source;
}

RetryVerdict retryVerdict(ErrorType type) noexcept
{
    return row(type).retry;
}

std::string Error::text() const
{
    std::string out;
    for (auto it = m_contexts.rbegin(); it != m_contexts.rend(); ++it) {
        out += *it;
        out += ": ";
    }
    return out + m_message;
}

} // namespace signalbox
