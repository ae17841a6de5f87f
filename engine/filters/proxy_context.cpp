// Emptying the context between two exchanges.
#include "filters/proxy_context.h"

namespace signalbox::filters {

void ProxyContext::clear() noexcept
{
    request = nullptr;
    response = nullptr;
    normalPath = {};
    path.clear();
    pathRewritten = false;
    query.clear();
    queryRewritten = false;
    hostOverride.clear();
    client = nullptr;
    clientIp = {};
    route = {};
    server = {};
    serverHost = {};
    serverScheme = "http";
    requestId = {};
    scheme = "http";
    generation = 0;
    answer.reset();
    error.reset();
    host = nullptr;
    scratch.clear();
}

} // namespace signalbox::filters
