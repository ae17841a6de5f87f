#include "workspace/request_sender.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QUrl>

namespace signalbox::ui {

namespace {

constexpr qint64 shownBytes = 16 * 1024;

} // namespace

class RequestSender::Worker : public QObject
{
public:
    QNetworkAccessManager network{this};
    QPointer<QNetworkReply> running;
};

RequestSender::RequestSender(QObject *parent)
    : QObject(parent)
    , m_worker(new Worker)
{
    m_thread.setObjectName(QStringLiteral("sender"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

RequestSender::~RequestSender()
{
    m_thread.quit();
    m_thread.wait();
}

void RequestSender::send(const ExplainRequest &request, const QString &proxy)
{
    const quint64 number = ++m_number;
    QMetaObject::invokeMethod(
        m_worker,
        [this, request, proxy, number, worker = m_worker] {
            if (worker->running)
                worker->running->abort();
            const QUrl wanted(QString::fromStdString(request.url));
            QUrl url(proxy);
            url.setPath(wanted.path(QUrl::FullyEncoded).isEmpty() ? QStringLiteral("/")
                                                                  : wanted.path(QUrl::FullyEncoded),
                        QUrl::TolerantMode);
            if (wanted.hasQuery())
                url.setQuery(wanted.query(QUrl::FullyEncoded), QUrl::TolerantMode);
            QNetworkRequest out(url);
            out.setRawHeader("Host", wanted.authority(QUrl::FullyEncoded).toLatin1());
            for (const auto &[name, value] : request.headers)
                out.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
            out.setTransferTimeout(timeoutMs);
            out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
            out.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
            out.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                             QNetworkRequest::AlwaysNetwork);
            auto clock = std::make_shared<QElapsedTimer>();
            auto result = std::make_shared<SentResult>();
            clock->start();
            QNetworkReply *reply =
                worker->network.sendCustomRequest(out, QByteArray::fromStdString(request.method));
            worker->running = reply;
            const auto read = [reply, result] {
                const QByteArray piece = reply->readAll();
                result->bytes += piece.size();
                if (result->body.size() < shownBytes)
                    result->body += piece.left(shownBytes - result->body.size());
            };
            QObject::connect(reply, &QNetworkReply::readyRead, worker, [reply, result, read] {
                read();
                if (result->bytes > mostBytes) {
                    result->cut = true;
                    reply->abort();
                }
            });
            QObject::connect(
                reply, &QNetworkReply::finished, worker,
                [this, reply, result, clock, number, read] {
                    read();
                    result->durationMs = clock->elapsed();
                    result->status =
                        reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
                    result->reason =
                        reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
                    result->contentType =
                        reply->header(QNetworkRequest::ContentTypeHeader).toString();
                    result->via = QString::fromLatin1(reply->rawHeader("Via"));
                    for (const auto &[name, value] : reply->rawHeaderPairs())
                        result->fields.append(
                            {QString::fromLatin1(name), QString::fromLatin1(value)});
                    if (result->status == 0)
                        result->error = reply->errorString();
                    reply->deleteLater();
                    QMetaObject::invokeMethod(
                        this,
                        [this, result, number] {
                            if (number == m_number)
                                emit finished(*result);
                        },
                        Qt::QueuedConnection);
                });
        },
        Qt::QueuedConnection);
}

} // namespace signalbox::ui
