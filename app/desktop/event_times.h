// How long the GUI thread is busy with one event, for who asks with SIGNALBOX_EVENT_TIMES=1:
// between two of them nothing answers the user. GUI thread. Times are microseconds.
#pragma once

#include "stats/histogram.h"

#include <QByteArray>
#include <QEvent>

#include <cstdint>
#include <map>
#include <memory>
#include <utility>

class QApplication;

namespace signalbox::desktop {

/// What the events took, in a size that doesn't grow with them.
class EventTimes
{
public:
    static constexpr std::uint64_t frameUs = 16'000;

    /// @param receiver  class name of who got it
    void add(std::uint64_t us, QEvent::Type type, const char *receiver);

    std::uint64_t count() const noexcept { return m_count; }
    std::uint64_t over() const noexcept { return m_over; }
    /// `share` of the events took no longer than this, to 6.25 %.
    std::uint64_t quantile(double share) const;
    /// One line of figures, then one for each kind of event and receiver that took more than a
    /// frame (else for the slowest event alone), the slowest first.
    QByteArray report() const;

private:
    using Kind = std::pair<QEvent::Type, QByteArray>; // and receiver
    struct Slow
    {
        std::uint64_t count = 0;
        std::uint64_t max = 0;
    };

    stats::Histogram m_histogram;
    std::uint64_t m_count = 0;
    std::uint64_t m_over = 0; // a frame
    std::uint64_t m_max = 0;
    Kind m_slowest;
    std::map<Kind, Slow> m_slow; // over a frame
};

/// The application; one that times every event it hands out, and prints what they took to stderr
/// when it goes, for who asked. An event that is sent while another one is handled is part of that.
std::unique_ptr<QApplication> makeApplication(int &argc, char **argv);

} // namespace signalbox::desktop
