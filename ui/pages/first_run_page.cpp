#include "pages/first_run_page.h"

#include "pages/check_line.h"
#include "pages/discovery_table.h"
#include "pages/plan_preview.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/small_widgets.h"
#include "workspace/action_registry.h"
#include "workspace/preferences.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QScrollArea>
#include <QToolButton>

#include <utility>

namespace signalbox::ui {

namespace {

QString homeAsTilde(const QString &path)
{
    const QString home = QDir::homePath() + u'/';
    return path.startsWith(home) ? u"~/"_qs + path.mid(home.size()) : path;
}

QLabel *plainLabel(const QString &text = {})
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

FirstRunPage::FirstRunPage(const Workspace &workspace, Preferences &preferences,
                           std::unique_ptr<ListeningServers> servers, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_preferences(preferences)
    , m_model(QDir::currentPath())
    , m_scanner(std::move(servers))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(workspace.theme.px(24), workspace.theme.px(24),
                               workspace.theme.px(24), workspace.theme.px(24));
    column->setSpacing(workspace.theme.px(16));
    column->addStretch(1);
    column->addWidget(makeHeading());
    column->addSpacing(workspace.theme.px(16));
    m_sides = new QBoxLayout(QBoxLayout::LeftToRight);
    m_sides->setSpacing(workspace.theme.px(32));
    m_sides->addWidget(makeServers(), 724);
    m_sides->addWidget(makeResult(), 424);
    column->addLayout(m_sides);
    column->addStretch(2);
    content->setMaximumWidth(workspace.theme.px(1228));
    auto *centred = new QWidget;
    auto *sides = new QHBoxLayout(centred);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->addStretch(1);
    sides->addWidget(content, 100);
    sides->addStretch(1);

    auto *scroll = new QScrollArea;
    scroll->setWidget(centred);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    centred->setAutoFillBackground(true);
    centred->setBackgroundRole(QPalette::Base);

    auto *keys = new QAction(this);
    keys->setShortcuts({QKeySequence(u"Ctrl+Return"_qs), QKeySequence(u"Ctrl+Enter"_qs)});
    connect(keys, &QAction::triggered, m_create, &QPushButton::click);
    addAction(keys);

    connect(&m_scanner, &ServerScanner::scanned, this, [this](const Scan &scan) {
        m_scanned = true;
        m_model.setScan(scan);
        refresh();
        emit scanFinished();
    });
    connect(&m_model, &DiscoveryModel::configurationChanged, this, &FirstRunPage::refresh);
    connect(&m_name, &NameCheck::changed, this, &FirstRunPage::refreshChecks);
    connect(&m_newFile, &NewFile::changed, this, &FirstRunPage::refreshChecks);
    connect(&preferences, &Preferences::recentFilesChanged, this, &FirstRunPage::refreshRecent);
    connect(&workspace.theme, &Theme::changed, this, &FirstRunPage::applyTheme);
    applyTheme();
    refreshRecent();
}

FirstRunPage::~FirstRunPage() = default;

QWidget *FirstRunPage::makeHeading()
{
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_workspace.theme.px(16));
    m_appIcon = new QLabel;
    m_title = plainLabel();
    m_subtitle = plainLabel();
    m_subtitle->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(m_workspace.theme.px(4));
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    row->addWidget(m_appIcon);
    row->addLayout(words, 1);
    return heading;
}

QWidget *FirstRunPage::makeServers()
{
    const Theme &theme = m_workspace.theme;
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    m_listTitle = plainLabel(tr("Detected on loopback"));
    m_pace = plainLabel(tr("Scans every 2 s"));
    auto *captions = new QHBoxLayout;
    captions->addWidget(m_listTitle);
    captions->addStretch();
    captions->addWidget(m_pace);
    column->addLayout(captions);
    column->addSpacing(theme.px(6));

    m_table = new DiscoveryTable(theme, m_model);
    column->addWidget(m_table);
    m_services = new QWidget;
    m_services->setAutoFillBackground(true);
    m_services->setBackgroundRole(QPalette::AlternateBase);
    auto *services = new QHBoxLayout(m_services);
    services->setContentsMargins(theme.px(10), theme.px(4), theme.px(10), theme.px(4));
    m_hidden = plainLabel();
    m_showServices = new QPushButton;
    m_showServices->setFlat(true);
    m_showServices->setProperty("small", true);
    connect(m_showServices, &QPushButton::clicked, this,
            [this] { m_model.setShowServices(!m_model.showServices()); });
    services->addWidget(m_hidden);
    services->addWidget(m_showServices);
    services->addStretch();
    column->addWidget(m_services);
    column->addSpacing(theme.px(20));

    m_create = new KeyHintButton(theme, true);
    m_create->setText(tr("Create routes and start"));
    m_create->setHint(QKeySequence(u"Ctrl+Return"_qs).toString(QKeySequence::NativeText));
    m_create->setIconName(u"play"_qs);
    m_create->setAutoDefault(true);
    connect(m_create, &QPushButton::clicked, this, &FirstRunPage::create);
    m_demo = new KeyHintButton(theme, false);
    m_demo->setAction(m_workspace.actions.get(ActionId::OpenDemo), u"topology"_qs);
    m_demo->setAutoDefault(true);
    m_open = new KeyHintButton(theme, false);
    m_open->setAction(m_workspace.actions.get(ActionId::Open), u"folder"_qs);
    m_open->setAutoDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    for (KeyHintButton *button : {m_create, m_demo, m_open})
        button->setProperty("large", true);
    buttons->addWidget(m_create);
    buttons->addStretch();
    buttons->addWidget(m_demo);
    buttons->addWidget(m_open);
    column->addLayout(buttons);
    column->addSpacing(theme.px(14));

    m_problem = new Banner(theme);
    m_problem->hide();
    column->addWidget(m_problem);
    m_promise = plainLabel(
        tr("Only sockets that you own and that answer on 127.0.0.1 or ::1 are looked at. Each gets "
           "one GET / to see what it speaks; nothing leaves this machine.\nThe demo starts six "
           "small built-in servers, one of which fails now and then, so you can try everything "
           "safely."));
    m_promise->setWordWrap(true);
    column->addWidget(m_promise);
    column->addSpacing(theme.px(8));
    m_recent = makeRecent();
    column->addWidget(m_recent);
    column->addStretch(1);
    return side;
}

QWidget *FirstRunPage::makeRecent()
{
    auto *recent = new QWidget;
    auto *column = new QVBoxLayout(recent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return recent;
}

QWidget *FirstRunPage::makeResult()
{
    const Theme &theme = m_workspace.theme;
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_resultTitle = plainLabel(tr("What you get"));
    m_counts = plainLabel();
    auto *captions = new QHBoxLayout;
    captions->addWidget(m_resultTitle);
    captions->addStretch();
    captions->addWidget(m_counts);
    column->addLayout(captions);
    column->addSpacing(theme.px(6));
    m_preview = new PlanPreview(theme);
    column->addWidget(m_preview);
    column->addSpacing(theme.px(10));
    m_port = new CheckLine(theme);
    m_host = new CheckLine(theme);
    m_file = new CheckLine(theme);
    for (CheckLine *line : {m_port, m_host, m_file})
        column->addWidget(line);
    column->addSpacing(theme.px(14));

    m_address = new QWidget;
    m_address->setAutoFillBackground(true);
    m_address->setBackgroundRole(QPalette::Window);
    auto *row = new QHBoxLayout(m_address);
    row->setContentsMargins(theme.px(12), theme.px(6), theme.px(6), theme.px(6));
    m_linkIcon = new QLabel;
    m_addressText = plainLabel();
    m_addressText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy = new QToolButton;
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy the address"));
    m_copy->setAccessibleName(tr("Copy the address"));
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model.configuration().url()); });
    row->addWidget(m_linkIcon);
    row->addWidget(m_addressText, 1);
    row->addWidget(m_copy);
    column->addWidget(m_address);
    column->addStretch(1);
    return side;
}

