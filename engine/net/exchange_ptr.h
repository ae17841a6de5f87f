// Owning pointer to a pooled exchange: goes back to its worker's pool instead of the heap.
#pragma once

#include <memory>

namespace signalbox::net {

class Exchange;

struct ExchangeReturner
{
    void operator()(Exchange *exchange) const noexcept;
};

using ExchangePtr = std::unique_ptr<Exchange, ExchangeReturner>;

} // namespace signalbox::net
