// The control for one FormField: a line, a box with lines, a number, a duration, a tick, a choice
// or chips; with the problem of the field below it. GUI thread.
#pragma once

#include "config/diagnostic.h"
#include "models/form_field.h"
#include "widgets/themed.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace signalbox::ui {

class TokenEdit;

class FieldEditor : public Themed<QWidget>
{
    Q_OBJECT
public:
    /// How long typing pauses before it reaches the draft.
    static constexpr int pauseMs = 150;
    static constexpr double widestWords = 260;
    static constexpr double narrowestShare = 0.6; // of its width, before its line is broken

    FieldEditor(const FormField &field, const Theme &theme, QWidget *parent = nullptr);

    const FormField &field() const noexcept { return m_field; }
    /// Values from the draft: what is being typed is left alone. The kind stays what it was.
    void setField(const FormField &field);
    /// "condition 2, path starts with": said before the field's own words.
    void setSpoken(const QString &name);
    void setProblem(config::Severity severity, const QString &text);
    void clearProblem();
    QString problem() const;
    void setReadOnly(bool readOnly);
    void setFieldWidth(double design);
    QSize sizeHint() const override;
    /// Selects all of it, so that typing replaces it.
    void startEditing();
    /// Hands over what has been typed now.
    void flush();
    /// Goes on with what is being typed in the one that this one replaces.
    void resume(FieldEditor &before);

signals:
    void edited(const QStringList &values);
    void entered(); // the keyboard came
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void themeChanged() override;

private:
    void build();
    void paintProblem();
    void show(const QStringList &values);
    QStringList current() const;
    void typed();
    void step(int by);
    int wordsWidth() const;
    bool undoes(QKeyEvent &event);

    FormField m_field;
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QComboBox *m_combo = nullptr;
    QCheckBox *m_check = nullptr;
    TokenEdit *m_tokens = nullptr;
    QWidget *m_control = nullptr;
    QWidget *m_problemRow = nullptr; // icon and words
    QLabel *m_problemIcon = nullptr, *m_problem = nullptr;
    config::Severity m_severity = config::Severity::Error;
    QTimer m_pause;
    double m_width = 0;
    bool m_showing = false;
    bool m_typed = false; // and not handed over yet
};

} // namespace signalbox::ui
