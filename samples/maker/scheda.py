"""Lays out the form, blank or filled in. Its printed text is the form definition's."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .model import Paragraph, Run, Table

DEFINITION = Path(__file__).parents[2] / "forms" / "agire-por-gemellaggi.xml"
PRINTED_DOTS = (": ……………………………………", ":……………………………..", "…", "…….", "…….")
INTRODUCTION_HEADINGS = ("PREMESSA", "Iter Procedurale", "Ruolo del Dipartimento per le politiche della famiglia")


@dataclass(frozen=True)
class Area:
    """What the respondent did with one area."""

    candidate: bool = False
    items: str = ""  # letters of the chosen bullets
    other: str = ""
    offer: str = ""


@dataclass(frozen=True)
class Answers:
    """What the respondent wrote. A line end in a value starts a new paragraph; one that starts with "• " is a bullet."""

    organisation: str = ""
    department: str = ""
    office: str = ""
    responsible: str = ""
    address: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    other: tuple[tuple[str, str], ...] = ()
    context: str = ""
    areas: dict[str, Area] = field(default_factory=dict)
    example: str = ""
    motivation: str = ""


@dataclass(frozen=True)
class Marking:
    """How a respondent shows what is chosen: in the mark column, on the bullets, or both."""

    cell: Callable[[bool], list[Run]] = lambda chosen: []
    bullet: Callable[[str, bool], list[Run]] = lambda text, chosen: [Run(text)]


X_IN_COLUMN = Marking(cell=lambda chosen: [Run("X")] if chosen else [])
YES_NO = Marking(cell=lambda chosen: [Run("SI" if chosen else "NO")])
LEGACY_BOX_IN_COLUMN = Marking(cell=lambda chosen: [Run(box="legacy", checked=chosen)])
FORM_CONTROL_IN_COLUMN = Marking(cell=lambda chosen: [Run(box="form-control", checked=chosen)])
X_BEFORE_BULLETS = Marking(bullet=lambda text, chosen: [Run("X " + text if chosen else text)])
BOLD_BULLETS = Marking(bullet=lambda text, chosen: [Run(text, bold=chosen)])
HIGHLIGHTED_BULLETS = Marking(bullet=lambda text, chosen: [Run(text, highlight=chosen)])
BOX_ON_BULLETS = Marking(bullet=lambda text, chosen: [Run(box="content-control", checked=chosen), Run(" " + text)])


class Definition:
    """The printed text of the form."""

    def __init__(self) -> None:
        self._root = ElementTree.parse(DEFINITION).getroot()
        self._names = {"f": self._root.tag[1:].partition("}")[0]}

    @cache
    def texts(self, path: str) -> list[str]:
        return [" ".join("".join(element.itertext()).split()) for element in self._root.findall(path, self._names)]

    def text(self, path: str) -> str:
        return self.texts(path)[0]

    def label(self, field_path: str) -> str:
        return self.text(f".//f:field[@path='{field_path}']/f:label")


@cache
def definition() -> Definition:
    return Definition()


def plain(text: str, style: str = "body") -> Paragraph:
    return Paragraph((Run(text),) if text else (), style)


def bold(text: str, style: str = "body") -> Paragraph:
    return Paragraph((Run(text, bold=True),), style)


def written(value: str, style: str = "body") -> list[Paragraph]:
    """The respondent's own paragraphs."""
    lines = value.split("\n")
    return [plain(line[2:], "bullet") if line.startswith("• ") else plain(line, style) for line in lines]


def introduction(form: Definition) -> list[Paragraph]:
    texts = form.texts("./f:preamble/f:p")
    paragraphs = [bold(texts[0], "title"), bold(texts[1], "centred"), bold(texts[2], "centred")]
    in_list = False
    for text in texts[3:]:
        if text in INTRODUCTION_HEADINGS:
            in_list = False
            paragraphs.append(bold(text, "heading"))
        elif text.endswith(":"):
            in_list = True
            paragraphs.append(plain(text))
        else:
            paragraphs.append(plain(text, "bullet" if in_list else "body"))
    return paragraphs + [plain("")]


def contact_table(form: Definition, answers: Answers) -> Table:
    def row(label: str, value: str) -> list[list[Paragraph]]:
        return [[plain(line, "cell") for line in label.split("\n")], written(value, "cell")]

    members = ("department", "office", "responsible", "address", "phone", "mobile", "email")
    rows = [row(form.label("contact.organisation").replace("/ ", "/\n"), answers.organisation)]
    rows += [row(form.label("contact." + member), getattr(answers, member)) for member in members]
    rows.append(row(form.text(".//f:group/f:heading"), ""))
    for name, details in (answers.other + (("", ""), ("", "")))[:2]:
        rows += [row(form.text(".//f:group/f:field[@path='name']/f:label"), name),
                 row(form.text(".//f:group/f:field[@path='details']/f:label"), details)]
    return Table((3600, 6000), rows)


def areas_table(form: Definition, answers: Answers, marking: Marking) -> Table:
    empty_row = [[plain("", "cell")] for _ in range(3)]
    header = [form.text(".//f:choices/f:header"), "", form.text(".//f:offer/f:label")]
    rows = [[[bold(text, "cell") if text else plain("", "cell")] for text in header]]
    for code, dots in zip("12345", PRINTED_DOTS):
        area = answers.areas.get(code, Area())
        place = f".//f:area[@code='{code}']/f:"
        printed = [bold(form.text(place + "title"), "cell")]
        printed += [plain(text, "cell") for text in form.texts(place + "subtitle")]
        for letter, text in zip("abcdef", form.texts(place + "item")):
            printed.append(Paragraph(tuple(marking.bullet(text, letter in area.items)), "bullet"))
        other = form.text(place + "other") + (": " + area.other if area.other else dots)
        printed.append(Paragraph(tuple(marking.bullet(other, bool(area.other))), "bullet"))
        mark = Paragraph(tuple(marking.cell(area.candidate)), "cell")
        rows += [empty_row, [printed + [plain("", "cell")], [mark], written(area.offer, "cell")]]
    return Table((5300, 1100, 3200), rows)


def scheda(answers: Answers = Answers(), marking: Marking = X_IN_COLUMN, with_introduction: bool = False) -> list[Paragraph | Table]:
    """The form with these answers; without any, the blank form."""
    form = definition()
    title, subtitle, areas_heading = form.texts("./f:section/f:heading")
    blocks: list[Paragraph | Table] = introduction(form) if with_introduction else []
    blocks += [bold(title, "centred"), bold(subtitle), plain(""), contact_table(form, answers), plain("")]
    blocks += [bold(form.label("context")), *written(answers.context), plain("")]
    blocks += [bold(areas_heading), plain(""), areas_table(form, answers, marking), plain("")]
    for member, answer in (("example", answers.example), ("motivation", answers.motivation)):
        blocks += [bold(form.label("good_practice." + member)), *written(answer), plain("")]
    return blocks
