// `status` for people: the JSON that tools get, as tables.
#pragma once

#include <QJsonObject>

#include <string>

namespace signalbox::ctl {

std::string statusTable(const QJsonObject &status);
/// What makes the next table appear in the last one's place; only an empty line where stdout isn't
/// a terminal.
std::string clearScreen();

} // namespace signalbox::ctl
