#!/usr/bin/env python3
"""Fills the English forms of counted sentences: "%n server(s) are down" → "%n server is down", "%n servers are down"."""
import re
import sys
import xml.etree.ElementTree as tree

VERBS = {"are": "is", "match": "matches", "have": "has", "go": "goes", "need": "needs", "don't": "doesn't", "were": "was"}


def forms(text):
    many = re.sub(r"\b(\w+)\(s\)", r"\1s", text).replace("(es)", "es")
    # The verb of the counted thing: the first one behind it. "match(es)" is no verb.
    head, number, rest = text.partition("%n")
    words = re.split(r"(\s+)", rest)
    for index, word in enumerate(words[:8]):
        if word in VERBS:
            words[index] = VERBS[word]
            break
    return re.sub(r"\(e?s\)", "", head + number + "".join(words)), many


def main(path):
    document = tree.parse(path)
    for message in document.iter("message"):
        if message.get("numerus") != "yes":
            continue
        translation = message.find("translation")
        written = [form.text for form in translation.findall("numerusform")]
        if all(written) and len(written) == 2 and translation.get("type") != "unfinished":
            continue  # by hand
        for form in list(translation):
            translation.remove(form)
        translation.attrib.pop("type", None)
        for text in forms(message.find("source").text):
            tree.SubElement(translation, "numerusform").text = text
    with open(path, "wb") as file:
        file.write(b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n')
        file.write(tree.tostring(document.getroot(), encoding="utf-8"))
        file.write(b"\n")


main(sys.argv[1])
