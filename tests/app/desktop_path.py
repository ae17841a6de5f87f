#!/usr/bin/env python3
"""A new user's path through the app, on a desktop of its own, with the real engine and real servers.

desktop_path.py SIGNALBOX [--pictures FOLDER] [--keyboard] [--patience FACTOR]

First run, running in two actions, a route by form, its YAML, review and apply, traffic on screen, a server killed, weights
edited, the file broken outside, rolled back. Prints a line a step with seconds and actions; the last line is the tally.
--keyboard does all of it without the mouse.
"""
import argparse
import json
import os
import re
import sys
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import desktop as desktops  # noqa: E402

desktops.use_system_python()
desktops.use_private_network()

from desktop_shell import Shell  # noqa: E402


SERVER = """
import http.server, json, sys
kind, name, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        body = b"<html><title>Shop</title>hello</html>" if kind == "html" else json.dumps({"server": name}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if kind == "html" else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass
http.server.ThreadingHTTPServer.allow_reuse_address = True
http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


class Server:
    """A dev server: a process of its own in its own folder."""

    def __init__(self, desktop, folder, kind, name, port):
        self.desktop, self.kind, self.name, self.port = desktop, kind, name, port
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "serve.py"), "w") as file:
            file.write(SERVER)
        self.start()

    def start(self):
        self.process = self.desktop.start([sys.executable, "serve.py", self.kind, self.name, str(self.port)], cwd=self.folder)

    def kill(self):
        self.process.kill()
        self.process.wait(10)


class Path:
    def __init__(self, desktop, pictures, keyboard, patience=1):
        self.patience = patience
        self.desktop = desktop
        self.pictures = pictures
        self.keyboard = keyboard
        self.passed = self.failed = 0
        self.actions = 0
        self.began = time.monotonic()

    def step(self, title, condition, timeout=10):
        try:
            answer = self.desktop.wait(condition, timeout * self.patience, title)
            self.passed += 1
            print(f"ok   {title}  ({time.monotonic() - self.began:.1f} s, {self.actions} actions)", flush=True)
        except desktops.NotFound as error:
            answer = None
            self.failed += 1
            print(f"FAIL {title}: {error}", flush=True)
        self.began = time.monotonic()
        self.actions = 0
        self.picture(title)
        return answer

    def picture(self, title):
        if self.pictures:
            name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60]
            self.desktop.screenshot(os.path.join(self.pictures, f"{self.passed + self.failed:02}-{name}.png"))

    def press(self, *keys):
        self.actions += len(keys)
        self.desktop.key(*keys)

    def type(self, text):
        self.actions += 1
        self.desktop.type(text)

    def click(self, accessible, **options):
        self.actions += 1
        self.desktop.click(accessible, **options)

    def drag(self, accessible, target):
        self.actions += 1
        middle = [(x + width // 2, y + height // 2) for x, y, width, height in map(self.desktop.box, (accessible, target))]
        self.desktop.drag(*middle)


def get(port, path, host="shop.localhost"):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": host})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.read().decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("signalbox")
    parser.add_argument("--pictures")
    parser.add_argument("--mouse", action="store_true", help="where a click is the natural way (the default)")
    parser.add_argument("--keyboard", action="store_true", help="without the mouse")
    parser.add_argument("--patience", type=float, default=1, help="every bound times this, for busy machines")
    parser.add_argument("--dump", action="store_true", help="print the accessible tree at the end")
    options = parser.parse_args()
    if options.pictures:
        os.makedirs(options.pictures, exist_ok=True)
    with desktops.Desktop() as desktop:
        folder = os.path.join(desktop.folder, "shop")
        os.makedirs(folder)
        os.chdir(folder)
        servers = [Server(desktop, os.path.join(folder, "web"), "html", "web", 5173),
                   Server(desktop, os.path.join(folder, "api"), "json", "a", 9001),
                   Server(desktop, os.path.join(folder, "api"), "json", "b", 9002)]
        path = Path(desktop, options.pictures, options.keyboard, options.patience)
        shell = Shell(desktop)
        program = desktop.start([os.path.abspath(options.signalbox)] if os.path.isabs(options.signalbox)
                                else [options.signalbox], cwd=folder)
        app = desktop.application("signalbox")
        try:
            run(path, desktop, app, folder, servers, program, shell)
        finally:
            if options.dump:
                print(desktop.dump(app))
        print(f"{path.passed} passed, {path.failed} failed")
        return 1 if path.failed else 0


def run(path, desktop, app, folder, servers, program, shell):
    def there(**wanted):
        return lambda: desktop.find_now(app, **wanted)

    def focus(by_keys=False, **wanted):
        """Puts the keyboard into a control: with a click, or without the mouse by going from control to control."""
        if not path.keyboard and not by_keys:
            path.click(desktop.find(app, **wanted))
            return
        for _ in range(120):
            if desktop.find_now(app, state="FOCUSED", **wanted):
                return
            # In the text Tab is a character: F6 leads on from pane to pane.
            in_text = desktop.find_now(app, state="FOCUSED", role="text", name="Configuration as YAML")
            path.press("F6" if in_text else "Tab")
        raise desktops.NotFound(f"the keyboard doesn't reach {wanted}")

    def choose_row(table, name):
        """A row of a table: with a click, or with the arrow keys."""
        if not path.keyboard:
            path.click(desktop.find(app, role="table cell", name=name))
            return
        focus(role="table", name=table)
        path.press("Home", "ctrl+Home")
        for _ in range(12):
            if desktop.find_now(app, role="table cell", name=name, state="SELECTED"):
                return
            path.press("Down")
        raise desktops.NotFound(f"the arrow keys don't reach {name}")

    def replace(text, **wanted):
        focus(**wanted)
        path.press("ctrl+a")
        path.type(text)

    # 1. First run: the servers are listed and ticked, one key creates the file and starts.
    path.step("first run lists the servers that listen", there(name=f"{servers[1].port}"), 20)
    path.press("ctrl+Return")
    running = path.step("the proxy runs after one action", there(role="push button", name=r"^Running"), 15)
    if not running:
        return
    port = int(re.search(r":(\d+)", running.get_name()).group(1))
    file = os.path.join(folder, "signalbox.yaml")
    path.step("the file was written beside the servers", lambda: os.path.exists(file))
    host = re.search(r'host: *"?\[?([a-z0-9.-]+)', open(file).read()).group(1)
    path.step("its address answers", lambda: "hello" in get(port, "/", host))

    # 2. Traffic is on screen within a second.
    for _ in range(20):
        get(port, "/", host)
    path.step("traffic shows within a second",
              there(role="list item", name=r"to backend .*[1-9][0-9.]* requests a second"), 2)

    # 3. A route by form, its YAML beside it.
    path.press("ctrl+n")
    path.step("a new route is in the list and its form is open", there(role="text", name="Condition 1, host is"), 5)
    replace("api.localhost", role="text", name="Condition 1, host is")
    path.step("what the form says stands in the YAML", lambda: "host: api.localhost" in desktop.text(
        desktop.find(app, role="text", name="Configuration as YAML")), 5)
    if not path.keyboard:
        focus(role="combo box", name=r"^web$")
        desktop.key("Escape")
    else:
        focus(role="combo box", name=r"^web$")
    path.type("api")
    path.step("it goes to the other backend", lambda: re.search(
        r"host: api.localhost.*?backend: api", desktop.text(
            desktop.find(app, role="text", name="Configuration as YAML")), re.S), 5)

    # 4. Review and apply.
    path.press("ctrl+Return")
    path.step("the review says what changes", there(name=r"^Review & Apply: gen 1"), 5)
    path.step("apply is possible", there(role="push button", name="^Apply gen 2", state="ENABLED"), 5)
    path.press("ctrl+Return")
    path.step("generation 2 serves", there(role="push button", name=r"^gen 2"), 10)
    path.step("the new route takes requests, both servers in turn", lambda: {
        json.loads(get(port, "/", "api.localhost"))["server"] for _ in range(8)} == {"a", "b"}, 5)
    path.press("ctrl+1")
    for _ in range(20):
        get(port, "/", "api.localhost")
    path.step("its traffic is in the map within a second",
              there(name=r"new-route.*[1-9][0-9.]* requests a second"), 2)
    # 5. Weights and a health check by form: shares move as expected.
    choose_row("^Backends and servers", r"^Server .*9001")
    path.press("ctrl+5")
    path.step("the backend's editor is open", there(role="slider", name="Weight of the selected server"), 5)
    focus(role="slider", name="Weight of the selected server")
    path.press("Home", "Right", "Right", "Right")
    path.step("the shares are previewed", there(name=r"9001.*weight 3, 75.0 % of the requests"), 5)
    focus(by_keys=True, role="check box", name="Check the servers' health")  # below the fold
    path.press("space")
    path.step("the health check stands in the file's draft", lambda: desktop.find_now(
        app, role="check box", name="Check the servers' health", state="CHECKED"), 5)
    path.press("ctrl+Return")
    path.step("apply is possible again", there(role="push button", name="^Apply gen 3", state="ENABLED"), 5)
    path.press("ctrl+Return")
    path.step("generation 3 serves", there(role="push button", name=r"^gen 3"), 10)
    path.press("alt+1")
    path.step("both servers are up", lambda: len(desktop.find_all(app, role="table cell", name=r"^State UP")) == 2, 10)
    counts = {"a": 0, "b": 0}
    for _ in range(80):
        counts[json.loads(get(port, "/", "api.localhost"))["server"]] += 1
    path.step("traffic follows the weights", lambda: counts == {"a": 60, "b": 20}, 1)
    path.step("and the table says so", there(role="table cell", name=r"^Share 75.0 %"), 4)

    # 6. A server dies and comes back.
    servers[2].kill()
    path.step("the killed server is shown DOWN", there(role="table cell", name=r"^State DOWN"), 12)
    names = [json.loads(get(port, "/", "api.localhost"))["server"] for _ in range(10)]
    path.step("no request goes to it", lambda: set(names) == {"a"}, 1)
    path.press("alt+5")
    path.step("the log says why", there(role="table cell", name=r"9002 is DOWN: .*refused"), 5)
    servers[2].start()
    path.press("alt+1")
    path.step("restarted, it is UP again", lambda: len(desktop.find_all(app, role="table cell", name=r"^State UP")) == 2, 12)

    # 7. Its last servers die, too: it is told outside the window.
    path.step("nothing was told so far, as there was a server left", lambda: shell.titles() == [], 1)
    for server in servers[1:]:
        server.kill()
    path.step("a backend without servers is notified", lambda: shell.titles() == ["api is down"], 12)
    for server in servers[1:]:
        server.start()
    path.step("and that it is back", lambda: shell.titles() == ["api is down", "api is back"], 12)
    path.step("both servers are UP", lambda: len(desktop.find_all(app, role="table cell", name=r"^State UP")) == 2, 12)

    # 8. A server is drained: dragged to Drain, or with D.
    if path.keyboard:
        choose_row("^Backends and servers", r"^Server .*9002")
        path.press("d")
    else:
        path.drag(desktop.find(app, role="table cell", name=r"^Server .*9002"),
                  desktop.find(app, role="check box", name="^Drain"))
    path.step("a server is drained", there(role="table cell", name=r"^State DRAIN"), 5)
    names = [json.loads(get(port, "/", "api.localhost"))["server"] for _ in range(10)]
    path.step("no new request goes to it", lambda: set(names) == {"a"}, 1)
    if path.keyboard:
        path.press("d")
    else:
        path.click(desktop.find(app, role="check box", name="^Drain"))
    path.step("and takes requests again", lambda: len(desktop.find_all(
        app, role="table cell", name=r"^State UP")) == 2, 5)

    # 9. Somebody breaks the file in another editor.
    good = open(file).read()
    with open(file, "w") as out:
        out.write(good.replace("backend: web", "backend: wbe"))
    line = next(i for i, text in enumerate(good.splitlines(), 1) if "backend: web" in text)
    path.step("the broken file is refused with its line", there(name=f"(?s)line {line}.*wbe|wbe.*line {line}"), 5)
    path.step("the old generation serves on", lambda: "hello" in get(port, "/", host), 2)

    # 10. Roll back.
    path.press("alt+2")
    choose_row("^Generations", r"^Gen(eration)? 2\b")
    path.press("ctrl+shift+b")
    path.step("the roll back is reviewed first", there(name=r"^Roll back: gen 3"), 5)
    path.step("roll back is possible", there(role="push button", name="^Roll back", state="ENABLED"), 5)
    path.press("ctrl+Return")
    path.step("generation 4 serves what generation 2 did", there(role="push button", name=r"^gen 4"), 10)
    text = open(file).read()
    path.step("the file is generation 2's again", lambda: "weight" not in text and "health-check" not in text, 2)
    path.step("and it serves", lambda: "hello" in get(port, "/", host), 2)
    path.press("ctrl+q")
    path.step("the program ends", lambda: program.poll() is not None, 15)


if __name__ == "__main__":
    sys.exit(main())
