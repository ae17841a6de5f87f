#include "ctl/signals.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace signalbox::ctl {

namespace {

sigset_t handledSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGUSR1})
        sigaddset(&set, number);
    return set;
}

} // namespace

void blockSignals()
{
    const sigset_t set = handledSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Signals::Signals(QObject *parent)
    : QObject(parent)
    , m_fd([] {
        const sigset_t set = handledSignals();
        return ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    }())
    , m_notifier(m_fd, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &Signals::read);
}

Signals::~Signals()
{
    m_notifier.setEnabled(false);
    ::close(m_fd);
}

void Signals::read()
{
    signalfd_siginfo info;
    while (::read(m_fd, &info, sizeof info) == ssize_t(sizeof info)) {
        switch (int(info.ssi_signo)) {
        case SIGTERM:
        case SIGINT:
            emit terminate(int(info.ssi_signo));
            break;
        case SIGHUP:
            emit hangUp();
            break;
        default:
            emit user1();
        }
    }
}

} // namespace signalbox::ctl