void FirstRunPage::applyTheme()
{
    const Theme &theme = m_workspace.theme;
    m_appIcon->setPixmap(QIcon(u":/signalbox/icons/app.svg"_qs).pixmap(theme.px(50)));
    m_title->setFont(theme.font(FontRole::PageTitle));
    m_subtitle->setFont(theme.font(FontRole::Chrome));
    m_listTitle->setFont(theme.font(FontRole::ChromeStrong));
    m_resultTitle->setFont(theme.font(FontRole::ChromeStrong));
    m_addressText->setFont(theme.font(FontRole::Code));
    for (QLabel *label : {m_pace, m_hidden, m_promise, m_counts}) {
        label->setFont(theme.font(FontRole::Body));
        QPalette quiet = label->palette();
        quiet.setColor(QPalette::Text, theme.color(Token::Tx2)); // on Base, not on Window
        label->setPalette(quiet);
    }
    m_linkIcon->setPixmap(theme.icon(u"link"_qs, Token::Acc).pixmap(theme.px(16)));
    m_copy->setIcon(theme.icon(u"copy"_qs));
    QPalette soft = m_address->palette();
    soft.setColor(QPalette::Window, theme.color(Token::Accsoft));
    m_address->setPalette(soft);
    QPalette link = m_showServices->palette();
    link.setColor(QPalette::ButtonText, theme.color(Token::Acc));
    m_showServices->setPalette(link);
    arrange();
    refresh();
}

