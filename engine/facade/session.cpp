#include "facade/session.h"

#include "facade/analysis.h"

namespace signalbox {

Session::~Session() = default;

void Session::applyLooked(std::shared_ptr<const Analysis> looked, std::optional<std::string> base,
                          ReloadDone done)
{
    apply(looked->text, std::move(base), std::move(done));
}

} // namespace signalbox
