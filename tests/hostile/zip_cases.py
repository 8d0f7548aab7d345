"""Archives that lie, and archives that only look odd."""

import random
import struct

from case import SAME, Case, docx, odt
from containers import Member, archive, package, repeated, with_member

MAIN = docx.main
MB = 1 << 20
ROOT = docx.text[docx.text.index("<w:document"):docx.text.index("<w:body>")].encode()


def members(change=lambda member: member) -> list[Member]:
    return [change(Member(name, content)) for name, content in docx.parts.items()]


def main_with(**lies) -> bytes:
    return archive(members(lambda member: Member(member.name, member.content, **lies) if member.name == MAIN else member))


def renamed_by_field(parts: dict[str, bytes], main: str) -> bytes:
    """The main part bears another part's name in Info-ZIP's field, and an empty one bears the main part's."""
    decoy = Member("decoy.xml", b"<decoy/>", unicode_path=main)
    rest = [Member(name, content, unicode_path="other.xml" if name == main else None) for name, content in parts.items()]
    return archive([*rest, decoy])


def also(*more: Member) -> bytes:
    return archive(members() + list(more))


def as_if_encrypted(parts: dict[str, bytes]) -> bytes:
    return archive([Member(name, content, flags=0x801) for name, content in parts.items()])


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def with_last_bytes(keep: int) -> bytes:
    return package(docx.parts)[:keep]


def with_zip64_end(whole: bytes, count: int) -> bytes:
    """An archive with a ZIP64 record before its end record that says how many members there are."""
    end = len(whole) - 22
    size, offset = struct.unpack("<II", whole[end + 12:end + 20])
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = b"PK\6\7" + struct.pack("<IQI", 0, end, 1)
    return whole[:end] + record + locator + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, size, 0xFFFFFFFF, 0)


# A part that a document can do without, by what is wrong with it.
METADATA = {
    "bomb": lambda part: repeated(b"<a>", b"<title>" + b" " * MB + b"</title>", 2000, b"</a>", part),
    "half-a-tag": lambda part: Member(part, b"<a"),
    "bad-crc": lambda part: Member(part, b"<a/>", crc=1),
    "encryption": lambda part: Member(part, b"<a/>", flags=0x801),
}

