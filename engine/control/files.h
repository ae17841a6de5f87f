// Files by the bytes of their names: which one a command is about, where it is, what it holds.
// (QString loses the bytes of a name that isn't UTF-8.) Blocks: background threads and start-up
// only.
#pragma once

#include "base/result.h"

#include <string>

namespace signalbox::control {

/// Absolute, without "." and ".."; symbolic links stay as they are, but for those before a "..".
std::string absolutePath(const std::string &file);

/// Symbolic links resolved as far as the path exists; absolute.
std::string canonicalFile(const std::string &file);

/// Reads a whole file of at most `limit` bytes. Only a regular one: a pipe in its place would keep
/// its reader for good.
Result<std::string> readWholeFile(const std::string &path, std::size_t limit = 64u << 20);

/// readWholeFile() of a configuration: of one that is longer than is taken, enough to see that.
Result<std::string> readConfigFile(const std::string &path);

/// `given`, which must be a file, or signalbox.yaml, then .signalbox.yaml, in the working folder or
/// the nearest parent that has one. Absolute. NotFound: there is none.
Result<std::string> findConfigFile(const std::string &given);

} // namespace signalbox::control
