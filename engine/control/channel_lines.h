// Answers of the control channel as lines (README.md). Pure; any thread.
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace signalbox::control {

/// @param id      the request's, as JSON
/// @param result  JSON
std::string resultLine(const std::string &id, const std::string &result);
/// @param details  JSON
std::string errorLine(const std::string &id, std::string_view type, std::string_view message,
                      const std::string &details = "null");
std::string errorLine(const std::string &id, const Error &error);

} // namespace signalbox::control
