#!/usr/bin/env python3
"""Holds the tree to its own rules: layers, includes, connections, state, comments, sizes.

layering.py ROOT prints "FILE:LINE: [rule] message" for each breach and fails if there is one.
A breach with a good reason is allowed by a comment in that line or the one before (in the first ten lines of the
file for long-file):  // lint: allow RULE: REASON
"""
import os
import re
import sys

import sources

# A file of a folder may include its own folder's headers, those of lower ranks, and what EXCEPTIONS names.
RANKS = {
    "base": 0,
    "stats": 1, "config": 1, "http": 1, "io": 1,
    "tls": 2, "routing": 2, "balance": 2, "health": 2, "filters": 2,
    "net": 3,
    "control": 4,
    "facade": 5,
    "ui": 6,
    "app": 7,
}
EXCEPTIONS = {("health", "balance")}  # probes move the states that pools pick by
# What the user interface may include of the engine besides facade/ and base/: plain values.
VALUE_HEADERS = {
    "config/mark.h", "config/diagnostic.h", "config/filter_spec.h", "config/raw_config.h", "config/runtime_config.h",
    "config/yaml_path.h", "config/yaml_tree.h", "config/yaml_edit_path.h", "stats/exchange_record.h",
    "stats/histogram.h", "stats/snapshot.h", "stats/tap_record.h", "routing/route_table.h", "health/health_target.h",
    "control/reload_types.h",
    # Pure functions over such values.
    "config/load.h", "config/yaml_edit.h", "config/merge.h", "config/field_table.h", "config/format.h",
    "config/suggest.h", "config/schema.h", "config/digest.h", "config/covering.h",
}
# The folders of ui/ in the order in which they may include each other; folders of one rank don't.
UI_RANKS = {
    "theme": 0, "workspace": 1, "models": 2, "discovery": 2, "delegates": 3, "widgets": 3, "editors": 4, "review": 5,
    "pages": 5, "mainwindow": 6,
}
YAML_FILES = 2
LINES = 500
GUI_MODULES = r"Qt(?:Gui|Widgets|Qml|Quick|OpenGL|OpenGLWidgets|Svg|SvgWidgets|PrintSupport|Charts)/"
GUI_CLASSES = (
    r"Q(?:Gui)?Application|QWidget|QMainWindow|QDialog\w*|QWindow|Q\w*Action|QIcon\w*|QImage\w*|QPixmap\w*|QBitmap"
    r"|QPaint\w*|QColor\w*|QFont\w*|QBrush|QPen|QPalette|QCursor|QClipboard|QScreen|QStyle\w*|Q\w*Layout\w*|QLabel"
    r"|QFrame|Q\w+Button|QLineEdit|Q\w*TextEdit|QMenu\w*|QToolBar|QStatusBar|QSplitter|QScroll\w+|Q\w*SpinBox"
    r"|Q\w*ComboBox|Q(?:AbstractItem|Tree|List|Table|Graphics|Column|Header|Undo)View|Q\w+Widget|QStandardItem\w*"
    r"|QStyledItemDelegate|QSystemTrayIcon|QKeySequence|QShortcut\w*|Q\w*Validator|QText(?:Document|Cursor|Layout)\w*"
    r"|QDesktopServices|QSyntaxHighlighter|QVector[234]D|QMatrix4x4|QMessageBox|QFileDialog|Q(?:Key|Mouse|Paint|Show)Event"
)
# The desktop program's part of app/; everything else there belongs to signalboxctl, which links no GUI library.
DESKTOP = re.compile(r"app/(?:desktop/|main\.cpp$)")


class Tree:
    def __init__(self, root):
        self.root = root
        self.breaches = []

    def report(self, path, line, rule, message, lines=None):
        if lines is not None:
            marker = f"lint: allow {rule}:"
            near = lines[:10] if rule == "long-file" else lines[max(0, line - 2):line]
            for text in near:
                found = text.find(marker)
                if found >= 0 and text[found + len(marker):].strip():
                    return
        self.breaches.append(f"{path}:{line}: [{rule}] {message}")


