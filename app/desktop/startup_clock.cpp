#include "desktop/startup_clock.h"

#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace signalbox::desktop {

namespace {

/// Milliseconds since this process was made; the kernel counts in ticks of 10.
double age()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const double born = fields.value(19).toDouble() / double(::sysconf(_SC_CLK_TCK));
    return (double(now.tv_sec) + double(now.tv_nsec) / 1e9 - born) * 1000.0;
}

/// Waits for the first paint of a window, then for an idle event loop.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QWidget &window)
        : QObject(&window)
    {
        window.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [this] {
                std::fprintf(stderr, "startup: interactive after %.0f ms\n", age());
                deleteLater();
            });
        }
        return false;
    }
};

} // namespace

void reportStartup(QWidget &window)
{
    if (!qEnvironmentVariableIsSet("SIGNALBOX_STARTUP_TIME"))
        return;
    qunsetenv("SIGNALBOX_STARTUP_TIME");
    new FirstPaint(window);
}

} // namespace signalbox::desktop
