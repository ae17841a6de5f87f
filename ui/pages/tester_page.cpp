#include "pages/tester_page.h"

#include "delegates/tester_delegate.h"
#include "editors/spoken_label.h"
#include "models/header_list_model.h"
#include "models/tester_model.h"
#include "theme/formats.h"
#include "theme/theme.h"
#include "widgets/data_table.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"
#include "workspace/live_feed.h"
#include "workspace/route_test.h"
#include "workspace/selection.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScopedValueRollback>

namespace signalbox::ui {

namespace {

enum Compare { Both, LiveOnly, DraftOnly };

} // namespace

TesterPage::TesterPage(const Workspace &workspace, QWidget *parent)
    : StripPage(parent)
    , m_workspace(workspace)
    , m_test(new RouteTest(workspace.draft, this))
    , m_model(new TesterModel(this))
    , m_headers(new HeaderListModel(this))
    , m_sender(new RequestSender(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeRequest());
    row->addWidget(makeResults(), 1);
    makeControls();

    connect(m_method, &QComboBox::currentTextChanged, this, &TesterPage::edited);
    connect(m_url, &QLineEdit::textChanged, this, &TesterPage::edited);
    connect(m_headers, &HeaderListModel::edited, this, &TesterPage::edited);
    connect(m_test, &RouteTest::decided, this, &TesterPage::decided);
    connect(m_model, &TesterModel::columnsChanged, this, &TesterPage::showColumns);
    connect(m_send, &QPushButton::clicked, this, &TesterPage::send);
    connect(m_sender, &RequestSender::finished, this, &TesterPage::sent);
    connect(&workspace.theme, &Theme::changed, this, &TesterPage::applyTheme);
    connect(&workspace.session, &Session::stateChanged, this, &TesterPage::refreshSend);
    QAction *test = workspace.actions.get(ActionId::RouteTest);
    connect(test, &QAction::triggered, this, [this] { testRoute(m_workspace.selection.route()); });
    connect(&workspace.selection, &Selection::changed, this, [this, test] {
        test->setEnabled(m_workspace.selection.kind() == Selection::Kind::Route);
    });
    // Something to look at before anybody types: the first route's own request.
    connect(&workspace.draft, &DraftDocument::analysed, this, [this] {
        const auto analysis = m_workspace.draft.analysis();
        if (!m_url->text().isEmpty() || !analysis || !analysis->config ||
            analysis->config->routes.empty())
            return;
        setRequest(exampleRequest(analysis->config->routes.front(), proxyUrl().toStdString()));
    });
    refreshSend();
    showColumns();
    applyTheme();
}

QWidget *TesterPage::makeRequest()
{
    const Theme &theme = m_workspace.theme;
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    column->setSpacing(theme.px(8));
    auto *line = new QHBoxLayout;
    m_method = new QComboBox(box);
    labelForSpeech(*m_method, tr("Method"));
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->addItems({QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
                        QStringLiteral("PATCH"), QStringLiteral("DELETE"), QStringLiteral("HEAD"),
                        QStringLiteral("OPTIONS")});
    m_url = new QLineEdit(box);
    setFocusProxy(m_url);
    m_url->setAccessibleName(tr("URL"));
    m_url->setPlaceholderText(QStringLiteral("http://app.localhost/api/"));
    line->addWidget(m_method);
    line->addWidget(m_url, 1);
    m_headerTable = new QTableView(box);
    m_headerTable->setModel(m_headers);
    m_headerTable->setAccessibleName(tr("Request headers"));
    m_headerTable->verticalHeader()->hide();
    m_headerTable->horizontalHeader()->setStretchLastSection(true);
    m_headerTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_headerTable->setShowGrid(false);
    m_headerTable->setTabKeyNavigation(false);
    m_headerTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_headerTable->setEditTriggers(QAbstractItemView::AllEditTriggers);
    auto *remove = new QAction(tr("Remove header"), m_headerTable);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this,
            [this] { m_headers->removeField(m_headerTable->currentIndex().row()); });
    m_headerTable->addAction(remove);
    m_headerTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *foot = new QHBoxLayout;
    m_send = new QPushButton(tr("Send for real"), box);
    m_send->setToolTip(tr("Send this request through the proxy now"));
    m_note = new QLabel(tr("Evaluates as you type, sends nothing"), box);
    m_note->setTextFormat(Qt::PlainText);
    foot->addWidget(m_send);
    foot->addStretch(1);
    foot->addWidget(m_note);
    column->addLayout(line);
    column->addWidget(m_headerTable, 1);
    column->addLayout(foot);
    box->setFixedWidth(theme.px(408));
    return box;
}