/// Where both don't fit beside each other, what one gets stands below what one chooses.
void FirstRunPage::arrange()
{
    constexpr double besideFrom = 1000; // pixels of the design
    m_sides->setDirection(width() < m_workspace.theme.px(besideFrom) ? QBoxLayout::TopToBottom
                                                                     : QBoxLayout::LeftToRight);
}

void FirstRunPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FirstRunPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_scanner.setActive(true);
    placeFocus();
}

/// Not a focus proxy: that would be where Tab goes in the page's place, past the list.
void FirstRunPage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_focusPlaced = false;
    placeFocus();
}

void FirstRunPage::hideEvent(QHideEvent *event)
{
    m_scanner.setActive(false);
    QWidget::hideEvent(event);
}

void FirstRunPage::refresh()
{
    const int count = m_model.candidates();
    const bool any = count > 0;
    m_title->setText(!m_scanned ? tr("Looking for dev servers…")
                     : any ? tr("%n dev server(s) are listening on this machine", nullptr, count)
                           : tr("No dev server listens on this machine"));
    m_subtitle->setText(any ? tr("Signalbox can put them behind one address and share traffic "
                                 "between them. Untick what you do not want.")
                            : tr("Start a dev server and it appears here."));

    const int hidden = m_model.hiddenServices();
    m_services->setVisible(hidden > 0);
    m_hidden->setText(m_model.showServices()
                          ? tr("%n system service(s) are shown.", nullptr, hidden)
                          : tr("%n system service(s) are hidden.", nullptr, hidden));
    m_showServices->setText(m_model.showServices() ? tr("Hide") : tr("Show"));

    const FirstConfiguration &plan = m_model.configuration();
    const bool possible = !plan.routes.empty() && !m_creating;
    m_create->setEnabled(possible);
    if (m_demo->primary() != (m_scanned && !any)) {
        // With nothing to put a proxy in front of, the demo is what one can do.
        m_demo->setPrimary(m_scanned && !any);
        m_demo->setDefault(m_scanned && !any);
    }
    std::vector<std::uint16_t> ports;
    for (const FoundServer &found : m_model.rows())
        ports.push_back(found.server.port);
    m_preview->setPlan(plan, std::move(ports));
    m_counts->setText(plan.routes.empty()
                          ? QString()
                          : tr("%1, %2, %3")
                                .arg(tr("%n route(s)", nullptr, int(plan.routes.size())),
                                     tr("%n backend(s)", nullptr, int(plan.backends.size())),
                                     tr("%n server(s)", nullptr, int(plan.serverCount()))));
    m_name.ask(plan.host);
    m_newFile.ask(plan.folder);
    refreshChecks();
    placeFocus();
}

