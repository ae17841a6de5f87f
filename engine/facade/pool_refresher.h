// Brings the sequences of live pools up to date when a server's state changed.
#pragma once

#include "net/generation.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace signalbox::facade {

/// Any thread: health changes take effect without waiting for the control thread.
class PoolRefresher
{
public:
    /// The generations whose pools may still be picked from. The former ones are let go of on the
    /// caller's thread.
    void setGenerations(std::vector<std::shared_ptr<const net::Generation>> generations);
    void refresh(const std::string &backend);

private:
    std::mutex m_mutex;
    std::vector<std::shared_ptr<const net::Generation>> m_generations;
};

} // namespace signalbox::facade
