#!/usr/bin/env python3
"""German and Japanese are whole, and fit their sources: translations.py ROOT. What can be wrong: a string without its
translation, a plural form that is missing, another set of placeholders or tags than the source has, a string whose
context no class of the program has. The English file holds plurals only; there the forms are looked at."""
import collections
import os
import re
import sys
import xml.etree.ElementTree as tree

FORMS = {"en": 2, "de": 2, "ja": 1}
PLACEHOLDER = re.compile(r"%(?:L?\d+|n)")
KEY = re.compile(r"(?<!&)&\w")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# What lupdate writes down for a function of its own name tr() that isn't a class's: nothing ever asks for it.
NOWHERE = {"signalbox", "signalbox::ui", "signalbox::desktop", "Words"}


def parts(text):
    return collections.Counter(PLACEHOLDER.findall(text)), collections.Counter(TAG.findall(text))


def faults(language, document):
    """One sentence for each thing that is wrong."""
    for context in document.iter("context"):
        name = context.findtext("name")
        if name in NOWHERE:
            yield f"context {name} is nobody's: the strings are looked up under another one"
        for message in context.iter("message"):
            source = message.findtext("source")
            place = f"{name}: {source!r}"
            translation = message.find("translation")
            plural = message.get("numerus") == "yes"
            if translation.get("type") in ("vanished", "obsolete"):
                yield f"{place} is no longer in the sources"
                continue
            forms = [form.text for form in translation.findall("numerusform")] if plural else [translation.text]
            if translation.get("type") == "unfinished" or not all(forms):
                yield f"{place} isn't translated"
                continue
            if plural and len(forms) != FORMS[language]:
                yield f"{place} has {len(forms)} forms, not {FORMS[language]}"
            for form in forms:
                if parts(form) != parts(source):
                    yield f"{place} has other placeholders or tags in {form!r}"
                if bool(KEY.search(source)) != bool(KEY.search(form)):
                    yield f"{place} and {form!r}: only one of them underlines a key"


def main(root):
    wrong = 0
    for language in FORMS:
        path = os.path.join(root, "resources", "translations", f"signalbox_{language}.ts")
        for fault in faults(language, tree.parse(path)):
            print(f"{os.path.relpath(path, root)}: {fault}")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
