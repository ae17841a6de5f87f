// The impact replay: a bar of shares over a table. GUI thread.
#pragma once

#include "widgets/themed.h"
#include "workspace/request_tape.h"

class QLabel;
class QTableView;

namespace signalbox::ui {

class ImpactModel;

/// Same, changed and lost requests as one bar.
class ImpactBar : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit ImpactBar(const Theme &theme, QWidget *parent = nullptr);
    void setCounts(std::size_t same, std::size_t changed, std::size_t lost);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::size_t m_same = 0, m_changed = 0, m_lost = 0;
};

class ImpactView : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit ImpactView(const Theme &theme, QWidget *parent = nullptr);
    /// @param runs  what it is compared with serves
    void setTitles(const QString &before, const QString &draft, bool runs = true);
    /// @param compares  there is a configuration to compare with
    void setReplay(const Replay &replay, bool compares = true);

protected:
    void themeChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *m_title, *m_note;
    ImpactBar *m_bar;
    ImpactModel *m_model;
    QTableView *m_table;
};

} // namespace signalbox::ui
