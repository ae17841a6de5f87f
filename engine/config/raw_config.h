// Phase one's result: the file as it is written. Every field is optional, every value knows its
// place, no default is applied and no name is resolved. Comparing two of them compares what is
// written, not where.
#pragma once

#include "base/clock.h"
#include "config/mark.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace signalbox::config {

/// A mark that takes no part in comparisons.
struct Place : Mark
{
    Place() = default;
    Place(const Mark &mark)
        : Mark(mark)
    {
    }
    friend bool operator==(const Place &, const Place &) noexcept { return true; }
};

/// A value of the file: absent, present, or present but wrong (then its problem has been reported
/// and `value` is empty).
template <typename T> struct Raw
{
    std::optional<T> value;
    bool present = false;
    Place place; // of the value

    explicit operator bool() const noexcept { return value.has_value(); }
    const T &operator*() const { return *value; }
    const T *operator->() const { return &*value; }
    bool wrong() const noexcept { return present && !value; }
    bool operator==(const Raw &) const = default;
};

/// A value that may also be written `off` (nullopt).
template <typename T> using OrOff = std::optional<T>;

/// A heap-allocated value with the semantics of a plain one: keeps seldom used parts out of large
/// lists.
template <typename T> class Boxed
{
public:
    Boxed()
        : m_value(std::make_unique<T>())
    {
    }
    Boxed(T value)
        : m_value(std::make_unique<T>(std::move(value)))
    {
    }
    Boxed(const Boxed &other)
        : m_value(std::make_unique<T>(*other.m_value))
    {
    }
    Boxed(Boxed &&other) noexcept = default;
    Boxed &operator=(Boxed other) noexcept
    {
        m_value.swap(other.m_value);
        return *this;
    }
    ~Boxed() = default;
    const T &operator*() const noexcept { return *m_value; }
    const T *operator->() const noexcept { return m_value.get(); }
    bool operator==(const Boxed &other) const { return *m_value == *other.m_value; }

private:
    std::unique_ptr<T> m_value; // null only after being moved from
};

struct RawText
{
    std::string text;
    Place place;
    bool operator==(const RawText &) const = default;
};

struct RawNameValue
{
    std::string name;
    std::string value;
    Place place; // of the name
    Place valuePlace;
    bool operator==(const RawNameValue &) const = default;
};

using RawTexts = Raw<std::vector<RawText>>; // a single text is a list of one
using RawNameValues = Raw<std::vector<RawNameValue>>;
using RawDuration = Raw<Milliseconds>;
using RawInteger = Raw<std::int64_t>;
using RawSize = Raw<std::uint64_t>;
using RawString = Raw<std::string>;

struct RawTimeouts
{
    RawDuration connect, requestHead, responseHead, read, write, keepAlive, serverKeepAlive, tunnel,
        drain;
    bool operator==(const RawTimeouts &) const = default;
};

struct RawLimits
{
    RawSize requestLine, requestHead, responseHead, replayBuffer;
    RawInteger requestFields, responseFields, connections;
    Raw<OrOff<std::uint64_t>> requestBody;
    bool operator==(const RawLimits &) const = default;
};

struct RawAccessLog
{
    RawString path, format;
    bool operator==(const RawAccessLog &) const = default;
};

struct RawSettings
{
    RawInteger workers; // 0: auto
    Raw<OrOff<std::string>> admin;
    Raw<OrOff<RawAccessLog>> accessLog;
    RawString forwarded;
    RawTexts trustedProxies;
    Raw<bool> watch;
    Raw<OrOff<std::string>> via;
    Raw<RawTimeouts> timeouts;
    Raw<RawLimits> limits;
    bool operator==(const RawSettings &) const = default;
};

struct RawListener
{
    std::string name;
    Place place; // of the name
    RawString bind;
    bool operator==(const RawListener &) const = default;
};

struct RawServer
{
    bool shortForm = false; // the URL alone
    Place place;
    RawString url, name, state, host;
    RawInteger weight, queue;
    Raw<OrOff<std::int64_t>> maxRequests;
    bool operator==(const RawServer &) const = default;
};

