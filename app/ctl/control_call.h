// One conversation of a short-lived command with the running instance of a file.
#pragma once

#include "control/control_client.h"

#include <functional>
#include <optional>
#include <string>

namespace signalbox::ctl {

/// Connects, makes one call and waits for its answer; says why on stderr where there is none.
/// @param patience  ms without an answer before giving up
std::optional<control::ControlClient::Reply> callInstance(const std::string &file,
                                                          const QString &verb,
                                                          const QJsonObject &arguments,
                                                          int patience = 120000);

/// The same without complaints: nullopt when no instance answers at once.
std::optional<control::ControlClient::Reply> askQuietly(const std::string &file,
                                                        const QString &verb);

} // namespace signalbox::ctl
