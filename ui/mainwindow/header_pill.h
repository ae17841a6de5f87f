// A button of the header that shows a state: icon, words of different weight, an outline in the
// state's colour. GUI thread.
#pragma once

#include "theme/theme.h"

#include <QAbstractButton>

#include <vector>

namespace signalbox::ui {

struct PillPart
{
    enum class Kind { Plain, Strong, Code, Quiet };
    QString text;
    Kind kind = Kind::Plain;
    QString icon; // before the text, empty: none
    bool operator==(const PillPart &) const = default;
};

class HeaderPill : public QAbstractButton
{
    Q_OBJECT
public:
    explicit HeaderPill(const Theme &theme, QWidget *parent = nullptr);

    /// @param ink  of icon and strong words; the outline has it too unless `fill` is Btn
    void setLook(std::vector<PillPart> parts, Token ink, Token fill);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont fontOf(PillPart::Kind kind) const;

    const Theme &m_theme;
    std::vector<PillPart> m_parts;
    Token m_ink = Token::Tx;
    Token m_fill = Token::Btn;
};

} // namespace signalbox::ui
