// From the servers that were found to a first signalbox.yaml: names, routes, backends and the text.
// Pure; any thread.
#pragma once

#include "discovery/server_scanner.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace signalbox::ui {

/// Servers with the same program and folder are one backend; HTML comes at the front of its
/// project's host, everything else under a path of its own.
struct FirstConfiguration
{
    struct Backend
    {
        QString name;
        std::vector<std::size_t> servers; // indexes into the scan, by port
    };
    struct Route
    {
        QString name;
        QString host;
        QString path; // "/" for everything
        std::size_t backend = 0;
    };

    std::vector<Backend> backends;
    std::vector<Route> routes; // in evaluation order: longer paths first
    QString host;              // of the first address to open
    QString folder;            // where the file goes
    std::uint16_t port = 8080;
    QStringList urls; // "http://127.0.0.1:9001", of each server of the scan

    std::size_t serverCount() const;
    /// Route that leads to a server of the scan, and whether it is the first of its backend; null:
    /// none.
    const Route *routeOf(std::size_t server, bool *first) const;
    QString url() const; // http://shop.localhost:8080
    std::string text() const;
};

/// What to tick before anybody has: the servers of the project that has most of them.
std::vector<bool> ticksFor(const std::vector<FoundServer> &servers);

/// @param ticked  a bit a server; those that don't speak HTTP are left out whatever it says
/// @param elsewhere  folder when the servers' folders have nothing in common but the root or home
FirstConfiguration firstConfiguration(const std::vector<FoundServer> &servers,
                                      const std::vector<bool> &ticked, std::uint16_t port,
                                      const QString &elsewhere);

} // namespace signalbox::ui
