// A field that holds several values as chips: methods, header names, causes of retries. GUI thread.
#pragma once

#include "widgets/themed.h"

#include <QStringList>

class QLineEdit;

namespace signalbox::ui {

/// Typing a value and Return, comma or blank makes a chip; Backspace in the empty field takes the
/// last one back; the chips' crosses and Del on the selected chip (Left, Right) remove one.
class TokenEdit : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit TokenEdit(const Theme &theme, QWidget *parent = nullptr);
    ~TokenEdit() override;

    QStringList tokens() const { return m_tokens; }
    /// Doesn't disturb what is being typed.
    void setTokens(const QStringList &tokens);
    void setChoices(const QStringList &choices);
    void setPlaceholder(const QString &text);
    void setReadOnly(bool readOnly);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void edited(const QStringList &tokens);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void themeChanged() override;

private:
    struct Chip
    {
        QRect rect, cross;
    };
    std::vector<Chip> chips() const;
    QRect inputRect() const;
    void layOut();
    void take();
    /// One or several, between separators.
    void add(const QString &text);
    void remove(qsizetype index);
    bool key(int pressed);

    QLineEdit *m_input;
    QStringList m_tokens;
    QStringList m_choices;
    QString m_placeholder;
    qsizetype m_current = -1; // chip that the keyboard is on
};

} // namespace signalbox::ui
