#!/usr/bin/env python3
"""publiccode_test.py MADE: publiccode.yml has what catalogues of public software ask for (publiccode.yml 0.4), and is the one that the build made."""

import copy
import re
import sys
import unittest
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
MADE = Path(sys.argv.pop(1))


def one_of(*values):
    return lambda value: value in values


def matches(pattern):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value, re.DOTALL) is not None


def some_of(values):
    return lambda value: isinstance(value, list) and value and all(values(each) for each in value)


def contact(value):
    return matches(r"\S.*")(value.get("name")) and matches(r"[^@\s]+@[^@\s]+")(value.get("email"))


# The keys of the standard that must be there, and what may stand in them; "*" is every language.
REQUIRED = {
    "publiccodeYmlVersion": one_of("0.4"),
    "name": matches(r"\S.*"),
    "url": matches(r"https?://\S+"),
    "platforms": some_of(one_of("web", "windows", "mac", "linux", "ios", "android")),
    "categories": some_of(one_of("survey", "data-collection", "document-management")),
    "developmentStatus": one_of("concept", "development", "beta", "stable", "obsolete"),
    "softwareType": one_of("standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend",
                           "standalone/other", "addon", "library", "configurationFiles"),
    "description.*.shortDescription": matches(r".{1,150}"),
    "description.*.longDescription": matches(r".{150,10000}"),
    "description.*.features": some_of(matches(r"\S.*")),
    "legal.license": one_of("GPL-3.0-only"),
    "maintenance.type": one_of("internal", "community"),
    "maintenance.contacts": some_of(contact),
    "localisation.localisationReady": one_of(True, False),
    "localisation.availableLanguages": some_of(matches(r"[a-z]{2}(-[A-Za-z0-9]+)*")),
    "it.countryExtensionVersion": one_of("1.0"),
}


def holders(document, path):
    """The sections that hold the last key of a path, each with that key."""
    sections = [document]
    *outer, last = path.split(".")
    for name in outer:
        sections = [inner for section in sections for inner in (section.values() if name == "*" else [section.get(name, {})])]
    return [(section, last) for section in sections]


def faults(document):
    return [path for path, allowed in REQUIRED.items()
            if not all(key in section and allowed(section[key]) for section, key in holders(document, path))]


class PubliccodeTest(unittest.TestCase):
    def setUp(self):
        self.text = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
        self.document = yaml.safe_load(self.text)

    def test_has_every_key_that_the_standard_requires(self):
        self.assertEqual(faults(self.document), [])
        self.assertEqual({"it", "en"}, set(self.document["description"]))

    def test_a_key_that_is_missing_or_empty_is_told(self):
        for path in REQUIRED:
            for spoil in (lambda section, key: section.pop(key), lambda section, key: section.update({key: ""})):
                spoilt = copy.deepcopy(self.document)
                spoil(*holders(spoilt, path)[0])
                self.assertEqual(faults(spoilt), [path])

    def test_is_what_the_build_made(self):
        self.assertEqual(self.text, MADE.read_text(encoding="utf-8"), f"copy {MADE} to {ROOT}")

    def test_licence_is_the_one_that_ships(self):
        self.assertIn("GNU GENERAL PUBLIC LICENSE\n                       Version 3", (ROOT / "LICENSE").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
