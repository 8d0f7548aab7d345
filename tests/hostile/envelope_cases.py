"""Envelopes that lie, swell or lead round in circles, and sound ones that only look odd."""

import base64

from case import SAME, Case, docx, odt
from containers import Member, archive, package, repeated

MB = 1 << 20
SOUND = package(docx.parts)


def der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


SIGNED, DATA = (der(6, bytes.fromhex("2A864886F70D0107") + bytes([kind])) for kind in (2, 1))


def p7m(content: bytes, octets: bytes | None = None) -> bytes:
    """Signed data without a signature: nobody can say that it does not fit."""
    octets = der(4, content) if octets is None else octets
    body = der(2, b"\1") + der(0x31, b"") + der(0x30, DATA + der(0xA0, octets)) + der(0x31, b"")
    return der(0x30, SIGNED + der(0xA0, der(0x30, body)))


def in_pieces(content: bytes, depth: int) -> bytes:
    """An octet string of octet strings, as BER allows."""
    octets = der(4, content)
    for _ in range(depth):
        octets = der(0x24, octets)
    return p7m(b"", octets)


def part(name: str, content: bytes, head: str = "") -> bytes:
    fields = f"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n{head}"
    return b"--=_b\r\n" + fields.encode() + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content) + b"\r\n"


def mail(*parts: bytes, head: str = "") -> bytes:
    top = f"From: a@comune.example\r\nTo: b@example.org\r\n{head}Content-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n"
    return top.encode() + b"".join(parts) + b"--=_b--\r\n"


def letter(content: bytes = SOUND, name: str = "scheda.docx") -> bytes:
    return mail(part(name, content))


def zipped(name: str, content: bytes) -> bytes:
    return archive([Member(name, content)])


def nested(wrap, times: int, content: bytes = SOUND) -> bytes:
    for _ in range(times):
        content = wrap(content)
    return content


def nested_multiparts(times: int) -> bytes:
    """Multiparts in each other, each with a boundary of its own, the return in the innermost."""
    text = b"From: a@b.example\r\nTo: b@example.org\r\n"
    for number in range(times):
        text += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)
    return text + b"\r\nx\r\n"


def nested_messages(times: int) -> bytes:
    return b"From: a@b.example\r\nTo: b@example.org\r\nContent-Type: message/rfc822\r\n\r\n" * times + letter()


def daticert(dtd: str = "") -> bytes:
    return (f'<?xml version="1.0"?>{dtd}<postacert tipo="posta-certificata"><intestazione><mittente>a@pec.example</mittente>'
            "</intestazione><dati><msgid>1</msgid></dati></postacert>").encode()


ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
BOMB = archive([repeated(b"", b"\0" * MB, 400, b"", "a.docx")])

CASES = [
    # What mailers, signers and archivers do to sound files.
    Case("unsigned-data.docx.p7m", SAME, lambda: p7m(SOUND)),
    Case("octets-in-pieces.docx.p7m", SAME, lambda: in_pieces(SOUND, 3)),
    Case("bytes-after-signature.docx.p7m", SAME, lambda: p7m(SOUND) + b"\r\n\0\0"),
    Case("base64-a-character-a-line.p7m", SAME, lambda: b"\n".join(bytes([c]) for c in base64.b64encode(p7m(SOUND)))),
    Case("letter.eml", SAME, letter),
    Case("letter-of-a-mailbox.eml", SAME, lambda: b"From a@b.example Thu May 12 09:30:00 2011\n" + letter()),
    Case("letter-without-its-end.eml", SAME, lambda: letter()[:-10]),
    Case("letter-with-bare-line-ends.eml", SAME, lambda: letter().replace(b"\r\n", b"\n")),
    Case("letter-in-eight-layers.zip", SAME, lambda: nested(lambda each: zipped("a.zip", each), 6, zipped("a.eml", letter()))),
    Case("long-header.eml", SAME, lambda: mail(part("scheda.docx", SOUND), head="Subject: " + "a" * (4 * MB) + "\r\n")),
    Case("climbing-name.zip", SAME, lambda: zipped("../../../../climbed", SOUND)),
    Case("climbing-name.eml", SAME, lambda: letter(name="../../../../climbed")),
    Case("absolute-name.eml", SAME, lambda: letter(name="/climbed")),
    Case("name-in-two-lines.zip", SAME, lambda: zipped("a\n!/b\u202e.docx", SOUND)),
    Case("daticert-with-entities.eml", SAME, lambda: mail(part("daticert.xml", daticert(ENTITIES)), part("a.docx", SOUND))),
    Case("daticert-of-anybody.eml", SAME, lambda: mail(part("daticert.xml", daticert()), part("a.docx", SOUND))),
    # Cut and altered.
    Case("cut-in-content.docx.p7m", "unreadable", lambda: p7m(SOUND)[:2000]),
    Case("cut-at-the-end.docx.p7m", "unreadable", lambda: p7m(SOUND)[:-1]),
    Case("length-beyond-the-file.p7m", "unreadable", lambda: b"\x30\x84\x7f\xff\xff\xff" + p7m(b"")[2:]),
    Case("octets-too-deep.p7m", "unreadable", lambda: in_pieces(SOUND, 1000)),
    Case("base64-with-rubbish.p7m", "unsupported-format", lambda: base64.b64encode(p7m(SOUND)).replace(b"A", b"*", 1)),
    Case("damaged-return-in-a-letter.eml", "unreadable", lambda: letter(SOUND[:3000])),
    # Bombs.
    Case("bomb-in-a-zip.zip", "limits-exceeded", lambda: BOMB),
    Case("bomb-in-a-letter.eml", "limits-exceeded", lambda: letter(BOMB, "a.zip")),
    Case("bomb-in-a-letter-in-a-zip.zip", "limits-exceeded", lambda: zipped("a.eml", letter(zipped("b.zip", BOMB), "b.zip"))),
    Case("bomb-that-is-signed.p7m", "limits-exceeded", lambda: p7m(BOMB)),
    Case("signed-twenty-times.p7m", "limits-exceeded layers", lambda: nested(p7m, 20)),
    Case("zips-in-zips.zip", "limits-exceeded layers", lambda: nested(lambda each: zipped("a.zip", each), 20)),
    Case("letters-in-letters.eml", "limits-exceeded layers", lambda: nested_messages(50)),
    Case("twenty-thousand-attachments.eml", "limits-exceeded members", lambda: mail(b"--=_b\r\nContent-Type: a/b\r\n\r\nx\r\n" * 20000)),
    Case("multiparts-in-multiparts.eml", "limits-exceeded depth", lambda: nested_multiparts(500)),
    # Foreign.
    Case("pictures.zip", "not-this-form a.jpg, b.jpg", lambda: archive([Member("a.jpg", b"\xff\xd8\xff"), Member("b.jpg", b"\xff\xd8\xff")])),
    Case("letter-without-files.eml", "not-this-form", mail),
    Case("encrypted-files.zip", "encrypted", lambda: archive([Member("a.docx", SOUND, flags=0x801)])),
    Case("letter-in-an-odt.odt", SAME, lambda: package({**odt.parts, "a.eml": letter()})),
]
