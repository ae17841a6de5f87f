#!/usr/bin/env python3
# ctest: timeout=60
"""What a shell completes, in a real bash on a terminal: completions.py SIGNALBOXCTL"""
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402


CONFIG = """version: 1
listeners: {web: {bind: "127.0.0.1:0"}}
backends:
  api: {servers: ["127.0.0.1:13001", "127.0.0.1:13002"]}
  shop: {servers: [{url: "127.0.0.1:9", name: blue}]}
routes: [{backend: api}]
"""


class Shell:
    """An interactive bash with the completion loaded; what a line becomes by TAB."""

    def __init__(self, folder, environment):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            ["bash", "--norc", "--noprofile", "-i"], cwd=folder, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)
        self.data = b""
        script = harness.SOURCE / "packaging" / "completions" / "signalboxctl.bash"
        self.send(f"PS1=; bind 'set enable-bracketed-paste off'; bind 'set bell-style none'; stty -echo; . '{script}'; echo ready\n")
        self.until(rb"(^|\n)ready")

    def send(self, text):
        os.write(self.master, text.encode())

    def until(self, pattern, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(pattern, self.data)
            if found:
                return found
            if select.select([self.master], [], [], 0.1)[0]:
                self.data += os.read(self.master, 65536)
        return None

    def complete(self, line):
        """`line` TAB: the words that bash would have run."""
        self.data = b""
        # What was typed becomes the arguments of a command that tells them, by Ctrl+A.
        self.send(f"{line}\t")
        time.sleep(0.5)  # a TAB that changes nothing says nothing
        self.send("\x01echo '<'\"$(printf '[%s]' \x05)\"'>'\n")
        found = self.until(rb"<((\[[^\n]*?\])+)>\r?\n")
        return found.group(1).decode() if found else self.data.decode()

    def end(self):
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def body(report):
    ctl = Path(sys.argv[1]).resolve()
    proxy = harness.Proxy(ctl, CONFIG)
    folder = harness.temporary_folder()
    (folder / "bin").mkdir()
    (folder / "bin" / "signalboxctl").symlink_to(ctl)
    (folder / "other").symlink_to(proxy.folder)
    (folder / "my shop").symlink_to(proxy.folder)
    (folder / "a:b").mkdir()
    (folder / "a:b" / "one.yaml").write_text("")
    environment = dict(proxy.environment, PATH=f"{folder / 'bin'}:{os.environ['PATH']}", TERM="dumb", HOME=str(folder))
    file = "-c other/signalbox.yaml"
    cases = [
        ("a verb", "sta", "[status]"),
        ("a server", f"drain {file} sh", f"[drain][-c][other/signalbox.yaml][shop/blue]"),
        ("a server's port", f"drain {file} api/127.0.0.1:13001", f"[drain][-c][other/signalbox.yaml][api/127.0.0.1:13001]"),
        ("up to where they part", f"drain {file} api/127", f"[drain][-c][other/signalbox.yaml][api/127.0.0.1:1300]"),
        ("behind a colon", f"drain {file} api/127.0.0.1:1", f"[drain][-c][other/signalbox.yaml][api/127.0.0.1:1300]"),
        ("--config", "maint --config other/signalbox.yaml sh", "[maint][--config][other/signalbox.yaml][shop/blue]"),
        ("--config=", "maint --config=other/signalbox.yaml sh", "[maint][--config=other/signalbox.yaml][shop/blue]"),
        ("-c without a space", "maint -cother/signalbox.yaml sh", "[maint][-cother/signalbox.yaml][shop/blue]"),
        ("single quotes", "enable -c 'my shop/signalbox.yaml' sh", "[enable][-c][my shop/signalbox.yaml][shop/blue]"),
        ("double quotes", 'enable -c "my shop/signalbox.yaml" sh', "[enable][-c][my shop/signalbox.yaml][shop/blue]"),
        ("a backslash", r"enable -c my\ shop/signalbox.yaml sh", "[enable][-c][my shop/signalbox.yaml][shop/blue]"),
        ("home", "enable -c ~/other/signalbox.yaml sh", f"[enable][-c][{folder}/other/signalbox.yaml][shop/blue]"),
        ("a file", "check oth", "[check][other]"),
        ("a file behind a colon", "check -c a:b/o", "[check][-c][a:b/one.yaml]"),
        ("a quoted server", f"drain {file} 'sh", f"[drain][-c][other/signalbox.yaml][shop/blue]"),
    ]
    shell = Shell(folder, environment)
    for name, line, wanted in cases:
        got = shell.complete(f"signalboxctl {line}")
        report.check(name, got.replace("/]", "]") == f"[signalboxctl]{wanted}", got)
    shell.end()
    for other, check in (("zsh", ["-n"]), ("fish", ["-n"])):
        script = harness.SOURCE / "packaging" / "completions" / ("_signalboxctl" if other == "zsh" else "signalboxctl.fish")
        if shutil.which(other):
            done = subprocess.run([other, *check, str(script)], capture_output=True, text=True)
            report.equal(f"{other} reads its script", (done.returncode, done.stderr), (0, ""))
    report.equal("the proxy stops", proxy.stop(), 0)


harness.main("e2e_completions", body)
