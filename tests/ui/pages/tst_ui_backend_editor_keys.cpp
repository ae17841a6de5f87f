// The backend editor's form: where its fields stand, and the way of the Tab key through them.
#include "support/backend_editor_fixture.h"

#include "editors/field_editor.h"
#include "pages/backend_editor_page.h"

#include <QSet>
#include <QTableView>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class TestBackendEditorKeys : public test::BackendEditorFixture
{
    Q_OBJECT
private slots:
    void init()
    {
        openWorkspace();
        showPage();
    }
    void cleanup()
    {
        if (const QString path = qEnvironmentVariable("SIGNALBOX_GRAB"); !path.isEmpty())
            m_page->grab().save(path.arg(QLatin1String(QTest::currentTestFunction())));
        m_page.reset();
        m_all.reset();
    }

    void fieldsStandBelowEachOther_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::newRow("two columns") << 1100 << 2;
        QTest::newRow("narrow: one column") << 560 << 1;
    }
    void fieldsStandBelowEachOther()
    {
        QFETCH(int, width);
        QFETCH(int, columns);
        m_page->resize(width, 640);
        QSet<int> starts;
        for (const char *key :
             {"servers[0].url", "servers[0].name", "servers[0].state", "servers[0].host", "balance",
              "health-check.type", "health-check.path", "health-check.method", "health-check.host",
              "health-check.port", "health-check.interval", "health-check.timeout",
              "retry.attempts", "retry.on"}) {
            const FieldEditor *field = m_page->editor(u"backends.api."_qs + QLatin1String(key));
            QVERIFY2(field, key);
            QTRY_VERIFY(field->width() > 20);
            starts.insert(field->mapTo(m_page.get(), QPoint()).x());
        }
        QCOMPARE(starts.size(), columns);
    }

    void tabGoesThroughTheFormAsItIsRead()
    {
        QApplication::setActiveWindow(m_page.get());
        QTRY_VERIFY(bottomOf("servers[0].state") <= topOf("servers[0].host")); // all is laid out
        m_page->servers()->setFocus(Qt::TabFocusReason);
        QRect last(0, -1, 0, 0);
        int stops = 0;
        const QWidget *form = m_page->servers()->parentWidget()->parentWidget(); // it scrolls
        for (int i = 0; i < 60; ++i) {
            QWidget *now = m_page->focusWidget();
            if (stops > 0 && m_page->name()->isAncestorOf(now)) // around again
                break;
            if (form->isAncestorOf(now)) { // else in the header, where it goes on
                const QRect place(now->mapTo(form, QPoint()), now->size());
                QVERIFY2(now->isVisible() && !now->inherits("QScrollArea"),
                         now->metaObject()->className());
                const bool sameLine = place.top() < last.bottom() && last.top() < place.bottom();
                QVERIFY2(sameLine ? place.x() > last.x() : place.y() > last.y(),
                         qPrintable(now->accessibleName()));
                last = place;
                ++stops;
            }
            QTest::keyClick(now, Qt::Key_Tab);
        }
        QVERIFY2(stops > 20, qPrintable(QString::number(stops)));
    }

    void tabGoesThroughThePageAsItIsRead()
    {
        m_page->name()->setFocus();
        bool servers = false, address = false, retry = false;
        for (int i = 0; i < 60 && !retry; ++i) {
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
            servers |= m_page->focusWidget() == m_page->servers();
            QCOMPARE(isIn("backends.api.servers[0].url") && !servers, false);
            address |= isIn("backends.api.servers[0].url");
            retry |= isIn("backends.api.retry.attempts");
            QVERIFY(!retry || address);
        }
        QVERIFY(retry);
        // And round to the header again.
        for (int i = 0; i < 20 && !m_page->name()->isAncestorOf(m_page->focusWidget()); ++i)
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        QVERIFY(m_page->name()->isAncestorOf(m_page->focusWidget()));
    }

private:
    int topOf(const char *key) const
    {
        const FieldEditor *field = m_page->editor(u"backends.api."_qs + QLatin1String(key));
        return field->mapTo(m_page.get(), QPoint()).y();
    }
    int bottomOf(const char *key) const
    {
        return topOf(key) + m_page->editor(u"backends.api."_qs + QLatin1String(key))->height();
    }
};

QTEST_MAIN(TestBackendEditorKeys)
#include "tst_ui_backend_editor_keys.moc"
