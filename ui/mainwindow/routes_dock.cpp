#include "mainwindow/routes_dock.h"

#include "pages/routes_page.h"
#include "theme/theme.h"
#include "widgets/small_widgets.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace signalbox::ui {

RoutesDock::RoutesDock(const Workspace &workspace, QWidget *parent)
    : QDockWidget(parent)
    , m_workspace(workspace)
    , m_page(new RoutesPage(workspace))
    , m_title(new ElidedLabel(workspace.theme, FontRole::ChromeStrong, Token::Tx))
    , m_note(new ElidedLabel(workspace.theme, FontRole::Chrome, Token::Tx2))
{
    setObjectName(QStringLiteral("routes"));
    setWindowTitle(m_page->title());
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    setMinimumWidth(workspace.theme.px(200));
    setWidget(m_page);

    const Theme &theme = workspace.theme;
    auto *bar = new QWidget;
    bar->setAutoFillBackground(true);
    bar->setFixedHeight(theme.px(30));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme.px(10), 0, theme.px(4), 0);
    row->setSpacing(0);
    m_title->setText(m_page->title());
    m_title->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the note gives way
    row->addWidget(m_title);
    row->addSpacing(theme.px(6));
    row->addWidget(m_note, 1);
    const auto add = [bar, row] {
        auto *button = new QToolButton(bar);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        row->addWidget(button);
        return button;
    };
    for (QAction *action : m_page->titleActions())
        add()->setDefaultAction(action);
    const auto own = [this, add](const QString &icon, const QString &words) {
        QToolButton *button = add();
        button->setIcon(m_workspace.theme.icon(icon));
        button->setToolTip(words);
        button->setAccessibleName(words);
        return button;
    };
    connect(own(QStringLiteral("float"), tr("Float")), &QToolButton::clicked, this,
            [this] { setFloating(!isFloating()); });
    connect(own(QStringLiteral("close"), tr("Close")), &QToolButton::clicked, this,
            &QWidget::close);
    setTitleBarWidget(bar);

    connect(m_page, &RoutesPage::noteChanged, this, &RoutesDock::refresh);
    connect(&theme, &Theme::changed, bar,
            [this, bar] { bar->setFixedHeight(m_workspace.theme.px(30)); });
    refresh();
}

void RoutesDock::refresh()
{
    m_note->setText(m_page->note(), m_page->shorterNotes());
}

} // namespace signalbox::ui
