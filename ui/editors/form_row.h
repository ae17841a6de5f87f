// A line of a form: keyword, subject, fields, a button that takes the line out; where it is narrow
// it goes on below, a word always beside its field. Tinted while its
// fields have the keyboard, or while the text's cursor stands at it. GUI thread.
#pragma once

#include "widgets/themed.h"

#include <QLabel>

class QToolButton;

namespace signalbox::ui {

class WrapLayout;

class FormRow : public Themed<QWidget>
{
    Q_OBJECT
public:
    /// @param keyword  "When", "and", "then", "send to"
    FormRow(const QString &keyword, const Theme &theme, QWidget *parent = nullptr);

    void setKeyword(const QString &keyword);
    /// A quiet word of a fixed width: "host". @param design  its width in the design's pixels
    void addWord(const QString &word, double design = 0);
    /// As wide as the widest of its words that have a width.
    int wordWidth() const;
    /// Its words and fields stand in columns: both in pixels, so that other rows have the same.
    void setColumn(int word, int column);
    void add(QWidget *widget);
    /// What comes behind it stands at the end.
    void addStretch();
    /// @param what  "Remove the condition host is shop.localhost"
    QToolButton *addRemove(const QString &what);
    QToolButton *addButton(const QString &icon, const QString &what);
    void setTinted(bool tinted);
    bool tinted() const noexcept { return m_tinted; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void themeChanged() override;

private:
    QLabel *m_keyword;
    WrapLayout *m_row;
    struct Word
    {
        QLabel *label;
        double design; // at least this wide, in pixels of the design
    };
    QList<Word> m_words;
    int m_wordWidth = 0; // at least, of words that have a width
    bool m_tinted = false;
};

/// A line between the parts of a form.
class FormRule : public Themed<QWidget>
{
    Q_OBJECT
public:
    explicit FormRule(const Theme &theme, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace signalbox::ui
