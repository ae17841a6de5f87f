#include "pages/backend_actions.h"

#include "editors/draft_edits.h"
#include "models/route_form.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/selection.h"

#include <QAction>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace signalbox::ui {

namespace {

/// Place of a server among those of the form; their number when it isn't there.
std::size_t placeOf(const BackendForm &form, const QString &server)
{
    const auto at =
        std::find_if(form.servers.begin(), form.servers.end(),
                     [&](const BackendForm::Server &one) { return one.shown == server; });
    return static_cast<std::size_t>(at - form.servers.begin());
}

} // namespace

BackendActions::BackendActions(const Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_edits(new DraftEdits(workspace.draft, this))
{
    const auto serve = [this](ActionId id, auto act) {
        connect(m_workspace.actions.get(id), &QAction::triggered, this, act);
    };
    serve(ActionId::BackendNew, [this] { addBackend(); });
    serve(ActionId::BackendEdit,
          [this] { m_workspace.selection.openBackend(m_workspace.selection.backend()); });
    serve(ActionId::BackendRemove, [this] { removeSelectedBackend(); });
    serve(ActionId::ServerAdd, [this] { addServerToSelected(); });
    serve(ActionId::ServerRemove, [this] { removeSelectedServer(); });
    connect(m_edits, &DraftEdits::answered, this, [this](const QString &, const QString &reason) {
        if (!reason.isEmpty())
            emit refused(reason);
    });
    connect(&workspace.selection, &Selection::changed, this, &BackendActions::refresh);
    connect(&workspace.draft, &DraftDocument::analysed, this, &BackendActions::refresh);
    connect(&workspace.draft, &DraftDocument::fileChanged, this, &BackendActions::refresh);
    refresh();
}

void BackendActions::refresh()
{
    const Selection &selection = m_workspace.selection;
    const auto analysis = m_workspace.draft.analysis();
    const config::YamlNode *root = analysis ? analysis->tree.root.get() : nullptr;
    if (analysis && !root)
        return; // told when it is tried, since a text that can't be read can't be edited
    const auto form = root && !selection.backend().isEmpty()
                          ? readBackend(*root, selection.backend())
                          : std::nullopt;
    const auto enable = [this](ActionId id, bool on) {
        m_workspace.actions.get(id)->setEnabled(on);
    };
    enable(ActionId::BackendNew, root && !m_workspace.draft.file().isEmpty());
    for (const ActionId id : {ActionId::BackendEdit, ActionId::BackendRemove, ActionId::ServerAdd})
        enable(id, form.has_value());
    // A backend keeps one server at least.
    enable(ActionId::ServerRemove, form && form->servers.size() > 1 &&
                                       placeOf(*form, selection.server()) < form->servers.size());
}

void BackendActions::commit(const QString &title, Make make, std::function<void()> done)
{
    m_edits->commit(
        title, title, false,
        [name = m_workspace.selection.backend(),
         make = std::move(make)](const config::YamlNode &root) {
            const auto now = readBackend(root, name);
            return now ? make(root, *now) : Edits();
        },
        std::move(done));
}

void BackendActions::addBackend()
{
    auto name = std::make_shared<QString>();
    const QString title = tr("new backend");
    m_edits->commit(
        title, title, false,
        [name](const config::YamlNode &root) {
            const QStringList names = backendNames(root);
            *name = freeName({names.begin(), names.end()}, QStringLiteral("new-backend"));
            // A place for what will listen there: nothing is sent to it before a route says so.
            return Edits{config::AddBackend{
                utf8(*name),
                config::yamlMap(
                    {{"servers", config::yamlList({config::yamlString("127.0.0.1:3000")})}})}};
        },
        [this, name] {
            m_workspace.selection.openBackend(*name);
            emit made(*name);
        });
}

void BackendActions::removeSelectedBackend()
{
    const auto analysis = m_workspace.draft.analysis();
    const config::YamlNode *root = analysis ? analysis->tree.root.get() : nullptr;
    const QString backend = m_workspace.selection.backend();
    const auto form = root ? readBackend(*root, backend) : std::nullopt;
    const auto remove = [this, backend] {
        m_edits->commit({}, tr("remove backend %1").arg(backend), false,
                        [backend](const config::YamlNode &now) {
                            const auto known = readBackend(now, backend);
                            return known ? removeBackend(now, *known) : Edits();
                        });
    };
    if (!form || form->users.isEmpty()) {
        remove();
        return;
    }
    // Its routes would lead nowhere: they go with it, or nothing does.
    auto *around = qobject_cast<QWidget *>(parent());
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Remove backend"),
                                tr("Remove backend %1 and what sends to it?").arg(backend),
                                QMessageBox::Cancel, around ? around->window() : nullptr);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("Removes %n route(s) leading to it, too: %1. One undo brings all of it back; nothing "
           "changes for traffic before Apply.",
           nullptr, int(form->users.size()))
            .arg(QLocale().createSeparatedList(form->users)));
    const QPushButton *yes =
        box->addButton(tr("Remove with %n route(s)", nullptr, int(form->users.size())),
                       QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [yes, remove](QAbstractButton *clicked) {
        if (clicked == yes)
            remove();
    });
    box->open();
}

void BackendActions::addServerToSelected()
{
    const QString backend = m_workspace.selection.backend();
    commit(
        tr("add a server to %1").arg(backend),
        [this](const config::YamlNode &, const BackendForm &now) {
            emit serverMade(now.servers.size());
            return addServer(now);
        },
        [this, backend] { m_workspace.selection.openBackend(backend); });
}

void BackendActions::removeSelectedServer()
{
    const QString backend = m_workspace.selection.backend();
    commit(
        tr("remove server %1").arg(m_workspace.selection.server()),
        [server = m_workspace.selection.server()](const config::YamlNode &root,
                                                  const BackendForm &now) {
            return removeServer(root, now, placeOf(now, server));
        },
        [this, backend] { m_workspace.selection.selectBackend(backend); });
}

} // namespace signalbox::ui
