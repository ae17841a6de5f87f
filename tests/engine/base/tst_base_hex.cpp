#include "base/hex.h"

#include <QTest>

#include <cstdio>
#include <string>

class TestBaseHex : public QObject
{
    Q_OBJECT
private slots:
    void everyByteIsTwoDigits();
    void theLowestByteIsFirst();
};

void TestBaseHex::everyByteIsTwoDigits()
{
    for (unsigned byte = 0; byte < 256; ++byte) {
        char wanted[3];
        std::snprintf(wanted, sizeof wanted, "%02x", byte);
        for (int at = 0; at < 8; ++at) {
            char out[17] = "----------------";
            signalbox::putHex16(out, std::uint64_t(byte) << (8 * at));
            QCOMPARE(std::string(out + 2 * at, 2), std::string(wanted));
            QCOMPARE(out[16], '\0');
        }
    }
}

void TestBaseHex::theLowestByteIsFirst()
{
    char out[16];
    signalbox::putHex16(out, 0xfedcba9876543210);
    QCOMPARE(std::string(out, 16), std::string("1032547698badcfe"));
}

QTEST_GUILESS_MAIN(TestBaseHex)
#include "tst_base_hex.moc"
