// A header one of whose columns explains its chart: "Share ▬ actual ❙ expected". GUI thread.
#pragma once

#include "theme/theme.h"

#include <QHeaderView>

namespace signalbox::ui {

class ShareHeader : public QHeaderView
{
    Q_OBJECT
public:
    ShareHeader(int shareColumn, const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    int m_column;
    const Theme &m_theme;
};

} // namespace signalbox::ui
