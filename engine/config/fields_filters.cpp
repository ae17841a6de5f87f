// The table's part for `filters`.
#include "config/field_shapes.h"

namespace signalbox::config::tables {

namespace {

constexpr TextFormat kPrefixFormat{"a path", "^/[^?#]*$", "/api", false, false};
constexpr TextFormat kTemplateFormat{"a path", "", "/v2\\1", true, true};
constexpr TextFormat kTargetFormat{"an URL or a path",
                                   "^([Hh][Tt][Tt][Pp][Ss]?://[^/?#]|/|\\{path\\})",
                                   "http://{host}:8080{path}{?query}", false, false};
constexpr TextFormat kBodyFormat{"text", "", "hello", true, true};

constexpr Shape kFieldName[] = {text(fieldNameFormat)};
constexpr ValueType kFieldNameType{kFieldName};
constexpr Shape kFieldNames[] = {text(fieldNameFormat), list(kFieldNameType, 1)};
constexpr ValueType kFieldNamesType{kFieldNames};

constexpr Shape kPrefix[] = {text(kPrefixFormat)};
constexpr ValueType kPrefixType{kPrefix};
constexpr std::string_view kMapBackPathDoc =
    "Whether Location and the Path of cookies in answers are mapped back.";
constexpr std::string_view kMapBackHostDoc =
    "Whether Location and the Domain of cookies in answers are mapped back.";
constexpr Field kPrefixFields[] = {
    {"prefix", &kPrefixType, "", "The prefix.", true},
    {"map-back", &boolType, "false", kMapBackPathDoc},
};
constexpr FieldSet kPrefixSet{"prefix-filter", "strip-prefix and add-prefix as maps",
                              kPrefixFields};
constexpr Shape kPrefixOrMap[] = {text(kPrefixFormat), map(kPrefixSet)};
constexpr ValueType kPrefixOrMapType{kPrefixOrMap};

constexpr Field kReplaceFields[] = {
    {"from", &kPrefixType, "", "The prefix that goes.", true},
    {"to", &kPrefixType, "", "The prefix that comes.", true},
    {"map-back", &boolType, "false", kMapBackPathDoc},
};
constexpr FieldSet kReplaceSet{"replace-prefix", "replace-prefix", kReplaceFields};
constexpr Shape kReplace[] = {map(kReplaceSet)};
constexpr ValueType kReplaceType{kReplace};

constexpr Shape kRegex[] = {text(regexFormat)};
constexpr ValueType kRegexType{kRegex};
constexpr Shape kTemplate[] = {text(kTemplateFormat)};
constexpr ValueType kTemplateType{kTemplate};
constexpr Field kRewriteFields[] = {
    {"match", &kRegexType, "", "Regular expression for the part of the path that is replaced.",
     true},
    {"to", &kTemplateType, "", "What replaces it; \\1 to \\9 stand for its groups.", true},
};
constexpr FieldSet kRewriteSet{"rewrite-path", "rewrite-path", kRewriteFields};
constexpr Shape kRewrite[] = {map(kRewriteSet)};
constexpr ValueType kRewriteType{kRewrite};

constexpr Shape kHost[] = {text(hostFieldFormat)};
constexpr ValueType kHostType{kHost};
constexpr Field kSetHostFields[] = {
    {"to", &kHostType, "", "The value of the Host field.", true},
    {"map-back", &boolType, "false", kMapBackHostDoc},
};
constexpr FieldSet kSetHostSet{"set-host", "set-host as a map", kSetHostFields};
constexpr Shape kSetHost[] = {text(hostFieldFormat), map(kSetHostSet)};
constexpr ValueType kSetHostType{kSetHost};

constexpr WordEntry kRedirectStatuses[] = {{"301"}, {"302"}, {"303"}, {"307"}, {"308"}};
constexpr Shape kRedirectStatus[] = {words(kRedirectStatuses)};
constexpr ValueType kRedirectStatusType{kRedirectStatus};
constexpr Shape kTarget[] = {text(kTargetFormat)};
constexpr ValueType kTargetType{kTarget};
constexpr Field kRedirectFields[] = {
    {"to", &kTargetType, "",
     "Where to; {host} {path} {query} {?query} {client.ip} {route} {server} {request-id} "
     "{header.NAME} are filled in.",
     true},
    {"status", &kRedirectStatusType, "302", "The status of the answer."},
};
constexpr FieldSet kRedirectSet{"redirect", "redirect", kRedirectFields};
constexpr Shape kRedirect[] = {map(kRedirectSet)};
constexpr ValueType kRedirectType{kRedirect};

constexpr Shape kStatus[] = {integer(200, 599)};
constexpr ValueType kStatusType{kStatus};
constexpr Shape kBody[] = {text(kBodyFormat)};
constexpr ValueType kBodyType{kBody};
constexpr Shape kFile[] = {text(filePathFormat)};
constexpr ValueType kFileType{kFile};
constexpr Field kRespondFields[] = {
    {"status", &kStatusType, "200", "The status of the answer."},
    {"headers", &headerValuesType, "", "The fields of the answer."},
    {"body", &kBodyType, "", "The body as text."},
    {"file", &kFileType, "",
     "A file whose content is the body, relative to this one; read when the configuration is "
     "loaded.",
     false, true, "body"},
};
constexpr FieldSet kRespondSet{"respond", "respond", kRespondFields};
constexpr Shape kRespond[] = {map(kRespondSet)};
constexpr ValueType kRespondType{kRespond};

constexpr Field later(std::string_view name, std::string_view doc)
{
    return {name, nullptr, "", doc, false, false};
}

constexpr Field kFilterFields[] = {
    {"set-request-headers", &headerValuesType, "",
     "Sets fields of the request; the values may hold placeholders as in redirect."},
    {"add-request-headers", &headerValuesType, "",
     "Adds fields to the request, beside those of the same name."},
    {"remove-request-headers", &kFieldNamesType, "", "Removes fields of the request."},
    {"set-response-headers", &headerValuesType, "", "Sets fields of the answer."},
    {"add-response-headers", &headerValuesType, "", "Adds fields to the answer."},
    {"remove-response-headers", &kFieldNamesType, "", "Removes fields of the answer."},
    {"strip-prefix", &kPrefixOrMapType, "", "Takes a prefix off the path."},
    {"add-prefix", &kPrefixOrMapType, "", "Puts a prefix in front of the path."},
    {"replace-prefix", &kReplaceType, "", "Puts one prefix in the place of another."},
    {"rewrite-path", &kRewriteType, "",
     "Replaces the part of the path that a regular expression matches."},
    {"set-host", &kSetHostType, "", "Sets the Host field that the server gets."},
    {"redirect", &kRedirectType, "", "Answers with a redirect."},
    {"respond", &kRespondType, "", "Answers with a fixed response."},
    later("files", "Serves a directory."),
    later("cors", "Answers preflights and adds CORS fields."),
    later("basic-auth", "Asks for a name and a password."),
    later("allow-ip", "Lets only some clients in."),
    later("rate-limit", "Limits how often a client may ask."),
    later("limit-body", "Limits the size of bodies."),
    later("limit-concurrency", "Limits requests at a time."),
    later("compress", "Compresses answers."),
    later("request-id", "Gives each request a number."),
    later("server-timing", "Tells the browser where time went."),
    later("delay", "Slows requests down."),
    later("throttle", "Limits bytes a second."),
    later("abort", "Fails a share of the requests."),
    later("mirror", "Copies requests to another backend."),
    later("hold", "Parks requests while no server is up."),
    later("dev-server", "Settings for a development server."),
};
constexpr FieldSet kFilterSet{"filter", "Filters", kFilterFields, true};
constexpr Shape kFilter[] = {map(kFilterSet)};
constexpr ValueType kFilterType{kFilter};
constexpr Shape kFilters[] = {list(kFilterType, 0)};

} // namespace

constinit const ValueType filterListType{kFilters};

} // namespace signalbox::config::tables