def layer(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "engine" and len(parts) > 2 else parts[0]


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


def check_includes(tree, path, text, lines, yaml_files):
    own = layer(path)
    for match in INCLUDE.finditer(sources.without_comments(text, literals=True)):
        line = sources.line_of(text, match.start())
        quoted, name = match.group(1) == '"', match.group(2)
        folder = name.split("/", 1)[0]

        def breach(rule, message):
            tree.report(path, line, rule, message, lines)

        gui = re.match(GUI_MODULES, name) or re.match(rf"(?:{GUI_CLASSES})$", name)
        if gui and not quoted and (path.startswith("engine/") or (own == "app" and not DESKTOP.match(path))):
            breach("gui", f"<{name}> belongs to the user interface")
        if folder == "yaml-cpp":
            yaml_files.setdefault(path, line)
            if not path.startswith("engine/config/"):
                breach("yaml", "yaml-cpp is seen in engine/config only")
        if own == "tests" or own not in RANKS:
            continue
        if "../" in name:
            breach("layer", f'"{name}": includes are written from engine/, app/ or ui/')
        elif folder in RANKS and "/" in name:
            if own == "ui" and folder not in ("ui", "facade", "base") and name not in VALUE_HEADERS:
                breach("layer", f'ui includes only the facade and value types, not "{name}"')
            elif folder == "ui" and not DESKTOP.match(path) and own == "app":
                breach("layer", f'signalboxctl must not include "{name}"')
            elif RANKS[folder] >= RANKS[own] and folder != own and (own, folder) not in EXCEPTIONS:
                breach("layer", f'{own} must not include "{name}"')
        elif own == "ui" and folder in UI_RANKS and "/" in name:
            room = path.split("/")[1]
            if room != folder and UI_RANKS[folder] >= UI_RANKS.get(room, 9):
                breach("layer", f'ui/{room} must not include "{name}"')
        elif quoted and path.startswith("engine/") and not name.endswith(".moc"):
            breach("layer", f'"{name}" doesn\'t say its folder')


CALL = re.compile(r"(?<![\w:.>])(?:QObject\s*::\s*|[\w.\->]*(?:\.|->)\s*)?(connect|singleShot)\s*\(|QTimer\s*::\s*(singleShot)\s*\(")
STRING_BASED = re.compile(r"\b(SIGNAL|SLOT)\s*\(")


def check_connections(tree, path, text, code, lines):
    for match in CALL.finditer(code):
        name = match.group(1) or match.group(2)
        found = sources.arguments(code, match.end() - 1)
        if not found:
            continue
        line = sources.line_of(text, match.start(1) if match.group(1) else match.start(2))
        is_lambda = [argument.startswith("[") for argument in found]
        if name == "connect":
            # A member function as the signal: the POSIX call takes none.
            by_member = len(found) > 1 and re.match(r"&\s*\w|(?:qOverload|QOverload)\b", found[1]) and "::" in found[1]
            bare = (len(found) == 3 and (is_lambda[2] or by_member)) or (
                len(found) >= 4 and is_lambda[3] and found[2] in ("nullptr", "0", "NULL"))
        else:
            bare = not path.startswith("tests/") and len(found) == 2 and is_lambda[1]
        if bare:
            tree.report(path, line, "connect", f"{name}() without a context object", lines)
    for match in STRING_BASED.finditer(code):
        tree.report(path, sources.line_of(text, match.start()), "connect", f"string-based {match.group(1)}()", lines)


SINGLETON = re.compile(r"\b\w*singleton\w*\b|\bQ_GLOBAL_STATIC\w*|\bstatic\s+[\w:<>]+\s*[&*]\s*(?:instance|self|get|the)\s*\(\s*\)",
                       re.IGNORECASE)
# `static` and `thread_local` variables anywhere, and variables at the left margin (namespace scope isn't indented).
STATIC = re.compile(
    r"^[ \t]*(?:inline\s+)?(?:static|thread_local)\s+(?P<type>(?:inline\s+|static\s+|thread_local\s+)*[^=;(){}\n]*?[\w>&*\]\)])"
    r"[ \t*&]+(?P<name>\w+)[ \t]*(?P<array>\[[^\]\n]*\])*[ \t]*(?:=|;|\{)",
    re.MULTILINE,
)
MARGIN = re.compile(
    r"^(?P<type>(?:[A-Za-z_][\w:]*)(?:<[^;(){}\n]*>)?(?:[ \t]+[A-Za-z_][\w:]*(?:<[^;(){}\n]*>)?)*)[ \t*&]+(?P<name>\w+)[ \t]*"
    r"(?:\[[^\]\n]*\])*[ \t]*(?:=[^=].*|;|\{[^{}]*\};)[ \t]*$",
    re.MULTILINE,
)
NO_VARIABLE = re.compile(
    r"\b(?:constexpr|consteval|using|return|namespace|class|struct|enum|union|template|typedef|extern|friend|static_assert"
    r"|operator|goto|case|default|public|private|protected|delete|throw|else|co_return)\b")
CONSTANT = re.compile(r"\bconst\b[^*]*$|\*\s*const\s*$|\bconstexpr\b")


def check_state(tree, path, text, code, lines):
    for match in SINGLETON.finditer(code):
        tree.report(path, sources.line_of(text, match.start()), "state", f"no singletons: '{match.group(0)}'", lines)
    for pattern in (STATIC, MARGIN):
        for match in pattern.finditer(code):
            kind = match.group("type")
            before_name = code[match.start("type"):match.start("name")]
            if NO_VARIABLE.search(kind) or CONSTANT.search(before_name):
                continue
            if pattern is MARGIN and re.match(r"(?:static|thread_local|inline)\b", kind):
                continue  # the other pattern's
            tree.report(path, sources.line_of(text, match.start("name")), "state",
                        f"'{match.group('name')}' is mutable state outside of an object", lines)


def check_shape(tree, path, text, lines):
    if path.endswith(".h") and not path.startswith("tests/"):
        first = next((line for line in lines if line.strip()), "")
        if not first.lstrip().startswith(("//", "/*")):
            tree.report(path, 1, "header", "a header starts with a comment that says what it is for")
    if path.endswith(".h") and "#pragma once" not in text:
        tree.report(path, 1, "header", "#pragma once is missing")
    if len(lines) > LINES:
        tree.report(path, LINES, "long-file", f"{len(lines)} lines; more than {LINES} need a reason", lines)


def check_libraries(tree):
    """Engine folders and their link lines: an unknown folder has no place in the table above."""
    engine = os.path.join(tree.root, "engine")
    if not os.path.isdir(engine):
        return
    for folder in sorted(os.listdir(engine)):
        if not os.path.isdir(os.path.join(engine, folder)):
            continue
        if folder not in RANKS:
            tree.report(f"engine/{folder}", 1, "layer", "not in the table of layers (tests/lint/layering.py)")
        path = f"engine/{folder}/CMakeLists.txt"
        if not os.path.isfile(os.path.join(tree.root, path)):
            continue
        for number, line in enumerate(sources.read(tree.root, path).splitlines(), 1):
            line = line.split("#", 1)[0]
            for module in re.findall(r"\bQt6?::(Gui|Widgets|Qml|Quick|OpenGL|Svg|PrintSupport|Charts)\b", line):
                tree.report(path, number, "gui", f"the engine doesn't link Qt6::{module}")
            for used in re.findall(r"\bsbx_(\w+)", line):
                if folder in RANKS and used in RANKS and RANKS[used] >= RANKS[folder] \
                        and used != folder and (folder, used) not in EXCEPTIONS:
                    tree.report(path, number, "layer", f"{folder} must not depend on sbx_{used}")


def check(root):
    tree = Tree(root)
    yaml_files = {}
    paths = sources.files(root)
    for path in paths:
        text = sources.read(root, path)
        lines = text.splitlines()
        code = sources.without_comments(text)
        check_includes(tree, path, text, lines, yaml_files)
        check_connections(tree, path, text, code, lines)
        if not path.startswith("tests/"):
            check_state(tree, path, text, code, lines)
        check_shape(tree, path, text, lines)
    if len(yaml_files) > YAML_FILES:
        for path, line in sorted(yaml_files.items()):
            tree.report(path, line, "yaml", f"yaml-cpp is included by {len(yaml_files)} files; at most {YAML_FILES} may")
    check_libraries(tree)
    return paths, tree.breaches


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: layering.py ROOT")
    paths, breaches = check(sys.argv[1])
    for breach in breaches:
        print(breach)
    if not paths:
        sys.exit("no C++ file found: wrong root?")
    print(f"{len(paths)} files, {len(breaches)} breaches")
    sys.exit(1 if breaches else 0)


if __name__ == "__main__":
    main()
