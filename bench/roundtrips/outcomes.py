"""What became of a value that was put into a form."""

import html
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from forms import Put

MISSING = {"missing-required", "missing-recommended", "offering-body-missing"}
KINDS = ("right", "told", "missing", "gone", "rejected", "no file", "silent empty", "silent wrong")


@dataclass(frozen=True)
class Outcome:
    origin: str
    document: str
    way: tuple
    path: str
    put: Put
    kind: str  # of KINDS
    read: object
    file: Path


def member(record, path):
    """The value at a JSON path; an area's members are plain members of its list."""
    for step in re.findall(r"[^.\[\]]+", path):
        if isinstance(record, list):
            record = record[int(step)] if int(step) < len(record) else None
        else:
            record = record.get(step) if record else None
    return record


def told(record, path, missing=False):
    """Whether a gap says that this value is in doubt; or, with `missing`, that it is not filled in."""
    related = lambda field: field and (path == field or path.startswith((field + ".", field + "[")) or field.startswith((path + ".", path + "[")))
    return any((gap["code"] in MISSING) == missing and related(gap["field"]) for gap in record["gaps"])


def words(value):
    return re.sub(r"\W+", "", value).casefold()


def text_of(file):
    """All that the file's parts say, tags and all."""
    if not zipfile.is_zipfile(file):
        return file.read_text(encoding="utf-8", errors="replace")
    with zipfile.ZipFile(file) as package:
        return "\n".join(package.read(part).decode("utf-8", "replace") for part in package.namelist())


def arrived(file, shown):
    """Whether the words are still in the document, as text or as an attribute. A mark has no words: it may be."""
    if not shown:
        return True
    content = html.unescape(text_of(file))
    return words(shown) in words(re.sub(r"<[^>]*>", "", content)) or words(shown) in words(content.replace("\0", ""))


def outcome(record, path, put, file):
    """(kind, what is read)"""
    if file is None:
        return "no file", None
    if record is None or record["status"] == "rejected":
        return "rejected", None
    read = member(record, path)
    if read == put.value or (not read and not put.value):
        return "right", read
    unread = words("".join(passage["text"] for passage in record["unread"]))
    if told(record, path) or (put.shown and words(put.shown) in unread):
        return "told", read
    if not read:
        left = arrived(file, put.shown)
        if told(record, path, missing=True) and not (put.shown and left):
            return "missing", read
        return ("silent empty" if left else "gone"), read
    return "silent wrong", read
