#!/usr/bin/env python3
"""Fills a form that `schede form blank` made with the answers of a record, as Word and LibreOffice do, and says what comes back.

    tests/fill_form.py SCHEDE DEFINITION RECORD...      (RECORD: a JSON file with a record of the form)

Each record is written into the form as DOCX and as ODT, each of these is saved once more by LibreOffice in either format where `soffice`
is there, and all are read. Prints a line a document: how many answers came back right, and each that did not or whose `how` is another
than "control". Exit code 1 where any did.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from html import escape, unescape
from pathlib import Path

OWN = {"record_id", "form", "form_version", "status", "source", "territory", "former", "evidence", "unread", "gaps", "_score"}


def answers(value, path=""):
    """(path, value) of each answer of a record that holds something."""
    if isinstance(value, dict) and set(value) != {"amount", "currency"}:
        for name, inner in value.items():
            if path or name not in OWN:
                yield from answers(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        for number, entry in enumerate(value):
            yield from answers(entry, f"{path}[{number}]")
    elif value not in (None, [], "", False) and not re.search(r"\]\.(row|area)$", path):
        yield path, value


def written(value):
    return f"{value['amount']} {value['currency']}" if isinstance(value, dict) else str(value)


class Filled:
    """What is to stand in each control, by its tag."""

    def __init__(self, record):
        self.texts, self.boxes = {}, set()
        for path, value in answers(record):
            if isinstance(value, list):
                self.boxes |= {f"{path}.{code}" for code in value}
            elif value is True:
                self.boxes.add(path)
            else:
                self.texts[path] = written(value)
                self.boxes.add(f"{path}.{value}")


def fill_docx(xml, filled):
    def fill(match):
        control = match.group(0)
        tag = unescape(re.search(r'<w:tag w:val="([^"]*)"', control).group(1))
        if "<w14:checkbox>" in control:
            if tag not in filled.boxes:
                return control
            return control.replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>').replace("☐</w:t>", "☒</w:t>")
        if tag not in filled.texts:
            return control
        text = filled.texts[tag]
        for shown, code in re.findall(r'<w:listItem w:displayText="([^"]*)" w:value="([^"]*)"', control):
            text = unescape(shown) if unescape(code) == text else text
        lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
        control = control.replace("<w:showingPlcHdr/>", "")
        return re.sub(r"<w:r><w:rPr>.*</w:r>", lambda _: f'<w:r><w:t xml:space="preserve">{lines}</w:t></w:r>', control)

    return re.sub(r"<w:sdt>.*?</w:sdt>", fill, xml, flags=re.S)


def fill_odt(xml, filled):
    def fill(match):
        control = match.group(0)
        tag = unescape(re.search(r'loext:tag="([^"]*)"', control).group(1))
        if 'loext:checkbox="true"' in control:
            if tag not in filled.boxes:
                return control
            return control.replace('loext:checked="false"', 'loext:checked="true"').replace(">☐<", ">☒<")
        if tag not in filled.texts:
            return control
        text = filled.texts[tag]
        for shown, code in re.findall(r'loext:display-text="([^"]*)" loext:value="([^"]*)"', control):
            text = unescape(shown) if unescape(code) == text else text
        lines = "<text:line-break/>".join(escape(line) for line in text.split("\n"))
        return re.sub(r"_+</loext", lambda _: lines + "</loext", control.replace(' loext:showing-place-holder="true"', ""))

    return re.sub(r"<loext:content-control .*?</loext:content-control>", fill, xml, flags=re.S)


def fill(blank, record, out):
    part, change = ("word/document.xml", fill_docx) if blank.suffix == ".docx" else ("content.xml", fill_odt)
    with zipfile.ZipFile(blank) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                content = change(content.decode(), Filled(record)).encode()
            new.writestr(old.getinfo(name), content)


def save_again(documents, folder):
    """By LibreOffice: each as ODT and as DOCX, and those saved as ODT as DOCX again."""
    if not shutil.which("soffice"):
        return []
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    made = []
    for kinds in (["odt"], ["docx"], ["odt", "docx"]):
        sources = documents
        for kind in kinds:
            to = folder / ("saved-" + "-".join(kinds[: kinds.index(kind) + 1]))
            subprocess.run(command + ["--convert-to", kind, "--outdir", to] + sources, check=True, capture_output=True)
            sources = [to / f"{Path(source).stem}.{kind}" for source in sources]
        made += sources
    return made


def same(got, want):
    if isinstance(want, list):
        return isinstance(got, list) and sorted(got) == sorted(want)
    if isinstance(want, str) and isinstance(got, str):
        return " ".join(got.split()) == " ".join(want.split())
    return got == want


def compare(record, got):
    """What did not come back."""
    values, wrong = dict(answers(got)), []
    wanted = dict(answers(record))
    for path, value in wanted.items():
        how = got["evidence"].get(path, {}).get("how")
        if not same(values.get(path), value):
            wrong.append(f"{path}: {value!r} came back as {values.get(path)!r}")
        elif how != "control":
            wrong.append(f"{path}: by {how}")
    wrong += [f"{path}: {value!r} was not written" for path, value in values.items() if path not in wanted]
    wrong += [f"unread: {text['text']}" for text in got["unread"]]
    wrong += [f"gap: {gap['code']} {gap['field']}" for gap in got["gaps"] if gap["code"] in ("ambiguous", "inferred", "unread-text")]
    return len(wanted), wrong


def main(schede, definition, *records):
    failed = False
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        by_name, documents = {}, []
        for kind in ("docx", "odt"):
            blank = folder / f"blank.{kind}"
            subprocess.run([schede, "form", "blank", definition, "--format", kind, "--out", blank], check=True)
            for name in records:
                out = folder / f"{kind}-{Path(name).name.split('.')[0]}.{kind}"
                by_name[out.stem] = json.loads(Path(name).read_text())
                fill(blank, by_name[out.stem], out)
                documents.append(out)
        for document in documents + save_again(documents, folder):
            read = subprocess.run([schede, "extract", "--form", definition, document], check=True, capture_output=True, text=True)
            count, wrong = compare(by_name[document.stem], json.loads(read.stdout))
            failed = failed or bool(wrong)
            print(f"{document.relative_to(folder)}: {count} answers, {len(wrong)} not as written")
            for line in wrong:
                print("   ", line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
