#include "facade/session.h"

namespace signalbox {

Session::~Session() = default;

} // namespace signalbox
