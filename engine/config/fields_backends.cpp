// The table's part for `backends`: servers, balancing, health, retries.
#include "config/field_shapes.h"

namespace signalbox::config::tables {

namespace {

constexpr TextFormat kStatusFormat{"a status or a range", "^[1-5][0-9][0-9](-[1-5][0-9][0-9])?$",
                                   "200-399", false, false};
constexpr TextFormat kPercentFormat{"a percentage", "^0*(100|[0-9]{1,2})%$", "20%", false, false};
constexpr TextFormat kAnyTextFormat{"text", "", "ok", true, false};

// Servers.
constexpr Shape kUrl[] = {text(serverUrlFormat)};
constexpr ValueType kUrlType{kUrl};
constexpr Shape kWeight[] = {integer(0, 256)};
constexpr ValueType kWeightType{kWeight};
constexpr WordEntry kStates[] = {{"active"}, {"drain"}, {"maint"}};
constexpr Shape kState[] = {words(kStates)};
constexpr ValueType kStateType{kState};
constexpr WordEntry kHostModes[] = {{"keep"}, {"server"}};
constexpr Shape kHost[] = {words(kHostModes), text(hostFieldFormat)};
constexpr ValueType kHostType{kHost};
constexpr Shape kMaxRequests[] = {words(kOff), integer(1, 1000000)};
constexpr ValueType kMaxRequestsType{kMaxRequests};

constexpr Shape queueShape()
{
    Shape shape = integer(0, 0);
    shape.laterAboveMax = true;
    return shape;
}
constexpr Shape kQueue[] = {queueShape()};
constexpr ValueType kQueueType{kQueue};

constexpr Field kServerFields[] = {
    {"url", &kUrlType, "", "http://HOST:PORT, HOST:PORT or unix:PATH.", true},
    {"name", &nameType, "host:port", "How the server is called in views, logs and commands."},
    {"weight", &kWeightType, "1",
     "Its share of the requests relative to the others; 0 gives it no new ones."},
    {"state", &kStateType, "active",
     "drain takes no new requests; maint also stops the health checks."},
    {"host", &kHostType, "keep",
     "The Host field it gets: the client's, the server's own, or a fixed value."},
    {"max-requests", &kMaxRequestsType, "off", "Most requests at a time."},
    {"queue", &kQueueType, "0",
     "How many requests wait while the server is full; the rest is answered with 503."},
    {"tls", nullptr, "", "TLS towards the server.", false, false},
};

constexpr Shape kServer[] = {text(serverUrlFormat), map(serverSet)};
constexpr ValueType kServerType{kServer};
constexpr Shape kServers[] = {list(kServerType, 1)};
constexpr ValueType kServersType{kServers};

// Health checks.
constexpr WordEntry kCheckTypes[] = {{"http"}, {"tcp"}};
constexpr Shape kCheckType[] = {words(kCheckTypes)};
constexpr ValueType kCheckTypeType{kCheckType};
constexpr Shape kUrlPath[] = {text(urlPathFormat)};
constexpr ValueType kUrlPathType{kUrlPath};
constexpr Shape kMethod[] = {text(methodFormat)};
constexpr ValueType kMethodType{kMethod};
constexpr Shape kCheckHost[] = {text(hostFieldFormat)};
constexpr ValueType kCheckHostType{kCheckHost};
constexpr Shape kPort[] = {integer(1, 65535)};
constexpr ValueType kPortType{kPort};
constexpr Shape kInterval[] = {duration(10, 24 * kHour)};
constexpr ValueType kIntervalType{kInterval};
constexpr Shape kCheckTimeout[] = {duration(1, kHour)};
constexpr ValueType kCheckTimeoutType{kCheckTimeout};
constexpr Shape kCount[] = {integer(1, 100)};
constexpr ValueType kCountType{kCount};

constexpr Shape kStatusItem[] = {integer(100, 599), text(kStatusFormat)};
constexpr ValueType kStatusItemType{kStatusItem};
constexpr Shape kStatus[] = {integer(100, 599), text(kStatusFormat), list(kStatusItemType, 1)};
constexpr ValueType kStatusType{kStatus};
constexpr Shape kAnyText[] = {text(kAnyTextFormat)};
constexpr ValueType kAnyTextType{kAnyText};
constexpr Shape kRegex[] = {text(regexFormat)};
constexpr ValueType kRegexType{kRegex};
constexpr Field kExpectFields[] = {
    {"status", &kStatusType, "200-399", "A status, a range, or a list of them."},
    {"body", &kAnyTextType, "", "Text that the first 64 KiB of the body must hold."},
    {"body-regex", &kRegexType, "", "Regular expression that must match there."},
    {"header", &headerValuesType, "",
     "Fields that the answer must have with exactly these values."},
};
constexpr FieldSet kExpectSet{"expect", "What a health check expects", kExpectFields};
constexpr Shape kExpect[] = {map(kExpectSet)};
constexpr ValueType kExpectType{kExpect};

constexpr Field kHealthFields[] = {
    {"type", &kCheckTypeType, "http if path is given, else tcp",
     "Whether a request is made or only a connection."},
    {"path", &kUrlPathType, "/", "What is asked for."},
    {"method", &kMethodType, "GET", "The request's method."},
    {"host", &kCheckHostType, "the server's", "The request's Host field."},
    {"headers", &headerValuesType, "", "Further fields of the request."},
    {"port", &kPortType, "the server's", "Port to check, where it isn't the server's own."},
    {"interval", &kIntervalType, "2s", "From one check to the next, with 10 % jitter."},
    {"timeout", &kCheckTimeoutType, "1s", "How long a check may take."},
    {"rise", &kCountType, "2", "Successes in a row after which a server is up."},
    {"fall", &kCountType, "3", "Failures in a row after which a server is down."},
    {"expect", &kExpectType, "", "Which answers are successes."},
};
constexpr FieldSet kHealthSet{"health-check", "Health checks", kHealthFields};
constexpr Shape kHealth[] = {words(kOff), map(kHealthSet)};
constexpr ValueType kHealthType{kHealth};

// Outliers.
constexpr Shape kFailures[] = {integer(1, 1000)};
constexpr ValueType kFailuresType{kFailures};
constexpr Shape kEject[] = {duration(1, 24 * kHour)};
constexpr ValueType kEjectType{kEject};
constexpr Field kOutlierFields[] = {
    {"consecutive-failures", &kFailuresType, "5",
     "Failed requests in a row that take a server out."},
    {"eject", &kEjectType, "10s", "For how long, times the number of ejections in a row."},
    {"max-eject", &kEjectType, "5m", "The longest that gets."},
};
constexpr FieldSet kOutlierSet{"outlier", "Ejecting servers that fail", kOutlierFields};
constexpr Shape kOutlier[] = {words(kOff), map(kOutlierSet)};
constexpr ValueType kOutlierType{kOutlier};

// Retries.
constexpr Shape kAttempts[] = {integer(0, 10)};
constexpr ValueType kAttemptsType{kAttempts};
constexpr WordEntry kCauses[] = {
    {"connect-failure"}, {"reset"}, {"timeout"}, {"500"}, {"502"}, {"503"}, {"504"}};
constexpr Shape kCause[] = {words(kCauses)};
constexpr ValueType kCauseType{kCause};
constexpr Shape kCauseList[] = {list(kCauseType, 0)};
constexpr ValueType kCausesType{kCauseList};
constexpr Shape kBackoff[] = {duration(0, kMinute)};
constexpr ValueType kBackoffType{kBackoff};
constexpr Shape kBudget[] = {text(kPercentFormat)};
constexpr ValueType kBudgetType{kBudget};
constexpr Field kRetryFields[] = {
    {"attempts", &kAttemptsType, "2", "Retries after the first try."},
    {"on", &kCausesType, "[connect-failure]",
     "What is tried again: connect-failure with any method, the rest only idempotent methods with "
     "a body that can be sent again."},
    {"backoff", &kBackoffType, "25ms",
     "Wait before the first retry; it doubles up to ten times as long, with jitter."},
    {"budget", &kBudgetType, "20%",
     "Share of a backend's requests that may be retries, at least 3 a second."},
};
constexpr FieldSet kRetrySet{"retry", "Retries", kRetryFields};
constexpr Shape kRetry[] = {map(kRetrySet)};

// Backends.
constexpr WordEntry kBalances[] = {
    {"round-robin"}, {"least-requests"}, {"random-two", false}, {"source-hash", false}};
constexpr Field kStickyFields[] = {
    {"header-hash", nullptr, "", "A server by a header's value.", false, false},
    {"cookie", nullptr, "", "A server by a signed cookie.", false, false},
};
constexpr FieldSet kStickySet{"balance", "Balancing by what a request holds", kStickyFields, true};
constexpr Shape kBalance[] = {words(kBalances), map(kStickySet)};
constexpr ValueType kBalanceType{kBalance};
constexpr WordEntry kProtocols[] = {{"http/1.1"}, {"h2", false}};
constexpr Shape kProtocol[] = {words(kProtocols)};
constexpr ValueType kProtocolType{kProtocol};
constexpr Field kBackendFields[] = {
    {"balance", &kBalanceType, "round-robin", "How a server is chosen."},
    {"servers", &kServersType, "", "The servers of the pool, at least one.", true},
    {"health-check", &kHealthType, "off",
     "How servers are checked; without it they are unchecked and take requests."},
    {"outlier", &kOutlierType, "off", "Takes a server out for a while when real requests fail."},
    {"retry", &retryType, "", "What is tried again on another server."},
    {"protocol", &kProtocolType, "http/1.1", "What is spoken with the servers."},
    {"tls", nullptr, "", "TLS towards the servers.", false, false},
};
constexpr FieldSet kBackendSet{"backend", "A backend", kBackendFields};
constexpr Shape kBackend[] = {map(kBackendSet)};
constexpr ValueType kBackendType{kBackend};
constexpr Shape kBackends[] = {nameMap(nameFormat, kBackendType, 0)};

} // namespace

constinit const FieldSet serverSet{"server", "A server", kServerFields};
constinit const ValueType serverType{kServer};
constinit const ValueType retryType{kRetry};
constinit const ValueType backendsType{kBackends};

} // namespace signalbox::config::tables
