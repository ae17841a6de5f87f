// The table's part for `settings`.
#include "config/field_shapes.h"

namespace signalbox::config::tables {

namespace {

constexpr Shape kShortTime[] = {duration(1, 720 * kHour)};
constexpr ValueType kTime{kShortTime};
constexpr Shape kTimeFromZero[] = {duration(0, 720 * kHour)};
constexpr ValueType kTimeOrNone{kTimeFromZero};

constexpr Field kTimeoutFields[] = {
    {"connect", &kTime, "5s", "Until a connection to a server stands; else 504."},
    {"request-head", &kTime, "10s",
     "From the first byte of a request to the end of its head; else 408."},
    {"response-head", &kTime, "60s",
     "From the request's last byte to the answer's first; else 504."},
    {"read", &kTime, "60s", "Between two reads of a body."},
    {"write", &kTime, "60s", "Between two writes of a body."},
    {"keep-alive", &kTime, "75s", "How long an idle client connection is kept."},
    {"server-keep-alive", &kTime, "30s",
     "How long an idle connection to a server is kept; less where the server was learned to close "
     "sooner."},
    {"tunnel", &kTime, "1h", "How long an upgraded connection (a WebSocket) may be idle."},
    {"drain", &kTimeOrNone, "30s", "How long a stop or a reload waits for what is still running."},
};
constexpr FieldSet kTimeoutSet{"timeouts", "Time limits", kTimeoutFields};
constexpr Shape kTimeouts[] = {map(kTimeoutSet)};

constexpr Shape kLineSize[] = {size(64, kMiB)};
constexpr ValueType kLineSizeType{kLineSize};
constexpr Shape kHeadSize[] = {size(64, 16 * kMiB)};
constexpr ValueType kHeadSizeType{kHeadSize};
constexpr Shape kFieldCount[] = {integer(1, 100000)};
constexpr ValueType kFieldCountType{kFieldCount};
constexpr Shape kBodySize[] = {words(kOff), size(0, 1024 * 1024 * kMiB)};
constexpr ValueType kBodySizeType{kBodySize};
constexpr Shape kConnections[] = {integer(1, 1000000)};
constexpr ValueType kConnectionsType{kConnections};
constexpr Shape kReplay[] = {size(0, 64 * kMiB)};
constexpr ValueType kReplayType{kReplay};

constexpr Field kLimitFields[] = {
    {"request-line", &kLineSizeType, "16KiB",
     "Longest request line; a longer one is answered with 414."},
    {"request-head", &kHeadSizeType, "64KiB",
     "Largest request head; a larger one is answered with 431."},
    {"request-fields", &kFieldCountType, "200",
     "Most fields of a request; more are answered with 431."},
    {"response-head", &kHeadSizeType, "256KiB",
     "Largest head of an answer; a larger one becomes 502."},
    {"response-fields", &kFieldCountType, "1000", "Most fields of an answer; more become 502."},
    {"request-body", &kBodySizeType, "off",
     "Largest request body; a larger one is answered with 413."},
    {"connections", &kConnectionsType, "10000",
     "Most connections of a listener, never above what descriptors allow; at the limit accepting "
     "pauses."},
    {"replay-buffer", &kReplayType, "64KiB", "How much of a request body is kept for a retry."},
};
constexpr FieldSet kLimitSet{"limits", "Limits", kLimitFields};
constexpr Shape kLimits[] = {map(kLimitSet)};
constexpr ValueType kLimitsType{kLimits};

constexpr WordEntry kLogFormats[] = {{"json"}, {"combined"}};
constexpr Shape kLogFormat[] = {words(kLogFormats)};
constexpr ValueType kLogFormatType{kLogFormat};
constexpr Shape kFilePath[] = {text(filePathFormat)};
constexpr ValueType kFilePathType{kFilePath};
constexpr Field kAccessLogFields[] = {
    {"path", &kFilePathType, "", "The file, relative to this one; '-' is the standard output.",
     true},
    {"format", &kLogFormatType, "json",
     "One JSON object a line, or Apache's combined form with the host first."},
};
constexpr FieldSet kAccessLogSet{"access-log", "The access log", kAccessLogFields};
constexpr Shape kAccessLog[] = {words(kOff), map(kAccessLogSet)};
constexpr ValueType kAccessLogType{kAccessLog};

constexpr WordEntry kAuto[] = {{"auto"}};
constexpr Shape kWorkers[] = {words(kAuto), integer(1, 64)};
constexpr ValueType kWorkersType{kWorkers};
constexpr TextFormat kAdminFormat{"an address and port",
                                  "^([0-9.]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5}$", "127.0.0.1:9901",
                                  false, false};
constexpr Shape kAdmin[] = {words(kOff), text(kAdminFormat)};
constexpr ValueType kAdminType{kAdmin};
constexpr WordEntry kForwardedModes[] = {{"x-forwarded"}, {"rfc7239"}, {"both"}, {"off"}};
constexpr Shape kForwarded[] = {words(kForwardedModes)};
constexpr ValueType kForwardedType{kForwarded};
constexpr Shape kCidr[] = {text(cidrFormat)};
constexpr ValueType kCidrType{kCidr};
constexpr Shape kProxies[] = {list(kCidrType, 0)};
constexpr ValueType kProxiesType{kProxies};
constexpr TextFormat kViaFormat{"a name", "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", "signalbox", true,
                                false};
constexpr Shape kVia[] = {words(kOff), text(kViaFormat)};
constexpr ValueType kViaType{kVia};

constexpr Field kSettingFields[] = {
    {"workers", &kWorkersType, "auto",
     "Threads that serve; auto is one for each core. A change takes effect at the next start."},
    {"admin", &kAdminType, "off",
     "Address of the read-only listener with /metrics, /status and /healthz."},
    {"access-log", &kAccessLogType, "off", "Where requests are logged."},
    {"forwarded", &kForwardedType, "x-forwarded",
     "Which fields tell the servers about the client."},
    {"trusted-proxies", &kProxiesType, "[]",
     "Whose X-Forwarded-* and Forwarded fields are believed; nobody's by default."},
    {"watch", &boolType, "true", "Whether a change of this file is applied at once."},
    {"via", &kViaType, "signalbox", "The name in the Via field."},
    {"timeouts", &timeoutsType, "", "Time limits."},
    {"limits", &kLimitsType, "", "Size and count limits."},
};
constexpr FieldSet kSettingSet{"settings", "Settings", kSettingFields};
constexpr Shape kSettings[] = {map(kSettingSet)};

} // namespace

constinit const ValueType timeoutsType{kTimeouts};
constinit const ValueType settingsType{kSettings};

} // namespace signalbox::config::tables
