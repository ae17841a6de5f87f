// The table's part for `routes` and their predicates.
#include "config/field_shapes.h"

namespace signalbox::config::tables {

namespace {

constexpr TextFormat kPathFormat{"a path pattern", "^((=[ \\t]*)?/[^?#]*$|~[ \\t]*[^ \\t])",
                                 "/api/", false, false};
constexpr TextFormat kValueFormat{"a value, '*', '!' or '~ regex'", "^(?!~ [ \\t]*$)", "\"1\"",
                                  true, true};
constexpr TextFormat kQueryNameFormat{"a parameter's name", "", "v", true, false};

constexpr Shape kHost[] = {text(hostFormat)};
constexpr ValueType kHostType{kHost};
constexpr Shape kHosts[] = {text(hostFormat), list(kHostType, 1)};
constexpr ValueType kHostsType{kHosts};
constexpr Shape kPath[] = {text(kPathFormat)};
constexpr ValueType kPathType{kPath};
constexpr Shape kPaths[] = {text(kPathFormat), list(kPathType, 1)};
constexpr ValueType kPathsType{kPaths};
constexpr Shape kMethod[] = {text(methodFormat)};
constexpr ValueType kMethodType{kMethod};
constexpr Shape kMethods[] = {list(kMethodType, 1)};
constexpr ValueType kMethodsType{kMethods};
constexpr Shape kPattern[] = {text(kValueFormat)};
constexpr ValueType kPatternType{kPattern};
constexpr Shape kHeaders[] = {nameMap(fieldNameFormat, kPatternType, 1)};
constexpr ValueType kHeadersType{kHeaders};
constexpr Shape kQuery[] = {nameMap(kQueryNameFormat, kPatternType, 1)};
constexpr ValueType kQueryType{kQuery};
constexpr Shape kClient[] = {text(cidrFormat)};
constexpr ValueType kClientType{kClient};
constexpr Shape kClients[] = {list(kClientType, 1)};
constexpr ValueType kClientsType{kClients};

constexpr std::string_view kHostDoc =
    "The request's host: a name, *.suffix for one or more labels in front, or a list.";
constexpr std::string_view kPathDoc = "The path: /prefix on segment borders, '= /exact', '~ "
                                      "regex', or a list; the normalised path is matched.";

constexpr Field kMatchFields[] = {
    {"host", &kHostsType, "any", kHostDoc},
    {"path", &kPathsType, "any", kPathDoc},
    {"methods", &kMethodsType, "any", "List of methods, in capitals: GET and get are two methods."},
    {"headers", &kHeadersType, "any",
     "Fields and their values: exact, '*' present, '!' absent, '~ regex'."},
    {"query", &kQueryType, "any",
     "Query parameters and their values, written as those of headers."},
    {"client", &kClientsType, "any", "List of address ranges the client is in."},
    {"listeners", &nameListType, "any", "Names of the listeners the request came in by."},
};
constexpr FieldSet kMatchSet{"match", "What a route matches", kMatchFields};
constexpr Shape kMatch[] = {map(kMatchSet)};
constexpr ValueType kMatchType{kMatch};

constexpr Shape kTimeout[] = {words(kOff), duration(1, 720 * kHour)};
constexpr ValueType kTimeoutType{kTimeout};

constexpr Field kRouteFields[] = {
    {"name", &nameType, "route-1, route-2, … by position",
     "How the route is called in views and logs; unique."},
    {"enabled", &boolType, "true", "false takes the route out without deleting it."},
    {"match", &kMatchType, "any request", "Predicates, all of which must hold."},
    {"host", &kHostsType, "any", "match.host, for routes that need no match.", false, true,
     "match"},
    {"path", &kPathsType, "any", "match.path, for routes that need no match.", false, true,
     "match"},
    {"filters", &filterListType, "[]", "What is changed or answered, in this order."},
    {"backend", &nameType, "", "The backend; required unless a filter always answers."},
    {"timeout", &kTimeoutType, "off", "For the whole exchange; else 504."},
    {"timeouts", &timeoutsType, "the settings'", "Time limits of this route."},
    {"retry", &retryType, "the backend's", "Retries of this route."},
};
constexpr FieldSet kRouteSet{"route", "A route", kRouteFields};
constexpr Shape kRoute[] = {map(kRouteSet)};
constexpr ValueType kRouteType{kRoute};
constexpr Shape kRoutes[] = {list(kRouteType, 0)};

} // namespace

constinit const ValueType routeListType{kRoutes};

} // namespace signalbox::config::tables
