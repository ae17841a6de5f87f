// What is generated from the field table: the JSON Schema for editors and the reference for people.
#pragma once

#include <string>

namespace signalbox::config {

/// JSON Schema (draft 2020-12) of the file, indented, with a final line break.
std::string jsonSchema();

/// Every key with its type, default and meaning, as Markdown.
std::string referenceMarkdown();

} // namespace signalbox::config