QWidget *TesterPage::makeResults()
{
    const Theme &theme = m_workspace.theme;
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new DataTable(QStringLiteral("tester"), theme, box);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TesterDelegate(theme, m_table));
    m_table->setAccessibleName(tr("What each route says"));
    m_table->setHeights(24, 24);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        m_workspace.selection.openRoute(index.data(RowKeyRole).toString());
    });
    m_foot = new QLabel(box);
    m_foot->setTextFormat(Qt::RichText);
    m_foot->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_foot->setAutoFillBackground(true);
    m_foot->setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6));
    column->addWidget(m_table, 1);
    column->addWidget(m_foot);
    return box;
}

void TesterPage::makeControls()
{
    m_controls = new QWidget(this);
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("Compare"), m_controls);
    m_compare = new QComboBox(m_controls);
    m_compare->setAccessibleName(tr("Compare"));
    m_compare->addItems({tr("Live and draft"), tr("Live only"), tr("Draft only")});
    label->setBuddy(m_compare);
    row->addWidget(label);
    row->addWidget(m_compare);
    connect(m_compare, &QComboBox::currentIndexChanged, this, &TesterPage::showColumns);
}

QString TesterPage::title() const
{
    return tr("Route tester");
}

int TesterPage::preferredHeight() const
{
    return m_workspace.theme.px(230);
}

QWidget *TesterPage::filterField()
{
    return m_url;
}

void TesterPage::applyTheme()
{
    const Theme &theme = m_workspace.theme;
    m_url->setFont(theme.font(FontRole::Code));
    m_headerTable->setFont(theme.font(FontRole::Code));
    m_headerTable->verticalHeader()->setDefaultSectionSize(theme.px(22));
    m_headerTable->setColumnWidth(HeaderListModel::Name, theme.px(142));
    m_send->setIcon(theme.icon(QStringLiteral("play")));
    m_note->setFont(theme.font(FontRole::Body));
    m_foot->setFont(theme.font(FontRole::Body));
    QPalette quiet = m_note->palette();
    quiet.setColor(QPalette::WindowText, theme.color(Token::Tx2));
    m_note->setPalette(quiet);
    decided();
}

void TesterPage::showColumns()
{
    std::vector<DataTable::ColumnWidth> widths(TesterModel::ColumnCount, {140, false, 0});
    widths[TesterModel::Number] = {30, false, 0};
    widths[TesterModel::Route] = {126, false, 0};
    widths[TesterModel::Host] = {178, false, 0};
    widths[TesterModel::Path] = {212, false, 0};
    widths[TesterModel::Method] = {78, false, 0};
    widths[TesterModel::Live] = {176, m_compare->currentIndex() == LiveOnly, 0};
    widths[TesterModel::Draft] = {176, true, 0};
    // The verdicts are what one looks for: what is asked for gives way first.
    for (const auto &[column, least] :
         {std::pair(TesterModel::Route, 84), std::pair(TesterModel::Host, 110),
          std::pair(TesterModel::Path, 120), std::pair(TesterModel::Method, 58),
          std::pair(TesterModel::Live, 156), std::pair(TesterModel::Draft, 156)})
        widths[column].least = least;
    for (const int column : m_model->unusedColumns())
        widths[static_cast<std::size_t>(column)].hidden = true;
    widths[TesterModel::Live].hidden = m_compare->currentIndex() == DraftOnly;
    widths[TesterModel::Draft].hidden = m_compare->currentIndex() == LiveOnly;
    m_table->setColumnWidths(std::move(widths));
}

void TesterPage::edited()
{
    if (m_filling)
        return;
    ExplainRequest request;
    request.method = m_method->currentText().trimmed().toUpper().toStdString();
    QString url = m_url->text().trimmed();
    if (!url.isEmpty() && !url.contains(QLatin1String("://")))
        url.prepend(QLatin1String("http://"));
    request.url = url.toStdString();
    request.headers = m_headers->fields();
    m_note->setText(tr("Evaluates as you type, sends nothing"));
    m_test->setRequest(std::move(request));
}

void TesterPage::setRequest(const ExplainRequest &request)
{
    {
        const QScopedValueRollback<bool> filling(m_filling, true);
        m_method->setCurrentText(QString::fromStdString(request.method));
        m_url->setText(QString::fromStdString(request.url));
        m_headers->setFields(request.headers);
    }
    edited();
}

void TesterPage::testRoute(const QString &name)
{
    const auto analysis = m_workspace.draft.analysis();
    if (!analysis || !analysis->config)
        return;
    for (const config::RouteSpec &route : analysis->config->routes) {
        if (QString::fromStdString(route.name) == name)
            setRequest(exampleRequest(route, proxyUrl().toStdString()));
    }
}

