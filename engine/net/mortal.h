// Base of what may be closed from inside its own callbacks: it is buried, and freed after the batch
// of events.
#pragma once

namespace signalbox::net {

class Mortal
{
public:
    virtual ~Mortal() = default;
};

} // namespace signalbox::net
