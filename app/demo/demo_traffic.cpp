#include "demo/demo_traffic.h"

#include <QTcpSocket>

#include <cmath>
#include <numbers>

namespace signalbox::demo {

namespace {

struct Visit
{
    int weight;
    const char *method;
    const char *host;
    const char *path;
};

constexpr Visit visits[] = {
    {22, "GET", "shop.localhost", "/api/products?page=2"},
    {14, "GET", "shop.localhost", "/api/cart"},
    {9, "GET", "shop.localhost", "/api/inventory?sku=812"},
    {5, "POST", "shop.localhost", "/api/checkout/quote"},
    {2, "PUT", "shop.localhost", "/api/cart/items/3"},
    {1, "GET", "shop.localhost", "/api/slow?ms=400"},
    {7, "GET", "shop.localhost", "/auth/session"},
    {2, "POST", "shop.localhost", "/auth/token"},
    {13, "GET", "shop.localhost", "/media/thumb/0812.avif"},
    {2, "GET", "shop.localhost", "/media/big?bytes=200000"},
    {1, "GET", "img.shop.localhost", "/legacy/0812.png"},
    {3, "GET", "beta.shop.localhost", "/api/products"},
    {24, "GET", "shop.localhost", "/src/pages/Cart.tsx"},
    {8, "GET", "shop.localhost", "/"},
    {1, "GET", "shop.localhost", "/fail?status=404"},
    {1, "GET", "nowhere.localhost", "/favicon.ico"},
};

constexpr int tickMs = 50;
constexpr double leastRate = 20, mostRate = 70; // requests a second
constexpr int waveMs = 30000;

} // namespace

DemoTraffic::DemoTraffic(QObject *parent)
    : QObject(parent)
    , m_timer(this)
    , m_random(QRandomGenerator::securelySeeded())
{
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &DemoTraffic::tick);
}

void DemoTraffic::start(const QUrl &proxy)
{
    m_proxy = proxy;
    m_timer.start();
}

void DemoTraffic::stop()
{
    m_timer.stop();
}

void DemoTraffic::tick()
{
    const double phase = 2 * std::numbers::pi * double(m_ticks++ * tickMs % waveMs) / waveMs;
    const double rate = leastRate + (mostRate - leastRate) * (0.5 + 0.5 * std::sin(phase));
    m_due += rate * tickMs / 1000.0 * (0.6 + 0.8 * m_random.generateDouble());
    for (; m_due >= 1; m_due -= 1) {
        if (m_inFlight < mostInFlight)
            send();
    }
}

void DemoTraffic::send()
{
    int sum = 0;
    for (const Visit &visit : visits)
        sum += visit.weight;
    int at = m_random.bounded(sum);
    const Visit *visit = visits;
    while (at >= visit->weight)
        at -= visit++->weight;

    // One connection a request: all of them are seen to come and go.
    const QByteArray method(visit->method);
    const QByteArray body = method == "GET" ? QByteArray() : R"({"sku":812,"count":1})";
    QByteArray request = method + ' ' + visit->path + " HTTP/1.1\r\nHost: " + visit->host +
                         "\r\nUser-Agent: signalbox-demo\r\nAccept: */*\r\nConnection: close\r\n";
    if (!body.isEmpty())
        request +=
            "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
            "\r\n";
    request += "\r\n" + body;
    auto *socket = new QTcpSocket(this);
    ++m_inFlight;
    connect(socket, &QTcpSocket::connected, socket, [socket, request] { socket->write(request); });
    connect(socket, &QTcpSocket::readyRead, socket,
            [socket] { socket->skip(socket->bytesAvailable()); });
    connect(socket, &QTcpSocket::stateChanged, this, [this, socket](auto state) {
        if (state != QAbstractSocket::UnconnectedState)
            return;
        --m_inFlight;
        socket->disconnect(this);
        socket->deleteLater();
    });
    socket->connectToHost(m_proxy.host(), static_cast<quint16>(m_proxy.port(80)));
}

} // namespace signalbox::demo
