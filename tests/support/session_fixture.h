// A proxy of this process that serves a file of its own, and what it said.
#pragma once

#include "facade/engine.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace signalbox::test {

/// A configuration whose one route answers with a word.
inline std::string answering(const std::string &word)
{
    return "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n  - name: all\n"
           "    filters: [{respond: {status: 200, body: " +
           word + "}}]\n";
}

/// One whose route leads to the server `blue` of the backend `pool`.
inline std::string proxying(quint16 port, const std::string &more = {})
{
    return "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n  - name: all\n"
           "    backend: pool\nbackends:\n  pool:\n    servers:\n      - {name: blue, url: "
           "\"http://127.0.0.1:" +
           std::to_string(port) + "\"}\n" + more;
}

inline void write(const std::string &path, const std::string &text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

inline std::string readAll(const std::string &path)
{
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

/// What a session told of its configuration and its requests.
struct Heard
{
    quint64 generation = 0;
    std::shared_ptr<const config::RuntimeConfig> config;
    std::shared_ptr<const std::string> text;
    std::vector<ListenerInfo> listeners;
    std::vector<stats::TapRecord> records;

    /// As long as the session lives.
    void listenTo(Session &session)
    {
        QObject::connect(
            &session, &Session::ready, &session,
            [this](quint64, const std::vector<ListenerInfo> &list) { listeners = list; });
        QObject::connect(&session, &Session::configurationChanged, &session,
                         [this](quint64 number, const auto &served, const auto &source) {
                             generation = number;
                             config = served;
                             text = source;
                         });
        QObject::connect(&session, &Session::recorded, &session,
                         [this](const RecordedBatch &batch) {
                             records.insert(records.end(), batch->begin(), batch->end());
                         });
    }
};

class SessionFixture
{
protected:
    void setUp()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
        m_file = m_folder->filePath(QStringLiteral("signalbox.yaml")).toStdString();
        m_heard = {};
        m_engine = std::make_unique<Engine>();
        m_heard.listenTo(*m_engine);
    }
    void tearDown()
    {
        m_engine.reset();
        m_folder.reset();
    }

    EngineOptions options() const
    {
        EngineOptions options;
        options.file = m_file;
        return options;
    }
    void serve(const std::string &text) { serve(text, options()); }
    void serve(const std::string &text, const EngineOptions &options)
    {
        write(m_file, text);
        QSignalSpy ready(m_engine.get(), &Session::ready);
        m_engine->start(options);
        QTRY_COMPARE(ready.size(), 1);
    }

    /// Whatever was asked of it before has reached the session's proxy, which is done with it.
    static void settle(Session &session)
    {
        bool answered = false;
        session.generationText(1, [&](const auto &) { answered = true; });
        QTRY_VERIFY(answered);
    }

    /// The whole answer of the proxy.
    QByteArray get(const char *target) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_heard.listeners.at(0).address.port);
        socket.write(QByteArray("GET ") + target +
                     " HTTP/1.1\r\nHost: x\r\nx-mark: 7\r\nConnection: close\r\n\r\n");
        QByteArray answer;
        [&] {
            QTRY_VERIFY(
                (answer += socket.readAll(), socket.state() == QAbstractSocket::UnconnectedState));
        }();
        return answer + socket.readAll();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_file;
    Heard m_heard; // from the engine
    std::unique_ptr<Engine> m_engine;
};

} // namespace signalbox::test
