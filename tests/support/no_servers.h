// A machine on which nothing listens, for tests of the window.
#pragma once

#include "discovery/listening_servers.h"

namespace signalbox::test {

class NoServers : public ui::ListeningServers
{
public:
    std::vector<ui::ListeningServer> list() override { return {}; }
};

} // namespace signalbox::test
