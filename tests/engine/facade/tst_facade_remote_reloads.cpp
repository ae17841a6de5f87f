// Configurations that come and go in another process: applied, refused, rolled back to, edited
// there.
#include "support/remote_session_fixture.h"

#include "config/digest.h"
#include "facade/analysis.h"

#include <QTcpServer>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::test;

class RemoteReloadsTest : public QObject, private RemoteSessionFixture
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void anApplyIsWrittenAndServedAndToldInOrder()
    {
        serve(answering("one"));
        attach();
        m_told.clear();
        // Longer than a line of the channel may be, with characters of every length.
        std::string text = answering("two") + "# ";
        for (int i = 0; i < 40'000; ++i)
            text += "aü€\xF0\x9F\x9A\x82";
        text += "\n";
        apply(text, config::digestOfText(answering("one")));
        QVERIFY(m_outcome->ok());
        QCOMPARE(m_outcome->generation, 2u);
        QCOMPARE(m_outcome->cause, Cause::App);
        QVERIFY(readAll(m_file) == text);
        QVERIFY(*m_remoteHeard.text == text);
        QVERIFY(get("/").endsWith("two"));
        const QStringList steps{QStringLiteral("parse"), QStringLiteral("validate"),
                                QStringLiteral("prepare"), QStringLiteral("write"),
                                QStringLiteral("swap")};
        QCOMPARE(m_told.mid(0, 5), steps);
        const auto place = [this](const char *what) {
            return m_told.indexOf(QString::fromLatin1(what));
        };
        QVERIFY(place("generation 2 active") > place("swap"));
        QVERIFY(place("configuration 2") > place("generation 2 active"));
        QVERIFY(place("finished") > place("configuration 2"));
        QVERIFY(place("done") > place("configuration 2"));
        QTRY_VERIFY(m_told.contains(QStringLiteral("generation 1 retired")));
    }

    void theTextOfAnApplyIsNotFetchedBack()
    {
        serve(answering("one"));
        Wiretap tap(m_folder->filePath(QStringLiteral("tapped")), m_file);
        attach();
        QCOMPARE(tap.said("generation-text"), 1); // to see what serves
        apply(answering("two"));
        QVERIFY(m_outcome->ok());
        QCOMPARE(*m_remoteHeard.text, answering("two"));
        QCOMPARE(m_remoteHeard.config->routes.at(0).filters.size(), std::size_t(1));
        QCOMPARE(tap.said("apply"), 1);
        QCOMPARE(tap.said("generation-text"), 1);
        write(m_file, answering("three")); // somebody else's
        QTRY_COMPARE(*m_remoteHeard.text, answering("three"));
        QCOMPARE(tap.said("generation-text"), 2);
    }

    void aTextThatTheCallerLookedAtIsLookedAtNoMore()
    {
        serve(answering("one"));
        attach();
        const auto looked = analyse(answering("two"), m_file);
        m_remote->applyLooked(looked, {}, [this](const auto &outcome) { m_outcome = outcome; });
        QTRY_VERIFY(m_outcome.has_value());
        QVERIFY(m_outcome->ok());
        QCOMPARE(*m_remoteHeard.text, answering("two"));
        QVERIFY(m_remoteHeard.config == looked->config);
        QVERIFY(get("/").endsWith("two"));
        // One that was made for another file is not of use.
        m_outcome.reset();
        const auto elsewhere = analyse(answering("three"), "/nowhere/signalbox.yaml");
        m_remote->applyLooked(elsewhere, {}, [this](const auto &outcome) { m_outcome = outcome; });
        QTRY_VERIFY(m_outcome.has_value());
        QCOMPARE(*m_remoteHeard.text, answering("three"));
        QCOMPARE(m_remoteHeard.config->file, m_file);
    }

    void appliesInARowAreToldInOrder()
    {
        serve(answering("one"));
        attach();
        m_told.clear();
        QStringList texts;
        connect(m_remote.get(), &Session::configurationChanged, this,
                [&](quint64, const auto &, const auto &text) {
                    texts += QString::fromStdString(*text);
                });
        int done = 0;
        for (const char *word : {"two", "three", "four"})
            m_remote->apply(answering(word), {}, [&](const auto &o) { done += o.ok(); });
        QTRY_COMPARE(done, 3);
        // One in between may be gone before its text is asked for; the last one is what serves.
        QCOMPARE(texts.last().toStdString(), answering("four"));
        QCOMPARE(*m_remoteHeard.text, answering("four"));
        QVERIFY(get("/").endsWith("four"));
    }

    void whatComesAfterARefusedApplyIsLookedAtAnew()
    {
        const std::string body = m_folder->filePath(QStringLiteral("body")).toStdString();
        const std::string text =
            "version: 1\nlisteners: {web: {bind: \"127.0.0.1:0\"}}\nroutes:\n  - name: all\n"
            "    filters: [{respond: {file: body}}]\n";
        write(body, "old");
        serve(answering("one"));
        attach();
        apply(text, config::digestOfText("not what the file holds"));
        QVERIFY(!m_outcome->ok());
        write(body, "new");
        write(m_file, text);
        QTRY_COMPARE(*m_remoteHeard.text, text);
        QCOMPARE(
            std::get<config::RespondSpec>(m_remoteHeard.config->routes.at(0).filters.at(0).spec)
                .body,
            std::string("new"));
    }

    void anApplyOnAChangedFileIsRefused()
    {
        serve(answering("one"));
        attach();
        apply(answering("two"), config::digestOfText(answering("something else")));
        QVERIFY(!m_outcome->ok());
        QVERIFY(m_outcome->error.has_value());
        QCOMPARE(readAll(m_file), answering("one"));
        QCOMPARE(m_outcome->generation, 1u);
    }

    void aWrongTextComesBackWithItsPlace()
    {
        serve(answering("one"));
        attach();
        apply("version: 1\nrouts: []\n", {});
        QVERIFY(!m_outcome->ok());
        QVERIFY(m_outcome->configurationWrong());
        QCOMPARE(m_outcome->error->type(), ErrorType::InvalidConfig);
        const auto &list = m_outcome->diagnostics;
        QVERIFY(std::any_of(list.begin(), list.end(), [](const config::Diagnostic &one) {
            return one.mark.line == 2 && one.message.find("routs") != std::string::npos;
        }));
        QVERIFY(get("/").endsWith("one"));
    }

    void whatIsNoUtf8IsRefusedBeforeItIsSent()
    {
        serve(answering("one"));
        attach();
        apply("version: 1 # \xFF\n", {});
        QVERIFY(!m_outcome->ok());
        QCOMPARE(m_outcome->error->type(), ErrorType::InvalidConfig);
    }

    void generationsAreReadAndRolledBackTo()
    {
        serve(answering("one"));
        attach();
        apply(answering("two"), {});
        std::optional<std::string> text;
        bool answered = false;
        const auto read = [&](std::uint64_t number) {
            answered = false;
            m_remote->generationText(number, [&](const auto &t) {
                text = t;
                answered = true;
            });
            QTRY_VERIFY(answered);
        };
        read(1);
        QCOMPARE(text.value_or(""), answering("one"));
        read(9);
        QVERIFY(!text);
        m_outcome.reset();
        m_remote->rollback(1, [&](const auto &o) { m_outcome = o; });
        QTRY_VERIFY(m_outcome.has_value());
        QCOMPARE(m_outcome->cause, Cause::Rollback);
        QVERIFY(get("/").endsWith("one"));
        QCOMPARE(*m_remoteHeard.text, answering("one"));
    }

    void anEditOfTheFileIsSeen()
    {
        serve(answering("one"));
        attach();
        write(m_file, answering("two"));
        QTRY_VERIFY(m_told.contains(QStringLiteral("configuration 2")));
        QCOMPARE(*m_remoteHeard.text, answering("two"));
        bool done = false;
        m_remote->reload(Cause::App, [&](const control::ReloadOutcome &outcome) {
            done = outcome.kind == control::ReloadOutcome::Kind::Unchanged;
        });
        QTRY_VERIFY(done);
    }

    void whatStillRunsOnAnOldGenerationIsCut()
    {
        QTcpServer silent; // takes requests and never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        serve(proxying(silent.serverPort()));
        attach();
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, m_heard.listeners.at(0).address.port);
        client.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(silent.hasPendingConnections());
        apply(proxying(silent.serverPort(), "# more\n"));
        QVERIFY(m_outcome->ok());
        QTRY_VERIFY(m_told.contains(QStringLiteral("generation 1 draining")));
        m_remote->forceClose(1);
        QTRY_VERIFY(m_told.contains(QStringLiteral("generation 1 retired")));
        QTRY_VERIFY(m_told.contains(QStringLiteral("drain")));
    }
};

QTEST_GUILESS_MAIN(RemoteReloadsTest)
#include "tst_facade_remote_reloads.moc"
