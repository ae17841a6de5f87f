// What one cell of a table shows, ready to paint: the models' answers to the delegates. Any thread.
#pragma once

#include "theme/tokens.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QVariant>

#include <optional>

namespace signalbox::ui {

enum CellRole {
    DetailRole = Qt::UserRole + 1, // QString, behind the text, quieter
    IconNameRole,                  // QString, a name of resources/icons
    ToneRole,                      // int, a Token, for text and icon
    StrongRole,                    // bool
    PayloadRole,                   // QVariant: what a special delegate paints
    TopLineRole,                   // bool: a line above the row
    RowKeyRole                     // QString: identity of the row
};

struct TableCell
{
    QString text;
    QString detail;
    QString icon;
    Token tone = Token::Tx;
    bool strong = false;
    QVariant payload;
    QString toolTip = {};
    QString spoken = {}; // in place of text and detail, where the rest is only painted
    bool operator==(const TableCell &) const = default;
};

/// Numbers over time, oldest first.
struct SparkCell
{
    QList<float> values;
    bool alarming = false; // painted in red
    bool operator==(const SparkCell &) const = default;
};

/// A part of a whole, and what it should be.
struct ShareCell
{
    double actual = 0; // 0 to 1
    std::optional<double> expected;
    bool off = false; // they have differed for long
    bool operator==(const ShareCell &) const = default;
};

/// Results of checks, oldest first: '+' pass, 's' slow pass, '-' fail, ' ' not checked.
struct ChecksCell
{
    QString results;
    bool operator==(const ChecksCell &) const = default;
};

/// When a generation served and drained, on an axis that all rows share.
struct TimelineCell
{
    qint64 axisFrom = 0, axisTo = 0; // Unix ms
    qint64 from = 0, to = 0;         // served
    qint64 drainedTo = 0;            // 0: didn't drain
    Token tone = Token::Edge;
    bool rejected = false; // at `from`
    bool operator==(const TimelineCell &) const = default;
};

/// A bar that shrinks with the time that is left.
struct CountdownCell
{
    double left = 0; // 0 to 1
    bool operator==(const CountdownCell &) const = default;
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::SparkCell)
Q_DECLARE_METATYPE(signalbox::ui::ShareCell)
Q_DECLARE_METATYPE(signalbox::ui::ChecksCell)
Q_DECLARE_METATYPE(signalbox::ui::TimelineCell)
Q_DECLARE_METATYPE(signalbox::ui::CountdownCell)
