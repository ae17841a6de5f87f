// Sends one request for real, through the proxy, from a thread of its own.
#pragma once

#include "facade/explain.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <cstdint>

namespace signalbox::ui {

struct SentResult
{
    QString error; // empty: there is an answer
    int status = 0;
    QString reason;
    qint64 durationMs = 0;
    qint64 bytes = 0; // of the body, as far as it was read
    bool cut = false; // the body was longer than is read
    QString contentType, via;
    QList<std::pair<QString, QString>> fields;
    QByteArray body; // the beginning
};

/// Lives in its caller's thread and never blocks it (but for the destructor). One request at a
/// time; a new one ends the one before.
class RequestSender : public QObject
{
    Q_OBJECT
public:
    static constexpr int timeoutMs = 30000;
    static constexpr qint64 mostBytes = 1024 * 1024;

    explicit RequestSender(QObject *parent = nullptr);
    ~RequestSender() override;

    /// @param proxy  "http://127.0.0.1:8080": where the connection goes, whatever the URL's host
    void send(const ExplainRequest &request, const QString &proxy);

signals:
    void finished(const signalbox::ui::SentResult &result);

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker;
    quint64 m_number = 0;
};

} // namespace signalbox::ui
