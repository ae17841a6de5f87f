#include "desktop/event_times.h"

#include "stats/merged_histogram.h"

#include <QApplication>
#include <QMetaEnum>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace signalbox::desktop {

namespace {

QByteArray milliseconds(double us)
{
    return QByteArray::number(us / 1000.0, 'f', 2) + " ms";
}

class TimedApplication final : public QApplication
{
public:
    TimedApplication(int &argc, char **argv)
        : QApplication(argc, argv)
    {
    }
    ~TimedApplication() override { std::fputs(m_times.report().constData(), stderr); }

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Other threads' events come here, too.
        if (m_busy || receiver->thread() != thread())
            return QApplication::notify(receiver, event);
        // Both may be gone afterwards.
        const QEvent::Type type = event->type();
        const char *const name = receiver->metaObject()->className();
        m_busy = true;
        const auto begin = std::chrono::steady_clock::now();
        const bool handled = QApplication::notify(receiver, event);
        const auto took = std::chrono::steady_clock::now() - begin;
        m_busy = false;
        m_times.add(
            std::uint64_t(std::chrono::duration_cast<std::chrono::microseconds>(took).count()),
            type, name);
        return handled;
    }

private:
    EventTimes m_times;
    bool m_busy = false;
};

} // namespace

void EventTimes::add(std::uint64_t us, QEvent::Type type, const char *receiver)
{
    m_histogram.record(us);
    ++m_count;
    if (us > m_max || m_count == 1) {
        m_max = us;
        m_slowest = {type, receiver};
    }
    if (us <= frameUs)
        return;
    ++m_over;
    Slow &slow = m_slow[{type, receiver}];
    ++slow.count;
    slow.max = std::max(slow.max, us);
}

std::uint64_t EventTimes::quantile(double share) const
{
    stats::MergedHistogram all;
    all.add(m_histogram);
    return std::min(all.quantile(share).value_or(0), m_max);
}

QByteArray EventTimes::report() const
{
    const double mean = m_count ? double(m_histogram.sum()) / double(m_count) : 0.0;
    QByteArray out = "events: " + QByteArray::number(m_count) + ", mean " + milliseconds(mean) +
                     ", p50 " + milliseconds(double(quantile(0.5))) + ", p99 " +
                     milliseconds(double(quantile(0.99))) + ", max " + milliseconds(double(m_max)) +
                     ", over 16 ms: " + QByteArray::number(m_over) + '\n';
    const auto words = [](const Kind &kind) -> QByteArray {
        const char *const type = QMetaEnum::fromType<QEvent::Type>().valueToKey(kind.first);
        return (type ? QByteArray(type) : QByteArray::number(int(kind.first))) + " to " +
               kind.second + '\n';
    };
    std::vector<std::pair<Kind, Slow>> slow(m_slow.begin(), m_slow.end());
    if (slow.empty() && m_count)
        slow.push_back({m_slowest, {1, m_max}});
    std::stable_sort(slow.begin(), slow.end(),
                     [](const auto &a, const auto &b) { return a.second.max > b.second.max; });
    for (const auto &[kind, times] : slow)
        out += "  " + QByteArray::number(times.count) + " up to " +
               milliseconds(double(times.max)) + ": " + words(kind);
    return out;
}

std::unique_ptr<QApplication> makeApplication(int &argc, char **argv)
{
    if (qEnvironmentVariableIsSet("SIGNALBOX_EVENT_TIMES"))
        return std::make_unique<TimedApplication>(argc, argv);
    return std::make_unique<QApplication>(argc, argv);
}

} // namespace signalbox::desktop
