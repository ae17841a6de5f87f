#include "demo/demo.h"

#include "base/post.h"
#include "demo/demo_servers.h"
#include "demo/demo_traffic.h"

namespace signalbox::demo {

class Demo::World : public QObject
{
public:
    DemoServers servers{this};
    DemoTraffic traffic{this};
};

Demo::Demo(QObject *parent)
    : QObject(parent)
    , m_world(new World)
{
    m_thread.setObjectName(QStringLiteral("demo"));
    m_world->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_world, &QObject::deleteLater);
    m_thread.start();
}

Demo::~Demo()
{
    m_thread.quit();
    m_thread.wait();
}

void Demo::start(const std::string &bind)
{
    post(m_world, [this, bind] {
        const Result<void> done = m_world->servers.start();
        // Emitted from the demo's thread: receivers in others get them queued.
        if (done)
            emit started(m_world->servers.configuration(bind));
        else
            emit failed(done.error());
    });
}

void Demo::startTraffic(const QUrl &proxy)
{
    post(m_world, [this, proxy] { m_world->traffic.start(proxy); });
}

void Demo::stopTraffic()
{
    post(m_world, [this] { m_world->traffic.stop(); });
}

} // namespace signalbox::demo
