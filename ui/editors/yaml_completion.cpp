#include "editors/yaml_completion.h"

#include "config/field_table.h"
#include "editors/yaml_place.h"
#include "workspace/text.h"

namespace signalbox::ui {

namespace {

using config::Form;

/// Where a walk down the field table stands: at a map with fixed keys, at a value, or nowhere.
struct Here
{
    const config::FieldSet *fields = nullptr;
    const config::ValueType *type = nullptr;
};

const config::Shape *shapeOf(const config::ValueType *type, Form form)
{
    if (!type)
        return nullptr;
    for (const config::Shape &shape : type->shapes) {
        if (shape.form == form)
            return &shape;
    }
    return nullptr;
}

const config::FieldSet *fieldsOf(const Here &here)
{
    if (here.fields)
        return here.fields;
    const config::Shape *map = shapeOf(here.type, Form::Map);
    return map ? map->fields : nullptr;
}

Here down(const Here &here, const YamlPlaceStep &step)
{
    if (step.item()) {
        const config::Shape *list = shapeOf(here.type, Form::List);
        return {nullptr, list ? list->element : nullptr};
    }
    if (const config::FieldSet *fields = fieldsOf(here)) {
        const QByteArray name = step.key.toUtf8();
        if (const config::Field *field = fields->find({name.constData(), std::size_t(name.size())}))
            return {nullptr, field->type};
    }
    const config::Shape *names = shapeOf(here.type, Form::NameMap);
    return {nullptr, names ? names->element : nullptr};
}

bool hasScalar(const config::ValueType &type)
{
    for (const config::Shape &shape : type.shapes) {
        if (shape.form != Form::Map && shape.form != Form::NameMap && shape.form != Form::List)
            return true;
    }
    return false;
}

void addKeys(const config::FieldSet &fields, const YamlPlace &place, YamlCompletion &out)
{
    for (const config::Field &field : fields.fields) {
        const QString name = text(field.name);
        if (!field.served || place.siblings.contains(name) ||
            (!field.excludes.empty() && place.siblings.contains(text(field.excludes))))
            continue;
        const bool inLine = place.flow || hasScalar(*field.type);
        out.proposals.push_back(
            {name, name + (inLine ? QLatin1String(": ") : QLatin1String(":")), text(field.doc)});
    }
}

void addWords(const config::ValueType &type, YamlCompletion &out)
{
    for (const config::Shape &shape : type.shapes) {
        if (shape.form == Form::Word) {
            for (const config::WordEntry &word : shape.words) {
                if (word.served)
                    out.proposals.push_back({text(word.text), text(word.text), {}});
            }
        } else if (shape.form == Form::Bool) {
            for (const char *word : {"true", "false"})
                out.proposals.push_back({text(word), text(word), {}});
        }
    }
}

void addNames(const QStringList &names, YamlCompletion &out)
{
    for (const QString &name : names)
        out.proposals.push_back({name, name, {}});
}

/// The key whose value, or whose list's item, is being written.
QString owner(const YamlPlace &place)
{
    if (!place.key.isNull())
        return place.key;
    for (auto step = place.container.rbegin(); step != place.container.rend(); ++step) {
        if (!step->item())
            return step->key;
    }
    return {};
}

} // namespace

YamlCompletion yamlCompletion(const QStringList &lines, int column, const QStringList &below,
                              const YamlNames &names)
{
    YamlCompletion out;
    const YamlPlace place = yamlPlace(lines, column, below);
    if (place.comment)
        return out;
    Here here{&config::fileFields(), nullptr};
    for (const YamlPlaceStep &step : place.container)
        here = down(here, step);
    const bool inRoute =
        !place.container.empty() && place.container.front().key == QLatin1String("routes");
    const bool inItem = !place.container.empty() && place.container.back().item();
    const bool value = !place.key.isNull();
    if (value)
        here = down(here, {place.key});
    if (!value) {
        if (const config::FieldSet *fields = fieldsOf(here))
            addKeys(*fields, place, out);
    }
    if ((value || inItem) && here.type)
        addWords(*here.type, out);
    if (inRoute && (value || inItem)) {
        const QString key = owner(place);
        if (key == QLatin1String("backend"))
            addNames(names.backends, out);
        else if (key == QLatin1String("listeners"))
            addNames(names.listeners, out);
        else if (key == QLatin1String("host"))
            addNames(names.hosts, out);
    }
    std::erase_if(out.proposals, [&](const YamlProposal &proposal) {
        return !proposal.text.startsWith(place.partial, Qt::CaseInsensitive);
    });
    out.replace = int(place.partial.size());
    return out;
}

} // namespace signalbox::ui
