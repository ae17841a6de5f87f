// Checks a YAML tree against a JSON Schema: the keywords that this project's schema uses, and a
// complaint about any other, so that none is trusted unchecked.
#pragma once

#include "config/core_schema.h"
#include "config/yaml_tree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <cmath>

namespace signalbox::testing {

class JsonSchema
{
public:
    explicit JsonSchema(const QByteArray &json)
        : m_root(QJsonDocument::fromJson(json).object())
    {
    }

    bool isEmpty() const { return m_root.isEmpty(); }
    const QJsonObject &root() const { return m_root; }
    /// Whether the tree fits. Keywords that aren't known here are listed by unknownKeywords().
    bool accepts(const config::YamlNode &node) { return fits(node, m_root); }
    QStringList unknownKeywords() const { return m_unknown; }

private:
    using Node = config::YamlNode;
    using Kind = config::YamlKind;

    bool fits(const Node &node, const QJsonObject &schema)
    {
        for (auto it = schema.begin(); it != schema.end(); ++it) {
            if (!holds(node, it.key(), it.value(), schema))
                return false;
        }
        return true;
    }

    bool holds(const Node &node, const QString &keyword, const QJsonValue &value,
               const QJsonObject &schema)
    {
        static const QSet<QString> silent{QStringLiteral("$schema"), QStringLiteral("$defs"),
                                          QStringLiteral("title"), QStringLiteral("description"),
                                          QStringLiteral("default")};
        if (silent.contains(keyword))
            return true;
        if (keyword == QLatin1String("$ref"))
            return fits(node, definition(value.toString()));
        if (keyword == QLatin1String("anyOf")) {
            bool any = false;
            for (const QJsonValue &option : value.toArray())
                any = any || fits(node, option.toObject());
            return any;
        }
        if (keyword == QLatin1String("not"))
            return !fits(node, value.toObject());
        if (keyword == QLatin1String("type"))
            return hasType(node, value);
        if (keyword == QLatin1String("enum")) {
            for (const QJsonValue &option : value.toArray()) {
                if (equals(node, option))
                    return true;
            }
            return false;
        }
        if (keyword == QLatin1String("pattern"))
            return !isString(node) ||
                   QRegularExpression(value.toString()).match(textOf(node)).hasMatch();
        if (keyword == QLatin1String("minLength"))
            return !isString(node) || textOf(node).size() >= value.toInt();
        if (keyword == QLatin1String("minimum"))
            return !isNumber(node) || number(node) >= value.toDouble();
        if (keyword == QLatin1String("maximum"))
            return !isNumber(node) || number(node) <= value.toDouble();
        if (keyword == QLatin1String("minItems"))
            return node.kind != Kind::Sequence || int(node.items.size()) >= value.toInt();
        if (keyword == QLatin1String("items")) {
            for (const auto &item : node.items) {
                if (!fits(*item, value.toObject()))
                    return false;
            }
            return true;
        }
        return holdsForMaps(node, keyword, value, schema);
    }

    bool holdsForMaps(const Node &node, const QString &keyword, const QJsonValue &value,
                      const QJsonObject &schema)
    {
        const bool map = node.kind == Kind::Map;
        if (keyword == QLatin1String("minProperties"))
            return !map || int(node.pairs.size()) >= value.toInt();
        if (keyword == QLatin1String("maxProperties"))
            return !map || int(node.pairs.size()) <= value.toInt();
        if (keyword == QLatin1String("required")) {
            for (const QJsonValue &name : value.toArray()) {
                if (map && !node.find(name.toString().toStdString()))
                    return false;
            }
            return true;
        }
        if (keyword == QLatin1String("properties")) {
            for (const auto &pair : node.pairs) {
                const auto property =
                    value.toObject().value(QString::fromStdString(pair.key->scalar));
                if (!property.isUndefined() && !fits(*pair.value, property.toObject()))
                    return false;
            }
            return true;
        }
        if (keyword == QLatin1String("additionalProperties")) {
            const QJsonObject known = schema.value(QLatin1String("properties")).toObject();
            for (const auto &pair : node.pairs) {
                if (known.contains(QString::fromStdString(pair.key->scalar)))
                    continue;
                if (value.isBool() ? !value.toBool() : !fits(*pair.value, value.toObject()))
                    return false;
            }
            return true;
        }
        if (keyword == QLatin1String("propertyNames")) {
            for (const auto &pair : node.pairs) {
                Node name;
                name.kind = Kind::Scalar;
                name.scalar = pair.key->scalar;
                name.quoted = true; // the names of JSON's objects are strings
                if (!fits(name, value.toObject()))
                    return false;
            }
            return true;
        }
        if (keyword == QLatin1String("dependentSchemas")) {
            const QJsonObject rules = value.toObject();
            for (auto it = rules.begin(); it != rules.end(); ++it) {
                if (map && node.find(it.key().toStdString()) && !fits(node, it.value().toObject()))
                    return false;
            }
            return true;
        }
        if (!m_unknown.contains(keyword))
            m_unknown << keyword;
        return false;
    }

    QJsonObject definition(const QString &reference) const
    {
        const QString prefix = QStringLiteral("#/$defs/");
        const QJsonObject all = m_root.value(QLatin1String("$defs")).toObject();
        return reference.startsWith(prefix) ? all.value(reference.mid(prefix.size())).toObject()
                                            : QJsonObject();
    }

    static config::CoreType typeOf(const Node &node)
    {
        return node.quoted ? config::CoreType::String : config::coreType(node.scalar);
    }
    static bool isString(const Node &node)
    {
        return node.kind == Kind::Scalar && typeOf(node) == config::CoreType::String;
    }
    static bool isNumber(const Node &node)
    {
        return node.kind == Kind::Scalar && (typeOf(node) == config::CoreType::Integer ||
                                             typeOf(node) == config::CoreType::Float);
    }
    static QString textOf(const Node &node) { return QString::fromStdString(node.scalar); }
    static double number(const Node &node) { return textOf(node).toDouble(); }

    static bool hasType(const Node &node, const QJsonValue &type)
    {
        if (type.isArray()) {
            for (const QJsonValue &option : type.toArray()) {
                if (hasType(node, option))
                    return true;
            }
            return false;
        }
        const QString name = type.toString();
        if (name == QLatin1String("object"))
            return node.kind == Kind::Map;
        if (name == QLatin1String("array"))
            return node.kind == Kind::Sequence;
        if (name == QLatin1String("null"))
            return node.kind == Kind::Null;
        if (name == QLatin1String("boolean"))
            return node.kind == Kind::Scalar && typeOf(node) == config::CoreType::Bool;
        if (name == QLatin1String("integer"))
            return isNumber(node) && number(node) == std::floor(number(node));
        if (name == QLatin1String("number"))
            return isNumber(node);
        return isString(node);
    }

    static bool equals(const Node &node, const QJsonValue &value)
    {
        if (value.isString())
            return isString(node) && textOf(node) == value.toString();
        return isNumber(node) && number(node) == value.toDouble();
    }

    QJsonObject m_root;
    QStringList m_unknown;
};

} // namespace signalbox::testing
