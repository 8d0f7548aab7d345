"""Returns as they arrive: what is in an envelope reads as if it had come plain, and other formats lose little and nothing without a word.

    python3 tests/arrivals.py SCHEDE                            the sample returns, each as DOCX and as ODT
    python3 tests/arrivals.py SCHEDE FOLDER [--form FILE]       other returns
    python3 tests/arrivals.py SCHEDE … --only doc,rtf --show    some ways only; every value that came out otherwise
    python3 tests/arrivals.py SCHEDE --quick                    other formats of each sample's own one only, and LibreOffice is not
                                                                started for each .doc and .rtf, but once for all of them

Needs openssl for signatures, and LibreOffice for other formats, which are left out where it is not installed.
"""
import argparse
import dataclasses
import email.message
import email.policy
import hashlib
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SOURCE / "samples"))

from maker.docx import docx  # noqa: E402
from maker.model import LIBREOFFICE  # noqa: E402
from maker.odt import odt  # noqa: E402
from maker.returns import sample_returns  # noqa: E402

# Of other formats: which share of fields has to be right, and how many may be wrong without a gap.
CONVERTED = {"doc": (0.99, 0), "rtf": (0.99, 0), "pdf": (0.90, 1)}
CERTAIN = 0.8
DERIVED = {"area", "offering_bodies", "mode", "mode_reason"}
OUTSIDE = {"record_id", "form", "status", "source", "evidence", "unread", "gaps", "territory", "candidatures"}


class Signer:
    """A certificate of its own, and what openssl signs with it."""

    def __init__(self, folder):
        self.key, self.certificate = folder / "key.pem", folder / "certificate.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Maria Grazia De Luca", "-days", "9",
                        "-keyout", self.key, "-out", self.certificate], check=True, capture_output=True)

    def signed(self, content):
        return subprocess.run(["openssl", "cms", "-sign", "-binary", "-nodetach", "-outform", "DER", "-signer", self.certificate,
                               "-inkey", self.key], input=content, check=True, capture_output=True).stdout


def message(subject, attachments):
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"], mail["Subject"] = "ufficio@comune.example", "scheda@regione.example", subject
    mail["Date"], mail["Message-ID"] = "Thu, 12 May 2011 09:31:00 +0200", f"<{subject}@comune.example>"
    mail.set_content("In allegato la scheda compilata.\n")
    for name, kind, content in attachments:
        mail.add_attachment(content, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=name)
    return mail


DATICERT = """<?xml version="1.0" encoding="UTF-8"?>
<postacert tipo="posta-certificata" errore="nessuno"><intestazione><mittente>ufficio@comune.example</mittente>
<destinatari tipo="certificato">scheda@regione.example</destinatari><oggetto>scheda</oggetto></intestazione>
<dati><gestore-emittente>Gestore</gestore-emittente><data zona="+0200"><giorno>12/05/2011</giorno><ora>09:31:00</ora></data>
<identificativo>opec1@gestore.example</identificativo><msgid>&lt;scheda@comune.example&gt;</msgid></dati></postacert>
"""


def certified(name, content):
    """As certified mail comes: the message in postacert.eml, beside daticert.xml."""
    inner = message("scheda", [(name, "application/octet-stream", content)]).as_bytes()
    outer = message("POSTA CERTIFICATA: scheda", [("daticert.xml", "application/xml", DATICERT.encode())])
    outer["X-Trasporto"] = "posta-certificata"
    part = email.message.MIMEPart(policy=email.policy.SMTP)
    part["Content-Type"] = 'message/rfc822; name="postacert.eml"'
    part["Content-Disposition"] = 'attachment; filename="postacert.eml"'
    part.set_payload([email.message_from_bytes(inner, policy=email.policy.SMTP)])
    outer.attach(part)
    return outer.as_bytes()


def zipped(name, content):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return archive.getvalue()


def envelopes(signer):
    """Each way into an envelope: how the file is then called, and what is in it."""
    sign = signer.signed
    return {
        "signed": lambda name, content: (name + ".p7m", sign(content)),
        "signed twice": lambda name, content: (name + ".p7m.p7m", sign(sign(content))),
        "certified mail": lambda name, content: (name + ".eml", certified(name, content)),
        "zipped": lambda name, content: (name + ".zip", zipped(name, content)),
        "three layers": lambda name, content: (name + ".eml", certified(name + ".zip", zipped(name + ".p7m", sign(content)))),
    }


def plain_samples(folder):
    """Each in both formats: in that which is not its own as LibreOffice saves it."""
    for sample in sample_returns():
        path = pathlib.Path(sample.name)
        for ending, written in ((".docx", docx), (".odt", odt)):
            as_saved = sample if path.suffix == ending else dataclasses.replace(sample, producer=LIBREOFFICE)
            (folder / (path.stem + ending)).write_bytes(written(as_saved))


STAND_IN = """#!/usr/bin/python3
import hashlib, os, pathlib, shutil, sys
made = pathlib.Path(__file__).parent.parent / "made" / hashlib.sha256(open(sys.argv[-1], "rb").read()).hexdigest()
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
shutil.copyfile(made, out / "in.odt")
"""


def converter_at_once(files, folder, profile):
    """A program in LibreOffice's place, which hands out what LibreOffice has made of these files."""
    made, program, registry = folder / "made", folder / "program", folder / "share/registry"
    for each in (made, program, registry):
        each.mkdir(parents=True)
    (registry / "main.xcd").write_text('<prop oor:name="ooSetupVersionAboutBox"><value>0.0.0.0</value></prop>')
    (program / "soffice.bin").write_text(STAND_IN)
    (program / "soffice.bin").chmod(0o755)
    for source in sorted({file.parent for file in files}):
        those = [file for file in files if file.parent == source]
        libreoffice("odt:writer8", those, folder / "odt" / source.name, profile)
        for file in those:
            shutil.copyfile(folder / "odt" / source.name / (file.stem + ".odt"), made / hashlib.sha256(file.read_bytes()).hexdigest())
    return ["--converter", program / "soffice.bin"]


