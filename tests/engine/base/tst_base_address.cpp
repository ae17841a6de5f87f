// IP literals, ranges and socket addresses: what is read, what is refused, and that text and kernel
// forms agree.
#include "base/address.h"

#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>

using namespace signalbox;

class TestBaseAddress : public QObject
{
    Q_OBJECT

private slots:
    void literals_data();
    void literals();
    void classes_data();
    void classes();
    void ranges_data();
    void ranges();
    void badRanges_data();
    void badRanges();
    void socketAddresses_data();
    void socketAddresses();
    void nativeForms_data();
    void nativeForms();
    void unixPathsMustFit();
    void unnamedUnixPeersHaveNoPath();
};

void TestBaseAddress::literals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed"); // empty: refused
    QTest::newRow("IPv4") << "127.0.0.1"
                          << "127.0.0.1";
    QTest::newRow("IPv4 all ones") << "255.255.255.255"
                                   << "255.255.255.255";
    QTest::newRow("IPv6 loopback") << "::1"
                                   << "::1";
    QTest::newRow("IPv6 any") << "::"
                              << "::";
    QTest::newRow("IPv6 is printed in its shortest form") << "2001:0DB8:0:0:0:0:0:0001"
                                                          << "2001:db8::1";
    QTest::newRow("IPv4-mapped") << "::ffff:127.0.0.1"
                                 << "::ffff:127.0.0.1";
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("a name") << "localhost"
                            << "";
    QTest::newRow("three octets") << "127.0.1"
                                  << "";
    QTest::newRow("an octet over 255") << "127.0.0.256"
                                       << "";
    QTest::newRow("a leading zero, which some read as octal") << "127.0.0.010"
                                                              << "";
    QTest::newRow("hexadecimal") << "0x7f.0.0.1"
                                 << "";
    QTest::newRow("a number") << "2130706433"
                              << "";
    QTest::newRow("brackets") << "[::1]"
                              << "";
    QTest::newRow("a zone") << "fe80::1%eth0"
                            << "";
    QTest::newRow("a port") << "127.0.0.1:80"
                            << "";
    QTest::newRow("white space") << " 127.0.0.1"
                                 << "";
    QTest::newRow("two double colons") << "1::2::3"
                                       << "";
    QTest::newRow("far too long") << QString(300, QLatin1Char('1')) << "";
}

void TestBaseAddress::literals()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    const auto ip = IpAddress::parse(text.toStdString());
    QCOMPARE(ip.ok(), !printed.isEmpty());
    if (ip.ok()) {
        QCOMPARE(QString::fromStdString(ip->toString()), printed);
        QVERIFY(IpAddress::parse(ip->toString()).value() == *ip);
    } else {
        QCOMPARE(ip.error().type(), ErrorType::InvalidConfig);
        QVERIFY(QString::fromStdString(ip.error().message()).contains(text));
    }
}

void TestBaseAddress::classes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("unspecified");
    QTest::newRow("127.0.0.1") << "127.0.0.1" << true << false;
    QTest::newRow("all of 127/8") << "127.255.0.9" << true << false;
    QTest::newRow("126 is not loopback") << "126.0.0.1" << false << false;
    QTest::newRow("::1") << "::1" << true << false;
    QTest::newRow("::2 is not loopback") << "::2" << false << false;
    QTest::newRow("mapped loopback") << "::ffff:127.0.0.5" << true << false;
    QTest::newRow("mapped other") << "::ffff:10.0.0.5" << false << false;
    QTest::newRow("0.0.0.0") << "0.0.0.0" << false << true;
    QTest::newRow("::") << "::" << false << true;
    QTest::newRow("mapped 0.0.0.0") << "::ffff:0.0.0.0" << false << true;
    QTest::newRow("10.0.0.1") << "10.0.0.1" << false << false;
}

void TestBaseAddress::classes()
{
    QFETCH(QString, text);
    const IpAddress ip = IpAddress::parse(text.toStdString()).value();
    QTEST(ip.isLoopback(), "loopback");
    QTEST(ip.isUnspecified(), "unspecified");
}

void TestBaseAddress::ranges_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("printed");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("outside");
    QTest::newRow("/8") << "127.0.0.0/8"
                        << "127.0.0.0/8"
                        << "127.9.9.9"
                        << "128.0.0.1";
    QTest::newRow("host bits are cleared") << "10.1.2.3/16"
                                           << "10.1.0.0/16"
                                           << "10.1.255.1"
                                           << "10.2.0.1";
    QTest::newRow("bits inside a byte") << "10.0.0.96/27"
                                        << "10.0.0.96/27"
                                        << "10.0.0.127"
                                        << "10.0.0.128";
    QTest::newRow("a bare address is one host") << "10.0.0.1"
                                                << "10.0.0.1/32"
                                                << "10.0.0.1"
                                                << "10.0.0.2";
    QTest::newRow("mapped addresses match IPv4 ranges") << "127.0.0.0/8"
                                                        << "127.0.0.0/8"
                                                        << "::ffff:127.0.0.1"
                                                        << "::ffff:10.0.0.1";
    QTest::newRow("/0 takes all of its family") << "0.0.0.0/0"
                                                << "0.0.0.0/0"
                                                << "8.8.8.8"
                                                << "2001:db8::1";
    QTest::newRow("IPv6") << "2001:db8::/33"
                          << "2001:db8::/33"
                          << "2001:db8:7fff::1"
                          << "2001:db8:8000::1";
    QTest::newRow("IPv6 host") << "::1"
                               << "::1/128"
                               << "::1"
                               << "127.0.0.1";
}

