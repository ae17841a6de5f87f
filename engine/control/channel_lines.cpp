#include "control/channel_lines.h"

#include "base/json_escape.h"

namespace signalbox::control {

std::string resultLine(const std::string &id, const std::string &result)
{
    return "{\"id\":" + id + ",\"ok\":true,\"result\":" + result + "}\n";
}

std::string errorLine(const std::string &id, std::string_view type, std::string_view message,
                      const std::string &details)
{
    std::string out = "{\"id\":" + id + ",\"ok\":false,\"error\":{\"type\":";
    appendJsonString(out, type);
    out += ",\"message\":";
    appendJsonString(out, message);
    return out + ",\"details\":" + details + "}}\n";
}

std::string errorLine(const std::string &id, const Error &error)
{
    return errorLine(id, errorName(error.type()), error.text());
}

} // namespace signalbox::control
