"""The programs a form may pass through, and the ways made of them. Each is run if it is installed."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OFFICE_FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8", "doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format",
                  "fodt": "fodt:OpenDocument Text Flat XML"}


@dataclass(frozen=True)
class Step:
    program: str  # "LibreOffice", "pandoc", "AbiWord", "Calligra"
    target: str  # a file's extension

    def __str__(self):
        return f"{self.program} → .{self.target}"


def steps(program, *targets):
    return tuple(Step(program, target) for target in targets)


def through(origin, other):
    there, back = steps("LibreOffice", other), steps("LibreOffice", other, origin)
    old = [steps("LibreOffice", passed, origin) for passed in ("doc", "rtf")] + [steps("LibreOffice", "fodt", other)]
    others = [steps(program, target) for program in ("pandoc", "AbiWord", "Calligra") for target in (origin, other)]
    return [(), there, *old, back, *others, steps("LibreOffice", "doc", other), steps("LibreOffice", "rtf", other)]


WAYS = {"docx": through("docx", "odt"), "odt": through("odt", "docx")}
PROFILE = Path(tempfile.gettempdir()) / "schede-roundtrips"  # LibreOffice's own, so that no answer depends on anybody's settings


def office(source, target, folder):
    run(["soffice", f"-env:UserInstallation={PROFILE.as_uri()}", "--headless", "--convert-to", OFFICE_FILTERS[target], "--outdir", folder, *source], 3600)


def one_by_one(command):
    def convert_all(source, target, folder):
        for file in source:
            run(command(file, target, folder / f"{file.stem}.{target}"), 60)
    return convert_all


PROGRAMS = {
    "LibreOffice": ("soffice", office),
    "pandoc": ("pandoc", one_by_one(lambda file, target, output: ["pandoc", file, "-o", output])),
    "AbiWord": ("abiword", one_by_one(lambda file, target, output: ["abiword", f"--to={target}", f"--to-name={output}", file])),
    "Calligra": ("calligraconverter", one_by_one(lambda file, target, output: ["calligraconverter", "--batch", file, output])),
}


def run(command, seconds):
    """A converter that fails or hangs leaves no file, which is an outcome."""
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds, env=dict(os.environ, QT_QPA_PLATFORM="offscreen"))
    except subprocess.TimeoutExpired:
        pass


def convert(folder, way):
    """The folder with what arrives of `folder` on this way. Made once."""
    for number, step in enumerate(way, 1):
        command, convert_all = PROGRAMS[step.program]
        source = sorted(folder.iterdir())
        folder = folder.parent / "-".join(f"{passed.program}.{passed.target}" for passed in way[:number])
        if not folder.exists():
            folder.mkdir()
            if shutil.which(command):
                convert_all(source, step.target, folder)
    return folder


@cache
def version(program):
    command = PROGRAMS[program][0]
    if not shutil.which(command):
        return ""
    printed = subprocess.run([command, "--version"], capture_output=True, text=True, env=dict(os.environ, QT_QPA_PLATFORM="offscreen")).stdout
    return next((word for word in printed.split() if word[0].isdigit()), "")