void TestBaseAddress::ranges()
{
    QFETCH(QString, range);
    QFETCH(QString, printed);
    QFETCH(QString, inside);
    QFETCH(QString, outside);
    const auto cidr = Cidr::parse(range.toStdString());
    QVERIFY(cidr.ok());
    QCOMPARE(QString::fromStdString(cidr->toString()), printed);
    QVERIFY(Cidr::parse(cidr->toString()).value() == *cidr);
    QVERIFY(cidr->contains(IpAddress::parse(inside.toStdString()).value()));
    QVERIFY(!cidr->contains(IpAddress::parse(outside.toStdString()).value()));
    QVERIFY(!cidr->contains(IpAddress()));
}

void TestBaseAddress::badRanges_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "/8", "127.0.0.0/", "127.0.0.0/33", "::/129", "127.0.0.0/-1", "127.0.0.0/08",
          "127.0.0.0/8 ", "127.0.0.0/8/8", "localhost/8", "127.0.0.0/255.0.0.0"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void TestBaseAddress::badRanges()
{
    QFETCH(QString, text);
    QVERIFY(!Cidr::parse(text.toStdString()).ok());
}

void TestBaseAddress::socketAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("IPv4 with port") << "127.0.0.1:80" << true;
    QTest::newRow("port 0") << "127.0.0.1:0" << true;
    QTest::newRow("the last port") << "0.0.0.0:65535" << true;
    QTest::newRow("IPv6 in brackets") << "[::1]:8080" << true;
    QTest::newRow("unix") << "unix:/tmp/a.sock" << true;
    QTest::newRow("a unix path may have colons") << "unix:/tmp/a:1" << true;
    QTest::newRow("no port") << "127.0.0.1" << false;
    QTest::newRow("empty port") << "127.0.0.1:" << false;
    QTest::newRow("port too large") << "127.0.0.1:65536" << false;
    QTest::newRow("port with a sign") << "127.0.0.1:+80" << false;
    QTest::newRow("port with a leading zero") << "127.0.0.1:080" << false;
    QTest::newRow("IPv6 without brackets") << "::1:8080" << false;
    QTest::newRow("IPv4 in brackets") << "[127.0.0.1]:80" << false;
    QTest::newRow("bracket never closed") << "[::1:80" << false;
    QTest::newRow("brackets without a port") << "[::1]" << false;
    QTest::newRow("a name") << "localhost:80" << false;
    QTest::newRow("unix without a path") << "unix:" << false;
    QTest::newRow("nothing") << "" << false;
}

void TestBaseAddress::socketAddresses()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto address = SocketAddress::parse(text.toStdString());
    QCOMPARE(address.ok(), valid);
    if (valid)
        QCOMPARE(QString::fromStdString(address->toString()), text);
}

void TestBaseAddress::nativeForms_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"127.0.0.1:80", "[::1]:8080", "[2001:db8::5]:1", "unix:/tmp/a.sock"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestBaseAddress::nativeForms()
{
    QFETCH(QString, text);
    const SocketAddress address = SocketAddress::parse(text.toStdString()).value();
    sockaddr_storage native;
    const auto length = address.toNative(native);
    QVERIFY(length.ok());
    const auto back =
        SocketAddress::fromNative(reinterpret_cast<const sockaddr *>(&native), *length);
    QVERIFY(back == address);
    QCOMPARE(back.isLoopback(), !text.startsWith(QLatin1String("[2001")));
}

void TestBaseAddress::unixPathsMustFit()
{
    SocketAddress address;
    sockaddr_storage native;
    address.path = std::string(107, 'x');
    const auto length = address.toNative(native);
    QVERIFY(length.ok());
    QVERIFY(SocketAddress::fromNative(reinterpret_cast<const sockaddr *>(&native), *length) ==
            address);
    address.path += 'x';
    QVERIFY(!address.toNative(native).ok());
    address.path.clear();
    QVERIFY(!address.toNative(native).ok());
}

void TestBaseAddress::unnamedUnixPeersHaveNoPath()
{
    sockaddr_un native{};
    native.sun_family = AF_UNIX;
    const auto address = SocketAddress::fromNative(reinterpret_cast<const sockaddr *>(&native),
                                                   sizeof native.sun_family);
    QVERIFY(address.isUnix());
    QVERIFY(address.path.empty());
    QVERIFY(address.isLoopback());
}

QTEST_APPLESS_MAIN(TestBaseAddress)
#include "tst_base_address.moc"
