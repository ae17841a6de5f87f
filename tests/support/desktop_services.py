#!/usr/bin/env python3
"""What a desktop's shell offers programs: a tray (org.kde.StatusNotifierWatcher with a host) and notifications
(org.freedesktop.Notifications), for tests. A process of its own; everything that happens is a line of JSON on its output.

desktop_services.py [--no-tray] [--no-notifications]

A click on a notification is SIGUSR1: it is the newest one's.
"""
import json
import signal
import sys

import gi
gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

WATCHER = """<node><interface name="org.kde.StatusNotifierWatcher">
<method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
<method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
<property name="RegisteredStatusNotifierItems" type="as" access="read"/>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<property name="ProtocolVersion" type="i" access="read"/>
</interface></node>"""

NOTIFICATIONS = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
</interface></node>"""


def tell(**what):
    print(json.dumps(what), flush=True)


class Services:
    def __init__(self):
        self.items = []
        self.last_id = 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def offer(self, name, path, xml, call, get=None):
        interface = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
        self.bus.register_object(path, interface, call, get, None)
        Gio.bus_own_name_on_connection(self.bus, name, Gio.BusNameOwnerFlags.NONE,
                                       lambda *_: tell(event="offered", name=name), None)

    def watcher_call(self, _bus, sender, _path, _interface, method, parameters, invocation):
        service = parameters.unpack()[0]
        if method == "RegisterStatusNotifierItem":
            # A program says its name on the bus, or only the path of the item.
            item = sender + service if service.startswith("/") else service
            self.items.append(item)
            tell(event="item", service=item.split("/")[0])
        invocation.return_value(None)

    def watcher_get(self, _bus, _sender, _path, _interface, name):
        return {"RegisteredStatusNotifierItems": GLib.Variant("as", self.items),
                "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
                "ProtocolVersion": GLib.Variant("i", 0)}[name]

    def notifications_call(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        if method == "Notify":
            app, replaces, icon, title, text, actions, hints, _timeout = parameters.unpack()
            if replaces == 0:
                self.last_id += 1
            identity = replaces or self.last_id
            tell(event="notice", id=identity, replaces=replaces, app=app, icon=icon, title=title, text=text,
                 actions=actions, urgency=hints.get("urgency"))
            invocation.return_value(GLib.Variant("(u)", (identity,)))
        elif method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (["body", "actions"],)))
        elif method == "GetServerInformation":
            invocation.return_value(GLib.Variant("(ssss)", ("test", "signalbox", "1", "1.2")))
        else:
            invocation.return_value(None)

    def click(self):
        path = interface = "org.freedesktop.Notifications"
        self.bus.emit_signal(None, "/" + path.replace(".", "/"), interface, "ActionInvoked",
                             GLib.Variant("(us)", (self.last_id, "default")))
        return True


def main():
    services = Services()
    if "--no-tray" not in sys.argv:
        services.offer("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", WATCHER, services.watcher_call,
                       services.watcher_get)
    if "--no-notifications" not in sys.argv:
        services.offer("org.freedesktop.Notifications", "/org/freedesktop/Notifications", NOTIFICATIONS,
                       services.notifications_call)
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, services.click)
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
