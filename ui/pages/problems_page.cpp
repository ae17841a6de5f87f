#include "pages/problems_page.h"

#include "delegates/row_delegate.h"
#include "facade/session.h"
#include "models/problem_model.h"
#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/draft_document.h"

#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QUndoStack>

namespace signalbox::ui {

ProblemsPage::ProblemsPage(const Workspace &workspace, QWidget *parent)
    : StripPage(parent)
    , m_workspace(workspace)
    , m_model(new ProblemModel(workspace.theme, this))
    , m_table(new QTableView(this))
    , m_none(new QLabel(this))
{
    setFocusProxy(m_table);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setAccessibleName(tr("Problems"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(ProblemModel::Message, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_none->setAlignment(Qt::AlignCenter);

    auto *stack = new QStackedLayout(this);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_table);
    stack->addWidget(m_none);

    connect(m_table, &QTableView::activated, this, &ProblemsPage::showProblem);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ProblemModel::Fix)
            mend(index.row());
    });
    connect(m_model, &ProblemModel::countsChanged, this, &ProblemsPage::refresh);
    DraftDocument &draft = workspace.draft;
    connect(&draft, &DraftDocument::analysed, this, &ProblemsPage::readDraft);
    connect(&draft, &DraftDocument::modifiedChanged, this, &ProblemsPage::readDraft);
    connect(&draft, &DraftDocument::fileChanged, this, [this] {
        m_missing = false;
        m_refused.clear();
        readDisk();
    });
    connect(&workspace.session, &Session::problems, this, [this](const config::Diagnostics &list) {
        m_refused = list;
        readDisk();
    });
    connect(&workspace.session, &Session::stateChanged, this, [this](EngineState state) {
        if (state != EngineState::Starting)
            return;
        m_missing = false;
        readDraft();
        readDisk();
    });
    connect(&workspace.session, &Session::startFailed, this, [this](const StartFailure &failure) {
        m_missing = failure.error.type() == ErrorType::NotFound && failure.diagnostics.empty();
        readDraft();
        readDisk();
    });
    connect(workspace.actions.get(ActionId::NextProblem), &QAction::triggered, this,
            [this] { step(1); });
    connect(workspace.actions.get(ActionId::PreviousProblem), &QAction::triggered, this,
            [this] { step(-1); });
    connect(&workspace.theme, &Theme::changed, this, &ProblemsPage::refresh);
    refresh();
}

QString ProblemsPage::title() const
{
    return tr("Problems");
}

QString ProblemsPage::note() const
{
    const int count = m_model->errors() + m_model->warnings();
    return count > 0 ? QLocale().toString(count) : QString();
}

void ProblemsPage::setOutside(std::optional<config::Diagnostics> list)
{
    m_outside = std::move(list);
    readDisk();
}

void ProblemsPage::readDraft()
{
    const auto analysis = m_workspace.draft.analysis();
    if (!analysis)
        return;
    // Before anything ran there is nothing that the text differs from but itself as it was opened.
    const DraftDocument &draft = m_workspace.draft;
    const bool drafted =
        draft.modified() || (draft.liveText().empty() && !draft.undoStack()->isClean());
    m_model->setDrafted(drafted);
    m_none->setText(drafted ? tr("No problems: the draft can be applied as it is.")
                            : tr("No problems"));
    // Where there is no file, that is what is wrong, not that nothing stands in it.
    const bool nothing = m_missing && draft.text().empty();
    m_model->setProblems(ProblemModel::Source::Draft,
                         nothing ? config::Diagnostics() : analysis->diagnostics);
}

void ProblemsPage::readDisk()
{
    config::Diagnostics list = m_outside ? *m_outside : m_refused;
    if (m_missing) {
        config::Diagnostic missing;
        missing.severity = config::Severity::Error;
        missing.message = tr("the file doesn't exist").toStdString();
        missing.hint = tr("create it, or open another one").toStdString();
        list = {missing};
    }
    m_model->setProblems(ProblemModel::Source::Disk, list);
}

void ProblemsPage::refresh()
{
    const Theme &theme = m_workspace.theme;
    const bool any = m_model->rowCount() > 0;
    static_cast<QStackedLayout *>(layout())->setCurrentIndex(any ? 0 : 1);
    m_none->setFont(theme.font(FontRole::Body));
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(24));
    m_table->horizontalHeader()->setFixedHeight(theme.px(22));
    for (const ActionId id : {ActionId::NextProblem, ActionId::PreviousProblem})
        m_workspace.actions.get(id)->setEnabled(any);
    emit noteChanged();
}

void ProblemsPage::resizeEvent(QResizeEvent *event)
{
    StripPage::resizeEvent(event);
    const Theme &theme = m_workspace.theme;
    m_table->setColumnWidth(ProblemModel::Fix, theme.px(140));
    m_table->setColumnWidth(ProblemModel::Path, theme.px(260));
    m_table->setColumnWidth(ProblemModel::Line, theme.px(56));
    m_table->setColumnWidth(ProblemModel::Where, theme.px(96));
}

void ProblemsPage::showProblem(const QModelIndex &index)
{
    if (index.column() == ProblemModel::Fix && m_model->fix(index.row()))
        mend(index.row());
    else
        goTo(index.row());
}

void ProblemsPage::goTo(int row)
{
    const int line = m_model->line(row);
    if (line <= 0)
        return;
    if (m_outside && m_model->source(row) == ProblemModel::Source::Disk)
        emit outsideLineRequested(line);
    else
        emit lineRequested(line);
}

void ProblemsPage::mend(int row)
{
    const std::optional<ProblemFix> fix = m_model->fix(row);
    if (!fix)
        return;
    // What is refused is told by the document (editRefused).
    (void)m_workspace.draft.edit({fix->edit}, tr("use %1").arg(fix->word));
}

void ProblemsPage::step(int by)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int now =
        m_table->currentIndex().isValid() ? m_table->currentIndex().row() : (by > 0 ? -1 : count);
    const QModelIndex next = m_model->index((now + by + count) % count, ProblemModel::Message);
    m_table->setCurrentIndex(next);
    goTo(next.row());
}

} // namespace signalbox::ui
