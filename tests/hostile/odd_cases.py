"""Files that are no DOCX or ODT, encrypted ones, and sound ones that bring company."""

import random

from case import ACCEPTED, SAME, Case, docx, odt
from containers import Member, archive, compound_file, package

RELATIONSHIP = '<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"{}/>'
EXTERNAL = ' TargetMode="External"'


def related(kind: str, target: str, mode: str = "", *members: Member, markup: str = "") -> bytes:
    """The return with one relationship more, with the parts that it leads to and the markup that uses it."""
    name = "word/_rels/document.xml.rels"
    relationships = docx.parts[name].decode().replace("</Relationships>", RELATIONSHIP.format(99, kind, target, mode) + "</Relationships>")
    parts = docx.changed(main=docx.replaced("<w:sectPr>", markup + "<w:sectPr>"), **{name: relationships})
    return archive([Member(part, content) for part, content in parts.items()] + list(members))


def encrypted_odt() -> bytes:
    manifest = odt.parts["META-INF/manifest.xml"].decode().replace(
        'full-path="content.xml" manifest:media-type="text/xml"/>',
        'full-path="content.xml" manifest:media-type="text/xml" manifest:size="19351">'
        '<manifest:encryption-data manifest:checksum-type="SHA1/1K"/></manifest:file-entry>')
    assert "encryption-data" in manifest
    return package(odt.changed(main=random.Random(2).randbytes(5000), **{"META-INF/manifest.xml": manifest}))


def encrypted_package_odt() -> bytes:
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return package({"mimetype": odt.parts["mimetype"], "META-INF/manifest.xml": manifest.encode(),
                    "encrypted-package": random.Random(3).randbytes(5000)})


def macro_enabled() -> bytes:
    types = docx.parts["[Content_Types].xml"].replace(b"wordprocessingml.document.main+xml", b"wordprocessingml.document.macroEnabled.main+xml")
    parts = docx.changed(**{"[Content_Types].xml": types, "word/vbaProject.bin": compound_file(["VBA", "PROJECT"])})
    return package(parts)


ALT_CHUNK = '<w:altChunk r:id="rId99"/>'

CASES = [
    Case("encrypted.docx", "encrypted", lambda: compound_file(["EncryptionInfo", "EncryptedPackage"])),
    Case("encrypted.odt", "encrypted", encrypted_odt),
    Case("encrypted-package.odt", "encrypted", encrypted_package_odt),
    Case("word-97.docx", "unsupported-format Word 97-2003", lambda: compound_file(["WordDocument", "1Table"])),
    Case("excel-97.docx", "unsupported-format Excel 97-2003", lambda: compound_file(["Workbook"])),
    Case("word-97-that-mentions-encryption.docx", "unsupported-format Word 97-2003", lambda: compound_file(
        ["WordDocument", "1Table"], behind="EncryptedPackage and EncryptionInfo".encode("utf-16-le"))),
    Case("word-97-that-holds-an-encrypted-one.docx", "unsupported-format Word 97-2003", lambda: compound_file(
        ["ObjectPool", "WordDocument"], ["Package", "EncryptedPackage"])),
    Case("excel-97-that-holds-a-word-97.docx", "unsupported-format Excel 97-2003", lambda: compound_file(["MBD0", "Workbook"], ["WordDocument"])),
    Case("word-97-of-many-streams.docx", "unsupported-format Word 97-2003", lambda: compound_file([*map(str, range(400)), "WordDocument"])),
    Case("compound-file-in-circles.docx", "unsupported-format", lambda: compound_file(["a", "b"], after_last=1)),
    Case("compound-file-of-nothing.docx", "unsupported-format", lambda: compound_file([])),
    Case("compound-file-cut.docx", "unsupported-format", lambda: compound_file(["WordDocument"])[:600]),
    Case("empty.docx", "empty-file", lambda: b""),
    Case("one-byte.docx", "unsupported-format", lambda: b"P"),
    Case("zeros.docx", "unsupported-format", lambda: bytes(100_000)),
    Case("noise.docx", "unsupported-format", lambda: random.Random(4).randbytes(100_000)),
    Case("larger-than-any-return.docx", "limits-exceeded file_bytes", lambda: b"PK\3\4" + bytes(101 << 20)),
    Case("html.docx", "unsupported-format HTML", lambda: b"<html><script>alert(1)</script>" + b"<div>" * 100_000),
    Case("rtf.docx", "unsupported-format RTF", lambda: b"{\\rtf1" + b"{" * 1_000_000),
    Case("flat-xml-bomb.docx", "unreadable", lambda: b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'),
    # Company that is never looked at.
    Case("altchunk.docx", ACCEPTED + r' quasi generalizzato.\n\nother text"', lambda: related(
        "aFChunk", "chunk.html", "", Member("word/chunk.html", b"<p>other text</p>"), markup=ALT_CHUNK)),
    Case("altchunk-of-script.docx", SAME, lambda: related("aFChunk", "chunk.html", "", Member(
        "word/chunk.html", b"<head><title>t</title><style>p {}</style></head><script>other()</script>"), markup=ALT_CHUNK)),
    Case("altchunk-of-a-file.docx", SAME, lambda: related("aFChunk", "file:///etc/passwd", EXTERNAL, markup=ALT_CHUNK)),
    Case("template-of-the-network.docx", SAME, lambda: related("attachedTemplate", "http://127.0.0.1:9/evil.dotm", EXTERNAL)),
    Case("styles-of-the-network.docx", SAME, lambda: related("styles", "\\\\127.0.0.1\\share\\styles.xml", EXTERNAL)),
    Case("embedded-object.docx", SAME, lambda: related("oleObject", "embeddings/a.bin", "", Member("word/embeddings/a.bin", b"MZ"))),
    Case("external-main-part.docx", "unreadable", lambda: package(docx.changed(**{
        "_rels/.rels": docx.parts["_rels/.rels"].replace(b'Target="word/document.xml"', b'Target="http://127.0.0.1:9/" TargetMode="External"')}))),
    Case("main-part-is-the-package.docx", "unsupported-format", lambda: package(docx.changed(**{
        "_rels/.rels": docx.parts["_rels/.rels"].replace(b'Target="word/document.xml"', b'Target="_rels/.rels"')}))),
    Case("macros.docx", SAME, macro_enabled),
    Case("macros.odt", SAME, lambda: package(odt.changed(**{"Basic/Standard/Module1.xml": b"<script:module/>", "Scripts/python/a.py": b"import os"}))),
    Case("section-of-the-network.odt", SAME, lambda: package(odt.changed(main=odt.replaced(
        "</office:text>", '<text:section text:name="s"><text:section-source xlink:href="http://127.0.0.1:9/"/></text:section></office:text>')))),
]
