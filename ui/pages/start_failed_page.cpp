#include "pages/start_failed_page.h"

#include "theme/theme.h"
#include "workspace/action_registry.h"
#include "workspace/text.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int shownProblems = 6;

/// The engine speaks in small letters and without a full stop.
QString sentence(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

} // namespace

StartFailedPage::StartFailedPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_icon(new QLabel)
    , m_title(new QLabel(tr("The proxy could not start")))
    , m_where(new QLabel)
    , m_what(new QLabel)
    , m_problems(new QVBoxLayout)
    , m_next(new QLabel)
    , m_attach(new QPushButton(tr("Show the running proxy")))
    , m_create(new QPushButton(tr("Create it")))
    , m_open(new QPushButton(tr("Open another file…")))
    , m_edit(new QPushButton(tr("Show in YAML")))
    , m_again(new QPushButton(tr("Try again")))
{
    for (QLabel *label : {m_title, m_where, m_what, m_next}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::NoFocus);
        label->setWordWrap(true);
    }
    for (QPushButton *button : {m_attach, m_create, m_open, m_again, m_edit})
        button->setAutoDefault(true); // Return works outside a dialog, too
    m_again->setProperty("primary", true);
    m_attach->setProperty("primary", true);
    m_create->setProperty("primary", true);
    m_create->setToolTip(tr("Begin a configuration as a draft; it is written when you start it"));
    connect(m_attach, &QPushButton::clicked, this, &StartFailedPage::attachRequested);
    connect(m_create, &QPushButton::clicked, this, &StartFailedPage::createRequested);
    connect(m_open, &QPushButton::clicked, workspace.actions.get(ActionId::Open),
            &QAction::trigger);
    connect(m_again, &QPushButton::clicked, workspace.actions.get(ActionId::StartStop),
            &QAction::trigger);
    connect(m_edit, &QPushButton::clicked, this, [this] { emit lineRequested(m_line); });

    auto *heading = new QHBoxLayout;
    heading->addWidget(m_icon, 0, Qt::AlignTop);
    heading->addWidget(m_title, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_attach);
    buttons->addWidget(m_create);
    buttons->addWidget(m_open);
    buttons->addWidget(m_again);
    buttons->addWidget(m_edit);
    buttons->addStretch();

    auto *column = new QVBoxLayout;
    column->setSpacing(workspace.theme.px(12));
    column->addLayout(heading);
    column->addWidget(m_where);
    column->addWidget(m_what);
    column->addLayout(m_problems);
    column->addWidget(m_next);
    column->addLayout(buttons);
    auto *centred = new QWidget;
    centred->setLayout(column);
    centred->setMaximumWidth(workspace.theme.px(760));
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(centred, 4, Qt::AlignVCenter);
    row->addStretch(1);

    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_again);
    connect(&workspace.theme, &Theme::changed, this, &StartFailedPage::applyTheme);
    applyTheme();
}

void StartFailedPage::applyTheme()
{
    const Theme &theme = m_workspace.theme;
    m_icon->setPixmap(theme.icon(QStringLiteral("state-down"), Token::Dn).pixmap(theme.px(28)));
    m_title->setFont(theme.font(FontRole::PageTitle));
    m_where->setFont(theme.font(FontRole::Address));
    m_what->setFont(theme.font(FontRole::ChromeStrong));
    m_next->setFont(theme.font(FontRole::Chrome));
}

bool StartFailedPage::missing(const StartFailure &failure)
{
    return failure.error.type() == ErrorType::NotFound && !config::hasErrors(failure.diagnostics);
}

QString StartFailedPage::nextStep(const StartFailure &failure)
{
    if (failure.servedElsewhere)
        return tr("You can look at that proxy and control it from here, or end it and try again.");
    if (missing(failure))
        return tr("Create it, or open another file. Nothing was started and nothing was written.");
    if (failure.configurationWrong)
        return tr("Mend the file, then try again. Nothing was started and nothing was written.");
    switch (failure.error.type()) {
    case ErrorType::AddressInUse:
        return tr("Another program has it. End that program, or choose another port in the file.");
    case ErrorType::PermissionDenied:
        return tr("Ports below 1024 need rights that this program doesn't have; choose a higher "
                  "one, or see whether the file may be read.");
    default:
        return tr("See the log for what happened before, then try again.");
    }
}

void StartFailedPage::setFailure(const StartFailure &failure)
{
    const Theme &theme = m_workspace.theme;
    QString file = text(failure.file);
    if (file.startsWith(QDir::homePath() + u'/'))
        file = u'~' + file.mid(QDir::homePath().size());
    m_where->setText(file);
    m_where->setVisible(!file.isEmpty());

    while (QLayoutItem *item = m_problems->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    config::Diagnostics errors;
    std::copy_if(
        failure.diagnostics.begin(), failure.diagnostics.end(), std::back_inserter(errors),
        [](const config::Diagnostic &one) { return one.severity == config::Severity::Error; });
    const bool gone = missing(failure);
    m_what->setText(gone                         ? tr("The file doesn't exist.")
                    : failure.configurationWrong ? tr("The configuration has %n error(s).", nullptr,
                                                      static_cast<int>(errors.size()))
                                                 : sentence(text(failure.error.text())) + u'.');
    m_line = 1;
    for (std::size_t i = 0; i < errors.size() && i < shownProblems; ++i) {
        const config::Diagnostic &error = errors[i];
        if (i == 0 && error.mark.known())
            m_line = error.mark.line;
        QString words = sentence(text(error.message));
        if (!error.hint.empty())
            words += u" – "_qs + text(error.hint);
        if (error.mark.known())
            words = tr("Line %1: %2").arg(error.mark.line).arg(words);
        auto *button = new QPushButton(words.replace(u'&', u"&&"_qs));
        button->setFlat(true);
        button->setIcon(theme.icon(QStringLiteral("cross"), Token::Dn));
        button->setCursor(Qt::PointingHandCursor);
        const int line = error.mark.line;
        connect(button, &QPushButton::clicked, this, [this, line] { emit lineRequested(line); });
        m_problems->addWidget(button, 0, Qt::AlignLeading);
    }
    m_next->setText(nextStep(failure));
    m_attach->setVisible(failure.servedElsewhere);
    m_create->setVisible(gone);
    m_open->setVisible(gone);
    m_again->setProperty("primary", !failure.servedElsewhere && !gone);
    setFocusProxy(failure.servedElsewhere ? m_attach : gone ? m_create : m_again);
    m_edit->setVisible(!failure.file.empty() && !gone);
}

} // namespace signalbox::ui
