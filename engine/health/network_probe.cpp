// A probe's sockets: connect, send, read, close.
#include "health/network_probe.h"

#include "health/probe_exchange.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <deque>

namespace signalbox::health {

namespace {

// How long one address of several may take before the next one is tried beside it (RFC 8305 §5
// recommends 250 ms).
constexpr Milliseconds attemptDelay{250};
// A server that sends without end is not read without end in one go.
constexpr qint64 readChunk = 16 * 1024;
constexpr qint64 readBuffer = 64 * 1024;

std::string words(QAbstractSocket::SocketError error, const QString &text)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return "connection refused";
    case QAbstractSocket::HostNotFoundError:
        return "name does not resolve";
    case QAbstractSocket::SocketTimeoutError:
        return "connecting timed out";
    case QAbstractSocket::SocketAccessError:
        return "permission denied";
    case QAbstractSocket::SocketResourceError:
        return "no socket left here";
    case QAbstractSocket::NetworkError:
        return "network unreachable";
    default:
        return text.toLower().toStdString();
    }
}

std::string words(QLocalSocket::LocalSocketError error, const QString &text)
{
    switch (error) {
    case QLocalSocket::ConnectionRefusedError:
        return "connection refused";
    case QLocalSocket::ServerNotFoundError:
        return "no such socket";
    case QLocalSocket::SocketAccessError:
        return "permission denied";
    case QLocalSocket::SocketResourceError:
        return "no socket left here";
    default:
        return text.toLower().toStdString();
    }
}

/// Sockets are let go of inside their own signals, so they are deleted later.
struct Closer
{
    void operator()(QTcpSocket *socket) const
    {
        socket->disconnect();
        socket->abort();
        socket->deleteLater();
    }
    void operator()(QLocalSocket *socket) const
    {
        socket->disconnect();
        socket->abort();
        socket->deleteLater();
    }
};

/// What happens on an open connection. The QObject is the context of all connections, so that
/// nothing arrives after the end.
class SocketProbe : public QObject, public Probe
{
public:
    SocketProbe(const config::ServerSpec &server, std::shared_ptr<const Expectation> expectation,
                ProbeDone done)
        : m_server(server)
        , m_expectation(expectation)
        , m_exchange(std::move(expectation))
        , m_done(std::move(done))
    {
    }

protected:
    /// The last thing a probe does: the callee may destroy it.
    void finish(ProbeResult result)
    {
        const ProbeDone done = std::exchange(m_done, {});
        if (done)
            done(std::move(result));
    }
    void fail(std::string reason, bool counts = true)
    {
        finish({.ok = false,
                .counts = counts,
                .status = 0,
                .reason = std::move(reason),
                .snippet = {}});
    }
    void connected(QIODevice &device)
    {
        if (m_expectation->spec().type == config::HealthCheckSpec::Type::Tcp) {
            finish({.ok = true, .counts = true, .status = 0, .reason = {}, .snippet = {}});
            return;
        }
        const std::string request = m_expectation->request(m_server);
        device.write(request.data(), qint64(request.size()));
    }
    /// True when that was the end of the probe.
    bool readable(QIODevice &device)
    {
        std::array<char, readChunk> buffer;
        for (;;) {
            const qint64 got = device.read(buffer.data(), qint64(buffer.size()));
            if (got <= 0)
                return false;
            auto result = m_exchange.feed(std::string_view(buffer.data(), std::size_t(got)));
            if (result) {
                finish(std::move(*result));
                return true;
            }
        }
    }
    void closed(QIODevice &device)
    {
        if (!readable(device))
            finish(m_exchange.closed());
    }

    const config::ServerSpec m_server;
    const std::shared_ptr<const Expectation> m_expectation;

private:
    ProbeExchange m_exchange;
    ProbeDone m_done;
};

class UnixProbe final : public SocketProbe
{
public:
    using SocketProbe::SocketProbe;

    void begin()
    {
        m_socket.reset(new QLocalSocket);
        QLocalSocket *socket = m_socket.get();
        connect(socket, &QLocalSocket::connected, this, [this, socket] {
            m_isOpen = true;
            connected(*socket);
        });
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readable(*socket); });
        connect(socket, &QLocalSocket::errorOccurred, this,
                [this, socket](QLocalSocket::LocalSocketError error) {
                    if (m_isOpen)
                        closed(*socket);
                    else
                        fail(words(error, socket->errorString()),
                             error != QLocalSocket::SocketResourceError);
                });
        socket->connectToServer(QString::fromStdString(m_server.unixPath)); // may end the probe
    }

