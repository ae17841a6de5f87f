// component_sheet OUT.png [SCALE] [rtl]: the controls and states of the design on one picture,
// light and dark side by side.
#include "delegates/cell_delegate.h"
#include "delegates/chart_delegates.h"
#include "delegates/row_hover.h"
#include "models/cell_table_model.h"
#include "theme/draw_number.h"
#include "widgets/banner.h"
#include "widgets/pill_button.h"
#include "widgets/small_widgets.h"
#include "widgets/tab_strip.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace signalbox::ui;

namespace {

class Rows : public CellTableModel
{
public:
    Rows()
        : CellTableModel({{QStringLiteral("Row")},
                          {QStringLiteral("Address")},
                          {QStringLiteral("State")},
                          {QStringLiteral("Req/s"), Qt::AlignRight | Qt::AlignVCenter},
                          {QStringLiteral("Share")},
                          {QStringLiteral("Checks")}})
    {
        std::vector<Row> rows;
        const QStringList names{QStringLiteral("Normal"), QStringLiteral("Alternate"),
                                QStringLiteral("Hover"), QStringLiteral("Selected")};
        QList<float> values;
        for (int i = 0; i < 60; ++i)
            values.append(static_cast<float>(20 + 7 * std::sin(i / 3.0) + i % 5));
        for (qsizetype i = 0; i < names.size(); ++i) {
            const StateLook look = serverStateLook(i % 2 ? "up" : "down");
            rows.push_back({names[i],
                            names[i],
                            false,
                            {{names[i], {}, {}, Token::Tx, true, {}},
                             {QStringLiteral("127.0.0.1:9001"), {}, {}, Token::Tx2, false, {}},
                             {look.word, QStringLiteral("41 s"), look.icon, look.color, true, {}},
                             {QStringLiteral("27.9"),
                              {},
                              {},
                              Token::Tx,
                              false,
                              QVariant::fromValue(SparkCell{values, i == 2})},
                             {QStringLiteral("66.7"),
                              {},
                              {},
                              Token::Tx,
                              false,
                              QVariant::fromValue(ShareCell{0.667, 0.6, i == 2})},
                             {{},
                              {},
                              {},
                              Token::Tx,
                              false,
                              QVariant::fromValue(
                                  ChecksCell{QStringLiteral("  ++++s+++++++--++").repeated(4)})}}});
        }
        setRows(std::move(rows));
    }
};

QLabel *heading(const QString &text, const Theme &theme)
{
    auto *label = new QLabel(text);
    label->setFont(theme.font(FontRole::ChromeStrong));
    return label;
}

QHBoxLayout *line(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    for (QWidget *widget : widgets)
        row->addWidget(widget, 0, Qt::AlignVCenter);
    row->addStretch(1);
    return row;
}

QPushButton *push(const QString &text, const Theme &theme, bool primary, bool enabled)
{
    auto *button = new QPushButton(text);
    button->setProperty("primary", primary);
    if (primary)
        button->setFont(theme.font(FontRole::ChromeStrong));
    button->setIcon(primary ? theme.icon(QStringLiteral("swap"), Token::Onacc)
                            : theme.icon(QStringLiteral("health"), Token::Tx));
    button->setEnabled(enabled);
    return button;
}

QWidget *sheet(const Theme &theme)
{
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 20, 24, 20);
    auto *title =
        new QLabel(theme.dark() ? QStringLiteral("Dark palette") : QStringLiteral("Light palette"));
    title->setFont(theme.font(FontRole::DialogTitle));
    column->addWidget(title);
    column->addWidget(heading(QStringLiteral("Server states"), theme));
    auto *states = new QGridLayout;
    int at = 0;
    for (const char *name :
         {"up", "going-down", "going-up", "down", "drain", "maint", "unchecked", "ejected"}) {
        states->addWidget(new StateChip(serverStateLook(name), theme), at / 4, at % 4);
        ++at;
    }
    column->addLayout(states);

    auto *strip = new TabStrip(theme);
    strip->addTab(QStringLiteral("health"), QStringLiteral("Backends & Health"));
    strip->setNote(0, QStringLiteral("11"));
    strip->addTab(QStringLiteral("generations"), QStringLiteral("Generations"));
    strip->setNote(1, QStringLiteral("1 draining"));
    strip->addTab(QStringLiteral("log"), QStringLiteral("Log"));
    column->addWidget(strip);

