"""XML that wants more than to be read, and XML that is only written oddly."""

import re
from functools import partial

from case import ACCEPTED, SAME, Case, Return, docx, odt
from containers import package, repeated, with_member

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = re.compile(r"<\?xml[^>]*\?>\s*")
MB = 1 << 20
BASES = {"docx": docx, "odt": odt}


def body_of(base: Return) -> str:
    return DECLARATION.sub("", base.text)


def with_doctype(base: Return, doctype: str, inside: str = "") -> bytes:
    """The main part behind a DOCTYPE, with a text at the start of its first paragraph of text."""
    text = re.sub(r"(<w:t>|<text:span[^>]*>)", lambda match: match[0] + inside, body_of(base), count=1)
    return package(base.changed(main=f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}{text}'))


def encoded(base: Return, declared: str, codec: str, mark: bytes = b"") -> bytes:
    """The main part in another encoding; what it lacks stands as character references."""
    text = f'<?xml version="1.0" encoding="{declared}"?>' + body_of(base)
    return package(base.changed(main=mark + text.encode(codec, "xmlcharrefreplace")))


def with_prefix(base: Return, old: str, new: str) -> bytes:
    """The main part with another namespace prefix; "" makes it the default namespace (its attributes keep the old one)."""
    text = body_of(base)
    if new:
        text = re.sub(rf"(</?|\s){old}:", rf"\1{new}:", text).replace(f"xmlns:{old}=", f"xmlns:{new}=")
    else:
        namespace = re.search(rf'xmlns:{old}="([^"]*)"', text)[1]
        text = re.sub(rf"(</?){old}:", r"\1", text).replace(" xmlns:", f' xmlns="{namespace}" xmlns:', 1)
    return package(base.changed(main=text))


def at_end(base: Return, markup: str) -> bytes:
    """The main part with markup after everything else."""
    end = "<w:sectPr>" if base is docx else "</office:text>"
    return package(base.changed(main=base.replaced(end, markup + end)))


def at_end_repeated(base: Return, markup: str, times: int, before: str = "", after: str = "") -> bytes:
    end = "<w:sectPr>" if base is docx else "</office:text>"
    head, tail = base.text.split(end)
    per_chunk = max(1, MB // len(markup))
    return with_member(base.parts, repeated((head + before).encode(), (markup * per_chunk).encode(), times // per_chunk,
                                            (after + end + tail).encode(), base.main))


def nested(levels: int, name: str = "x") -> str:
    return f"<{name}>" * levels + f"</{name}>" * levels


def of_both(name: str, outcome: str, make, *arguments) -> list[Case]:
    return [Case(f"{name}.{kind}", outcome, partial(make, base, *arguments)) for kind, base in BASES.items()]


def namespaces(count: int, start: int = 0) -> str:
    return "".join(f' xmlns:n{number}="u:{number}"' for number in range(start, start + count))


def attributes(count: int) -> str:
    return "".join(f' a{number}=""' for number in range(count))


BOMB = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefghi", "bcdefghij")) + "]>"
PARAMETER_BOMB = "<!DOCTYPE d [<!ENTITY % a 'ha'>" + "".join(
    f"<!ENTITY % {name} '{f'&#37;{before};' * 10}'>" for before, name in zip("abcdefghi", "bcdefghij")) + "%j;]>"

CASES = [
    # Entities and DTDs.
    *of_both("entity-of-a-file", "unreadable DTD", with_doctype, '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    *of_both("entity-of-the-network", "unreadable DTD", with_doctype, '<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>', "&x;"),
    *of_both("entity-bomb", "unreadable DTD", with_doctype, BOMB, "&j;"),
    *of_both("parameter-entity-bomb", "unreadable DTD", with_doctype, PARAMETER_BOMB),
    *of_both("external-parameter-entity", "unreadable DTD", with_doctype, '<!DOCTYPE d [<!ENTITY % x SYSTEM "http://127.0.0.1:9/">%x;]>'),
    *of_both("empty-subset", "unreadable DTD", with_doctype, "<!DOCTYPE d []>"),
    *of_both("bare-doctype", SAME, with_doctype, "<!DOCTYPE d>"),
    *of_both("doctype-of-a-file", SAME, with_doctype, '<!DOCTYPE d SYSTEM "file:///etc/passwd">'),
    *of_both("doctype-of-the-network", SAME, with_doctype, '<!DOCTYPE d PUBLIC "-//X//EN" "http://127.0.0.1:9/d.dtd">'),
    *of_both("entity-that-nobody-declared", "unreadable Entity", with_doctype, "", "&nome;"),
    *of_both("entity-that-an-unread-dtd-may-declare", "unreadable entity", with_doctype, '<!DOCTYPE d SYSTEM "d.dtd">', "&nome;"),
    Case("doctype-in-the-manifest.odt", SAME, lambda: package(odt.changed(**{
        "META-INF/manifest.xml": b'<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">' +
                                 DECLARATION.sub("", odt.parts["META-INF/manifest.xml"].decode()).encode()}))),
    Case("subset-in-utf-16.docx", "unreadable DTD", lambda: package(docx.changed(
        main=('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]>' + body_of(docx)).encode("utf-16")))),
    Case("subset-in-styles.docx", "unreadable DTD", lambda: package(docx.changed(**{"word/styles.xml": b"<!DOCTYPE d [<!ENTITY a 'b'>]><d/>"}))),
    Case("xinclude.docx", SAME, lambda: at_end(docx, '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>')),
    Case("xinclude.odt", SAME, lambda: at_end(odt, '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>')),
    Case("stylesheet-instruction.odt", SAME, lambda: package(odt.changed(
        main='<?xml-stylesheet href="http://127.0.0.1:9/" type="text/xsl"?>' + body_of(odt)))),
    # Broken.
    *of_both("unclosed", "unreadable", lambda base: package(base.changed(main=base.text[:-20]))),
    *of_both("cut-in-half", "unreadable", lambda base: package(base.changed(main=base.text[:len(base.text) // 2]))),
    *of_both("cut-in-half-of-3-mb", "unreadable", lambda base: package(base.changed(
        main=base.text.replace("><", "><!--" + "x" * (3 * MB) + "--><", 1)[:3 * MB + len(base.text) // 2]))),
    *of_both("crossed-tags", "unreadable", lambda base: at_end(base, "<a><b></a></b>")),
    *of_both("two-roots", "unreadable", lambda base: package(base.changed(main=base.text + "<more/>"))),
    *of_both("control-character", "unreadable", lambda base: at_end(base, "\x01")),
    *of_both("surrogate-reference", "unreadable", lambda base: at_end(base, "&#xD83D;&#xDE00;")),
    *of_both("reference-to-nul", "unreadable", lambda base: at_end(base, "&#0;")),
    *of_both("reference-past-unicode", "unreadable", lambda base: at_end(base, "&#x110000;")),
    *of_both("unknown-prefix", "unreadable", lambda base: at_end(base, "<nobody:knows/>")),
    *of_both("attribute-twice", "unreadable", lambda base: at_end(base, "<a b='1' b='2'/>")),
    *of_both("empty-main-part", "unreadable", lambda base: package(base.changed(main=""))),
    *of_both("main-part-of-spaces", "unreadable", lambda base: package(base.changed(main=" " * 1000))),
    *of_both("main-part-of-zeros", "unreadable", lambda base: package(base.changed(main=bytes(5000)))),
    # Encodings, declared truthfully and not.
    *of_both("utf-8-with-mark", SAME, encoded, "UTF-8", "utf-8-sig"),
    *of_both("utf-16", SAME, encoded, "UTF-16", "utf-16"),
    *of_both("utf-16-big-endian", SAME, encoded, "UTF-16", "utf-16-be", b"\xFE\xFF"),
    *of_both("utf-16-without-mark", SAME, encoded, "UTF-16LE", "utf-16-le"),
    *of_both("us-ascii", SAME, encoded, "US-ASCII", "ascii"),
    *of_both("iso-8859-1", SAME, encoded, "ISO-8859-1", "iso-8859-1"),
    *of_both("iso-8859-15", SAME, encoded, "ISO-8859-15", "iso-8859-15"),
    *of_both("windows-1252", SAME, encoded, "Windows-1252", "cp1252"),
    *of_both("windows-1250", SAME, encoded, "windows-1250", "cp1250"),
    *of_both("latin-1-called-utf-8", "unreadable", encoded, "UTF-8", "iso-8859-1"),
    *of_both("utf-8-called-utf-16", "unreadable", encoded, "UTF-16", "utf-8"),
    *of_both("odd-utf-16", "unreadable", lambda base: package(base.changed(main=base.text.encode("utf-16")[:-1]))),
    *of_both("utf-7", "unreadable encoding", encoded, "UTF-7", "ascii"),
    *of_both("ebcdic", "unreadable", encoded, "IBM037", "cp037"),
    *of_both("encoding-that-is-none", "unreadable encoding", encoded, "x-nobody", "utf-8"),
    # Prefixes.
    Case("odd-prefix.docx", SAME, partial(with_prefix, docx, "w", "ns0")),
    Case("default-namespace.docx", SAME, partial(with_prefix, docx, "w", "")),
    Case("strict-namespace.docx", SAME, lambda: package(docx.changed(main=docx.text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")))),
    Case("odd-prefix.odt", SAME, partial(with_prefix, odt, "text", "_")),
    Case("odd-prefix-of-styles.odt", SAME, partial(with_prefix, odt, "style", "text2")),
    Case("default-namespace.odt", SAME, partial(with_prefix, odt, "text", "")),
    Case("namespace-of-nobody.docx", "unsupported-format", lambda: package(docx.changed(main=docx.text.replace(W, "urn:nobody")))),
    *of_both("comments-everywhere", SAME, lambda base: package(base.changed(main=base.text.replace("><", "><!-- & < -- --><".replace(" -- -", " -")))))
    ,
    # Depth, attributes, namespaces.
    *of_both("nested-200", SAME, lambda base: at_end(base, nested(200))),
    *of_both("nested-100000", "limits-exceeded depth", lambda base: at_end(base, nested(100_000))),
    *of_both("nested-tables-100000", "limits-exceeded depth", lambda base: at_end(base, nested(100_000, "w:tbl" if base is docx else "table:table"))),
    *of_both("attributes-100000", "limits-exceeded attributes", lambda base: at_end(base, f"<x{attributes(100_000)}/>")),
    *of_both("attributes-250-often", SAME, lambda base: at_end_repeated(base, f"<x{attributes(250)}/>", 20_000)),
    *of_both("attribute-of-2-mb", "limits-exceeded tag_bytes", lambda base: at_end(base, f"<x a='{'y' * (2 * MB)}'/>")),
    *of_both("name-of-2-mb", "limits-exceeded", lambda base: at_end(base, f"<{'x' * (2 * MB)}/>")),
    *of_both("namespaces-100000", "limits-exceeded", lambda base: at_end(base, f"<x{namespaces(100_000)}/>")),
    *of_both("namespaces-nested", "limits-exceeded namespaces", lambda base: at_end_repeated(
        base, "<n0:x/>", 3_000_000, "".join(f"<x{namespaces(250, 250 * level)}>" for level in range(200)), "</x>" * 200)),
    *of_both("namespaces-often", SAME, lambda base: at_end_repeated(base, f"<x{namespaces(200)}/>", 20_000)),
    *of_both("elements-1-million", SAME, lambda base: at_end_repeated(base, "<x/>", 1_000_000)),
    *of_both("names-1-million", "limits-exceeded names", lambda base: at_end(base, "".join(f"<x{number}/>" for number in range(1_000_000)))),
    *of_both("instructions-1-million", SAME, lambda base: at_end_repeated(base, "<?x y?>", 1_000_000)),
    *of_both("references-1-million", ACCEPTED, lambda base: at_end(
        base, "<w:p><w:r><w:t>" + "&amp;&#8364;" * 500_000 + "</w:t></w:r></w:p>" if base is docx else
        "<text:p>" + "&amp;&#8364;" * 500_000 + "</text:p>")),
]
