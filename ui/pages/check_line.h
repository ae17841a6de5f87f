// One line of the first-run page's checks: a sign, what is so, and a remark at the end. GUI thread.
#pragma once

#include "widgets/themed.h"

namespace signalbox::ui {

class CheckLine : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit CheckLine(const Theme &theme, QWidget *parent = nullptr);

    /// @param code  a part of `text` that is set in the code font; may be empty
    void say(const QString &icon, Token ink, const QString &text, const QString &code,
             const QString &remark);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon, m_text, m_code, m_remark;
    Token m_ink = Token::Tx2;
};

} // namespace signalbox::ui
