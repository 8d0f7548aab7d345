"""OpenDocument text that asks for much with little, or for the same again and again."""

from case import ACCEPTED, SAME, Case, odt
from containers import package
from xml_cases import at_end, at_end_repeated

HUGE = 2_000_000_000


def cell(text: str = "x", **attributes: object) -> str:
    given = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell{given}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def row(*cells: str, repeated: object = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def wrapped(levels: int, start: str, end: str, inside: str = "<text:p>x</text:p>") -> str:
    return start * levels + inside + end * levels


def with_styles(styles: str, body: str) -> bytes:
    text = odt.replaced("</office:automatic-styles>", styles + "</office:automatic-styles>")
    return package(odt.changed(main=text.replace("</office:text>", body + "</office:text>")))


def paragraph_style(name: str, parent: str) -> str:
    return f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}"/>'


def list_style(level: str) -> str:
    return f'<text:list-style style:name="LX">{level}</text:list-style>'


TABLE = ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>")
FRAME = ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>")
LIST = ("<text:list><text:list-item>", "</text:list-item></text:list>")
ITEMS = '<text:list text:style-name="LX">' + "<text:list-item><text:p>x</text:p></text:list-item>" * 3 + "</text:list>"


def markup(name: str, outcome: str, text: str) -> Case:
    return Case(name + ".odt", outcome, lambda: at_end(odt, text))


