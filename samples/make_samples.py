#!/usr/bin/env python3
"""Makes samples/blank/, samples/returned/ and the documents of samples/surveys/ anew. Needs Python 3.10 and nothing else; the same bytes come out each time."""

from pathlib import Path

from maker.docx import docx
from maker.model import Sample
from maker.odt import odt
from maker.returns import avellino, blank_forms, sample_returns
from maker.surveys import survey_files

HERE = Path(__file__).parent

# A return printed and scanned: there is no text in it, and the program has to say so.
PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


def written(sample: Sample) -> bytes:
    return odt(sample) if sample.name.endswith(".odt") else docx(sample)


def main() -> None:
    files = {HERE / "blank" / sample.name: written(sample) for sample in blank_forms()}
    returned = {sample.name: written(sample) for sample in sample_returns()}
    returned["comune-di-benevento_copia.docx"] = returned["comune-di-benevento.docx"]
    cut = written(avellino())
    returned["comune-di-avellino.docx"] = cut[: len(cut) // 2]
    returned["comune-di-paola.pdf"] = PDF
    files |= {HERE / "returned" / name: content for name, content in returned.items()}
    files |= {HERE / "surveys" / path: written(sample) for path, sample in survey_files().items()}
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
