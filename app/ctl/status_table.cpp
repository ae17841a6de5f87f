#include "ctl/status_table.h"

#include "ctl/terminal.h"

#include <QJsonArray>
#include <QJsonValue>

#include <cstdio>
#include <functional>
#include <vector>

namespace signalbox::ctl {

namespace {

using Row = std::vector<std::string>;

std::string text(const QJsonValue &value)
{
    return value.isString() ? visibleText(value.toString().toStdString()) : std::string("–");
}

std::string count(const QJsonValue &value)
{
    return value.isDouble() ? std::to_string(value.toInteger()) : std::string("–");
}

std::string number(const QJsonValue &value, const char *unit = "")
{
    if (!value.isDouble())
        return "–";
    char buffer[48];
    const double v = value.toDouble();
    std::snprintf(buffer, sizeof buffer,
                  v < 10    ? "%.2f%s"
                  : v < 100 ? "%.1f%s"
                            : "%.0f%s",
                  v, unit);
    return buffer;
}

std::size_t width(const std::string &cell)
{
    return std::size_t(
        std::count_if(cell.begin(), cell.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

using Painter = std::function<std::string(std::size_t column, const std::string &cell,
                                          const std::string &padded)>;

/// Columns as wide as their widest cell; the first row is the head.
std::string table(const std::vector<Row> &rows, std::size_t leftAligned,
                  const Painter &painter = {})
{
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const Row &row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width(row[i]));
    }
    std::string out;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line = "  ";
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const std::string &cell = rows[r][i];
            const std::string space(widths[i] - width(cell), ' ');
            const std::string padded = i < leftAligned ? cell + space : space + cell;
            line += r > 0 && painter ? painter(i, cell, padded) : padded;
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += (r == 0 ? paint(line, Colour::Grey) : line) + "\n";
    }
    return out;
}

/// A shape and a word, the colour comes on top (never colour alone).
std::string stateWord(const QJsonObject &server)
{
    const std::string state = text(server.value(QLatin1String("state")));
    const std::string progress = server.value(QLatin1String("progress")).toString().toStdString();
    const char *shape = state == "up"           ? "● "
                        : state == "down"       ? "✕ "
                        : state == "going-down" ? "▼ "
                        : state == "going-up"   ? "▲ "
                        : state == "drain"      ? "◐ "
                        : state == "maint"      ? "■ "
                        : state == "ejected"    ? "◆ "
                                                : "○ ";
    return shape + state + (progress.empty() ? "" : " " + progress);
}

std::string paintState(const std::string &cell, const std::string &padded)
{
    if (cell.find("going") != std::string::npos || cell.find("ejected") != std::string::npos)
        return paint(padded, Colour::Yellow);
    if (cell.find("up") != std::string::npos)
        return paint(padded, Colour::Green);
    if (cell.find("down") != std::string::npos)
        return paint(padded, Colour::Red);
    if (cell.find("drain") != std::string::npos)
        return paint(padded, Colour::Magenta);
    return paint(padded, Colour::Grey);
}

std::string errorsOf(const QJsonObject &errors)
{
    std::string out;
    for (const char *kind : {"connect", "reset", "timeout", "5xx"}) {
        const qint64 n = errors.value(QLatin1String(kind)).toInteger();
        if (n > 0)
            out += (out.empty() ? "" : " ") + std::string(kind) + ":" + std::to_string(n);
    }
    return out.empty() ? "0" : out;
}

std::string lastCheck(const QJsonValue &check)
{
    if (!check.isObject())
        return "–";
    if (check[QLatin1String("ok")].toBool())
        return "ok " + number(check[QLatin1String("duration-ms")], " ms");
    return text(check[QLatin1String("reason")]);
}

std::string backendTable(const QJsonObject &backend)
{
    std::string next;
    for (const QJsonValue &name : backend.value(QLatin1String("next")).toArray())
        next += " " + text(name);
    std::string out = "\n" +
                      paint("backend " + text(backend.value(QLatin1String("name"))), Colour::Bold) +
                      "  " + text(backend.value(QLatin1String("balance"))) +
                      (next.empty() ? "" : "  next:" + next) + "\n";
    std::vector<Row> rows{{"server", "state", "weight", "picks", "active", "req/s", "p50", "p95",
                           "p99", "errors", "last check"}};
    for (const QJsonValue &value : backend.value(QLatin1String("servers")).toArray()) {
        const QJsonObject s = value.toObject();
        const auto at = [&](const char *key) { return s.value(QLatin1String(key)); };
        rows.push_back({text(at("name")), stateWord(s), count(at("weight")), count(at("picks")),
                        count(at("active")), number(at("rate")), number(at("p50-ms"), " ms"),
                        number(at("p95-ms"), " ms"), number(at("p99-ms"), " ms"),
                        errorsOf(at("errors").toObject()), lastCheck(at("last-check"))});
    }
    return out + table(rows, 2,
                       [](std::size_t column, const std::string &cell, const std::string &padded) {
                           return column == 1 ? paintState(cell, padded) : padded;
                       });
}

} // namespace

std::string statusTable(const QJsonObject &status)
{
    const auto at = [&](const char *key) { return status.value(QLatin1String(key)); };
    const QJsonObject generation = at("generation").toObject();
    std::string out = paint(text(at("file")), Colour::Bold) + "  " + text(at("state")) + "  pid " +
                      count(at("pid")) + "  since " + text(at("started")) + "\n";
    out += "generation " + count(generation.value(QLatin1String("number"))) + "  (" +
           text(generation.value(QLatin1String("cause"))) + ", " +
           text(generation.value(QLatin1String("applied"))) + ")\n";

    std::vector<Row> generations{
        {"generation", "state", "cause", "in flight", "requests", "oldest"}};
    for (const QJsonValue &value : at("generations").toArray()) {
        const std::string state = text(value[QLatin1String("state")]);
        if (state != "active" && state != "draining")
            continue;
        generations.push_back(
            {count(value[QLatin1String("number")]), state, text(value[QLatin1String("cause")]),
             count(value[QLatin1String("in-flight")]), count(value[QLatin1String("requests")]),
             number(value[QLatin1String("oldest-ms")], " ms")});
    }
    if (generations.size() > 1)
        out += "\n" + table(generations, 3);

    std::vector<Row> listeners{{"listener", "url", "connections", "accepted", "requests"}};
    for (const QJsonValue &value : at("listeners").toArray()) {
        listeners.push_back({text(value[QLatin1String("name")]), text(value[QLatin1String("url")]),
                             count(value[QLatin1String("connections")]),
                             count(value[QLatin1String("accepted")]),
                             count(value[QLatin1String("requests")])});
    }
    if (listeners.size() > 1)
        out += "\n" + table(listeners, 2);
    for (const QJsonValue &value : at("backends").toArray())
        out += backendTable(value.toObject());

    std::vector<Row> routes{{"route", "requests", "req/s", "errors", "p50", "p95", "p99"}};
    for (const QJsonValue &value : at("routes").toArray()) {
        const bool enabled = value[QLatin1String("enabled")].toBool(true);
        routes.push_back(
            {text(value[QLatin1String("name")]) + (enabled ? "" : " (disabled)"),
             count(value[QLatin1String("requests")]), number(value[QLatin1String("rate")]),
             count(value[QLatin1String("errors")]), number(value[QLatin1String("p50-ms")], " ms"),
             number(value[QLatin1String("p95-ms")], " ms"),
             number(value[QLatin1String("p99-ms")], " ms")});
    }
    if (routes.size() > 1)
        out += "\n" + table(routes, 1);
    return out;
}

std::string clearScreen()
{
    return colourful() ? "\x1b[H\x1b[2J" : "\n";
}

} // namespace signalbox::ctl
