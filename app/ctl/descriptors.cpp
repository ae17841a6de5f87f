#include "ctl/descriptors.h"

#include <sys/resource.h>

namespace signalbox::ctl {

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE,
                &limit); // what can't be had is warned about when a file asks for more
}

} // namespace signalbox::ctl
