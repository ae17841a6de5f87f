#!/usr/bin/env python3
"""Proves that layering.py fails on bad trees, with the right rule at the right line, and passes good ones."""
import contextlib
import os
import subprocess
import sys
import tempfile
import unittest

import layering

HEADER = "// A header.\n#pragma once\n"
SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "layering.py")


@contextlib.contextmanager
def tree(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        yield root


def breaches(files):
    with tree(files) as root:
        return layering.check(root)[1]


# name: (path, text, rule, line); rule None: nothing to complain about.
ROWS = {
    # layers
    "a lower layer may be included": ("engine/net/a.h", HEADER + '#include "http/head.h"\n', None, 0),
    "the own folder may be included": ("engine/net/a.h", HEADER + '#include "net/b.h"\n', None, 0),
    "health moves the states of balance": ("engine/health/a.cpp", '#include "balance/server_state.h"\n', None, 0),
    "a higher layer": ("engine/http/a.h", HEADER + '#include "net/exchange.h"\n', "layer", 3),
    "base includes nothing": ("engine/base/a.cpp", '\n#include "http/head.h"\n', "layer", 2),
    "a neighbour of the same layer": ("engine/http/a.cpp", '#include "config/mark.h"\n', "layer", 1),
    "balance must not know health": ("engine/balance/a.cpp", '#include "health/probe.h"\n', "layer", 1),
    "in angle brackets too": ("engine/http/a.cpp", "#include <net/exchange.h>\n", "layer", 1),
    "with spaces": ("engine/http/a.cpp", '  #  include  "net/exchange.h"\n', "layer", 1),
    "a way around": ("engine/http/a.cpp", '#include "../net/exchange.h"\n', "layer", 1),
    "no folder": ("engine/http/a.cpp", '#include "head.h"\n', "layer", 1),
    "moc files have no folder": ("engine/net/a.cpp", '#include "a.moc"\n', None, 0),
    "a comment is no include": ("engine/http/a.cpp", '// #include "net/a.h"\n/*\n#include "net/a.h"\n*/\n', None, 0),
    "the engine must not include ui": ("engine/facade/a.cpp", '#include "ui/theme.h"\n', "layer", 1),
    "ui includes the facade": ("ui/a.cpp", '#include "facade/engine.h"\n#include "base/units.h"\n', None, 0),
    "ui includes value types": ("ui/models/a.cpp", '#include "config/diagnostic.h"\n', None, 0),
    "ui must not include the rest": ("ui/models/a.cpp", '#include "net/worker.h"\n', "layer", 1),
    "pages include widgets": ("ui/pages/a.cpp", '#include "widgets/a.h"\n', None, 0),
    "widgets must not include pages": ("ui/widgets/a.cpp", '#include "pages/a.h"\n', "layer", 1),
    "ui must not include app": ("ui/a.cpp", '#include "app/x.h"\n', "layer", 1),
    "app includes what it puts together": ("app/main.cpp", '#include "ui/a.h"\n#include "control/a.h"\n', None, 0),
    "signalboxctl must not include ui": ("app/ctl/run.cpp", '#include "ui/a.h"\n', "layer", 1),
    "tests include anything": ("tests/engine/http/a.cpp", '#include "net/worker.h"\n', None, 0),
    "CMake knows the layers": ("engine/http/CMakeLists.txt", "\nsignalbox_library(http DEPENDS sbx_net)\n", "layer", 2),
    "CMake as it should be": ("engine/http/CMakeLists.txt", "signalbox_library(http DEPENDS sbx_base)\n", None, 0),
    # gui
    "a GUI module in the engine": ("engine/facade/a.cpp", "#include <QtGui/QColor>\n", "gui", 1),
    "a widget in the engine": ("engine/facade/a.cpp", "#include <QWidget>\n", "gui", 1),
    "a GUI class in the engine": ("engine/base/a.h", HEADER + "#include <QColor>\n", "gui", 3),
    "a GUI class in signalboxctl": ("app/ctl/run.cpp", "#include <QApplication>\n", "gui", 1),
    "views of strings aren't views": ("engine/base/a.cpp", "#include <QStringView>\n#include <QByteArrayView>\n", None, 0),
    "core and network are fine": ("engine/net/a.cpp", "#include <QTcpServer>\n#include <QCoreApplication>\n", None, 0),
    "ui is where widgets live": ("ui/a.cpp", "#include <QWidget>\n#include <QtGui/QColor>\n", None, 0),
    "the desktop program too": ("app/main.cpp", "#include <QApplication>\n", None, 0),
    "the engine links no GUI": ("engine/net/CMakeLists.txt", "signalbox_library(net DEPENDS Qt6::Gui)\n", "gui", 1),
    # yaml-cpp
    "yaml-cpp in config": ("engine/config/a.cpp", "#include <yaml-cpp/yaml.h>\n", None, 0),
    "yaml-cpp elsewhere": ("engine/control/a.cpp", "#include <yaml-cpp/yaml.h>\n", "yaml", 1),
    # connections
    "a lambda with a context": ("engine/net/a.cpp", "void f() { connect(a, &A::b, this, [this] { g(1, 2); }); }\n", None, 0),
    "a lambda without": ("engine/net/a.cpp", "\nvoid f() { connect(a, &A::b, [this] { g(1, 2); }); }\n", "connect", 2),
    "over several lines": ("engine/net/a.cpp", "connect(\n    a,\n    &A::b,\n    [x, y](int i, int j) {\n        g();\n    });\n", "connect", 1),
    "QObject::connect": ("ui/a.cpp", "QObject::connect(a, &A::b, [] {});\n", "connect", 1),
    "of an object": ("ui/a.cpp", "this->connect(a, &A::b, [] {});\n", "connect", 1),
    "a null context": ("ui/a.cpp", "connect(a, &A::b, nullptr, [] {});\n", "connect", 1),
    "a functor without": ("ui/a.cpp", "connect(a, &A::b, callback);\n", "connect", 1),
    "an overload without": ("ui/a.cpp", "connect(a, qOverload<int, int>(&A::b), [] {});\n", "connect", 1),
    "an overload with": ("ui/a.cpp", "connect(a, qOverload<int, int>(&A::b), this, [] {});\n", None, 0),
    "commas inside a capture": ("ui/a.cpp", "connect(a, &A::b, this, [p = f(1, 2), q] { h(p, q); }, Qt::QueuedConnection);\n", None, 0),
    "the system call": ("engine/io/a.cpp", "    const int s = ::connect(fd, reinterpret_cast<const sockaddr *>(&a), len);\nif (connect(fd, raw, len) == 0) {}\n", None, 0),
    "in tests too": ("tests/a.cpp", "connect(&a, &A::b, [&] {});\n", "connect", 1),
    "in a string it is none": ("ui/a.cpp", 'f("connect(a, &A::b, [] {})");\n', None, 0),
    "in a raw string neither": ("ui/a.cpp", 'const auto s = R"x(\nconnect(a, "&A::b", [] {}))x";\n', None, 0),
    "reconnect is another word": ("ui/a.cpp", "reconnect(a, &A::b, [] {});\n", None, 0),
    "a single shot without": ("engine/net/a.cpp", "QTimer::singleShot(5, [this] {});\n", "connect", 1),
    "a single shot with": ("engine/net/a.cpp", "QTimer::singleShot(5, this, [this] {});\n", None, 0),
    "string-based": ("ui/a.cpp", "connect(a, SIGNAL(b()), this, &C::c);\n", "connect", 1),
    # state
    "constants": ("engine/net/a.cpp", "constexpr int a = 1;\nstatic const int b = 2;\nconst std::string c = \"x\";\n"
                  "static constexpr std::array<int, 2> d{1, 2};\nconst char *const e = \"\";\n", None, 0),
    "functions": ("engine/net/a.h", HEADER + "static Result<int> parse(std::string_view text);\nint f();\nstatic int g(int a = 1) { return a; }\n", None, 0),
    "members": ("engine/net/a.h", HEADER + "class A\n{\n    int m_a = 0;\n    std::string m_b;\n};\n", None, 0),
    "a static local constant": ("engine/net/a.cpp", "int f()\n{\n    static const auto a = g();\n    return a;\n}\n", None, 0),
    "a static local": ("engine/net/a.cpp", "int f()\n{\n    static int calls = 0;\n    return ++calls;\n}\n", "state", 3),
    "a static member": ("engine/net/a.h", HEADER + "class A\n{\n    static int s_count;\n};\n", "state", 5),
    "an inline static member": ("engine/net/a.h", HEADER + "class A\n{\n    static inline std::mutex s_lock;\n};\n", "state", 5),
    "an atomic": ("engine/net/a.cpp", "static std::atomic<int> next{0};\n", "state", 1),
    "a thread's own": ("engine/net/a.cpp", "thread_local std::string scratch;\n", "state", 1),
    "a thread's own in a function": ("engine/net/a.cpp", "void f()\n{\n    static thread_local char buffer[16];\n}\n", "state", 3),
    "a global": ("engine/net/a.cpp", "namespace {\n\nint counter = 0;\n\n}\n", "state", 3),
    "a global object": ("engine/net/a.cpp", "std::unordered_map<int, std::string> cache;\n", "state", 1),
    "a global array": ("engine/net/a.cpp", "char buffer[64];\n", "state", 1),
    "a global over several lines": ("engine/net/a.cpp", "std::vector<int> all{\n    1,\n    2,\n};\n", "state", 1),
    "a pointer to constants can change": ("engine/net/a.cpp", "const char *last = nullptr;\n", "state", 1),
    "a singleton by name": ("ui/a.h", HEADER + "class EngineSingleton\n{\n};\n", "state", 3),
    "a singleton by accessor": ("ui/a.h", HEADER + "class A\n{\n    static A &instance();\n};\n", "state", 5),
    "Qt's macro": ("ui/a.cpp", "Q_GLOBAL_STATIC(A, theA)\n", "state", 1),
    "forward declarations": ("engine/net/a.h", HEADER + "class A;\nstruct B;\nnamespace c {\nclass D;\n}\nusing E = int;\nextern int f();\n", None, 0),
    "state with a reason": ("app/ctl/a.cpp", "// lint: allow state: a signal handler reaches nothing else\nstatic int signalPipe = -1;\n", None, 0),
    "a reason must be given": ("app/ctl/a.cpp", "// lint: allow state:\nstatic int signalPipe = -1;\n", "state", 2),
    "tests may count": ("tests/a.cpp", "static int calls = 0;\n", None, 0),
    # shape
    "a header without a comment": ("engine/net/a.h", "#pragma once\n", "header", 1),
    "a header without a guard": ("engine/net/a.h", "// A header.\n", "header", 1),
    "500 lines": ("engine/net/a.cpp", "\n" * 500, None, 0),
    "more than 500 lines": ("engine/net/a.cpp", "\n" * 501, "long-file", 500),
    "more than 500 lines with a reason": ("engine/net/a.cpp", "// lint: allow long-file: one table\n" + "\n" * 501, None, 0),
}


class Layering(unittest.TestCase):
    def test_rows(self):
        for name, (path, text, rule, line) in ROWS.items():
            with self.subTest(name):
                found = breaches({path: text, "engine/base/fine.cpp": "int f();\n"})
                if rule is None:
                    self.assertEqual(found, [])
                else:
                    self.assertEqual(len(found), 1, found)
                    self.assertTrue(found[0].startswith(f"{path}:{line}: [{rule}] "), found[0])

    def test_yaml_in_a_third_file(self):
        files = {f"engine/config/{name}.cpp": "#include <yaml-cpp/yaml.h>\n" for name in "ab"}
        self.assertEqual(breaches(files), [])
        files["engine/config/c.cpp"] = "\n#include <yaml-cpp/parser.h>\n"
        found = breaches(files)
        self.assertEqual(len(found), 3)
        self.assertIn("engine/config/c.cpp:2: [yaml]", found[2])

    def test_unknown_folder(self):
        found = breaches({"engine/magic/a.cpp": "\n"})
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith("engine/magic:1: [layer] "), found[0])

    def test_all_breaches_are_listed(self):
        found = breaches({"engine/http/a.h": '#include "net/a.h"\n#include <QWidget>\nint count = 0;\n'})
        self.assertEqual(sorted(line.split("[")[1].split("]")[0] for line in found),
                         ["gui", "header", "header", "layer", "state"])

    def test_exit_status(self):
        def status(files):
            with tree(files) as root:
                return subprocess.run([sys.executable, SCRIPT, root], capture_output=True).returncode

        self.assertEqual(status({"engine/base/a.cpp": "\n"}), 0)
        self.assertEqual(status({"engine/base/a.cpp": '#include "net/a.h"\n'}), 1)
        self.assertEqual(status({"readme.txt": "no code\n"}), 1)  # a wrong root isn't a clean one

    def test_build_folders_are_left_out(self):
        bad = '#include "net/a.h"\n'
        self.assertEqual(breaches({"build/engine/base/a.cpp": bad, "engine/base/build/b.cpp": bad,
                                   "engine/base/c.cpp": "\n"}), [])

    def test_git_says_which_files_count(self):
        with tree({"engine/base/a.cpp": "\n", "engine/base/new.cpp": '#include "net/a.h"\n'}) as root:
            git = ["git", "-C", root]
            try:
                subprocess.run(git + ["init", "-q"], check=True, capture_output=True)
                subprocess.run(git + ["add", "engine/base/a.cpp"], check=True, capture_output=True)
            except (OSError, subprocess.CalledProcessError):
                self.skipTest("no git")
            self.assertEqual(layering.check(root), (["engine/base/a.cpp"], []))
            subprocess.run(git + ["add", "engine/base/new.cpp"], check=True, capture_output=True)
            self.assertEqual(len(layering.check(root)[1]), 1)


if __name__ == "__main__":
    unittest.main()
