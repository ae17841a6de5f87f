#include "demo/demo_traffic.h"

#include <QNetworkReply>
#include <QNetworkRequest>

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
    , m_network(this)
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

    QUrl url = m_proxy.resolved(QUrl(QString::fromLatin1(visit->path)));
    QNetworkRequest request(url);
    request.setRawHeader("Host", visit->host);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("signalbox-demo"));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    const QByteArray method(visit->method);
    QByteArray body;
    if (method != "GET") {
        body = R"({"sku":812,"count":1})";
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    }
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    ++m_inFlight;
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        --m_inFlight;
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
            ++m_answered;
        reply->deleteLater();
    });
}

} // namespace signalbox::demo
