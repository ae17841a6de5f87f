// SocketStream: what it says about readiness, ends and failures; and bodies through a SplicePipe.
#include "io/socket_stream.h"
#include "io/splice_pipe.h"
#include "support/loop_thread.h"
#include "support/socket_pair.h"

#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <netinet/in.h>
#include <poll.h>

using namespace signalbox;
using io::IoResult;
using io::SocketStream;
using test::LoopThread;
using test::SocketPair;

namespace {

/// Notes what it hears, in order.
class Listener final : public io::StreamHandler
{
public:
    void streamReadable() override { heard += "r"; }
    void streamWritable() override { heard += "w"; }
    void streamBroken() override { heard += "b"; }
    std::string heard;
};

void turn(LoopThread &loop)
{
    for (int i = 0; i < 3; ++i)
        loop.dispatcher().processEvents(QEventLoop::AllEvents);
}

std::string pattern(std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = char('a' + (i * 31 + i / 251) % 26);
    return text;
}

/// As the threads of workers do: splice(2) has no MSG_NOSIGNAL.
void blockSigpipe()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

/// A connecting, non-blocking TCP socket.
int connecting(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 &&
        errno != EINPROGRESS)
        qFatal("connect failed");
    return descriptor;
}

} // namespace

class IoStreamsTest : public QObject
{
    Q_OBJECT
private slots:
    void readsWhatComesAndSaysWhenNothingIsThere()
    {
        onLoop([](LoopThread &loop, SocketPair &pair, SocketStream &stream, Listener &listener) {
            char buffer[16];
            turn(loop);
            QCOMPARE(listener.heard, std::string());
            QVERIFY(!stream.maybeReadable());
            pair.send("hello");
            turn(loop);
            QCOMPARE(listener.heard, std::string("r"));
            QVERIFY(stream.maybeReadable());
            const IoResult read = stream.read(buffer, sizeof buffer);
            QVERIFY(read.kind == IoResult::Kind::Ok);
            QCOMPARE(std::string(buffer, read.bytes), std::string("hello"));
            QVERIFY(!stream.maybeReadable()); // a short read has emptied it
            QVERIFY(stream.read(buffer, sizeof buffer).kind == IoResult::Kind::Blocked);
        });
    }

    void aFullReadMayHaveLeftSomething()
    {
        onLoop([](LoopThread &loop, SocketPair &pair, SocketStream &stream, Listener &) {
            char buffer[4];
            pair.send("12345678");
            turn(loop);
            QVERIFY(stream.read(buffer, 4).kind == IoResult::Kind::Ok);
            QVERIFY(stream.maybeReadable());
            QVERIFY(stream.read(buffer, 4).kind == IoResult::Kind::Ok);
            QVERIFY(stream.read(buffer, 4).kind == IoResult::Kind::Blocked);
            QVERIFY(!stream.maybeReadable());
        });
    }

    void theEndComesAfterWhatWasSentBeforeIt()
    {
        onLoop([](LoopThread &loop, SocketPair &pair, SocketStream &stream, Listener &) {
            char buffer[16];
            pair.send("bye");
            ::shutdown(pair.far(), SHUT_WR);
            turn(loop);
            QVERIFY(stream.peerClosed());
            QCOMPARE(stream.read(buffer, sizeof buffer).bytes, std::size_t(3));
            QVERIFY(stream.maybeReadable()); // the end is still to be read
            QVERIFY(stream.read(buffer, sizeof buffer).kind == IoResult::Kind::Eof);
            // Half closed: what is written still arrives.
            QVERIFY(stream.write("late", 4).kind == IoResult::Kind::Ok);
            QCOMPARE(pair.received(), std::string("late"));
        });
    }

    void aPeerThatIsGoneIsToldAsBroken()
    {
        onLoop([](LoopThread &loop, SocketPair &pair, SocketStream &stream, Listener &listener) {
            pair.closeFar();
            turn(loop);
            QCOMPARE(listener.heard, std::string("rb"));
            QVERIFY(stream.peerClosed());
            QVERIFY(stream.write("x", 1).kind == IoResult::Kind::Error); // and no SIGPIPE
        });
    }

