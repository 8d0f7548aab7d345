"""Text made to be slow to read, or to do harm where it is shown."""

from xml.sax.saxutils import escape

from case import ACCEPTED, Case, docx
from containers import package

LONG = 200_000  # bytes: enough for what takes the square to take minutes
FIELDS = {  # a place in the sound return for each kind of field
    "organisation": "Provincia di Catanzaro",
    "address": "Viale delle Magnolie 21, 88100 Catanzaro",
    "phone": "0961/555030",
    "email": "pariopportunita@provincia.catanzaro.example",
    "responsible": "dott.ssa Teresa Gallucci",
    "other": "Francesco Scalise",
    "context": "La Provincia ha approvato",
}
PRINTED = "Assessorato di riferimento"


def field(name: str, text: str) -> bytes:
    return package(docx.changed(main=docx.replaced(FIELDS[name], escape(text))))


def paragraphs(text: str, times: int) -> bytes:
    return package(docx.changed(main=docx.replaced("<w:sectPr>", f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" * times + "<w:sectPr>")))


def whole_form(times: int) -> bytes:
    """Several forms in one document, one after the other."""
    start, end = docx.text.index("<w:body>") + len("<w:body>"), docx.text.index("<w:sectPr>")
    return package(docx.changed(main=docx.text[:end] + docx.text[start:end] * (times - 1) + docx.text[end:]))


SLOW = {  # texts that are trouble for one kind of reading or another, to be repeated
    "digits": "1234567890",
    "numbers": "0832 682111 ",
    "almost-numbers": "+39 (0)",
    "addresses": "a@b.it ",
    "almost-addresses": "a@a.",
    "at-signs": "@",
    "letters": "a",
    "words": "lorem ",
    "initials": "A. ",
    "titles": "dott. ",
    "apostrophes": "citta' ",
    "quotes": "\"",
    "dashes": "- ",
    "dots": ".",
    "spaces": " x",
    "line-ends": "\n",
    "brackets": "((",
    "combining-marks": "a" + "\u0300" * 50,
    "one-letter-many-marks": "\u0316\u0300",
    "joiners": "\u200d\u200b",
    "right-to-left": "\u202e",
    "hangul": "\u1100\u1161\u11a8",
    "ligatures": "\ufdfa",
    "mojibake": "Ã¨ ",
    "double-mojibake": "ÃƒÂ¨ ",
    "printed": PRINTED + " ",
}

SHOWN = {  # texts that are trouble where they are shown
    "formula": "=HYPERLINK(\"http://127.0.0.1/\",\"x\")",
    "formula-by-plus": "+cmd|' /C calc'!A0",
    "formula-by-at": "@SUM(1+1)",
    "formula-behind-tab": "\t=1+1",
    "script": "</script><script>alert(1)</script>",
    "attribute": "\" onmouseover=\"alert(1)",
    "comment": "--><!-- ]]>",
    "override": "Comune \u202egpj.exe\u2066 di",
    "controls": "a\u0085b\u2028c\u2029d\u009be\u00ad\ufefff\ufff9g\U000e0041h",
    "not-characters": "a\ufdd0\U0010ffffb\ue000",
    "escapes": "\\u0000 \\\" \\ud800 \\x1b[31m",
}

CASES = [
    *(Case(f"{text}-in-{name}.docx", ACCEPTED, lambda name=name, piece=piece: field(name, piece * (LONG // len(piece.encode()))))
      for text, piece in SLOW.items() for name in ("phone", "context")),
    *(Case(f"{text}-in-{name}.docx", ACCEPTED, lambda name=name, piece=SLOW[text]: field(name, piece * (LONG // len(piece.encode()))))
      for text in ("letters", "words", "initials", "titles", "numbers", "digits", "dots", "combining-marks")
      for name in ("organisation", "address", "email", "responsible", "other")),
    *(Case(f"{text}-shown-in-{name}.docx", ACCEPTED, lambda name=name, shown=shown: field(name, shown))
      for text, shown in SHOWN.items() for name in ("organisation", "phone", "context")),
    Case("printed-labels-10000.docx", ACCEPTED, lambda: paragraphs(PRINTED, 10_000)),
    Case("printed-labels-misspelt-10000.docx", ACCEPTED, lambda: paragraphs("Assessorrato di riferimnto", 10_000)),
    Case("short-paragraphs-100000.docx", ACCEPTED, lambda: paragraphs("x", 100_000)),
    Case("forms-in-one-50.docx", ACCEPTED, lambda: whole_form(50)),
    Case("text-of-4-mb.docx", ACCEPTED, lambda: paragraphs("Il servizio sociale coordina gli interventi di mediazione familiare. " * 20, 3_000)),
]