CASES = [
    # Tables.
    markup("columns-repeated-2000000000", "limits-exceeded columns", table(row(cell(number_columns_repeated=HUGE)))),
    markup("columns-repeated-past-int", "limits-exceeded columns", table(row(cell(number_columns_repeated="99999999999999999999")))),
    markup("columns-repeated-of-nothing", SAME, table(row(cell("", number_columns_repeated=HUGE)))),
    markup("rows-repeated-2000000000", "limits-exceeded repeated_rows", table(row(cell(), repeated=HUGE))),
    markup("rows-repeated-of-nothing", SAME, table(row(cell(""), repeated=HUGE))),
    markup("rows-repeated-in-rows-repeated", "limits-exceeded", table(*[row(cell("x" * 1000, number_columns_repeated=1000), repeated=10_000)] * 50)),
    markup("spanned-columns-2000000000", "limits-exceeded columns", table(row(cell(number_columns_spanned=HUGE)))),
    markup("spanned-rows-2000000000", ACCEPTED, table(row(cell(number_rows_spanned=HUGE)), *[row(cell())] * 100)),
    markup("spans-negative", ACCEPTED, table(row(cell(number_columns_spanned=-5, number_rows_spanned=0, number_columns_repeated=-1)))),
    markup("spans-chained-30000", ACCEPTED, table(*[row(cell(number_rows_spanned=2) + "<table:covered-table-cell/>")] * 30_000)),
    markup("covered-cells-2000000000", ACCEPTED, table(row(cell(), f'<table:covered-table-cell table:number-columns-repeated="{HUGE}"/>'))),
    markup("columns-defined-2000000000", SAME, table(f'<table:table-column table:number-columns-repeated="{HUGE}"/>')),
    Case("cells-2000000.odt", "limits-exceeded cells", lambda: at_end_repeated(odt, row(cell("") * 100), 20_000, "<table:table>", "</table:table>")),
    markup("cells-without-table", ACCEPTED, cell() + row(cell())),
    # Counted text.
    markup("spaces-2000000000", "limits-exceeded spaces", f'<text:p>a<text:s text:c="{HUGE}"/>b</text:p>'),
    markup("spaces-negative", ACCEPTED, '<text:p>a<text:s text:c="-5"/>b<text:s text:c="x"/>c</text:p>'),
    Case("spaces-10000-often.odt", "limits-exceeded text_bytes", lambda: at_end_repeated(odt, '<text:s text:c="10000"/>', 100_000, "<text:p>", "</text:p>")),
    markup("tabs-and-breaks-1000000", ACCEPTED, "<text:p>" + "<text:tab/><text:line-break/>" * 500_000 + "</text:p>"),
    # Things in things.
    markup("tables-in-tables-70", ACCEPTED, wrapped(70, *TABLE)),
    markup("tables-in-tables-1000", "limits-exceeded depth", wrapped(1000, *TABLE)),
    markup("frames-in-frames-70", ACCEPTED, wrapped(70, *FRAME)),
    markup("frames-in-frames-1000", "limits-exceeded depth", wrapped(1000, *FRAME)),
    markup("lists-in-lists-100", ACCEPTED, wrapped(100, *LIST)),
    markup("lists-in-lists-10000", "limits-exceeded depth", wrapped(10_000, *LIST)),
    markup("spans-in-spans-200", ACCEPTED, "<text:p>" + wrapped(200, "<text:span>", "</text:span>", "x") + "</text:p>"),
    markup("notes-in-notes-40", ACCEPTED, "<text:p>" + wrapped(40, "<text:note><text:note-body><text:p>", "</text:p></text:note-body></text:note>", "x") + "</text:p>"),
    markup("tables-in-repeated-cells", "limits-exceeded", wrapped(
        20, '<table:table><table:table-row><table:table-cell table:number-columns-repeated="10">', "</table:table-cell></table:table-row></table:table>")),
    markup("section-of-a-section", ACCEPTED, wrapped(200, "<text:section>", "</text:section>")),
    # Styles and lists.
    Case("styles-in-a-ring.odt", ACCEPTED, lambda: with_styles(
        paragraph_style("A", "B") + paragraph_style("B", "A") + paragraph_style("C", "C"), '<text:p text:style-name="A">x</text:p><text:p text:style-name="C">x</text:p>')),
    Case("styles-in-a-chain-of-20000.odt", ACCEPTED, lambda: with_styles(
        "".join(paragraph_style(f"S{i}", f"S{i + 1}") for i in range(20_000)), '<text:p text:style-name="S0">x</text:p>' * 20_000)),
    Case("styles-in-a-chain-used-everywhere.odt", ACCEPTED, lambda: with_styles(
        "".join(paragraph_style(f"S{i}", f"S{i + 1}") for i in range(20_000)),
        "".join(f'<text:p text:style-name="S{i}">x</text:p>' for i in range(20_000)))),
    Case("list-starts-at-the-last-number.odt", ACCEPTED, lambda: with_styles(list_style(
        '<text:list-level-style-number text:level="1" style:num-format="1" text:start-value="2147483647"/>'), ITEMS)),
    Case("list-of-2000000000-in-roman.odt", ACCEPTED, lambda: with_styles(list_style(
        f'<text:list-level-style-number text:level="1" style:num-format="I" text:start-value="{HUGE}"/>'), ITEMS)),
    Case("list-of-2000000000-in-letters.odt", ACCEPTED, lambda: with_styles(list_style(
        f'<text:list-level-style-number text:level="1" style:num-format="a" text:start-value="{HUGE}"/>'), ITEMS)),
    Case("list-shows-2000000000-levels.odt", ACCEPTED, lambda: with_styles(list_style(
        f'<text:list-level-style-number text:level="1" style:num-format="1" text:display-levels="{HUGE}"/>'), ITEMS)),
    Case("list-level-2000000000.odt", ACCEPTED, lambda: with_styles(list_style(
        f'<text:list-level-style-number text:level="{HUGE}" style:num-format="1"/><text:list-level-style-number text:level="-1" style:num-format="1"/>'), ITEMS)),
    Case("label-of-100-kb-on-100000-items.odt", "limits-exceeded text_bytes", lambda: with_styles(list_style(
        f'<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="{"x" * 100_000}"/>'), ITEMS * 30_000)),
    markup("heading-level-2000000000", ACCEPTED, f'<text:h text:outline-level="{HUGE}">x</text:h><text:h text:outline-level="-1">x</text:h>'),
    # Forms and changes.
    markup("dropdown-entry-2000000000", ACCEPTED,
           '<text:p><field:fieldmark xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" field:type="vnd.oasis.opendocument.field.FORMDROPDOWN">'
           f'<field:param field:name="Dropdown_Selected" field:value="{HUGE}"/></field:fieldmark></text:p>'),
    markup("controls-that-are-none", ACCEPTED, '<text:p><draw:control draw:control="nothing"/></text:p>' * 1000),
    markup("change-marks-100000", ACCEPTED, '<text:p><text:change text:change-id="a"/><text:change-start text:change-id="b"/>x</text:p>' * 100_000),
    # Many.
    Case("paragraphs-3000000.odt", "limits-exceeded blocks", lambda: at_end_repeated(odt, "<text:p/>", 3_000_000)),
    Case("spans-950000.odt", ACCEPTED, lambda: at_end_repeated(
        odt, '<text:span text:style-name="T1">x</text:span>y', 475_000, "<text:p>", "</text:p>")),
    Case("frames-100000.odt", ACCEPTED, lambda: at_end_repeated(odt, FRAME[0] + "<text:p>x</text:p>" + FRAME[1], 100_000)),
    Case("tables-100000.odt", ACCEPTED, lambda: at_end_repeated(odt, table(row(cell())), 100_000)),
    Case("text-without-end.odt", "limits-exceeded text_bytes", lambda: at_end_repeated(odt, "lorem ipsum " * 80_000, 300, "<text:p>", "</text:p>")),
]
