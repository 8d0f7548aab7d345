#!/usr/bin/env python3
"""documentation_test.py SCHEDE: what the documentation shows of a command is what the command prints. A line "$ …" in a block is run by a shell in the
project's root, with the program as `schede`; what follows is its output, where a line "…" stands for any lines that are left out."""

import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = Path(sys.argv.pop(1)).resolve()


def examples(page):
    """The commands of a page with the lines that it shows of each."""
    for block in re.findall(r"^```\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        if block.startswith("$ "):
            command, _, shown = block[2:].partition("\n")
            yield command, shown.splitlines()


def departure(shown, printed):
    """The first line shown that the output does not have in its place; None where all are there."""
    at, anywhere = 0, False
    for line in shown:
        if line == "…":
            anywhere = True
            continue
        found = next((i for i in range(at, len(printed)) if printed[i] == line), None) if anywhere else at
        if found is None or found >= len(printed) or printed[found] != line:
            return line
        at, anywhere = found + 1, False
    return None if anywhere or at == len(printed) else "(the end)"


class DocumentationTest(unittest.TestCase):
    def test_commands_print_what_is_shown(self):
        environment = dict(os.environ, PATH=f"{PROGRAM.parent}:{os.environ['PATH']}", TZ="UTC")
        pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
        ran = 0
        for page in pages:
            for command, shown in examples(page):
                with self.subTest(page=page.name, command=command):
                    printed = subprocess.run(command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True).stdout
                    self.assertIsNone(departure(shown, printed.splitlines()))
                    ran += 1
        self.assertGreater(ran, 0)

    def test_a_line_that_is_not_printed_is_told(self):
        printed = ["a", "b", "c", "d"]
        for shown in (["a", "…", "c", "d"], ["…", "b", "c", "…"], ["…"], printed):
            self.assertIsNone(departure(shown, printed))
        for shown, line in ((["a", "c"], "c"), (["b", "…"], "b"), (["…", "b", "d"], "d"), (["…", "c", "…", "b"], "b"), (["a"], "(the end)")):
            self.assertEqual(departure(shown, printed), line)


if __name__ == "__main__":
    unittest.main()
