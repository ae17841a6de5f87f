// Writing the configuration file so that nobody ever sees half of it.
#pragma once

#include "base/result.h"
#include "config/digest.h"

#include <string>
#include <string_view>

namespace signalbox::config {

/// Replaces the file's content at once: a temporary file in the same folder, fsync, rename, fsync
/// of the folder. Symbolic links stay, what they point to is replaced. Permission bits stay; owner
/// and group as far as the process may set them (bits that would give a wrong group more than
/// others are dropped). A new file gets what the umask leaves. On failure the file is as it was and
/// no temporary file is left; a file that is read-only for the process is not replaced. Blocks; any
/// thread, but two writers of one file at once leave either's content.
/// @return the digest of what was written
Result<Digest> saveFile(const std::string &path, std::string_view text);

} // namespace signalbox::config