    void roomIsToldOnlyToWhoWaitsForIt()
    {
        onLoop([](LoopThread &loop, SocketPair &pair, SocketStream &stream, Listener &listener) {
            const std::string block = pattern(100000);
            std::string sent;
            for (;;) {
                const IoResult result = stream.write(block.data(), block.size());
                if (result.kind != IoResult::Kind::Ok)
                    break;
                sent += block.substr(0, result.bytes);
            }
            turn(loop);
            QCOMPARE(listener.heard, std::string());
            std::string got = pair.received();
            turn(loop);
            QCOMPARE(listener.heard, std::string("w"));
            pair.received();
            turn(loop);
            QCOMPARE(listener.heard, std::string("w"));
            QVERIFY(got == sent);
        });
    }

    void gatheredWritesArriveInOrder()
    {
        onLoop([](LoopThread &, SocketPair &pair, SocketStream &stream, Listener &) {
            std::string a = "one ";
            std::string b;
            std::string c = "three";
            const iovec parts[3] = {
                {a.data(), a.size()}, {b.data(), b.size()}, {c.data(), c.size()}};
            const IoResult result = stream.writev(parts, 3);
            QVERIFY(result.kind == IoResult::Kind::Ok);
            QCOMPARE(result.bytes, std::size_t(9));
            QCOMPARE(pair.received(), std::string("one three"));
        });
    }

    void endingTheSendingSideKeepsReading()
    {
        onLoop([](LoopThread &loop, SocketPair &pair, SocketStream &stream, Listener &) {
            stream.shutdownWrite();
            char buffer[8];
            QCOMPARE(::read(pair.far(), buffer, sizeof buffer), ssize_t(0));
            pair.send("still");
            turn(loop);
            QCOMPARE(stream.read(buffer, sizeof buffer).bytes, std::size_t(5));
        });
    }

    void aStreamWithoutAHandlerKeepsQuiet()
    {
        onLoop([](LoopThread &loop, SocketPair &pair, SocketStream &stream, Listener &listener) {
            stream.setHandler(nullptr);
            pair.send("x");
            pair.closeFar();
            turn(loop);
            QCOMPARE(listener.heard, std::string());
        });
    }

