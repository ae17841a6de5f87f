#include "discovery/http_probe.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QTcpSocket>

namespace signalbox::ui {

namespace {

/// Value of a field of the head, in lower case; empty when it isn't there.
QByteArray headField(const QByteArray &head, QByteArrayView name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon == name.size() && line.left(colon).toLower() == name)
            return line.mid(colon + 1).trimmed().toLower();
    }
    return {};
}

QString titleOf(const QByteArray &body)
{
    static const QRegularExpression pattern(QStringLiteral("<title[^>]*>([^<]{0,400})"),
                                            QRegularExpression::CaseInsensitiveOption |
                                                QRegularExpression::DotMatchesEverythingOption);
    QString title = pattern.match(QString::fromUtf8(body)).captured(1).simplified();
    const std::pair<const char *, const char *> entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto &[entity, character] : entities)
        title.replace(QLatin1String(entity), QLatin1String(character));
    return title.left(80);
}

} // namespace

ProbeResult readAnswer(const QByteArray &answer)
{
    ProbeResult result;
    if (!answer.startsWith("HTTP/1.") || answer.size() < 12)
        return result;
    result.status = answer.mid(9, 3).toInt();
    if (result.status < 100 || result.status > 599)
        return {};
    qsizetype border = answer.indexOf("\r\n\r\n");
    qsizetype body = border + 4;
    if (border < 0) {
        border = answer.indexOf("\n\n");
        body = border + 2;
    }
    const QByteArray head = border < 0 ? answer : answer.left(border);
    const QByteArray type = headField(head, "content-type").split(';').first().trimmed();
    if (type == "text/html" || type == "application/xhtml+xml") {
        result.kind = ProbeResult::Kind::Html;
        if (border >= 0)
            result.title = titleOf(answer.mid(body));
    } else if (type == "application/json" || type.endsWith("+json")) {
        result.kind = ProbeResult::Kind::Json;
    } else if (type.startsWith("text/")) {
        result.kind = ProbeResult::Kind::Text;
    } else {
        result.kind = ProbeResult::Kind::Other;
    }
    return result;
}

HttpProbe::HttpProbe(const ListeningServer &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_socket(new QTcpSocket(this))
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeoutMs);
    connect(&m_timeout, &QTimer::timeout, this, &HttpProbe::end);
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        m_socket->write("GET / HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_server.port) +
                        "\r\nAccept: text/html, application/json;q=0.9, */*;q=0.5\r\n"
                        "User-Agent: Signalbox\r\nConnection: close\r\n\r\n");
    });
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpProbe::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpProbe::end);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &HttpProbe::end);
}

void HttpProbe::start()
{
    m_timeout.start();
    m_socket->connectToHost(m_server.v4 ? QHostAddress(QHostAddress::LocalHost)
                                        : QHostAddress(QHostAddress::LocalHostIPv6),
                            m_server.port);
}

void HttpProbe::read()
{
    m_answer += m_socket->read(longest - m_answer.size());
    // Enough of it: no HTTP, or a page whose title is here.
    if (m_answer.size() >= longest || (m_answer.size() >= 7 && !m_answer.startsWith("HTTP/1.")) ||
        m_answer.contains("</title>"))
        end();
}

void HttpProbe::end()
{
    if (std::exchange(m_done, true))
        return;
    m_timeout.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    emit finished(readAnswer(m_answer));
}

} // namespace signalbox::ui