struct RawExpect
{
    RawTexts status;
    RawString body, bodyRegex;
    RawNameValues header;
    bool operator==(const RawExpect &) const = default;
};

struct RawHealthCheck
{
    RawString type, path, method, host;
    RawNameValues headers;
    RawInteger port, rise, fall;
    RawDuration interval, timeout;
    Raw<RawExpect> expect;
    bool operator==(const RawHealthCheck &) const = default;
};

struct RawOutlier
{
    RawInteger consecutiveFailures;
    RawDuration eject, maxEject;
    bool operator==(const RawOutlier &) const = default;
};

struct RawRetry
{
    RawInteger attempts;
    RawTexts on;
    RawDuration backoff;
    RawString budget;
    bool operator==(const RawRetry &) const = default;
};

struct RawBackend
{
    std::string name;
    Place place; // of the name
    RawString balance, protocol;
    Raw<std::vector<RawServer>> servers;
    Raw<OrOff<RawHealthCheck>> healthCheck;
    Raw<OrOff<RawOutlier>> outlier;
    Raw<RawRetry> retry;
    bool operator==(const RawBackend &) const = default;
};

struct RawMatch
{
    bool incomplete = false; // had unknown keys: it may take less than it seems to
    bool direct = false;     // host and path stand in the route itself
    RawTexts host, path, methods, client, listeners;
    RawNameValues headers, query;
    bool operator==(const RawMatch &) const = default;
};

struct RawHeaderFilter
{
    RawNameValues fields; // set-…, add-…
    RawTexts names;       // remove-…
    bool operator==(const RawHeaderFilter &) const = default;
};

struct RawPrefixFilter
{
    RawString prefix, from, to;
    Raw<bool> mapBack;
    bool operator==(const RawPrefixFilter &) const = default;
};

struct RawRewrite
{
    RawString match, to;
    bool operator==(const RawRewrite &) const = default;
};

struct RawSetHost
{
    RawString to;
    Raw<bool> mapBack;
    bool operator==(const RawSetHost &) const = default;
};

struct RawRedirect
{
    RawString to;
    RawInteger status;
    bool operator==(const RawRedirect &) const = default;
};

struct RawRespond
{
    RawInteger status;
    RawNameValues headers;
    RawString body, file;
    bool operator==(const RawRespond &) const = default;
};

struct RawFilter
{
    std::string kind; // "" when it couldn't be told
    Place place;      // of the kind
    std::variant<std::monostate, RawHeaderFilter, RawPrefixFilter, RawRewrite, RawSetHost,
                 RawRedirect, RawRespond>
        spec; // monostate: its value was wrong
    bool operator==(const RawFilter &) const = default;
};

struct RawRoute
{
    Place place;
    bool incomplete = false; // had unknown keys: what seems to be missing may be there, misspelled
    RawString name, backend;
    Raw<bool> enabled;
    Raw<RawMatch> match;
    Raw<std::vector<RawFilter>> filters;
    Raw<OrOff<Milliseconds>> timeout;
    Raw<Boxed<RawTimeouts>> timeouts;
    Raw<Boxed<RawRetry>> retry;
    bool operator==(const RawRoute &) const = default;
};

/// An entry of the short file: host → servers.
struct RawShortRoute
{
    std::string host;
    Place place;       // of the host
    bool list = false; // the servers are written as a list
    Raw<std::vector<RawServer>> servers;
    bool operator==(const RawShortRoute &) const = default;
};

struct RawConfig
{
    RawInteger version;
    Raw<RawSettings> settings;
    Raw<std::vector<RawListener>> listeners;
    Raw<std::vector<RawBackend>> backends;
    Raw<std::vector<RawRoute>> routes;
    Raw<std::vector<RawShortRoute>> shortRoutes; // instead of all the others
    bool someListenersLost = false;              // with a merge key: no name can be called unknown
    bool someBackendsLost = false;
    bool routesLost = false; // all of them may be
    bool operator==(const RawConfig &) const = default;
};

} // namespace signalbox::config
