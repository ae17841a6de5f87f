#include "review/step_bar.h"

namespace signalbox::ui {

namespace {

using State = ReviewStep::State;

constexpr int turnMs = 100;
constexpr int barHeight = 104;

QString nameOf(int step)
{
    switch (step) {
    case ReviewFlow::Parse:
        return StepBar::tr("Parse");
    case ReviewFlow::Validate:
        return StepBar::tr("Validate");
    case ReviewFlow::Prepare:
        return StepBar::tr("Prepare");
    case ReviewFlow::Swap:
        return StepBar::tr("Swap");
    default:
        return StepBar::tr("Drain");
    }
}

QString wordOf(State state)
{
    switch (state) {
    case State::Done:
        return StepBar::tr("done");
    case State::Failed:
        return StepBar::tr("failed");
    case State::Running:
        return StepBar::tr("running");
    case State::Current:
        return StepBar::tr("next");
    case State::Later:
        break;
    }
    return StepBar::tr("later");
}

} // namespace

StepBar::StepBar(const Theme &theme, QWidget *parent)
    : Themed<QWidget>(theme, parent)
{
    m_turn.setInterval(turnMs);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + 36) % 360;
        update();
    });
}

void StepBar::setSteps(const std::array<ReviewStep, ReviewFlow::StepCount> &steps)
{
    if (steps == m_steps)
        return;
    m_steps = steps;
    setAccessibleName(sentence());
    updateTimer();
    update();
}

QString StepBar::sentence() const
{
    QStringList out;
    for (int i = 0; i < ReviewFlow::StepCount; ++i) {
        const ReviewStep &step = m_steps[std::size_t(i)];
        out += step.note.isEmpty()
                   ? tr("%1: %2", "a step and its state").arg(nameOf(i), wordOf(step.state))
                   : tr("%1: %2, %3", "a step, its state and a note")
                         .arg(nameOf(i), wordOf(step.state), step.note);
    }
    return out.join(QLatin1String("; "));
}

void StepBar::updateTimer()
{
    bool running = false;
    for (const ReviewStep &step : m_steps)
        running = running || step.state == State::Running;
    if (running && isVisible() && !theme().reducedMotion())
        m_turn.start();
    else
        m_turn.stop();
}

void StepBar::themeChanged()
{
    updateTimer();
    Themed<QWidget>::themeChanged();
}

void StepBar::showEvent(QShowEvent *event)
{
    updateTimer();
    QWidget::showEvent(event);
}

void StepBar::hideEvent(QHideEvent *event)
{
    m_turn.stop();
    QWidget::hideEvent(event);
}

QSize StepBar::sizeHint() const
{
    return {theme().px(720), theme().px(barHeight)};
}

QRect StepBar::column(int step) const
{
    const int margin = theme().px(24);
    const int wide = (width() - 2 * margin) / ReviewFlow::StepCount;
    return {margin + step * wide, 0, wide, this->height()};
}

void StepBar::paintPhase(QPainter &painter, int first, int last, const QString &title,
                         const QString &note) const
{
    const Theme &look = theme();
    const int gap = look.px(8);
    QRect area = column(first).united(column(last)).adjusted(0, look.px(6), -2 * gap, 0);
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(layoutDirection(), this->rect(), rect);
    };
    painter.setFont(look.font(FontRole::BodyStrong));
    painter.setPen(look.color(Token::Tx));
    const int row = QFontMetrics(painter.font()).height();
    const int wide = QFontMetrics(painter.font()).horizontalAdvance(title);
    painter.drawText(place(QRect(area.left(), area.top(), area.width(), row)),
                     int(Qt::AlignLeading | Qt::AlignVCenter), title);
    painter.setFont(look.font(FontRole::Hint));
    painter.setPen(look.color(Token::Tx2));
    const QRect rest(area.left() + wide + gap, area.top(), std::max(0, area.width() - wide - gap),
                     row);
    painter.drawText(place(rest), int(Qt::AlignLeading | Qt::AlignVCenter),
                     QFontMetrics(painter.font()).elidedText(note, Qt::ElideRight, rest.width()));
    painter.setPen(look.color(Token::Ctl));
    const QRect bracket =
        place(QRect(area.left(), area.top() + row + look.px(3), area.width(), look.px(5)));
    painter.drawPolyline(QPolygon(
        {bracket.bottomLeft(), bracket.topLeft(), bracket.topRight(), bracket.bottomRight()}));
}

