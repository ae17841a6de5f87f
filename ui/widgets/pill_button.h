// A painted button of the header: an icon, words of different weight, maybe a cross that takes the
// thing away. Running · 127.0.0.1:8080, gen 42, 1 fault. GUI thread.
#pragma once

#include "widgets/themed.h"

#include <QAbstractButton>

namespace signalbox::ui {

class PillButton : public Themed<QAbstractButton>
{
    Q_OBJECT
public:
    struct Part
    {
        QString text;
        FontRole font = FontRole::Chrome;
        Token color = Token::Tx;
        QString icon = {}; // in front of the text
        bool operator==(const Part &) const = default;
    };

    explicit PillButton(const Theme &theme, QWidget *parent = nullptr);

    /// Says the same to screen readers: the parts' texts with spaces between.
    void setParts(QList<Part> parts);
    const QList<Part> &parts() const noexcept { return m_parts; }
    void setColors(Token fill, Token outline);
    /// A cross at the end; Del presses it too.
    void setClosable(bool closable, const QString &closeToolTip = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void closeClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect closeRect() const;

    QList<Part> m_parts;
    Token m_fill = Token::Raised;
    Token m_outline = Token::Line;
    bool m_closable = false;
    QString m_closeToolTip;
};

} // namespace signalbox::ui
