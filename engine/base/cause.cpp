#include "base/cause.h"

namespace signalbox {

std::string_view causeName(Cause cause) noexcept
{
    switch (cause) {
    case Cause::Start:
        return "start";
    case Cause::File:
        return "file";
    case Cause::App:
        return "app";
    case Cause::Signal:
        return "signal";
    case Cause::Ctl:
        return "ctl";
    case Cause::Rollback:
        return "rollback";
    }
    return "start";
}

} // namespace signalbox