void TesterPage::decided()
{
    const DraftDocument &draft = m_workspace.draft;
    m_model->setVerdicts(
        {m_test->live(), m_test->draft(), m_test->liveError(), m_test->draftError()},
        draft.changes(), draft.liveGeneration());
    refreshSend();
    if (const QString why = whyNothing(); !why.isEmpty()) {
        m_foot->setText(QStringLiteral("<span style='color:%1'>%2</span>")
                            .arg(m_workspace.theme.color(Token::Dn).name(), why.toHtmlEscaped()));
        return;
    }
    QStringList parts;
    if (m_compare->currentIndex() != DraftOnly)
        parts += footOf(tr("Live"), m_test->live(), true);
    if (m_compare->currentIndex() != LiveOnly)
        parts += footOf(tr("Draft"), m_test->draft(), false);
    parts.removeAll(QString());
    m_foot->setText(parts.join(QStringLiteral("&nbsp;&nbsp;&nbsp;│&nbsp;&nbsp;&nbsp;")));
}

/// What can't be evaluated here wouldn't be what somebody means either.
void TesterPage::refreshSend()
{
    m_send->setEnabled(m_workspace.session.state() == EngineState::Running &&
                       (m_test->live() || m_test->draft()));
}

QString TesterPage::whyNothing() const
{
    if (m_test->live() || m_test->draft())
        return {};
    const QString url = QString::fromStdString(m_test->request().url);
    const qsizetype host = url.indexOf(QLatin1String("://")) + 3;
    if (host > 2 && (host == url.size() || url.at(host) == u'/' || url.at(host) == u'?'))
        return tr("The URL has no host, which routes go by: write one, as in %1")
            .arg(QLatin1String("http://app.localhost") + url.mid(host));
    return m_test->draftError().isEmpty() ? m_test->liveError() : m_test->draftError();
}

QString TesterPage::footOf(const QString &title, const std::optional<ExplainResult> &result,
                           bool isLive) const
{
    if (!result)
        return {};
    const QString head = QStringLiteral("<span style='color:%1'>%2</span> ")
                             .arg(m_workspace.theme.color(Token::Tx2).name(), title);
    if (!result->matched)
        return head + QString::fromStdString(result->reason).toHtmlEscaped();
    const ExplainResult::Match &match = *result->matched;
    const QString route = QString::fromStdString(match.route).toHtmlEscaped();
    if (match.answered > 0)
        return head + tr("%1 answers %2").arg(route).arg(match.answered);
    QString next = QString::fromStdString(match.nextServer);
    if (isLive) {
        // What the running pool is about to do, not what a fresh one would.
        const auto *backend = m_workspace.live.backend(QString::fromStdString(match.backend));
        if (backend)
            next = backend->info.next.empty() ? QString()
                                              : QString::fromStdString(backend->info.next.front());
    }
    const QString where = next.isEmpty()
                              ? tr("%1 → no server takes it").arg(route)
                              : tr("%1 → next pick <b>%2</b>").arg(route, next.toHtmlEscaped());
    return head + where +
           QStringLiteral(" <code>%1</code>")
               .arg(QString::fromStdString(match.pathForwarded).toHtmlEscaped());
}

QString TesterPage::proxyUrl() const
{
    const auto latest = m_workspace.live.latest();
    if (!latest)
        return {};
    for (const stats::ListenerSnapshot &listener : latest->listeners) {
        if (listener.info.url.starts_with("http"))
            return QString::fromStdString(listener.info.url);
    }
    return {};
}

void TesterPage::send()
{
    const QString proxy = proxyUrl();
    if (proxy.isEmpty()) {
        m_note->setText(tr("The proxy has no address to send to"));
        return;
    }
    m_note->setText(tr("sending …"));
    m_sender->send(m_test->request(), proxy);
}

void TesterPage::sent(const SentResult &result)
{
    if (!result.error.isEmpty()) {
        m_note->setText(tr("no answer: %1").arg(result.error));
        return;
    }
    m_note->setText(tr("%1 %2 in %3 ms, %4", "status, reason, duration, size of an answer")
                        .arg(result.status)
                        .arg(result.reason)
                        .arg(result.durationMs)
                        .arg(formats::size(quint64(result.bytes))));
    QStringList lines;
    for (const auto &[name, value] : result.fields)
        lines += name + QLatin1String(": ") + value;
    m_note->setToolTip(lines.join(u'\n'));
}

} // namespace signalbox::ui
