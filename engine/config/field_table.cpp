// The file's top level, the formats that several keys share, and how types are described in words.
#include "config/field_table.h"

#include "base/units.h"
#include "config/field_shapes.h"
#include "config/field_walk.h"

namespace signalbox::config {

namespace tables {

// The patterns are for editors; phase two is exact. RFC 9110 §5.6.2 tokens, RFC 952/1123 names with
// underscores.
constinit const TextFormat nameFormat{"a name", "", "api", true, false};
constinit const TextFormat fieldNameFormat{"a field name", "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", "x-env",
                                           true, false};
constinit const TextFormat fieldValueFormat{"text", "", "dev", true, true};
constinit const TextFormat regexFormat{"a regular expression", "", "^/v[0-9]+/", true, false};
constinit const TextFormat addressFormat{
    "an address and port", "^([0-9.]+:[0-9]{1,5}|\\[[0-9A-Fa-f:.]+\\]:[0-9]{1,5}|unix:.+)$",
    "127.0.0.1:8080", false, false};
constinit const TextFormat hostFormat{
    "a host name", "^(\\*\\.)?[^*/:@?# .]+(\\.[^*/:@?# .]+)*\\.?$|^\\[[0-9A-Fa-f:.]+\\]$",
    "app.localhost", true, false};
constinit const TextFormat cidrFormat{"an address range", "^[0-9A-Fa-f:.]+(/[0-9]{1,3})?$",
                                      "127.0.0.0/8", false, false};
constinit const TextFormat filePathFormat{"a path", "", "logs/access.log", true, false};
constinit const TextFormat serverUrlFormat{"a server",
                                           "^([Hh][Tt][Tt][Pp]://[^/?#@ ]+/?|unix:.+|[^/?#@: "
                                           "]+:[0-9]{1,5}|\\[[0-9A-Fa-f:.]+\\]:[0-9]{1,5})$",
                                           "127.0.0.1:3000", false, false};
constinit const TextFormat urlPathFormat{"a path", "^/[^ \\t\\r\\n]*$", "/healthz", false, false};
// Methods are tokens of any letters; the usual ones in small letters are only ever slips.
constinit const TextFormat methodFormat{
    "a method",
    "^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|"
    "(?!([Gg][Ee][Tt]|[Hh][Ee][Aa][Dd]|[Pp][Oo][Ss][Tt]|[Pp][Uu][Tt]|[Pp][Aa][Tt][Cc][Hh]|"
    "[Dd][Ee][Ll][Ee][Tt][Ee]|[Oo][Pp][Tt][Ii][Oo][Nn][Ss]|[Tt][Rr][Aa][Cc][Ee]|"
    "[Cc][Oo][Nn][Nn][Ee][Cc][Tt])$)[!#$%&'*+.^_`|~0-9A-Za-z-]+)$",
    "GET", true, false};
constinit const TextFormat hostFieldFormat{"a host", "^[^/?#@ ]+$", "api.test", true, false};

namespace {

constexpr Shape kName[] = {text(nameFormat)};
constexpr Shape kBool[] = {boolean()};
constexpr ValueType kNameType{kName};
constexpr Shape kNameList[] = {list(kNameType, 1)};
constexpr Shape kFieldValue[] = {text(fieldValueFormat)};
constexpr ValueType kFieldValueType{kFieldValue};
constexpr Shape kHeaderValues[] = {nameMap(fieldNameFormat, kFieldValueType, 1)};

constexpr Shape kVersion[] = {integer(1, 1)};
constexpr ValueType kVersionType{kVersion};

constexpr Shape kBind[] = {text(addressFormat)};
constexpr ValueType kBindType{kBind};
constexpr Field kListenerFields[] = {
    {"bind", &kBindType, "",
     "Where to accept connections: IPv4:port, [IPv6]:port or unix:PATH; port 0 takes any free one.",
     true},
    {"tls", nullptr, "", "Certificates.", false, false},
    {"protocols", nullptr, "", "Protocols that are offered.", false, false},
    {"proxy-protocol", nullptr, "", "PROXY protocol of a load balancer in front.", false, false},
};
constexpr FieldSet kListenerSet{"listener", "A listener", kListenerFields};
constexpr Shape kListener[] = {map(kListenerSet)};
constexpr ValueType kListenerType{kListener};
constexpr Shape kListeners[] = {nameMap(nameFormat, kListenerType, 0)};
constexpr ValueType kListenersType{kListeners};

constexpr Field kFileFields[] = {
    {"version", &kVersionType, "", "The version of the file's format.", true},
    {"settings", &settingsType, "", "What holds for the whole proxy."},
    {"listeners", &kListenersType, "web on 127.0.0.1:8080",
     "Named addresses to accept connections on."},
    {"backends", &backendsType, "", "Named pools of servers."},
    {"routes", &routeListType, "",
     "Which requests go where: from top to bottom, the first match wins."},
};
constexpr FieldSet kFileSet{"file", "The file", kFileFields};

constexpr Shape kShortServers[] = {text(serverUrlFormat), map(serverSet), list(serverType, 1)};
constexpr ValueType kShortServersType{kShortServers};
constexpr Shape kShortRoutes[] = {nameMap(hostFormat, kShortServersType, 0)};
constexpr ValueType kShortRoutesType{kShortRoutes};
constexpr Field kShortFileFields[] = {
    {"version", &kVersionType, "1", "The version of the file's format."},
    {"routes", &kShortRoutesType, "", "Host → one server, or a list of them.", true},
};
constexpr FieldSet kShortFileSet{"short-file", "The short file", kShortFileFields};

} // namespace

constinit const ValueType nameType{kName};
constinit const ValueType nameListType{kNameList};
constinit const ValueType boolType{kBool};
constinit const ValueType headerValuesType{kHeaderValues};

} // namespace tables

const Field *FieldSet::find(std::string_view name) const noexcept
{
    for (const Field &field : fields) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

const FieldSet &fileFields() noexcept
{
    return tables::kFileSet;
}

const FieldSet &shortFileFields() noexcept
{
    return tables::kShortFileSet;
}

namespace {

std::string range(std::string from, std::string to)
{
    return " from " + std::move(from) + " to " + std::move(to);
}

std::string wordList(std::span<const WordEntry> words)
{
    std::string out;
    for (const WordEntry &word : words) {
        if (!word.served)
            continue;
        if (!out.empty())
            out += ", ";
        out += word.text;
    }
    return out;
}

} // namespace

std::string describe(const Shape &shape)
{
    switch (shape.form) {
    case Form::Text:
        return std::string(shape.format->noun) + " such as " + std::string(shape.format->example);
    case Form::Word:
        return (shape.words.size() > 1 ? "one of " : "") + wordList(shape.words);
    case Form::Bool:
        return "true or false";
    case Form::Integer:
        if (shape.min == shape.max)
            return std::to_string(shape.min);
        return "a whole number" + range(std::to_string(shape.min), std::to_string(shape.max));
    case Form::Duration:
        return "a duration" + range(formatDuration(Milliseconds(shape.min)),
                                    formatDuration(Milliseconds(shape.max)));
    case Form::Size:
        return "a size" +
               range(formatSize(std::uint64_t(shape.min)), formatSize(std::uint64_t(shape.max)));
    case Form::Map:
    case Form::NameMap:
        return "a map";
    case Form::List:
        return "a list";
    }
    return {};
}

std::string describe(const ValueType &type)
{
    std::string out;
    for (const Shape &shape : type.shapes) {
        if (!isServed(shape))
            continue;
        if (!out.empty())
            out += ", or ";
        out += describe(shape);
    }
    return out;
}

} // namespace signalbox::config
