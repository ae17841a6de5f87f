// Between the file's bytes and the lines an editor shows: what isn't touched stays byte for byte.
#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace signalbox::ui {

/// What an editor shows of a text: one string a line, without line ends and byte order mark.
/// Bytes that aren't UTF-8 show as replacement characters.
QStringList shownLines(const std::string &text);

/// The text that `lines`, as edited, stand for: lines that are as shownLines(old) had them keep
/// their bytes and their line ends; new ones get the line end that the text uses.
std::string editedText(const std::string &old, const QStringList &lines);

} // namespace signalbox::ui
