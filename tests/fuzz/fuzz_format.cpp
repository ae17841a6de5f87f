// Any bytes through the formatter: what it accepts keeps its meaning, and formatting twice changes
// nothing more.
#include "config/format.h"
#include "config/load.h"
#include "fuzz/check.h"

#include <cstdint>
#include <string_view>

using namespace signalbox;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto formatted = config::formatYaml(text);
    if (!formatted)
        return 0;
    const auto before = config::parseRaw(text);
    const auto after = config::parseRaw(*formatted);
    fuzz::check(before.readable == after.readable, "readable as before", std::string(text),
                *formatted);
    if (!config::hasErrors(before.diagnostics)) {
        fuzz::check(before.config == after.config, "means the same", std::string(text), *formatted);
    }
    const auto again = config::formatYaml(*formatted);
    fuzz::check(again.ok(), "formats again", std::string(text), *formatted);
    fuzz::check(*again == *formatted, "is as it stays", *formatted, *again);
    return 0;
}
