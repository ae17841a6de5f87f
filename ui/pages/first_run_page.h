// The page of an app without a file: dev servers that listen here, ticked, and one button that puts
// a proxy in front of them. Scans only while it is visible. Serves Ctrl+Return there. GUI thread.
#pragma once

#include "discovery/discovery_model.h"
#include "discovery/name_check.h"
#include "discovery/new_file.h"
#include "discovery/server_scanner.h"
#include "workspace/workspace.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace signalbox::ui {

class Banner;
class CheckLine;
class DiscoveryTable;
class KeyHintButton;
class PlanPreview;
class Preferences;

class FirstRunPage : public QWidget
{
    Q_OBJECT
public:
    FirstRunPage(const Workspace &workspace, Preferences &preferences,
                 std::unique_ptr<ListeningServers> servers, QWidget *parent = nullptr);
    ~FirstRunPage() override;

    const DiscoveryModel &model() const noexcept { return m_model; }
    bool scanned() const noexcept { return m_scanned; }

signals:
    /// The file is written; it wants to be opened and started.
    void created(const QString &file);
    void openRequested(const QString &file);
    void scanFinished();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHeading();
    QWidget *makeServers();
    QWidget *makeResult();
    QWidget *makeRecent();
    void refresh();
    void refreshChecks();
    void refreshRecent();
    void placeFocus();
    void orderTabs();
    void applyTheme();
    void arrange();
    void create();

    Workspace m_workspace;
    Preferences &m_preferences;
    DiscoveryModel m_model;
    ServerScanner m_scanner;
    NameCheck m_name;
    NewFile m_newFile;
    bool m_scanned = false;
    bool m_creating = false;
    bool m_focusPlaced = false;

    QBoxLayout *m_sides;
    QLabel *m_appIcon, *m_title, *m_subtitle;
    QLabel *m_listTitle, *m_pace;
    DiscoveryTable *m_table;
    QWidget *m_services;
    QLabel *m_hidden;
    QPushButton *m_showServices;
    KeyHintButton *m_create, *m_demo, *m_open;
    QLabel *m_promise;
    QLabel *m_resultTitle, *m_counts;
    PlanPreview *m_preview;
    CheckLine *m_port, *m_host, *m_file;
    QWidget *m_address;
    QLabel *m_linkIcon, *m_addressText;
    QToolButton *m_copy;
    QWidget *m_recent;
    Banner *m_problem;
};

} // namespace signalbox::ui
