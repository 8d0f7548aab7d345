"""What a hostile case is, and the two sound returns that most of them are made from."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, NamedTuple

RETURNED = Path(__file__).parents[2] / "samples" / "returned"
DOCX, ODT = "provincia-di-catanzaro.docx", "comune-di-modica.odt"

# Outcomes. "same" is accepted with every value of the return that the case was made from; the others are
# "accepted" and words that the record must hold, or a gap code and words that its message must hold.
ACCEPTED, SAME = "accepted", "same"


class Case(NamedTuple):
    name: str  # of the file; a case that is made from a sound return bears its extension
    outcome: str
    make: Callable[[], bytes]  # called when the file is written: some are large


@dataclass
class Return:
    """A sound return as its parts; changed copies of it are the cases."""

    parts: dict[str, bytes]
    main: str

    def changed(self, **changes: bytes | str) -> dict[str, bytes]:
        """Its parts with others in their place; `main=` stands for the main part."""
        parts = dict(self.parts)
        for name, content in changes.items():
            parts[self.main if name == "main" else name] = content.encode() if isinstance(content, str) else content
        return parts

    @property
    def text(self) -> str:
        return self.parts[self.main].decode()

    def replaced(self, old: str, new: str) -> str:
        """The main part with one place changed."""
        assert self.text.count(old) >= 1, old
        return self.text.replace(old, new, 1)


def read_return(name: str, main: str) -> Return:
    with zipfile.ZipFile(RETURNED / name) as package:
        return Return({member: package.read(member) for member in package.namelist()}, main)


docx = read_return(DOCX, "word/document.xml")
odt = read_return(ODT, "content.xml")
