"""A desktop of its own for tests of the app: X server, window manager, session bus, accessibility bus; and a user who
finds controls by what assistive technology reads, and works them with mouse and keyboard.

    with Desktop() as desktop:
        app = desktop.start(["signalbox", "--demo"])
        window = desktop.application("signalbox")
        desktop.click(desktop.find(window, role="push button", name="Stop"))

Needs python3-gi with Atspi, Xvfb, openbox, xdotool, dbus-daemon (packaging/install-deps --tests).
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time


def use_system_python():
    """The bindings are the distribution's: a Python from elsewhere doesn't have them."""
    try:
        import gi  # noqa: F401
    except ImportError:
        system = "/usr/bin/python3"
        if os.path.realpath(sys.executable) == os.path.realpath(system) or os.environ.get("SIGNALBOX_REEXEC"):
            raise
        os.environ["SIGNALBOX_REEXEC"] = "1"
        os.execv(system, [system] + sys.argv)


def use_private_network():
    """Runs the script again in a network namespace of its own: servers of other tests aren't seen, and every port is free.
    Where the system refuses that, it goes on without."""
    if os.environ.get("SIGNALBOX_PRIVATE_NETWORK"):
        return
    os.environ["SIGNALBOX_PRIVATE_NETWORK"] = "1"
    flags = ["-n"] if os.geteuid() == 0 else ["-r", "-n"]
    probe = ["unshare", *flags, "sh", "-c", "ip link set lo up"]
    try:
        if subprocess.run(probe, capture_output=True, timeout=20).returncode != 0:
            return
    except (OSError, subprocess.TimeoutExpired):
        return
    os.execvp("unshare", ["unshare", *flags, "sh", "-c", 'ip link set lo up && exec "$@"', "sh", sys.executable] + sys.argv)


class NotFound(Exception):
    pass


class Desktop:
    def __init__(self, size="1440x900", locale="en_US.UTF-8", folder=None):
        self.size = size
        self.folder = folder or tempfile.mkdtemp(prefix="signalbox-desktop-")
        self.processes = []
        self.locale = locale
        self.atspi = None

    # ---- the surroundings

    def __enter__(self):
        try:
            self._open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def _open(self):
        read, write = os.pipe()
        xvfb = self._spawn(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self.size}x24", "-nolisten", "tcp",
                            "-noreset"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb didn't start ({xvfb.poll()})")
        home = os.path.join(self.folder, "home")
        runtime = os.path.join(self.folder, "run")
        os.makedirs(home, exist_ok=True)
        os.makedirs(runtime, mode=0o700, exist_ok=True)
        os.environ.update({
            "DISPLAY": f":{number}", "HOME": home, "XDG_RUNTIME_DIR": runtime, "XDG_CONFIG_HOME": f"{home}/.config",
            "XDG_DATA_HOME": f"{home}/.local/share", "XDG_CACHE_HOME": f"{home}/.cache",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "0",
        })
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
            os.environ.pop(name, None)
        bus = self._spawn(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self._spawn(["openbox"])
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        Atspi.init()
        self.atspi = Atspi

    def _spawn(self, command, **options):
        options.setdefault("stdout", subprocess.DEVNULL)
        log = open(os.path.join(self.folder, os.path.basename(command[0]) + ".log"), "ab")
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=log, **options)
        self.processes.append(process)
        return process

    def start(self, command, **options):
        """A program on this desktop; it ends with it."""
        return self._spawn(command, **options)

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait(5)
        self.processes = []
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- looking

    @staticmethod
    def wait(condition, timeout=10, what="condition"):
        """Asks until the answer is true; returns it."""
        until = time.monotonic() + timeout
        while True:
            answer = condition()
            if answer:
                return answer
            if time.monotonic() > until:
                raise NotFound(f"not within {timeout} s: {what}")
            time.sleep(0.05)

    def application(self, name, timeout=15):
        def look():
            desktop = self.atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(i)
                if child and re.search(name, child.get_name() or "", re.I):
                    return child
            return None
        return self.wait(look, timeout, f"application {name}")

    def walk(self, root, depth=0, limit=40, visible=False):
        """(depth, accessible) from the top down."""
        try:
            count = root.get_child_count()
        except Exception:
            return
        if depth > limit or root.get_state_set().contains(self.atspi.StateType.DEFUNCT):
            return
        yield depth, root
        # Tables may have a great many cells: those on screen are enough for a test.
        for i in range(min(count, 2000)):
            try:
                child = root.get_child_at_index(i)
            except Exception:
                continue
            if child is None:
                continue
            if visible and not self.showing(child):
                continue
            yield from self.walk(child, depth + 1, limit, visible)

    def showing(self, accessible):
        return accessible.get_state_set().contains(self.atspi.StateType.SHOWING)

    def matches(self, accessible, role=None, name=None, description=None, state=None):
        try:
            if role and accessible.get_role_name() not in ([role] if isinstance(role, str) else role):
                return False
            if name is not None and not re.search(name, accessible.get_name() or ""):
                return False
            if description is not None and not re.search(description, accessible.get_description() or ""):
                return False
            if state is not None and not accessible.get_state_set().contains(getattr(self.atspi.StateType, state)):
                return False
            return True
        except Exception:
            return False

    def find_now(self, root, **wanted):
        for _, accessible in self.walk(root, visible=True):
            if self.matches(accessible, **wanted):
                return accessible
        return None

    def find(self, root, timeout=10, **wanted):
        return self.wait(lambda: self.find_now(root, **wanted), timeout, f"{wanted}")

    def find_all(self, root, **wanted):
        return [a for _, a in self.walk(root, visible=True) if self.matches(a, **wanted)]

    def box(self, accessible):
        """x, y, width, height on the screen."""
        r = accessible.get_component_iface().get_extents(self.atspi.CoordType.SCREEN)
        return r.x, r.y, r.width, r.height

    def text(self, accessible):
        iface = accessible.get_text_iface()
        return iface.get_text(0, iface.get_character_count()) if iface else accessible.get_name()

    def dump(self, root, visible=True):
        lines = []
        for depth, a in self.walk(root, visible=visible):
            description = a.get_description()
            lines.append("  " * depth + f"{a.get_role_name()} | {a.get_name()}" + (f" | {description}" if description else ""))
        return "\n".join(lines)

    # ---- acting

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True, timeout=20).stdout.decode()

    def click(self, accessible, button=1, count=1):
        x, y, width, height = self.box(accessible)
        self.click_at(x + width // 2, y + height // 2, button, count)

    def move_to(self, x, y):
        # xdotool waits long for a pointer to come where it is.
        if not self.xdotool("getmouselocation").startswith(f"x:{x} y:{y} "):
            self.xdotool("mousemove", "--sync", x, y)

    def click_at(self, x, y, button=1, count=1):
        self.move_to(x, y)
        self.xdotool("click", "--repeat", count, "--delay", 60, button)

    def drag(self, start, end, steps=12):
        self.move_to(*start)
        self.xdotool("mousedown", 1)
        for i in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * i // steps
            y = start[1] + (end[1] - start[1]) * i // steps
            self.move_to(x, y)
            time.sleep(0.02)
        self.xdotool("mouseup", 1)

    def key(self, *keys):
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)

    def type(self, text):
        self.xdotool("type", "--delay", 12, text)

    def screenshot(self, path):
        """The whole screen as PNG."""
        subprocess.run(["import", "-window", "root", path], check=True, capture_output=True, timeout=60)
