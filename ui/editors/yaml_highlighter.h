// Colours of the YAML text: keys, strings, numbers, comments. GUI thread.
#pragma once

#include "theme/tokens.h"

#include <QSyntaxHighlighter>

#include <vector>

namespace signalbox::ui {

class Theme;

/// A stretch of one line in one colour; columns count UTF-16 units from 0.
struct YamlToken
{
    int start = 0;
    int length = 0;
    Token color = Token::Tx;
    bool operator==(const YamlToken &) const = default;
};

/// Colours of one line. @param state  what the line before left (0 at the beginning): an open
/// quote, or the indentation of a block scalar's key; what this one leaves afterwards. Pure.
std::vector<YamlToken> yamlTokens(const QString &line, int &state);

class YamlHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    /// @param document  may be null: then formatLine-like use by diffs goes through yamlTokens()
    YamlHighlighter(const Theme &theme, QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme &m_theme;
};

} // namespace signalbox::ui