CASES = [
    # What mail gateways, disks and archivers do to sound files.
    Case("bytes-after.docx", SAME, lambda: package(docx.parts) + b"\r\n-- scanned --\r\n"),
    Case("zeros-after.docx", SAME, lambda: package(docx.parts) + bytes(3000)),
    Case("bytes-before.docx", SAME, lambda: b"\r\n" + package(docx.parts)),
    Case("bytes-before.odt", SAME, lambda: b"Content-Type: application/octet-stream\r\n\r\n" + package(odt.parts)),
    Case("bytes-before-counted.docx", SAME, lambda: bytes(100) + archive(members(), shift=100)),
    Case("comment-of-archive.docx", SAME, lambda: package(docx.parts)[:-2] + b"\5\0hello"),
    Case("zip64.docx", SAME, lambda: with_zip64_end(package(docx.parts), len(docx.parts))),
    Case("pictures-of-50-mb.docx", SAME, lambda: also(Member("word/media/image1.jpeg", noise(50 * MB)))),
    # Names.
    Case("climbing-names.docx", SAME, lambda: also(Member("../climbed", b"x"), Member("/climbed", b"x"), Member("..\\climbed", b"x"),
                                                  Member("word/../../climbed", b"x"))),
    Case("climbing-main-part.docx", "unreadable", lambda: package(docx.changed(**{
        "_rels/.rels": docx.parts["_rels/.rels"].replace(b"word/document.xml", b"../../../../etc/passwd")}))),
    Case("name-with-nul.docx", SAME, lambda: also(Member("word/evil\0.xml", b"x"))),
    Case("main-part-renamed-by-field.docx", SAME, lambda: renamed_by_field(docx.parts, MAIN)),
    Case("main-part-renamed-by-field.odt", SAME, lambda: renamed_by_field(odt.parts, odt.main)),
    Case("main-part-renamed-by-field-zip64.docx", SAME, lambda: with_zip64_end(renamed_by_field(docx.parts, MAIN), len(docx.parts) + 1)),
    Case("main-part-renamed-by-field-behind-bytes.docx", SAME, lambda: b"\r\n" + renamed_by_field(docx.parts, MAIN)),
    Case("name-of-60000-bytes.docx", SAME, lambda: also(Member("x" * 60000, b"x"))),
    Case("two-main-parts.docx", "unreadable two parts", lambda: also(Member(MAIN, docx.parts[MAIN]))),
    Case("two-main-parts-by-case.docx", "unreadable two parts", lambda: also(Member(MAIN.upper(), docx.parts[MAIN]))),
    Case("two-pictures-of-one-name.docx", SAME, lambda: also(Member("word/media/a.png", b"x"), Member("word/media/a.png", b"y"))),
    # Lies.
    Case("bad-crc.docx", "unreadable CRC", lambda: main_with(crc=1)),
    Case("bad-crc-of-a-picture.docx", SAME, lambda: also(Member("word/media/a.png", b"x", crc=1))),
    Case("declares-less.docx", "unreadable", lambda: main_with(size=100)),
    Case("declares-more.docx", "unreadable", lambda: main_with(size=100 * MB)),
    Case("declares-4-gb.docx", "unreadable", lambda: main_with(size=0xFFFFFFFE)),
    Case("no-deflate-stream.docx", "unreadable", lambda: main_with(deflated=noise(3000))),
    Case("half-a-deflate-stream.docx", "unreadable", lambda: main_with(deflated=repeated(docx.parts[MAIN], b"", 0, b"", "").deflated[:2000])),
    Case("overlapping-members.docx", "unreadable overlapping", lambda: also(
        *(Member(f"word/media/{number}.png", docx.parts[MAIN], same_place_as=3) for number in range(500)))),
    Case("two-names-of-one-place.docx", "unreadable overlapping", lambda: also(
        Member("word/copy.xml", docx.parts[MAIN], same_place_as=list(docx.parts).index(MAIN)))),
    Case("encrypted-members.docx", "encrypted", lambda: as_if_encrypted(docx.parts)),
    Case("encrypted-members.odt", "encrypted", lambda: as_if_encrypted(odt.parts)),
    # Directories.
    Case("cut-in-the-middle.docx", "unreadable", lambda: with_last_bytes(4000)),
    Case("cut-before-the-end-record.docx", "unreadable", lambda: with_last_bytes(-22)),
    Case("cut-in-the-end-record.docx", "unreadable", lambda: with_last_bytes(-5)),
    Case("cut-after-the-first-bytes.docx", "unreadable", lambda: b"PK\3\4"),
    Case("directory-counts-more.docx", "unreadable", lambda: archive(members(), count=60000)),
    Case("directory-counts-none.docx", "unreadable", lambda: archive(members(), count=0)),
    Case("directory-elsewhere.docx", "unreadable", lambda: archive(members(), shift=0x7FFFFFFF - 20000)),
    Case("zip64-counts-2-to-the-62.docx", "unreadable", lambda: with_zip64_end(package(docx.parts), 1 << 62)),
    Case("empty-archive.docx", "unsupported-format", lambda: archive([])),
    # Too much of anything.
    Case("members-10001.docx", "limits-exceeded members", lambda: also(*(Member(f"word/media/{number}.png") for number in range(10_001)))),
    Case("bomb.docx", "limits-exceeded text_bytes", lambda: with_member(docx.parts, repeated(ROOT, b" " * MB, 2000, b"", MAIN))),
    Case("bomb-in-attributes.docx", "limits-exceeded", lambda: with_member(docx.parts, repeated(ROOT[:-1] + b" a='", b"x" * MB, 500, b"", MAIN))),
    Case("bomb-of-elements.odt", "limits-exceeded ratio", lambda: with_member(odt.parts, repeated(b"<a>", b"<x/>" * (MB // 4), 20, b"", odt.main))),
    Case("bomb-that-nobody-reads.docx", SAME, lambda: also(repeated(b"", bytes(MB), 3000, b"", "word/media/bomb.bin"))),
    Case("bomb-in-styles.odt", "limits-exceeded text_bytes", lambda: with_member(odt.parts, repeated(b"<a>", b" " * MB, 2000, b"", "styles.xml"))),
    Case("bomb-of-comments.docx", "limits-exceeded member_bytes", lambda: with_member(
        docx.parts, repeated(ROOT, b"<!--" + noise(9000).hex().encode() * 64 + b"-->", 1000, b"", MAIN))),
    # What stands on no page is not needed.
    *(Case(f"{why}-in-{part.split('/')[-1]}.{kind}", SAME, lambda base=base, part=part, make=make: with_member(base.parts, make(part)))
      for kind, base, part in (("docx", docx, "docProps/core.xml"), ("docx", docx, "docProps/app.xml"), ("odt", odt, "meta.xml"))
      for why, make in METADATA.items()),
    Case("archive-in-archives.docx", SAME, lambda: archive([Member("inner.zip", package(docx.parts))])),
]