void StepBar::paintCircle(QPainter &painter, const QPointF &centre, int step) const
{
    const Theme &look = theme();
    const ReviewStep &one = m_steps[std::size_t(step)];
    const double radius = look.px(11);
    const QRectF circle(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    const QRect icon = circle.toRect().adjusted(look.px(4), look.px(4), -look.px(4), -look.px(4));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    switch (one.state) {
    case State::Done:
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.color(Token::Up));
        painter.drawEllipse(circle);
        look.icon(QStringLiteral("check"), Token::Base).paint(&painter, icon);
        break;
    case State::Failed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.color(Token::Dn));
        painter.drawRoundedRect(circle, 3, 3);
        look.icon(QStringLiteral("cross"), Token::Base).paint(&painter, icon);
        break;
    case State::Running:
        painter.setPen(QPen(look.color(Token::Track), 2));
        painter.drawEllipse(circle);
        painter.setPen(QPen(look.color(Token::Acc), 2));
        painter.drawArc(circle, (90 - m_angle) * 16, -100 * 16);
        break;
    case State::Current:
    case State::Later:
        painter.setPen(QPen(look.color(one.state == State::Current ? Token::Acc : Token::Ctl),
                            one.state == State::Current ? 2 : 1));
        painter.drawEllipse(circle);
        break;
    }
    if (one.state != State::Done && one.state != State::Failed) {
        painter.setFont(
            look.font(one.state == State::Later ? FontRole::Body : FontRole::BodyStrong));
        painter.setPen(look.color(one.state == State::Later ? Token::Tx3 : Token::Acc));
        painter.drawText(circle, Qt::AlignCenter, QLocale().toString(step + 1));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void StepBar::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.fillRect(rect(), look.color(Token::Win));
    paintPhase(painter, ReviewFlow::Parse, ReviewFlow::Validate, tr("While you edit"),
               tr("nothing is bound, what runs is untouched"));
    paintPhase(painter, ReviewFlow::Prepare, ReviewFlow::Drain, tr("On Apply"),
               tr("prepare, write the file, commit"));
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(layoutDirection(), this->rect(), rect);
    };
    const int middle = look.px(48), radius = look.px(11);
    for (int i = 0; i < ReviewFlow::StepCount; ++i) {
        const ReviewStep &step = m_steps[std::size_t(i)];
        const QRect area = column(i);
        if (i + 1 < ReviewFlow::StepCount) {
            const State next = m_steps[std::size_t(i + 1)].state;
            const bool through = step.state == State::Done && next != State::Later;
            painter.setPen(QPen(look.color(through ? Token::Up : Token::Ctl), through ? 2 : 1,
                                through ? Qt::SolidLine : Qt::DotLine));
            const QRect line = place(QRect(area.left() + 2 * radius + look.px(7), middle,
                                           area.width() - 2 * radius - look.px(14), 1));
            painter.drawLine(line.topLeft(), line.topRight());
        }
        const QRect circle = place(QRect(area.left(), middle - radius, 2 * radius, 2 * radius));
        paintCircle(painter, QRectF(circle).center(), i);
        painter.setFont(look.font(FontRole::ChromeStrong));
        painter.setPen(look.color(step.state == State::Later ? Token::Tx2 : Token::Tx));
        QRect words(area.left(), middle + radius + look.px(4), area.width() - look.px(8),
                    QFontMetrics(painter.font()).height());
        painter.drawText(place(words), int(Qt::AlignLeading | Qt::AlignVCenter), nameOf(i));
        words.translate(0, words.height());
        painter.setFont(look.font(step.warning ? FontRole::Header : FontRole::Hint));
        const Token color = step.state == State::Failed ? Token::Dn
                            : step.warning              ? Token::Gdn
                                                        : Token::Tx2;
        painter.setPen(look.color(color));
        if (step.warning) {
            const int size = words.height();
            look.icon(QStringLiteral("warning"), color)
                .paint(&painter, place(QRect(words.left(), words.top(), size, size)));
            words.setLeft(words.left() + size + look.px(4));
        }
        painter.drawText(
            place(words), int(Qt::AlignLeading | Qt::AlignVCenter),
            QFontMetrics(painter.font()).elidedText(step.note, Qt::ElideRight, words.width()));
    }
    painter.setPen(look.color(Token::Line));
    painter.drawLine(0, this->height() - 1, width(), this->height() - 1);
}

} // namespace signalbox::ui
