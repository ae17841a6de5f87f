#include "mainwindow/bottom_dock.h"

#include "theme/theme.h"
#include "widgets/strip_page.h"
#include "widgets/tab_strip.h"

#include <QDataStream>
#include <QMainWindow>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

BottomDock::BottomDock(const Theme &theme, QWidget *parent)
    : QDockWidget(tr("Pages below"), parent)
    , m_theme(theme)
    , m_strip(new TabStrip(theme))
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("bottom"));
    setAllowedAreas(Qt::BottomDockWidgetArea | Qt::TopDockWidgetArea);
    m_strip->tabs()->setAccessibleName(windowTitle());
    setTitleBarWidget(m_strip);
    setWidget(m_stack);
    connect(m_strip, &TabStrip::currentChanged, this, &BottomDock::showCurrent);
    connect(m_strip, &TabStrip::closeClicked, this, &QWidget::close);
    connect(m_strip, &TabStrip::floatClicked, this, [this] {
        if (StripPage *page = current())
            detach(page);
    });
    connect(m_strip, &TabStrip::detachRequested, this, [this](int tab) { detach(atTab(tab)); });
}

void BottomDock::addPage(StripPage *page)
{
    m_pages.push_back(page);
    connect(page, &StripPage::noteChanged, this, [this, page] { relabel(page); });
    attach(page);
}

void BottomDock::relabel(StripPage *page)
{
    if (const int tab = tabOf(page); tab >= 0)
        m_strip->setNote(tab, page->note());
    if (QDockWidget *dock = m_floating.value(page))
        dock->setWindowTitle(page->note().isEmpty() ? page->title()
                                                    : QString(page->title() + u' ' + page->note()));
}

StripPage *BottomDock::atTab(int tab) const
{
    const auto count = static_cast<int>(m_attached.size());
    return tab < 0 || tab >= count ? nullptr : m_attached[static_cast<std::size_t>(tab)];
}

int BottomDock::tabOf(StripPage *page) const
{
    const auto found = std::find(m_attached.begin(), m_attached.end(), page);
    return found == m_attached.end() ? -1 : static_cast<int>(found - m_attached.begin());
}

int BottomDock::placeOf(StripPage *page) const
{
    return static_cast<int>(std::find(m_pages.begin(), m_pages.end(), page) - m_pages.begin());
}

StripPage *BottomDock::current() const
{
    return atTab(m_strip->tabs()->currentIndex());
}

void BottomDock::showPage(StripPage *page)
{
    if (QDockWidget *dock = m_floating.value(page)) {
        dock->show();
        dock->raise();
        dock->activateWindow();
        return;
    }
    show();
    m_strip->tabs()->setCurrentIndex(tabOf(page));
}

void BottomDock::showCurrent()
{
    StripPage *page = current();
    if (!page)
        return;
    m_stack->setCurrentWidget(page);
    emit currentChanged(page);
}

void BottomDock::detach(StripPage *page)
{
    auto *window = qobject_cast<QMainWindow *>(parentWidget());
    const int tab = tabOf(page);
    if (!window || tab < 0)
        return;
    auto *dock = new QDockWidget(page->title(), window);
    dock->setObjectName(u"page-"_qs + page->icon());
    m_floating.insert(page, dock);
    m_attached.erase(m_attached.begin() + tab);
    m_strip->removeTab(tab);
    m_stack->removeWidget(page);

    // Its controls go with it, as a row above the page.
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (QWidget *controls = page->controls()) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(m_theme.px(8), m_theme.px(2), m_theme.px(8), m_theme.px(2));
        row->addStretch();
        row->addWidget(controls);
        column->addLayout(row);
        controls->show();
    }
    column->addWidget(page, 1);
    page->show();
    dock->setWidget(body);
    window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    dock->setFloating(true);
    const int room = screen()->availableSize().width() * 19 / 20;
    const QSize size(std::min(std::max(width() * 3 / 4, page->preferredWidth()), room),
                     std::max(height(), page->preferredHeight()));
    // Where it covers neither its tab nor all of the other pages.
    dock->setGeometry(QRect(mapToGlobal(QPoint(width() / 8, -size.height() / 2)), size));
    dock->show();
    relabel(page);
    dock->installEventFilter(this);
    showCurrent();
    if (m_attached.empty())
        hide();
}

QByteArray BottomDock::detachedPages() const
{
    QByteArray kept;
    QDataStream out(&kept, QIODevice::WriteOnly);
    for (StripPage *page : m_pages) {
        if (const QDockWidget *dock = m_floating.value(page))
            out << page->icon() << dock->saveGeometry();
    }
    return kept;
}

void BottomDock::restoreDetached(const QByteArray &kept)
{
    QDataStream in(kept);
    while (!in.atEnd()) {
        QString icon;
        QByteArray geometry;
        in >> icon >> geometry;
        const auto found =
            std::find_if(m_pages.begin(), m_pages.end(),
                         [&icon](const StripPage *page) { return page->icon() == icon; });
        if (in.status() != QDataStream::Ok || found == m_pages.end())
            return;
        detach(*found);
        if (QDockWidget *dock = m_floating.value(*found)) {
            dock->setFloating(true);
            dock->restoreGeometry(geometry);
            dock->show();
            dock->raise();
        }
    }
}

/// Closed, which is more than hidden: a layout that is restored hides and shows again.
bool BottomDock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close) {
        for (auto one = m_floating.cbegin(); one != m_floating.cend(); ++one) {
            if (one.value() == watched)
                QMetaObject::invokeMethod(
                    this, [this, page = one.key()] { attach(page); }, Qt::QueuedConnection);
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

void BottomDock::attachAll()
{
    for (StripPage *page : m_floating.keys())
        attach(page);
}

void BottomDock::attach(StripPage *page)
{
    if (QDockWidget *dock = m_floating.take(page)) {
        dock->removeEventFilter(this);
        dock->deleteLater();
    }
    // Strips only append: tabs that belong behind it come off and on again.
    std::vector<StripPage *> behind;
    while (!m_attached.empty() && placeOf(m_attached.back()) > placeOf(page)) {
        behind.insert(behind.begin(), m_attached.back());
        m_attached.pop_back();
        m_strip->removeTab(static_cast<int>(m_attached.size()));
    }
    behind.insert(behind.begin(), page);
    for (StripPage *one : behind) {
        m_attached.push_back(one);
        if (m_stack->indexOf(one) < 0)
            m_stack->addWidget(one);
        m_strip->addTab(one->icon(), one->title(), one->controls());
        relabel(one);
    }
    showCurrent();
}

} // namespace signalbox::ui