    column->addWidget(heading(QStringLiteral("Row states"), theme));
    auto *table = new QTableView;
    auto *rows = new Rows;
    rows->setParent(table);
    table->setModel(rows);
    table->setItemDelegate(new CellDelegate(theme, table));
    table->setItemDelegateForColumn(
        1, new CellDelegate(theme, {FontRole::Address, FontRole::Address, 0, false}, table));
    table->setItemDelegateForColumn(3, new SparkDelegate(theme, table));
    table->setItemDelegateForColumn(4, new ShareDelegate(theme, table));
    table->setItemDelegateForColumn(5, new HealthStripDelegate(theme, table));
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme.px(22));
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int i = 0; const double width : {90.0, 110.0, 100.0, 118.0, 194.0})
        table->setColumnWidth(i++, theme.px(width));
    table->setFixedHeight(theme.px(24 + 4 * 22 + 12));
    table->selectRow(3);
    auto *hover = new RowHover(table);
    Q_UNUSED(hover)
    table->setProperty("signalboxHoverRow", 2);
    column->addWidget(table);

    column->addWidget(heading(QStringLiteral("Controls"), theme));
    auto *down = push(QStringLiteral("Pressed"), theme, false, true);
    down->setDown(true);
    auto *on = push(QStringLiteral("On"), theme, false, true);
    on->setCheckable(true);
    on->setChecked(true);
    column->addLayout(line({push(QStringLiteral("Check now"), theme, false, true), down, on,
                            push(QStringLiteral("Check now"), theme, false, false)}));
    auto *apply = new KeyHintButton(theme, true);
    apply->setText(QStringLiteral("Review && Apply"));
    apply->setIconName(QStringLiteral("swap"));
    apply->setHint(QStringLiteral("Ctrl+Return"));
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("round-robin"), QStringLiteral("least-requests")});
    auto *edit = new QLineEdit(QStringLiteral("/api/"));
    edit->setFont(theme.font(FontRole::Code));
    edit->setMaximumWidth(theme.px(96));
    auto *wrong = new QLineEdit(QStringLiteral("/api"));
    wrong->setProperty("invalid", true);
    wrong->setMaximumWidth(theme.px(96));
    auto *spin = new QSpinBox;
    spin->setSuffix(QStringLiteral(" s"));
    spin->setValue(5);
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(QStringLiteral("shop.localhost"));
    column->addLayout(line({push(QStringLiteral("Apply"), theme, true, true), apply,
                            push(QStringLiteral("Apply"), theme, true, false)}));
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    column->addLayout(line({combo, editable, edit, wrong, spin, slider}));

    auto *ticked = new QCheckBox(QStringLiteral("Enabled"));
    ticked->setChecked(true);
    auto *partly = new QCheckBox;
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    auto *disabled = new QCheckBox;
    disabled->setChecked(true);
    disabled->setEnabled(false);
    auto *radio = new QRadioButton(QStringLiteral("Only this"));
    radio->setChecked(true);
    auto *funnel = new QToolButton;
    funnel->setIcon(theme.icon(QStringLiteral("filter")));
    funnel->setAutoRaise(true);
    auto *funnelOn = new QToolButton;
    funnelOn->setIcon(theme.icon(QStringLiteral("filter")));
    funnelOn->setAutoRaise(true);
    funnelOn->setCheckable(true);
    funnelOn->setChecked(true);
    column->addLayout(
        line({ticked, new QCheckBox, partly, disabled, radio, new Badge(BadgeKind::Added, theme),
              new Badge(BadgeKind::Changed, theme), new Badge(BadgeKind::Removed, theme), funnel,
              funnelOn, new SearchField(QStringLiteral("Filter servers"), theme)}));

    auto *running = new PillButton(theme);
    running->setColors(Token::Ups, Token::Up);
    running->setParts(
        {{QStringLiteral("Running"), FontRole::ChromeStrong, Token::Up, QStringLiteral("state-up")},
         {QStringLiteral("·"), FontRole::Chrome, Token::Tx2},
         {QStringLiteral("127.0.0.1:8080"), FontRole::Code}});
    auto *generation = new PillButton(theme);
    generation->setParts({{QStringLiteral("gen 42"), FontRole::ChromeStrong, Token::Tx,
                           QStringLiteral("generations")},
                          {QStringLiteral("12 min"), FontRole::Chrome, Token::Tx2}});
    auto *fault = new PillButton(theme);
    fault->setColors(Token::Gdns, Token::Gdn);
    fault->setClosable(true);
    fault->setParts(
        {{QStringLiteral("1 fault"), FontRole::ChromeStrong, Token::Gdn, QStringLiteral("fault")},
         {QStringLiteral("auth +250 ms on 20 %")}});
    column->addLayout(line({running, generation, fault}));

    auto *banner = new Banner(theme);
    banner->say(Banner::Kind::Error,
                QStringLiteral("Line 31: no backend named “apii”. Did you mean <b>api</b>?"));
    banner->setLink(QStringLiteral("use"), QStringLiteral("Use api"));
    column->addWidget(banner);
    auto *warning = new Banner(theme);
    warning->say(Banner::Kind::Warning, QStringLiteral("The file changed on disk."));
    warning->setClosable(true);
    column->addWidget(warning);
    column->addStretch(1);
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    if (arguments.contains(QStringLiteral("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Theme theme(QPalette{});
    theme.install(application);
    theme.setTextScale(arguments.size() > 2 ? qMax(1.0, arguments[2].toDouble()) : 1.0);
    QList<QPixmap> halves;
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        theme.setMode(mode);
        QApplication::processEvents();
        const std::unique_ptr<QWidget> page(sheet(theme));
        page->resize(theme.px(720), theme.px(720));
        page->show();
        QApplication::processEvents();
        halves.append(page->grab());
    }
    QPixmap both(halves[0].width() * 2, halves[0].height());
    QPainter painter(&both);
    painter.drawPixmap(0, 0, halves[0]);
    painter.drawPixmap(halves[0].width(), 0, halves[1]);
    painter.end();
    return both.save(arguments[1]) ? 0 : 1;
}
