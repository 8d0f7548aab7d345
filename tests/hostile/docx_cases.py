"""WordprocessingML that asks for much with little, or for the same again and again."""

from case import ACCEPTED, SAME, Case, docx
from containers import package
from xml_cases import at_end, at_end_repeated

HUGE = 2_000_000_000
LAST = 0x7FFFFFFF


def p(text: str = "", properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def wrapped(levels: int, start: str, end: str, inside: str) -> str:
    return start * levels + inside + end * levels


def list_item(number: int = 1, level: int = 0, text: str = "x") -> str:
    return p(text, f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>')


def numbered(level: str, body: str) -> bytes:
    """The return with text in a list whose first level is this."""
    numbering = docx.parts["word/numbering.xml"].decode()
    numbering = numbering.replace("<w:num ", f'<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum><w:num ', 1)
    numbering = numbering.replace("</w:numbering>", '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>')
    return package(docx.changed(main=docx.replaced("<w:sectPr>", body + "<w:sectPr>"), **{"word/numbering.xml": numbering}))


def styled(styles: str, body: str) -> bytes:
    sheet = docx.parts["word/styles.xml"].decode().replace("</w:styles>", styles + "</w:styles>")
    return package(docx.changed(main=docx.replaced("<w:sectPr>", body + "<w:sectPr>"), **{"word/styles.xml": sheet}))


def style(name: str, based_on: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/></w:style>'


def with_notes(notes: str, body: str, kind: str = "footnotes") -> bytes:
    relationships = docx.parts["word/_rels/document.xml.rels"].decode().replace(
        "</Relationships>", f'<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
                            f'Target="{kind}.xml"/></Relationships>')
    root = docx.text[docx.text.index("<w:document"):docx.text.index("<w:body>")].replace("<w:document", f"<w:{kind}")
    return package(docx.changed(main=docx.replaced("<w:sectPr>", body + "<w:sectPr>"), **{
        "word/_rels/document.xml.rels": relationships, f"word/{kind}.xml": f"{root}{notes}</w:{kind}>"}))


REFERENCE = '<w:p><w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
BOX = ("<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")
CONTROL = ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")
TABLE = ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>")
CHANGE = ("<w:ins>", "</w:ins>")


def markup(name: str, outcome: str, text: str) -> Case:
    return Case(name + ".docx", outcome, lambda: at_end(docx, text))


CASES = [
    # Tables.
    markup("span-2000000000", "limits-exceeded columns", table(cell("x", f'<w:gridSpan w:val="{HUGE}"/>'))),
    markup("span-past-int", ACCEPTED, table(cell("x", '<w:gridSpan w:val="99999999999999999999"/>'))),
    markup("span-negative", ACCEPTED, table(cell("x", '<w:gridSpan w:val="-5"/>') + cell("y", '<w:gridSpan w:val="0"/>'))),
    markup("spans-that-add-up", "limits-exceeded columns", table(cell("x", '<w:gridSpan w:val="1000"/>') * 3)),
    markup("skipped-columns-2000000000", "limits-exceeded columns",
           f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{HUGE}"/><w:gridAfter w:val="{HUGE}"/></w:trPr>{cell("x")}</w:tr></w:tbl>'),
    markup("merges-down-100000", ACCEPTED, table(cell("x", '<w:vMerge w:val="restart"/>'), *[cell("y", "<w:vMerge/>")] * 100_000)),
    markup("merges-across-1000", ACCEPTED, table(cell("x", '<w:hMerge w:val="restart"/>') + cell("y", "<w:hMerge/>") * 1000)),
    markup("merges-that-begin-nowhere", ACCEPTED, table(*[cell("x", "<w:vMerge/>")] * 100, cell("x", "<w:hMerge/>"))),
    markup("columns-1025", "limits-exceeded columns", table(cell("x") * 1025)),
    Case("cells-2000000.docx", "limits-exceeded cells", lambda: at_end_repeated(docx, f"<w:tr>{'<w:tc/>' * 100}</w:tr>", 20_000, "<w:tbl>", "</w:tbl>")),
    Case("rows-1000000.docx", "limits-exceeded", lambda: at_end_repeated(docx, f"<w:tr>{cell()}</w:tr>", 2_000_000, "<w:tbl>", "</w:tbl>")),
    markup("rows-without-table", ACCEPTED, f"<w:tr>{cell('x')}</w:tr>{cell('y')}"),
    markup("table-in-a-paragraph", ACCEPTED, f"<w:p><w:r>{table(cell('x'))}</w:r></w:p>"),
    # Things in things.
    markup("tables-in-tables-70", ACCEPTED, wrapped(70, *TABLE, p("x"))),
    markup("tables-in-tables-1000", "limits-exceeded depth", wrapped(1000, *TABLE, p("x"))),
    markup("boxes-in-boxes-30", ACCEPTED, wrapped(30, *BOX, p("x"))),
    markup("boxes-in-boxes-1000", "limits-exceeded depth", wrapped(1000, *BOX, p("x"))),
    markup("controls-in-controls-100", ACCEPTED, wrapped(100, *CONTROL, p("x"))),
    markup("controls-in-controls-10000", "limits-exceeded depth", wrapped(10_000, *CONTROL, p("x"))),
    markup("insertions-in-insertions-200", ACCEPTED, "<w:p>" + wrapped(200, *CHANGE, "<w:r><w:t>x</w:t></w:r>") + "</w:p>"),
    markup("paragraphs-in-paragraphs-200", ACCEPTED, wrapped(200, "<w:p>", "</w:p>", "<w:r><w:t>x</w:t></w:r>")),
    markup("field-starts-100000", ACCEPTED, '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 100_000),
    markup("field-ends-100000", ACCEPTED, '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/></w:r></w:p>' * 100_000),
    # Styles, lists, notes.
    Case("styles-in-a-ring.docx", ACCEPTED, lambda: styled(
        style("A", "B") + style("B", "A") + style("C", "C"), p("x", '<w:pPr><w:pStyle w:val="A"/></w:pPr>') + p("x", '<w:pPr><w:pStyle w:val="C"/></w:pPr>'))),
    Case("styles-in-a-chain-of-20000.docx", ACCEPTED, lambda: styled(
        "".join(style(f"S{i}", f"S{i + 1}") for i in range(20_000)), p("x", '<w:pPr><w:pStyle w:val="S0"/></w:pPr>') * 20_000)),
    Case("styles-in-a-chain-used-everywhere.docx", ACCEPTED, lambda: styled(
        "".join(style(f"S{i}", f"S{i + 1}") for i in range(20_000)),
        "".join(p("x", f'<w:pPr><w:pStyle w:val="S{i}"/></w:pPr>') for i in range(20_000)))),
    Case("list-starts-at-the-last-number.docx", ACCEPTED, lambda: numbered(
        f'<w:start w:val="{LAST}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>', list_item(7) * 3)),
    Case("list-of-2000000000-in-roman.docx", ACCEPTED, lambda: numbered(
        f'<w:start w:val="{HUGE}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>', list_item(7) * 3)),
    Case("list-of-2000000000-in-letters.docx", ACCEPTED, lambda: numbered(
        f'<w:start w:val="{HUGE}"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/>', list_item(7) * 3)),
    Case("label-of-100-kb-on-100000-items.docx", "limits-exceeded text_bytes", lambda: numbered(
        f'<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{"x" * 100_000}%1."/>', list_item(7) * 100_000)),
    Case("label-of-a-million-numbers.docx", "limits-exceeded", lambda: numbered(
        f'<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1" * 400_000}"/>', list_item(7) * 1000)),
    markup("list-that-is-none", ACCEPTED, list_item(HUGE, HUGE) + list_item(-1, -1) + list_item(1, 9)),
    Case("notes-that-refer-to-themselves.docx", ACCEPTED, lambda: with_notes(
        f'<w:footnote w:id="5">{p("x")}{REFERENCE}</w:footnote>', REFERENCE)),
    Case("note-referred-to-500000-times.docx", ACCEPTED, lambda: with_notes(
        f'<w:footnote w:id="5">{p("x" * 1000)}</w:footnote>', '<w:p>' + '<w:r><w:footnoteReference w:id="5"/></w:r>' * 500_000 + '</w:p>')),
    markup("note-that-is-none", ACCEPTED, REFERENCE),
    # Characters and numbers.
    markup("symbols-that-are-none", ACCEPTED, "<w:p><w:r>" + "".join(
        f'<w:sym w:font="Wingdings" w:char="{char}"/>' for char in ("D800", "110000", "FFFFFFFFFF", "", "zz", "-1", "0")) + "</w:r></w:p>"),
    markup("numbers-that-are-none", ACCEPTED, p("x", '<w:pPr><w:outlineLvl w:val="999999999999"/></w:pPr>') +
           '<w:p><w:r><w:rPr><w:color w:val="nonsense"/><w:shd w:fill="#######"/><w:highlight w:val=""/></w:rPr><w:t>x</w:t></w:r></w:p>'),
    markup("tabs-and-breaks-1000000", ACCEPTED, "<w:p><w:r>" + "<w:tab/><w:br/>" * 500_000 + "</w:r></w:p>"),
    markup("bookmarks-500000", SAME, '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>' * 500_000),
    # Many.
    Case("paragraphs-3000000.docx", "limits-exceeded blocks", lambda: at_end_repeated(docx, "<w:p/>", 3_000_000)),
    Case("paragraphs-480000.docx", ACCEPTED, lambda: at_end_repeated(docx, p("x"), 480_000)),
    Case("cells-240000.docx", ACCEPTED, lambda: at_end_repeated(docx, f"<w:tr>{cell('x') * 10}</w:tr>", 24_000, "<w:tbl>", "</w:tbl>")),
    Case("runs-950000.docx", ACCEPTED, lambda: at_end_repeated(
        docx, "<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>y</w:t></w:r>", 475_000, "<w:p>", "</w:p>")),
    Case("runs-1100000.docx", "limits-exceeded runs", lambda: at_end_repeated(
        docx, "<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>y</w:t></w:r>", 550_000, "<w:p>", "</w:p>")),
    Case("boxes-100000.docx", ACCEPTED, lambda: at_end_repeated(docx, BOX[0] + p("x") + BOX[1], 100_000)),
    Case("tables-100000.docx", ACCEPTED, lambda: at_end_repeated(docx, table(cell("x")), 100_000)),
    Case("check-boxes-100000.docx", ACCEPTED, lambda: at_end_repeated(
        docx, '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>', 100_000)),
    Case("text-without-end.docx", "limits-exceeded text_bytes", lambda: at_end_repeated(
        docx, "lorem ipsum " * 80_000, 300, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>")),
    Case("paragraphs-without-end.docx", "limits-exceeded", lambda: at_end_repeated(docx, p("lorem ipsum dolor sit amet " * 40), 300_000)),
]
