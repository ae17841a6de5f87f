// A FilterHost without an exchange: waits and delays are the test's to end.
#pragma once

#include "filters/proxy_context.h"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace signalbox::test {

class FakeFilterHost final : public filters::FilterHost
{
public:
    /// What resuming does; usually a call of ChainRun::resume*().
    std::function<void(filters::FilterAction)> onResume;

    FakeFilterHost()
        : m_handle(std::make_shared<Handle>(*this))
    {
    }

    std::weak_ptr<filters::Resumer> waitHandle() override { return m_handle; }
    void callLater(Milliseconds delay, std::function<void()> call) override
    {
        m_calls.push_back({m_now + delay, std::move(call)});
    }

    /// The exchange is over: handles expire, delayed calls still come.
    void endExchange() { m_handle.reset(); }
    /// Lets time pass; runs what is due, in order of asking.
    void advance(Milliseconds time)
    {
        m_now += time;
        for (std::size_t i = 0; i < m_calls.size();) {
            if (m_calls[i].first > m_now) {
                ++i;
                continue;
            }
            const auto call = std::move(m_calls[i].second);
            m_calls.erase(m_calls.begin() + std::ptrdiff_t(i));
            call();
            i = 0;
        }
    }
    std::size_t pendingCalls() const { return m_calls.size(); }

private:
    class Handle final : public filters::Resumer
    {
    public:
        explicit Handle(FakeFilterHost &host)
            : m_host(host)
        {
        }
        void resume(filters::FilterAction action) override { m_host.onResume(action); }

    private:
        FakeFilterHost &m_host;
    };

    std::shared_ptr<Handle> m_handle;
    Milliseconds m_now{0};
    std::vector<std::pair<Milliseconds, std::function<void()>>> m_calls;
};

} // namespace signalbox::test
