// A text and one of its routes as the form reads it.
#pragma once

#include "config/yaml_tree.h"
#include "models/route_form.h"

#include <QFile>
#include <QString>

#include <string>

namespace signalbox::test {

/// Empty: it can't be read.
inline std::string readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The form is empty when there is no such route.
struct Read
{
    std::string text;
    config::YamlDocument tree;
    ui::RouteForm form;

    explicit Read(std::string source, const QString &name = QStringLiteral("r"))
        : text(std::move(source))
        , tree(config::readYaml(text))
    {
        if (const auto found = ui::readRoute(*tree.root, name))
            form = *found;
    }
    const config::YamlNode &root() const { return *tree.root; }
};

} // namespace signalbox::test