    void aConnectionIsToldWhenItIsThere()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        LoopThread loop;
        loop.run([&] {
            SocketStream stream(loop.dispatcher(), connecting(server.serverPort()), false);
            Listener listener;
            stream.setHandler(&listener);
            turn(loop);
            QCOMPARE(listener.heard, std::string("w"));
            QCOMPARE(stream.connectResult(), 0);
        });
    }

    void aRefusedConnectionSaysSo()
    {
        const int holder = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); // bound, not listening
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::bind(holder, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        socklen_t length = sizeof address;
        QCOMPARE(::getsockname(holder, reinterpret_cast<sockaddr *>(&address), &length), 0);
        LoopThread loop;
        loop.run([&] {
            SocketStream stream(loop.dispatcher(), connecting(ntohs(address.sin_port)), false);
            Listener listener;
            stream.setHandler(&listener);
            turn(loop);
            QVERIFY(!listener.heard.empty());
            QCOMPARE(listener.heard[0], 'w');
            QCOMPARE(stream.connectResult(), ECONNREFUSED);
        });
        ::close(holder);
    }

    void abortingResetsThePeer()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        server.pauseAccepting(); // the connection is taken by hand
        LoopThread loop;
        const int client = connecting(server.serverPort());
        int accepted = -1;
        QTRY_VERIFY(accepted >= 0 ||
                    (accepted = ::accept4(int(server.socketDescriptor()), nullptr, nullptr,
                                          SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0);
        loop.run([&] {
            SocketStream stream(loop.dispatcher(), accepted, true);
            stream.abortOnClose();
        });
        pollfd wait{client, POLLIN, 0};
        QCOMPARE(::poll(&wait, 1, 20000), 1);
        char buffer[4];
        QCOMPARE(::recv(client, buffer, sizeof buffer, 0), ssize_t(-1));
        QCOMPARE(errno, ECONNRESET);
        ::close(client);
    }

    void splicedBytesArriveAsTheyWere_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("limit");
        QTest::newRow("a few bytes") << 10 << 10;
        QTest::newRow("no more than the limit") << 1000 << 400;
        QTest::newRow("more than a pipe holds") << 5'000'000 << 5'000'000;
    }
    void splicedBytesArriveAsTheyWere()
    {
        QFETCH(int, size);
        QFETCH(int, limit);
        const std::string text = pattern(std::size_t(size));
        LoopThread loop;
        loop.run([&] {
            SocketPair in;
            SocketPair out;
            SocketStream source(loop.dispatcher(), in.takeNear(), true);
            SocketStream sink(loop.dispatcher(), out.takeNear(), true);
            io::SplicePipe pipe;
            QVERIFY(pipe.valid());
            std::size_t sent = 0;
            std::string got;
            std::uint64_t taken = 0;
            for (int round = 0; round < 100000 && got.size() < std::size_t(limit); ++round) {
                sent += in.send(std::string_view(text).substr(sent));
                const io::SplicePipe::Moved moved =
                    pipe.move(source, sink, std::uint64_t(limit) - taken);
                taken += moved.in;
                QCOMPARE(moved.sinkError, 0);
                QCOMPARE(moved.sourceError, 0);
                got += out.received();
                QCOMPARE(pipe.held(), taken - got.size());
            }
            QCOMPARE(taken, std::uint64_t(limit));
            QVERIFY(got == text.substr(0, std::size_t(limit)));
            QCOMPARE(pipe.held(), std::uint64_t(0));
            // What is beyond the limit is still in the source.
            const std::string rest = text.substr(std::size_t(limit), sent - std::size_t(limit));
            if (!rest.empty()) {
                std::string left(rest.size(), '\0');
                QCOMPARE(source.read(left.data(), left.size()).bytes, rest.size());
                QVERIFY(left == rest);
            }
        });
    }

    void aSpliceSaysWhoIsInTheWay()
    {
        LoopThread loop;
        loop.run([&] {
            blockSigpipe();
            SocketPair in;
            SocketPair out;
            SocketStream source(loop.dispatcher(), in.takeNear(), true);
            SocketStream sink(loop.dispatcher(), out.takeNear(), true);
            io::SplicePipe pipe;
            io::SplicePipe::Moved moved = pipe.move(source, sink, 1000);
            QVERIFY(moved.sourceBlocked && !moved.sinkBlocked && !moved.sourceEnded);

            // A sink that takes nothing: bytes stay in the pipe, and come out when it has room.
            const std::string block = pattern(65536);
            while (sink.write(block.data(), block.size()).kind == IoResult::Kind::Ok) {
            }
            in.send("held");
            moved = pipe.move(source, sink, 1000);
            QVERIFY(moved.sinkBlocked);
            QCOMPARE(pipe.held(), std::uint64_t(4));
            out.received();
            moved = pipe.move(source, sink, 1000 - moved.in);
            QCOMPARE(moved.out, std::uint64_t(4));
            QCOMPARE(out.received(), std::string("held"));

            ::shutdown(in.far(), SHUT_WR);
            moved = pipe.move(source, sink, 1000);
            QVERIFY(moved.sourceEnded && moved.sourceError == 0);

            out.closeFar();
            SocketPair more;
            SocketStream second(loop.dispatcher(), more.takeNear(), true);
            more.send("x");
            moved = pipe.move(second, sink, 1000);
            QCOMPARE(moved.sinkError, EPIPE);
        });
    }

private:
    /// Runs the case on a loop's thread with a stream on the near end of a pair.
    void onLoop(
        const std::function<void(LoopThread &, SocketPair &, SocketStream &, Listener &)> &testCase)
    {
        LoopThread loop;
        loop.run([&] {
            SocketPair pair;
            SocketStream stream(loop.dispatcher(), pair.takeNear(), true);
            Listener listener;
            stream.setHandler(&listener);
            testCase(loop, pair, stream, listener);
        });
    }
};

QTEST_GUILESS_MAIN(IoStreamsTest)
#include "tst_io_streams.moc"
