// The route editor beside the list that serves its buttons, around a proxy without sockets.
#pragma once

#include "support/ui_workspace.h"

#include "editors/field_editor.h"
#include "editors/route_form_view.h"
#include "pages/route_editor_page.h"
#include "pages/routes_page.h"

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace signalbox::test {

inline const std::string shop =
    "version: 1\n"
    "\n"
    "backends:\n"
    "  api: {servers: [127.0.0.1:3001, 127.0.0.1:3002]}\n"
    "  api-next: {servers: [127.0.0.1:3003, 127.0.0.1:3004]}\n"
    "\n"
    "# evaluated top to bottom, first match wins\n"
    "routes:\n"
    "  - name: checkout-v2\n"
    "    match:\n"
    "      host: shop.localhost\n"
    "      path: /api/checkout/\n"
    "      methods: [POST, PUT]\n"
    "    filters:\n"
    "      - replace-prefix: {from: /api/checkout/, to: /v2/checkout/}\n"
    "      - set-request-headers: {X-Route: checkout-v2}\n"
    "    backend: api-next\n"
    "    timeout: 5s\n"
    "    retry: {attempts: 1, on: [connect-failure]}\n"
    "\n"
    "  - name: api\n"
    "    match: {host: shop.localhost, path: /api/}\n"
    "    backend: api\n"
    "    timeout: 5s  # checkout has its own route now\n";

class RouteEditorFixture : public QObject
{
protected:
    using FieldEditor = ui::FieldEditor;
    using RouteEditorPage = ui::RouteEditorPage;
    using RoutesPage = ui::RoutesPage;
    using Theme = ui::Theme;

    void setUp()
    {
        m_all = std::make_unique<UiWorkspace>();
        m_all->theme.setMode(qEnvironmentVariableIsSet("SIGNALBOX_DARK") ? Theme::Mode::Dark
                                                                         : Theme::Mode::Light);
        m_all->theme.install(*qApp);
        m_all->open(shop);
        m_routes = std::make_unique<RoutesPage>(m_all->workspace());
        m_page = std::make_unique<RouteEditorPage>(m_all->workspace());
        m_page->resize(1216, 530);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_COMPARE(m_page->route(), QStringLiteral("checkout-v2"));
    }
    void tearDown()
    {
        if (const QString file = qEnvironmentVariable("SIGNALBOX_GRAB"); !file.isEmpty())
            m_page->grab().save(file.arg(QLatin1String(QTest::currentTestFunction())));
        m_page.reset();
        m_routes.reset();
        m_all.reset();
    }
    bool isIn(const char *id)
    {
        FieldEditor *editor = field(id);
        return editor && editor->isVisible() && editor->isAncestorOf(m_page->focusWidget());
    }
    bool isOn(const char *text)
    {
        const auto *button = qobject_cast<QPushButton *>(m_page->focusWidget());
        return button && button->isVisible() && button->text() == QLatin1String(text);
    }
    QComboBox *combo(const QString &text)
    {
        for (auto *one : m_page->findChildren<QComboBox *>()) {
            if (one->currentText() == text && one->isVisible())
                return one;
        }
        return nullptr;
    }
    FieldEditor *field(const char *id) { return m_page->form().editor(QLatin1String(id)); }
    QToolButton *button(const QString &name)
    {
        for (auto *one : m_page->findChildren<QToolButton *>()) {
            if (one->accessibleName() == name && one->isVisible())
                return one;
        }
        return nullptr;
    }
    void trigger(const QString &buttonText, const QString &item)
    {
        for (auto *one : m_page->findChildren<QPushButton *>()) {
            if (one->text() != buttonText || !one->isVisible())
                continue;
            for (QAction *action : one->findChild<QMenu *>()->actions()) {
                if (action->text() == item)
                    action->trigger();
            }
        }
    }

    std::unique_ptr<UiWorkspace> m_all;
    std::unique_ptr<RoutesPage> m_routes; // serves what the header's buttons do
    std::unique_ptr<RouteEditorPage> m_page;
};

} // namespace signalbox::test
