// A line that says what is wrong, where, and what mends it: an icon, a sentence, links at the end.
// GUI thread.
#pragma once

#include "widgets/themed.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace signalbox::ui {

class Banner : public Themed<QWidget>
{
    Q_OBJECT
public:
    enum class Kind { Error, Warning, Info };

    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    /// @param html  a sentence; <b> is understood, anything from a file is to be escaped
    void say(Kind kind, const QString &html);
    /// A link at the end; the first call makes it, further ones change its text. Empty: gone.
    void setLink(const QString &id, const QString &text, const QString &toolTip = {});
    void setClosable(bool closable);
    QString text() const;

    QSize sizeHint() const override;

signals:
    void linkActivated(const QString &id);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void themeChanged() override;

private:
    Kind m_kind = Kind::Info;
    QHBoxLayout *m_row;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
    QList<QToolButton *> m_links;
};

} // namespace signalbox::ui
