"""What a sample document holds, before it is written as DOCX or ODT."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Run:
    text: str = ""
    bold: bool = False
    highlight: bool = False
    box: str = ""  # "content-control" (Word 2010), "legacy" (Word 97), "form-control" (ODF): a tick box instead of text
    checked: bool = False
    entries: tuple[str, ...] = ()  # a drop-down list of these; `text` is the one that shows, or what asks to choose
    entries: tuple[str, ...] = ()  # a drop-down list of these; `text` is the one that shows, or what asks to choose


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...] = ()
    style: str = "body"  # "title", "heading", "centred", "body", "bullet", "cell"


@dataclass(frozen=True)
class Table:
    widths: tuple[int, ...]  # in twentieths of a point
    rows: list[list[list[Paragraph]]]  # a row's cells, each a list of paragraphs


@dataclass(frozen=True)
class Producer:
    """The program that wrote the file, as its metadata name it."""

    application: str
    version: str = ""
    split_runs: bool = False  # Word cuts text wherever somebody edited it or the spelling was checked


WORD_2007 = Producer("Microsoft Office Word", "12.0000", split_runs=True)
WORD_2010 = Producer("Microsoft Office Word", "14.0000", split_runs=True)
LIBREOFFICE = Producer("LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2", "15.0000")
OPENOFFICE = Producer("OpenOffice.org/3.2$Win32 OpenOffice.org_project/320m18$Build-9502")


@dataclass(frozen=True)
class Sample:
    name: str  # of the file; its extension chooses the format
    producer: Producer
    modified: str  # "2011-05-12T09:31:00"
    author: str
    blocks: list[Paragraph | Table]
    title: str = "Gemellaggi AGIRE POR 2007-2013"
    created: str = "2011-03-01T09:00:00"
    creator: str = "Dipartimento"
    language: str = "it-IT"
    title: str = "Gemellaggi AGIRE POR 2007-2013"
    creator: str = "Dipartimento"
    created: str = "2011-03-01T09:00:00"
    language: str = "it-IT"
    padding: bytes = field(default=b"", repr=False)  # becomes the file's thumbnail, which nobody reads
