"""The two forms that make the round trips, with the answers put in, in the terms of a format's writer.

A writer has `paragraph(content)`, `text(words)`, `table(rows)` with a row's cells, and `document(blocks)`; constructs of that format put answers
into cells. What is put in is the same whatever the construct, so that what is read can be compared."""

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "samples"))

from maker.scheda import definition  # noqa: E402

SURVEY = Path(__file__).with_name("survey.xml")
CONTACT = {  # the cell, and what is read where that is another
    "organisation": "Comune di Lecce", "department": "Assessorato al Welfare", "office": "Ufficio di Piano", "responsible": "Maria De Luca",
    "address": "Via Rubichi 16, 73100 Lecce", "phone": "+39 0832 682111", "mobile": "", "email": "sociale@comune.lecce.example",
}
OTHER = ("Luca Perrone", "stanza 12, primo piano")
CONTEXT, EXAMPLE, MOTIVATION = "Tre nidi e un centro diurno.", "La banca del tempo di Modena.", "Costa poco e dura da anni."
MARKED, OFFERS = "245", {"2": "Comune di Modena", "5": "Provincia di Parma"}
NAME, NOTES, DAY, SHOWN_DAY = "Maria De Luca", "Serve una rampa.", "2024-03-12", "12/03/2024"
ROOMS = {"large": "Sala grande", "small": "Sala piccola", "garden": "Giardino"}
NEEDS = {"screen": "schermo", "chairs": "sedie", "tables": "tavoli"}
GRID = {"morning": "some", "evening": "always"}
YES_NO = ("Sì", "No")


@dataclass(frozen=True)
class Put:
    """A value that was put into a document: how, and the words that stand for it; a mark has none."""

    construct: str
    value: object
    shown: str = ""


@dataclass(frozen=True)
class Filled:
    name: str
    form: str  # "scheda" or "survey"
    data: bytes
    values: dict  # by path


def scheda(writer, name, texts, mark):
    """The twinning form: `texts` write contacts and offers, each cell by the next of them, and `mark` the cells between."""
    form = definition()
    headings = form.texts("./f:section/f:heading")
    values = {}

    def printed(path):
        return writer.cell(writer.paragraph(writer.text(form.text(path))))

    def answer(path, value):
        text = next(texts)
        values[path] = Put(text.name, value or None, value)
        return text.cell(writer, value)

    rows = [writer.row(writer.cell(writer.paragraph(writer.text(form.label("contact." + member)))), answer("contact." + member, value))
            for member, value in CONTACT.items()]
    rows.append(writer.row(printed(".//f:group/f:heading"), writer.cell(writer.paragraph(""))))
    for place, value in (("[0].name", OTHER[0]), ("[0].details", OTHER[1]), ("[1].name", ""), ("[1].details", "")):
        rows.append(writer.row(printed(f".//f:group/f:field[@path='{place[4:]}']/f:label"), answer("contact.other" + place, value)))
    areas = [writer.row(printed(".//f:choices/f:header"), writer.cell(writer.paragraph("")), printed(".//f:offer/f:label"))]
    for number, code in enumerate("12345"):
        place = f".//f:area[@code='{code}']/f:"
        lines = [form.text(place + "title"), *form.texts(place + "subtitle"), *form.texts(place + "item"), form.text(place + "other") + "…"]
        items = writer.cell("".join(writer.paragraph(writer.text(line)) for line in lines))
        values[f"areas[{number}].candidate"] = Put(mark.name, code in MARKED)
        values |= {f"areas[{number}].items": Put(mark.name, []), f"areas[{number}].other": Put(mark.name, None)}
        areas.append(writer.row(items, mark.cell(writer, code in MARKED), answer(f"areas[{number}].offering_body", OFFERS.get(code, ""))))
    blocks = [writer.paragraph(writer.text(heading)) for heading in headings[:2]] + [writer.table(rows), writer.paragraph("")]
    for label, path, words in ((form.label("context"), "context", CONTEXT), (headings[2], "", ""),
                               (form.label("good_practice.example"), "good_practice.example", EXAMPLE),
                               (form.label("good_practice.motivation"), "good_practice.motivation", MOTIVATION)):
        blocks.append(writer.paragraph(writer.text(label)))
        blocks.append(writer.paragraph(writer.text(words)) if path else writer.table(areas))
        values |= {path: Put("paragraph", words, words)} if path else {}
    return Filled(name, "scheda", writer.document(blocks), values)


def survey(writer, name, texts, date, marks, in_lines):
    """The version 2 form, each choice by the next of `marks`: boxes beside its options or a list."""

    def asked(label, *answer):
        if in_lines:
            return writer.paragraph(writer.text(label + ": ") + "".join(answer))
        return writer.row(writer.cell(writer.paragraph(writer.text(label))), writer.cell(writer.paragraph("".join(answer))))

    name_text, notes_text = next(texts), next(texts)
    room, fee, needs, moment = (next(marks) for _ in range(4))
    questions = [
        asked("Nome e cognome del richiedente", name_text.inline(writer, NAME)),
        asked("Giorno della riunione", date.inline(writer, SHOWN_DAY)),
        asked("Sala richiesta", room.choice(writer, list(ROOMS.values()), [ROOMS["small"]])),
        asked("Chiede la riduzione della tariffa?", fee.choice(writer, list(YES_NO), ["No"])),
        asked("Attrezzature necessarie", needs.many(writer, list(NEEDS.values()), [NEEDS["screen"], NEEDS["tables"]])),
    ]
    plain = lambda words: writer.cell(writer.paragraph(writer.text(words)))
    grid = [writer.row(*map(plain, ("Momento", "mai", "talvolta", "sempre")))]
    for words, chosen in (("Mattina", 1), ("Sera", 2)):
        grid.append(writer.row(plain(words), *(moment.box_cell(writer, column == chosen) for column in range(3))))
    blocks = [writer.paragraph(writer.text("Richiesta di una sala comunale"))]
    blocks += questions if in_lines else [writer.table(questions)]
    blocks += [writer.paragraph(writer.text("Disponibilità a cambiare orario")), writer.table(grid)]
    blocks += [writer.paragraph(writer.text("Altre notizie utili per la prenotazione")), writer.paragraph(notes_text.inline(writer, NOTES))]
    blocks += [writer.paragraph(writer.text("Il modulo va restituito all'ufficio prenotazioni"))]
    values = {"name": Put(name_text.name, NAME, NAME), "notes": Put(notes_text.name, NOTES, NOTES), "day": Put(date.name, DAY, SHOWN_DAY)}
    values |= {"room": Put(room.name, "small"), "fee": Put(fee.name, "no"), "needs": Put(needs.name, ["screen", "tables"])}
    values |= {f"open.{row}": Put(moment.name, code) for row, code in GRID.items()}
    return Filled(name, "survey", writer.document(blocks), values)
