#!/usr/bin/env python3
"""make_hostile.py FOLDER: writes documents made to do harm, and what must come of each.

The documents go to FOLDER/documents, `name<TAB>outcome<TAB>return it was made from` to FOLDER/expected.tsv. The sound returns that
they are made from go to FOLDER/sound. No bomb lies in the repository; Python 3.10, standard library only.
"""

import shutil
import sys
from pathlib import Path

from case import DOCX, ODT, RETURNED
from odd_cases import CASES as ODD
from docx_cases import CASES as OOXML
from envelope_cases import CASES as ENVELOPES
from odt_cases import CASES as ODF
from pdf_cases import CASES as PDF
from text_cases import CASES as TEXT
from xml_cases import CASES as XML
from zip_cases import CASES as ZIP


def main() -> None:
    folder = Path(sys.argv[1])
    for sub in ("documents", "sound"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    for name in (DOCX, ODT):
        shutil.copy(RETURNED / name, folder / "sound")
    cases = [*ZIP, *XML, *OOXML, *ODF, *TEXT, *ODD, *PDF, *ENVELOPES]
    assert len({case.name for case in cases}) == len(cases)
    with open(folder / "expected.tsv", "w", encoding="utf-8") as expected:
        for case in cases:
            (folder / "documents" / case.name).write_bytes(case.make())
            print(case.name, case.outcome, ODT if case.name.endswith(".odt") else DOCX, sep="\t", file=expected)


main()
