#!/usr/bin/env python3
"""Documents of samples/returned for the session at the station: tests/station/returns.py STEP FOLDER

`first` fills the folder, `second` is what comes in the night: one new return, and one that is sent again with another department.
"""
import shutil
import sys
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples/returned"
UNREAD = "Per la rendicontazione scrivere al ragioniere capo, dottor Carlo Fusco, nella sede distaccata di via Traiano."


def edited(name, target, change):
    """A copy of a return with another text in its main part."""
    with zipfile.ZipFile(SAMPLES / name) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.namelist():
            content = source.read(member)
            copy.writestr(member, change(content.decode()).encode() if member == "word/document.xml" else content)


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def acireale(folder, department):
    """With words that no field takes."""
    edited("comune-di-acireale.docx", folder / "comune-di-acireale.docx", lambda xml: xml.replace(
        "</w:tbl>", "</w:tbl>" + paragraph(UNREAD), 1).replace("Assessorato alla Famiglia", department))


def first(folder):
    for name in ("comune-di-altamura.docx", "comune-di-benevento.docx", "comune-di-ivrea.docx", "consorzio-valle-dell-alba.odt",
                 "provincia-di-catanzaro.docx", "comune-di-modica.odt"):
        shutil.copy(SAMPLES / name, folder)
    acireale(folder, "Assessorato alla Famiglia")
    edited("comune-di-altamura.docx", folder / "comune-di-bitonto.docx", lambda xml: xml.replace("Altamura", "Bitonto"))


def second(folder):
    shutil.copy(SAMPLES / "comune-di-marsala.docx", folder)
    acireale(folder, "Assessorato alle Politiche familiari")


if __name__ == "__main__":
    {"first": first, "second": second}[sys.argv[1]](Path(sys.argv[2]))
