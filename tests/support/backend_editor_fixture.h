// The backend editor on a small file, around a proxy without sockets. Thread: GUI.
#pragma once

#include "support/ui_workspace.h"

#include "editors/field_editor.h"
#include "pages/backend_editor_page.h"
#include "workspace/action_registry.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <memory>

namespace signalbox::test {

class BackendEditorFixture : public QObject
{
protected:
    static inline const std::string file = "version: 1\n"
                                           "backends:\n"
                                           "  api:   # ours\n"
                                           "    servers:\n"
                                           "      - 127.0.0.1:3001\n"
                                           "      - 127.0.0.1:3002   # slow\n"
                                           "    health-check: {path: /healthz}\n"
                                           "routes:\n"
                                           "  - {name: r, backend: api}\n";

    void openWorkspace()
    {
        m_all = std::make_unique<UiWorkspace>();
        m_all->theme.setMode(ui::Theme::Mode::Light);
        m_all->theme.install(*qApp);
        m_all->open(file);
    }
    void showPage()
    {
        m_page = std::make_unique<ui::BackendEditorPage>(m_all->workspace());
        m_page->resize(900, 640);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_COMPARE(m_page->backend(), QStringLiteral("api"));
    }

    bool isIn(const char *id)
    {
        const ui::FieldEditor *editor = m_page->editor(QLatin1String(id));
        return editor && editor->isVisible() && editor->isAncestorOf(m_page->focusWidget());
    }
    void act(ui::ActionId id) { m_all->actions.get(id)->trigger(); }
    bool told(const QString &words)
    {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->text().contains(words))
                return true;
        }
        return false;
    }
    QToolButton *tool(const QString &name)
    {
        for (auto *one : m_page->findChildren<QToolButton *>()) {
            if (one->accessibleName() == name && one->isVisible())
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<UiWorkspace> m_all;
    std::unique_ptr<ui::BackendEditorPage> m_page;
};

} // namespace signalbox::test
