#!/usr/bin/env python3
"""python3 bench/roundtrips SCHEDE WORK [--table FILE]: what becomes of a filled form on its way through other programs, and what SCHEDE reads of it.

Each construct by which a form takes an answer (in_docx.py, in_odt.py) is put into two forms (forms.py), sent through every converter that is installed
(ways.py) and read back. A line for each value that is read otherwise than it was put in, without any gap: those are the ones that matter. `--table`
renews the tables of docs/round-trips.md. The documents stay in WORK; what is there already is not made again. Takes most of an hour."""

import argparse
import json
import subprocess
from itertools import cycle
from pathlib import Path

import forms
import in_docx
import in_odt
from outcomes import Outcome, outcome
from table import renew
from ways import WAYS, convert, version


def documents(module):
    """Each control in a column of marks, and everything in questions, twice, beside ways of writing that change from cell to cell."""
    scheda_texts = cycle(module.TEXTS)
    for number, mark in enumerate(module.MARKS):
        yield forms.scheda(module.Writer(), f"{number:02}", scheda_texts, mark)
    marks = [mark for mark in module.SIGNS + module.MARKS if not mark.blocks]
    survey_texts, survey_marks, dates = cycle(text for text in module.TEXTS if not text.blocks), cycle(marks), cycle(module.DATES)
    for number in range(2 * len(marks) // 4 + 1):
        yield forms.survey(module.Writer(), f"{number:02}", survey_texts, next(dates), survey_marks, in_lines=number % 2 == 1)


def records(program, folder, form):
    command = [program, "extract", "--jobs", "1", *(("--form", forms.SURVEY) if form == "survey" else ()), folder]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {Path(record["source"]["path"]).stem: record for record in map(json.loads, printed.splitlines())}


def trips(program, work):
    """Every outcome."""
    for module in (in_docx, in_odt):
        origin = module.Writer.extension
        filled = list(documents(module))
        for form in ("scheda", "survey"):
            folder = work / origin / form / "put"
            folder.mkdir(parents=True, exist_ok=True)
            of_form = [document for document in filled if document.form == form]
            for document in of_form:
                (folder / f"{document.name}.{origin}").write_bytes(document.data)
            for way in WAYS[origin]:
                arrived = convert(folder, way)
                read = records(program, arrived, form) if any(arrived.iterdir()) else {}
                for document in of_form:
                    file = next(arrived.glob(f"{document.name}.*"), None)
                    for path, put in document.values.items():
                        yield Outcome(origin, document.name, way, path, put, *outcome(read.get(document.name), path, put, file), file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--table", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    outcomes = list(trips(arguments.program.resolve(), arguments.work.resolve()))
    for found in outcomes:
        if found.kind.startswith("silent"):
            print(found.file.relative_to(arguments.work.resolve()), found.put.construct, found.path, found.kind, json.dumps(found.read, ensure_ascii=False), sep="\t")
    if arguments.table:
        renew(arguments.table, outcomes, version)


if __name__ == "__main__":
    main()