/// On the button that goes on, once it can; who has gone elsewhere before stays there.
void FirstRunPage::placeFocus()
{
    if (m_focusPlaced || !isVisible())
        return;
    const QWidget *now = window()->focusWidget();
    KeyHintButton *primary = m_demo->primary() ? m_demo : m_create;
    const bool elsewhere = now && now != this && now->isEnabled() && isAncestorOf(now);
    m_focusPlaced = elsewhere || primary->isEnabled();
    if (m_focusPlaced && !elsewhere)
        primary->setFocus(Qt::OtherFocusReason);
}

/// As the page is read.
void FirstRunPage::orderTabs()
{
    QWidget *last = m_table;
    QList<QWidget *> rest{m_showServices, m_create, m_demo, m_open};
    for (QPushButton *recent : m_recent->findChildren<QPushButton *>())
        rest.append(recent);
    rest.append(m_copy);
    for (QWidget *next : std::as_const(rest))
        setTabOrder(std::exchange(last, next), next);
}

void FirstRunPage::refreshChecks()
{
    const FirstConfiguration &plan = m_model.configuration();
    const bool shown = !plan.routes.empty();
    for (QWidget *widget : {static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_host),
                            static_cast<QWidget *>(m_file), m_address})
        widget->setVisible(shown);
    if (!shown)
        return;
    const QString port = QString::number(plan.port);
    if (m_model.wantedPortFree())
        m_port->say(u"check"_qs, Token::Up, tr("Port %1 is free").arg(port), {}, u"http"_qs);
    else
        m_port->say(u"warning"_qs, Token::Gdn,
                    tr("Port %1 is taken; %2 is free").arg(ServerScanner::wantedPort).arg(port), {},
                    u"http"_qs);
    switch (m_name.state()) {
    case NameCheck::State::Unknown:
        m_host->say(u"state-unchecked"_qs, Token::Unk, tr("Asking for %1").arg(plan.host),
                    plan.host, {});
        break;
    case NameCheck::State::Loopback:
        m_host->say(u"check"_qs, Token::Up, tr("%1 points to this machine").arg(plan.host),
                    plan.host, tr("no hosts file edit"));
        break;
    case NameCheck::State::Elsewhere:
    case NameCheck::State::Fails:
        m_host->say(u"warning"_qs, Token::Gdn, tr("%1 is known to browsers only").arg(plan.host),
                    plan.host, tr("others need /etc/hosts"));
        m_host->setToolTip(tr("Browsers resolve *.localhost themselves. Other tools ask this "
                              "machine's resolver, which doesn't know the name: they need a line "
                              "in /etc/hosts."));
        break;
    }
    const QString name = m_newFile.name();
    const QString file = homeAsTilde(plan.folder + u'/' + name);
    if (name.isEmpty())
        m_file->say(u"warning"_qs, Token::Gdn,
                    tr("%1 has nine configurations already").arg(homeAsTilde(plan.folder)), {}, {});
    else if (m_newFile.beside())
        m_file->say(u"yaml"_qs, Token::Tx2, tr("Saved as %1").arg(file), file,
                    tr("beside %1").arg(newFileName(1)));
    else
        m_file->say(u"yaml"_qs, Token::Tx2, tr("Saved as %1").arg(file), file, tr("plain YAML"));
    m_addressText->setText(tr("Then open %1").arg(plan.url()));
}

void FirstRunPage::refreshRecent()
{
    QLayout *column = m_recent->layout();
    while (QLayoutItem *item = column->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QStringList files = m_preferences.recentFiles();
    m_recent->setVisible(!files.isEmpty());
    if (files.isEmpty()) {
        orderTabs();
        return;
    }
    QLabel *title = plainLabel(tr("Recent files"));
    title->setFont(m_workspace.theme.font(FontRole::ChromeStrong));
    column->addWidget(title);
    for (const QString &file : files.mid(0, 4)) {
        auto *button = new QPushButton(homeAsTilde(file).replace(u'&', u"&&"_qs));
        button->setFlat(true);
        button->setAutoDefault(true);
        button->setIcon(m_workspace.theme.icon(u"yaml"_qs));
        button->setAccessibleName(tr("Open %1").arg(file));
        connect(button, &QPushButton::clicked, this, [this, file] { emit openRequested(file); });
        column->addWidget(button);
        column->setAlignment(button, Qt::AlignLeading);
    }
    orderTabs();
}

} // namespace signalbox::ui
