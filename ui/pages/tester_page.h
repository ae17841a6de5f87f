// The route tester: a request, and what each route of the running configuration and of the draft
// says of it. Evaluates as one types and sends nothing; "Send for real" is a button of its own.
// Serves "Test route". GUI thread.
#pragma once

#include "widgets/strip_page.h"
#include "workspace/request_sender.h"
#include "workspace/workspace.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace signalbox::ui {

class DataTable;
class HeaderListModel;
class RouteTest;
class TesterModel;

class TesterPage : public StripPage
{
    Q_OBJECT
public:
    explicit TesterPage(const Workspace &workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString icon() const override { return QStringLiteral("tester"); }
    QWidget *controls() override { return m_controls; }
    int preferredHeight() const override;
    QWidget *filterField() override;

    /// Fills in a request that the route is likely to take.
    void testRoute(const QString &name);
    void setRequest(const ExplainRequest &request);
    TesterModel *model() const noexcept { return m_model; }

private:
    QWidget *makeRequest();
    QWidget *makeResults();
    void makeControls();
    void applyTheme();
    void edited();
    void decided();
    void showColumns();
    void send();
    void sent(const SentResult &result);
    QString proxyUrl() const;
    /// Why there is no decision at all, and what to do; empty: there is one.
    QString whyNothing() const;
    void refreshSend();
    QString footOf(const QString &title, const std::optional<ExplainResult> &result,
                   bool isLive) const;

    Workspace m_workspace;
    RouteTest *m_test;
    TesterModel *m_model;
    HeaderListModel *m_headers;
    RequestSender *m_sender;
    QWidget *m_controls = nullptr;
    QComboBox *m_compare = nullptr;
    QComboBox *m_method = nullptr;
    QLineEdit *m_url = nullptr;
    QTableView *m_headerTable = nullptr;
    QPushButton *m_send = nullptr;
    QLabel *m_note = nullptr;
    DataTable *m_table = nullptr;
    QLabel *m_foot = nullptr;
    bool m_filling = false;
};

} // namespace signalbox::ui
