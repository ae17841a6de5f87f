#include "editors/yaml_highlighter.h"

#include "theme/theme.h"

#include <QRegularExpression>

namespace signalbox::ui {

namespace {

// States between lines: 0 nothing open, 1 a double quote, 2 a single one, 16 + n a block scalar
// whose key stands n columns in.
constexpr int inDouble = 1, inSingle = 2, inBlock = 16;

bool isNumberLike(QStringView text)
{
    static const QRegularExpression number(QStringLiteral(
        R"(^(?:[-+]?\d[\d_]*(?:\.\d+)?(?:[a-zA-Z]+(?:\d+[a-zA-Z]+)*|%)?|\d+-\d+|true|false|null|~)$)"));
    return number.match(text.toString()).hasMatch();
}

class Scanner
{
public:
    Scanner(const QString &line, int state)
        : m_line(line)
        , m_state(state)
    {
    }

    std::vector<YamlToken> run()
    {
        const int indent = indentation();
        if (m_state >= inBlock) {
            if (indent == m_line.size() || indent > m_state - inBlock) {
                add(0, int(m_line.size()), Token::Ystr);
                return std::move(m_tokens);
            }
            m_state = 0;
        }
        if (m_state == inDouble || m_state == inSingle)
            quoted(0, m_state == inDouble ? u'"' : u'\'');
        else if (m_line.startsWith(QLatin1String("---")) || m_line.startsWith(QLatin1String("...")))
            add(0, 3, Token::Tx3), m_at = 3;
        m_keyColumn = -1;
        while (m_at < m_line.size())
            step();
        return std::move(m_tokens);
    }
    int state() const { return m_state; }

private:
    int indentation() const
    {
        int i = 0;
        while (i < m_line.size() && (m_line[i] == u' ' || m_line[i] == u'\t'))
            ++i;
        return i;
    }
    QChar at(int i) const { return i < m_line.size() ? m_line[i] : QChar(u' '); }
    void add(int start, int length, Token color)
    {
        if (length > 0)
            m_tokens.push_back({start, length, color});
    }

    void step()
    {
        const QChar c = at(m_at);
        if (c.isSpace()) {
            ++m_at;
        } else if (c == u'#' && (m_at == 0 || at(m_at - 1).isSpace())) {
            add(m_at, int(m_line.size()) - m_at, Token::Ycom);
            m_at = int(m_line.size());
        } else if (c == u'"' || c == u'\'') {
            const int start = m_at;
            const int last = int(m_tokens.size());
            quoted(m_at, c, true);
            if (m_state == 0 && at(m_at) == u':') {
                // A quoted key.
                m_tokens.resize(std::size_t(last));
                add(start, m_at - start, Token::Ykey);
                noteKey(start);
            }
        } else if (c == u'&' || c == u'*' || c == u'!') {
            const int start = m_at;
            while (m_at < m_line.size() && !at(m_at).isSpace() && !isFlow(at(m_at)))
                ++m_at;
            add(start, m_at - start, Token::Tx2);
        } else if (isFlow(c)) {
            m_depth += c == u'{' || c == u'[' ? 1 : c == u'}' || c == u']' ? -1 : 0;
            ++m_at;
        } else if ((c == u'-' || c == u'?') && at(m_at + 1).isSpace()) {
            ++m_at;
        } else if (c == u':' && at(m_at + 1).isSpace()) {
            ++m_at;
        } else if ((c == u'|' || c == u'>') && m_keyColumn >= 0 && m_depth == 0 && blockHeader()) {
            m_state = inBlock + m_keyColumn;
            m_at = int(m_line.size());
        } else {
            plain();
        }
    }

    static bool isFlow(QChar c)
    {
        return c == u'{' || c == u'}' || c == u'[' || c == u']' || c == u',';
    }

    bool blockHeader() const
    {
        static const QRegularExpression header(QStringLiteral(R"(^[|>][-+0-9]{0,2}\s*(#.*)?$)"));
        return header.match(QStringView(m_line).mid(m_at).toString()).hasMatch();
    }

    void noteKey(int start)
    {
        if (m_keyColumn < 0)
            m_keyColumn = start;
    }

    /// Up to the quote's end, or over the line's.
    void quoted(int start, QChar quote, bool opens = false)
    {
        int i = opens ? start + 1 : start;
        for (; i < m_line.size(); ++i) {
            if (quote == u'"' && at(i) == u'\\') {
                ++i;
            } else if (at(i) == quote) {
                if (quote == u'\'' && at(i + 1) == quote) {
                    ++i;
                    continue;
                }
                m_at = i + 1;
                add(start, m_at - start, Token::Ystr);
                m_state = 0;
                return;
            }
        }
        m_at = int(m_line.size());
        add(start, m_at - start, Token::Ystr);
        m_state = quote == u'"' ? inDouble : inSingle;
    }

    void plain()
    {
        const int start = m_at;
        int end = start;
        bool key = false;
        for (; end < m_line.size(); ++end) {
            const QChar c = at(end);
            if (c == u':' && (at(end + 1).isSpace() || (m_depth > 0 && isFlow(at(end + 1))))) {
                key = true;
                break;
            }
            if (c == u'#' && end > start && at(end - 1).isSpace())
                break;
            if (m_depth > 0 && isFlow(c))
                break;
        }
        int last = end;
        while (last > start && at(last - 1).isSpace())
            --last;
        const QStringView text = QStringView(m_line).mid(start, last - start);
        if (key)
            noteKey(start);
        add(start, last - start,
            key                  ? Token::Ykey
            : isNumberLike(text) ? Token::Ynum
                                 : Token::Ystr);
        m_at = std::max(end, start + 1);
    }

    const QString &m_line;
    int m_state;
    int m_at = 0;
    int m_depth = 0;
    int m_keyColumn = -1;
    std::vector<YamlToken> m_tokens;
};

} // namespace

std::vector<YamlToken> yamlTokens(const QString &line, int &state)
{
    Scanner scanner(line, state);
    std::vector<YamlToken> tokens = scanner.run();
    state = scanner.state();
    return tokens;
}

YamlHighlighter::YamlHighlighter(const Theme &theme, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void YamlHighlighter::highlightBlock(const QString &text)
{
    int state = std::max(0, previousBlockState());
    for (const YamlToken &token : yamlTokens(text, state))
        setFormat(token.start, token.length, m_theme.color(token.color));
    setCurrentBlockState(state);
}

} // namespace signalbox::ui
