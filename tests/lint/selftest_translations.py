#!/usr/bin/env python3
"""Proves that translations.py sees what is wrong with a file of words."""
import sys
import xml.etree.ElementTree as tree

import translations


def message(source, translation, attributes=""):
    return f"<message{attributes}><source>{source}</source>{translation}</message>"


def faults(language, body, context="signalbox::ui::Page"):
    text = f"<TS><context><name>{context}</name>{body}</context></TS>"
    return list(translations.faults(language, tree.ElementTree(tree.fromstring(text))))


def expect(what, found, *words):
    if len(found) != len(words) or any(word not in fault for word, fault in zip(words, found)):
        sys.exit(f"{what}: expected {words}, got {found}")


def main():
    one, many = "<numerusform>%n Zeile</numerusform>", "<numerusform>%n Zeilen</numerusform>"
    plural = ' numerus="yes"'
    expect("a whole file", faults("de", message("Open", "<translation>Öffnen</translation>")))
    expect("unfinished", faults("de", message("Open", '<translation type="unfinished"/>')), "isn't translated")
    expect("empty", faults("de", message("Open", "<translation/>")), "isn't translated")
    expect("gone", faults("de", message("Open", '<translation type="vanished">Auf</translation>')), "no longer")
    expect("placeholder", faults("de", message("%1 of %2", "<translation>%1 von %1</translation>")), "placeholders")
    expect("tag", faults("de", message("&lt;b&gt;%1&lt;/b&gt;", "<translation>%1</translation>")), "other placeholders")
    expect("key", faults("de", message("&amp;Open", "<translation>Auf</translation>")), "underlines")
    expect("no key", faults("de", message("A &amp; B &amp;&amp; C", "<translation>A und B</translation>")))
    expect("plural", faults("de", message("%n line(s)", f"<translation>{one}{many}</translation>", plural)))
    expect("form", faults("de", message("%n line(s)", f"<translation>{one}</translation>", plural)), "1 forms, not 2")
    expect("one form", faults("ja", message("%n line(s)", f"<translation>{one}</translation>", plural)))
    expect("context", faults("de", "", "signalbox::ui"), "is nobody's")


if __name__ == "__main__":
    main()
