// Any bytes through both phases: no crash, and a configuration only where there is no error.
#include "config/load.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    // No file name: relative paths stay relative, and respond.file finds nothing in an empty
    // folder.
    const auto result = signalbox::config::load(text, "/nonexistent/signalbox.yaml");
    if ((result.config != nullptr) == signalbox::config::hasErrors(result.diagnostics))
        std::abort();
    return 0;
}
