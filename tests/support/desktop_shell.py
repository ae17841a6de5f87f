"""The shell of a test's desktop, seen by the test: what desktop_services.py was told, and the calls that a tray makes.

    with Desktop() as desktop:
        shell = Shell(desktop)
        ...
        assert shell.titles() == ["api is down"]
"""
import json
import os
import re
import signal
import sys

from gi.repository import Gio, GLib

ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"


class Shell:
    """A tray and notifications, or without one of them by the options of desktop_services.py."""

    def __init__(self, desktop, *options):
        self.log = os.path.join(desktop.folder, f"services{len(desktop.processes)}.jsonl")
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "desktop_services.py")
        with open(self.log, "w") as out:
            self.process = desktop.start([sys.executable, script, *options], stdout=out)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def events(self, kind):
        with open(self.log) as file:
            return [event for event in map(json.loads, file.read().splitlines()) if event["event"] == kind]

    def titles(self):
        return [event["title"] for event in self.events("notice")]

    def call(self, service, path, interface, method, arguments):
        return self.bus.call_sync(service, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 5000).unpack()

    def item(self, name):
        service = self.events("item")[-1]["service"]
        return self.call(service, "/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get",
                         GLib.Variant("(ss)", (ITEM, name)))[0]

    def menu(self):
        """(id, words, enabled) of every entry, top down."""
        service = self.events("item")[-1]["service"]
        # As a tray does: the menu is told that it will be shown, then it is read.
        self.call(service, "/MenuBar", MENU, "AboutToShow", GLib.Variant("(i)", (0,)))
        _, root = self.call(service, "/MenuBar", MENU, "GetLayout", GLib.Variant("(iias)", (0, -1, [])))
        return [(entry[0], entry[1].get("label", "").replace("_", ""), entry[1].get("enabled", True))
                for entry in root[2]]

    def choose(self, words):
        service = self.events("item")[-1]["service"]
        identity = next(entry[0] for entry in self.menu() if re.search(words, entry[1]))
        self.call(service, "/MenuBar", MENU, "Event", GLib.Variant("(isvu)", (identity, "clicked", GLib.Variant("s", ""), 0)))

    def click(self):
        """On the newest notification."""
        self.process.send_signal(signal.SIGUSR1)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