def extracted(arguments, folder, options=()):
    """The accepted and rejected records of a folder, by the names of its files."""
    form = ["--form", arguments.form] if arguments.form else []
    run = subprocess.run([arguments.schede, "extract", *form, *options, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    records = {}
    for line in run.stdout.decode().splitlines():
        record = json.loads(line)
        assert records.setdefault(record["source"]["path"].split("!/")[0], record) is record, f"{record['source']['path']}: two records"
    return records


def fields_of(value, path=""):
    """Every value of a form's field by its path, None where it is empty."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in DERIVED and not key.endswith(("_official", "_key", "_parts")) and (path or key not in OUTSIDE):
                yield from fields_of(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from fields_of(inner, f"{path}[{number}]")
    else:
        yield path, " ".join(value.split()) if isinstance(value, str) else value if value != [] else None


def told(record, path):
    """Does a gap or a low confidence speak of this field?"""
    evidence = record.get("evidence", {}).get(path)
    if evidence and evidence["confidence"] < CERTAIN:
        return True
    over = {path, ""} if record["status"] == "rejected" else {path}
    while path:
        path = path[:path.rindex("[")] if path.endswith("]") else path.rpartition(".")[0]
        over |= {path} - {""}
    return any(gap["field"] in over for gap in record["gaps"])


def compared(plain, other):
    """How many fields there are and are right, and those that are otherwise: path, before, after, whether that is told."""
    before, after = dict(fields_of(plain)), dict(fields_of(other))
    fields = [path for path in {**before, **after} if before.get(path) is not None or after.get(path) is not None]
    differing = [(path, before.get(path), after.get(path), told(other, path)) for path in fields if before.get(path) != after.get(path)]
    return len(fields), differing


def without_source(record):
    """Of a rejected one the reason: in words it names the document in the envelope."""
    if record["status"] == "rejected":
        return [gap["code"] for gap in record["gaps"]]
    return {**record, "source": None}


def check_envelopes(arguments, plain, scratch):
    for way, wrap in envelopes(Signer(scratch)).items():
        if arguments.only and way not in arguments.only:
            continue
        folder = scratch / way
        folder.mkdir()
        names = {}
        for file in sorted((scratch / "plain").iterdir()):
            name, content = wrap(file.name, file.read_bytes())
            (folder / name).write_bytes(content)
            names[name] = file.name
        records = extracted(arguments, folder)
        assert set(records) == set(names), f"{way}: {set(names) ^ set(records)}"
        for name, record in records.items():
            assert record["source"].pop("envelopes"), f"{way}: {name} came in nothing"
            assert without_source(record) == without_source(plain[names[name]]), f"{way}: {name} reads otherwise"
        print(f"{way}: {len(records)} records as if they had come plain")


def libreoffice(to, files, out, profile):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to, "--outdir", out, *files],
                   check=True, capture_output=True)


def converted_by_libreoffice(files, to, folder, profile):
    """Documents of one name but for the ending would take each other's place."""
    for ending in {file.suffix for file in files}:
        libreoffice(to, [file for file in files if file.suffix == ending], folder / ending[1:], profile)


def check_converted(arguments, plain, scratch):
    files, failures = sorted((scratch / "plain").iterdir()), []
    if arguments.quick:
        own = {sample.name for sample in sample_returns()}
        files = [file for file in files if file.name in own]
    for to, (least, most_silent) in CONVERTED.items():
        if arguments.only and to not in arguments.only:
            continue
        converted_by_libreoffice(files, to, scratch / to, scratch / "profile")
        options = []
        if arguments.quick and to != "pdf":
            options = converter_at_once(sorted((scratch / to).glob("*/*")), scratch / f"{to} at once", scratch / "profile")
        records = extracted(arguments, scratch / to, options)
        count = right = silent = 0
        for file in files:
            record = records[f"{file.suffix[1:]}/{file.stem}.{to}"]
            fields, differing = compared(plain[file.name], record)
            count, right = count + fields, right + fields - len(differing)
            for path, before, after, is_told in differing:
                silent += not is_told
                if arguments.show or not is_told:
                    print(f"  {file.name} as {to}: {path}: {before!r} -> {after!r}{'' if is_told else ', without a word'}")
        print(f"{to}: {right} of {count} fields ({100 * right / count:.1f} %), {silent} wrong without a word")
        if right < least * count or silent > most_silent:
            failures.append(to)
    assert not failures, f"too little is right of {', '.join(failures)}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("schede", type=pathlib.Path)
    parser.add_argument("returns", nargs="?", type=pathlib.Path)
    parser.add_argument("--form")
    parser.add_argument("--only", type=lambda names: names.split(","))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    # A converter sees a /tmp of its own.
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        scratch = pathlib.Path(name)
        (scratch / "plain").mkdir()
        if arguments.returns:
            for file in arguments.returns.glob("*.[do][od][ct]*"):
                shutil.copy(file, scratch / "plain")
        else:
            plain_samples(scratch / "plain")
        plain = {path: record for path, record in extracted(arguments, scratch / "plain").items()}
        check_envelopes(arguments, plain, scratch)
        if shutil.which("soffice"):
            check_converted(arguments, plain, scratch)
        else:
            print("other formats: left out, LibreOffice is not installed")


if __name__ == "__main__":
    main()
