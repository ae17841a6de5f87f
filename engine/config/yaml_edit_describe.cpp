// Edits in words.
#include "config/yaml_edit.h"

namespace signalbox::config {

namespace {

std::string number(std::size_t index)
{
    return std::to_string(index + 1);
}

std::string where(const YamlPath &path)
{
    return path.empty() ? std::string("the file") : path.toString();
}

std::string shown(const YamlValue &value)
{
    switch (value->kind) {
    case YamlKind::Null:
        return "nothing";
    case YamlKind::Scalar:
        return value->scalar;
    case YamlKind::Sequence:
        return "a list";
    case YamlKind::Map:
        return "a map";
    }
    return {};
}

std::string nameOf(const YamlNode &route)
{
    const YamlNode *name = route.find("name");
    return name && name->kind == YamlKind::Scalar ? ' ' + name->scalar : std::string();
}

struct Describe
{
    std::string operator()(const SetValue &e) const
    {
        return "set " + where(e.path) + " to " + shown(e.value);
    }
    std::string operator()(const InsertKey &e) const { return "add " + where(e.map / e.key); }
    std::string operator()(const RemoveKey &e) const { return "remove " + where(e.path); }
    std::string operator()(const RenameKey &e) const
    {
        return "rename " + where(e.path) + " to " + e.to;
    }
    std::string operator()(const MoveKey &e) const
    {
        return "move " + where(e.path) + " to place " + number(e.to);
    }
    std::string operator()(const InsertItem &e) const { return "add to " + where(e.list); }
    std::string operator()(const RemoveItem &e) const { return "remove " + where(e.path); }
    std::string operator()(const MoveItem &e) const
    {
        return "move " + where(e.list / e.from) + " to place " + number(e.to);
    }
    std::string operator()(const RenameBackend &e) const
    {
        return "rename backend " + e.from + " to " + e.to;
    }
    std::string operator()(const RenameListener &e) const
    {
        return "rename listener " + e.from + " to " + e.to;
    }
    std::string operator()(const MoveRoute &e) const
    {
        return "move route " + number(e.from) + " to place " + number(e.to);
    }
    std::string operator()(const AddRoute &e) const { return "add route" + nameOf(*e.value); }
    std::string operator()(const AddBackend &e) const { return "add backend " + e.name; }
    std::string operator()(const RemoveBackend &e) const { return "remove backend " + e.name; }
    std::string operator()(const AddServer &e) const
    {
        return "add a server to backend " + e.backend;
    }
    std::string operator()(const SetServerWeight &e) const
    {
        return "set the weight of server " + number(e.server) + " of backend " + e.backend +
               " to " + std::to_string(e.weight);
    }
    std::string operator()(const SetServerState &e) const
    {
        return "set server " + number(e.server) + " of backend " + e.backend + " to " + e.state;
    }
};

} // namespace

std::string describeEdit(const Edit &edit)
{
    return std::visit(Describe{}, edit);
}

} // namespace signalbox::config
