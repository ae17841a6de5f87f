// What the desktop app asks of a running instance through the control channel: texts, generations,
// checks, and everything that happens.
#include "channel_fixture.h"
#include "control/channel_json.h"
#include "control/channel_read.h"

#include <QJsonArray>

using namespace signalbox;
using namespace signalbox::control;
using namespace signalbox::test;

class ChannelFollowingTest : public QObject, ChannelFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aTextComesInPiecesAndIsAppliedWhole()
    {
        ControlClient client;
        open(client);
        std::optional<ControlClient::Reply> reply;
        for (const char *piece : {"version: 1\n", "# \xE2\x82\xAC\n"})
            client.call(QStringLiteral("text"),
                        {{QStringLiteral("piece"), QString::fromUtf8(piece)}}, [](const auto &) {});
        client.call(QStringLiteral("apply"), {{QStringLiteral("base"), QStringLiteral("abc")}},
                    [&](const auto &r) { reply = r; });
        QTRY_VERIFY(reply.has_value());
        QVERIFY(reply->ok);
        QCOMPARE(m_commands->appliedText, std::string("version: 1\n# \xE2\x82\xAC\n"));
        QCOMPARE(m_commands->appliedBase.value_or("none"), std::string("abc"));
        // The pieces are used up.
        reply.reset();
        client.call(QStringLiteral("apply"), {}, [&](const auto &r) { reply = r; });
        QTRY_VERIFY(reply.has_value());
        QCOMPARE(reply->type, std::string("invalid-request"));
    }

    void aTextThatIsTooLongIsNeverAppliedInPart()
    {
        ControlClient client;
        open(client);
        const QString piece(40'000, u'x');
        std::optional<ControlClient::Reply> reply;
        for (std::size_t sent = 0; sent <= ControlServer::maxText + 50'000; sent += 40'000)
            client.call(QStringLiteral("text"), {{QStringLiteral("piece"), piece}},
                        [](const auto &) {});
        client.call(QStringLiteral("apply"), {}, [&](const auto &r) { reply = r; });
        QTRY_VERIFY_WITH_TIMEOUT(reply.has_value(), 20000);
        QVERIFY(!reply->ok);
        QCOMPARE(reply->message, std::string("the text is longer than 8 MiB"));
        QCOMPARE(m_commands->appliedText, std::string());
    }

    void generationsAreReadAndCut()
    {
        auto reply = call(QStringLiteral("generation-text"), {{QStringLiteral("generation"), 2}});
        QVERIFY(reply.ok);
        QCOMPARE(reply.result.value(QLatin1String("text")).toString().toStdString(),
                 std::string("version: 1 # \xC3\xBC\n"));
        reply = call(QStringLiteral("generation-text"), {{QStringLiteral("generation"), 3}});
        QCOMPARE(reply.type, std::string("not-found"));
        reply = call(QStringLiteral("generation-text"));
        QCOMPARE(reply.type, std::string("invalid-request"));
        QVERIFY(call(QStringLiteral("force-close"), {{QStringLiteral("generation"), 1}}).ok);
        QCOMPARE(m_commands->closedGeneration, 1u);
        reply = call(QStringLiteral("force-close"), {{QStringLiteral("generation"), -1}});
        QCOMPARE(reply.type, std::string("invalid-request"));
    }

    void checksOfAServerComeInFull()
    {
        const auto reply =
            call(QStringLiteral("checks"), {{QStringLiteral("server"), QStringLiteral("blue")}});
        QVERIFY(reply.ok);
        const auto checks = readChecks(reply.result.value(QLatin1String("checks")).toArray());
        QCOMPARE(checks.size(), std::size_t(1));
        QCOMPARE(checks[0].status, 503);
        QCOMPARE(checks[0].snippet, std::string("down\n"));
    }

    void stopMayCutAtOnce()
    {
        QVERIFY(call(QStringLiteral("stop")).ok);
        QVERIFY(m_commands->drained);
        QVERIFY(call(QStringLiteral("stop"), {{QStringLiteral("drain"), false}}).ok);
        QVERIFY(!m_commands->drained);
    }

    void followersAreToldAndOthersArent()
    {
        ControlClient follower, other;
        open(follower);
        open(other);
        QSignalSpy told(&follower, &ControlClient::event);
        QSignalSpy notTold(&other, &ControlClient::event);
        QVERIFY(!m_server->hasFollowers());
        std::optional<ControlClient::Reply> present;
        follower.call(QStringLiteral("follow"), {}, [&](const auto &r) { present = r; });
        QTRY_VERIFY(present.has_value());
        QCOMPARE(present->result.value(QLatin1String("state")).toString(),
                 QStringLiteral("running"));
        QVERIFY(m_server->hasFollowers());
        m_server->tell(stateEvent("draining"));
        m_server->tellRecords(recordsEvent({}));
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toString(), QStringLiteral("state"));
        QVERIFY(call(QStringLiteral("status")).ok);
        QCOMPARE(told.size(), 1); // records were not asked for
        QCOMPARE(notTold.size(), 0);
    }

    void theAudienceIsKnown()
    {
        ControlClient client;
        open(client);
        QVERIFY(!m_server->hasRecorders());
        QVERIFY(!m_server->shortestInterval());
        client.call(QStringLiteral("record"), {{QStringLiteral("on"), true}}, [](const auto &) {});
        client.subscribe(1000);
        QTRY_VERIFY(m_server->hasRecorders());
        QTRY_COMPARE(m_server->shortestInterval().value_or(Milliseconds(0)), Milliseconds(1000));
        client.subscribe(250);
        QTRY_COMPARE(m_server->shortestInterval().value_or(Milliseconds(0)), Milliseconds(250));
        client.call(QStringLiteral("record"), {{QStringLiteral("on"), false}}, [](const auto &) {});
        QTRY_VERIFY(!m_server->hasRecorders());
        const int changes = m_commands->audienceChanges;
        client.close();
        QTRY_VERIFY(!m_server->hasSubscribers());
        QCOMPARE(m_commands->audienceChanges, changes + 1);
    }
};

QTEST_GUILESS_MAIN(ChannelFollowingTest)
#include "tst_control_channel_following.moc"
