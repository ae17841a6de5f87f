#include "editors/check_probe.h"

#include "theme/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>

namespace signalbox::ui {

CheckProbe::CheckProbe(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &CheckProbe::look);
}

void CheckProbe::ask(const std::string &server, std::chrono::milliseconds patience)
{
    cancel();
    m_server = server;
    // Times that came through another process have no more than milliseconds.
    m_asked = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    m_deadline = std::chrono::steady_clock::now() + patience;
    m_waiting = true;
    m_session.checkNow(
        server, [probe = QPointer(this), question = m_question](const Result<std::string> &asked) {
            if (!probe || probe->m_question != question)
                return;
            if (asked) {
                probe->m_timer.start();
                return;
            }
            probe->cancel();
            emit probe->refused(QString::fromStdString(asked.error().message()));
        });
}

void CheckProbe::cancel()
{
    ++m_question;
    m_waiting = false;
    m_timer.stop();
}

void CheckProbe::look()
{
    if (std::chrono::steady_clock::now() > m_deadline) {
        cancel();
        emit noAnswer();
        return;
    }
    m_session.checks(m_server, [probe = QPointer(this), question = m_question](
                                   const std::vector<health::CheckResult> &results) {
        if (probe && probe->m_question == question)
            probe->heard(results);
    });
}

void CheckProbe::heard(const std::vector<health::CheckResult> &results)
{
    for (const health::CheckResult &result : results) {
        if (result.time < m_asked)
            continue;
        cancel();
        emit answered(health::CheckResult(result));
        return;
    }
}

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CheckProbe)
};

} // namespace

QString checkText(const health::CheckResult &result)
{
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(result.time.time_since_epoch());
    const QString at = QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms.count()).time(),
                                          QStringLiteral("HH:mm:ss"));
    const QString took = formats::duration(static_cast<std::uint64_t>(result.durationMs * 1000));
    QString text = result.ok ? Words::tr("%1: passed in %2").arg(at, took)
                             : Words::tr("%1: failed after %2").arg(at, took);
    if (result.status > 0)
        text += Words::tr(", status %1").arg(result.status);
    if (!result.reason.empty())
        text += Words::tr(": %1").arg(QString::fromStdString(result.reason));
    if (!result.snippet.empty())
        text += u'\n' + QString::fromUtf8(result.snippet.data(), qsizetype(result.snippet.size()));
    return text;
}

} // namespace signalbox::ui
