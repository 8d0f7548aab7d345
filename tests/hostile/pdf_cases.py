"""PDF files that mean harm."""

import zlib

from case import Case, docx
from containers import package

FONT = b"/Font<</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
WORDS = b"BT /F1 10 Tf 50 700 Td (Comune di Modica) Tj ET\n"


def pdf(content: bytes, pages: bytes = b"/Kids[3 0 R]/Count 1", resources: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    """A page with this content. poppler finds the objects without a table of them."""
    data = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages" + pages + b">>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<" + FONT + resources + b">>>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(data) + data + b"\nendstream", *more]
    numbered = (b"%d 0 obj\n" % (number + 1) + each + b"\nendobj\n" for number, each in enumerate(objects))
    return b"%PDF-1.7\n" + b"".join(numbered) + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def itself() -> bytes:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>\nstream\n/X Do /X Do\nendstream"
    return pdf(WORDS + b"/X Do", resources=b"/XObject<</X 5 0 R>>", more=(form,))


CASES = [
    Case("pdf-before-a-docx.docx", "unreadable", lambda: b"%PDF-1.4\n" + package(docx.parts)),
    Case("pdf-cut.pdf", "unreadable", lambda: pdf(WORDS)[:100]),
    Case("pdf-of-a-billion-pages.pdf", "unreadable", lambda: pdf(WORDS, b"/Kids[3 0 R]/Count 1000000000")),
    Case("pdf-pages-in-circles.pdf", "unsupported-format", lambda: pdf(WORDS, b"/Kids[2 0 R 2 0 R]/Count 2")),
    Case("pdf-text-bomb.pdf", "limits-exceeded runs", lambda: pdf(b"BT /F1 10 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 3_000_000 + b"ET")),
    Case("pdf-of-half-a-million-lines.pdf", "unsupported-format", lambda: pdf(b"".join(b"%d 0 m %d 800 l S\n" % (i % 600, i % 600) for i in range(500_000)))),
    Case("pdf-form-in-itself.pdf", "not-this-form", itself),
    Case("pdf-encrypted.pdf", "encrypted", lambda: pdf(WORDS).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Nobodys/V 9>>/ID[(a)(a)]")),
]