private:
    std::unique_ptr<QLocalSocket, Closer> m_socket;
    bool m_isOpen = false;
};

/// Tries the addresses of a name one after the other, a slow one beside the next; the first that
/// connects is used.
class TcpProbe final : public SocketProbe
{
public:
    using SocketProbe::SocketProbe;

    void begin()
    {
        const QString host = QString::fromStdString(m_server.host);
        QHostAddress literal;
        if (m_server.host == "localhost") {
            m_addresses = {QHostAddress(QHostAddress::LocalHostIPv6),
                           QHostAddress(QHostAddress::LocalHost)};
            tryNext();
        } else if (literal.setAddress(host)) {
            m_addresses = {literal};
            tryNext();
        } else {
            QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
                for (const QHostAddress &address : info.addresses())
                    m_addresses.push_back(address);
                tryNext();
            });
        }
    }

private:
    using Socket = std::unique_ptr<QTcpSocket, Closer>;

    /// May end the probe: Qt reports a refusal on the loopback interface from inside
    /// connectToHost().
    void tryNext()
    {
        if (m_addresses.empty()) {
            if (m_attempts.empty())
                fail(m_failure, m_failureCounts);
            return;
        }
        const QHostAddress address = m_addresses.front();
        m_addresses.pop_front();
        if (!m_addresses.empty())
            startDelay();
        m_attempts.emplace_back(new QTcpSocket);
        QTcpSocket *socket = m_attempts.back().get();
        socket->setProxy(QNetworkProxy::NoProxy);
        socket->setReadBufferSize(readBuffer);
        connect(socket, &QTcpSocket::connected, this, [this, socket] { use(socket); });
        connect(socket, &QTcpSocket::errorOccurred, this,
                [this, socket](QAbstractSocket::SocketError error) { failed(socket, error); });
        socket->connectToHost(address, m_expectation->spec().port.value_or(m_server.port));
    }

    void use(QTcpSocket *socket)
    {
        if (m_delay)
            m_delay->stop();
        m_addresses.clear();
        const auto mine = std::find_if(m_attempts.begin(), m_attempts.end(),
                                       [socket](const Socket &s) { return s.get() == socket; });
        std::swap(*mine, m_attempts.front());
        m_attempts.resize(1);
        m_open = socket;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readable(*socket); });
        connected(*socket);
    }

    void failed(QTcpSocket *socket, QAbstractSocket::SocketError error)
    {
        if (socket == m_open) {
            closed(*socket);
            return;
        }
        m_failure = words(error, socket->errorString());
        m_failureCounts = error != QAbstractSocket::SocketResourceError;
        std::erase_if(m_attempts, [socket](const Socket &s) { return s.get() == socket; });
        tryNext();
    }

    void startDelay()
    {
        if (!m_delay) {
            m_delay = std::make_unique<QTimer>();
            m_delay->setSingleShot(true);
            connect(m_delay.get(), &QTimer::timeout, this, [this] { tryNext(); });
        }
        m_delay->start(attemptDelay);
    }

    std::deque<QHostAddress> m_addresses; // not tried yet
    std::vector<Socket> m_attempts;       // connecting, or the open one alone
    QTcpSocket *m_open = nullptr;
    std::unique_ptr<QTimer> m_delay; // made when there are several addresses
    std::string m_failure = "name does not resolve";
    bool m_failureCounts = true;
};

/// Starts from the event loop, so that no result can come from inside start().
template <typename Kind> std::unique_ptr<Probe> begun(std::unique_ptr<Kind> probe)
{
    QMetaObject::invokeMethod(
        probe.get(), [raw = probe.get()] { raw->begin(); }, Qt::QueuedConnection);
    return probe;
}

} // namespace

std::unique_ptr<Probe> NetworkProbes::start(const config::ServerSpec &server,
                                            std::shared_ptr<const Expectation> expectation,
                                            ProbeDone done)
{
    if (!server.unixPath.empty())
        return begun(std::make_unique<UnixProbe>(server, std::move(expectation), std::move(done)));
    return begun(std::make_unique<TcpProbe>(server, std::move(expectation), std::move(done)));
}

} // namespace signalbox::health
