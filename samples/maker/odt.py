"""Writes a sample as OpenDocument text (ODF 1.1 or 1.3), the way OpenOffice.org 3 or LibreOffice 7 does."""

import re
from xml.sax.saxutils import escape

from .model import LIBREOFFICE, Paragraph, Run, Sample, Table
from .package import zip_package

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(f'xmlns:{prefix}="{ODF}{name}:1.0"' for prefix, name in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
    ("meta", "meta"), ("number", "datastyle"), ("svg", "svg-compatible"), ("form", "form"))) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ooo="http://openoffice.org/2004/office"')
MIMETYPE = "application/vnd.oasis.opendocument.text"

BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
SEQUENCES = "".join(f'<text:sequence-decl text:display-outline-level="0" text:name="{name}"/>'
                    for name in ("Illustration", "Table", "Text", "Drawing"))
PARAGRAPH_STYLES = {"title": "Title", "centred": "P1", "body": "P2", "bullet": "P3", "cell": "Table_20_Contents"}
TEXT_STYLES = (  # a run's look, its style and properties
    (Run(bold=True), "T1", BOLD),
    (Run(highlight=True), "T2", 'fo:background-color="#ffff00"'),
    (Run(bold=True, highlight=True), "T3", BOLD + ' fo:background-color="#ffff00"'),
)


class Body:
    def __init__(self) -> None:
        self._controls: list[bool] = []
        self._tables = 0

    def blocks(self, blocks: list[Paragraph | Table]) -> str:
        written, in_list = [], False
        for block in blocks:
            bullet = isinstance(block, Paragraph) and block.style == "bullet"
            if bullet != in_list:
                written.append('<text:list text:style-name="L1">' if bullet else "</text:list>")
                in_list = bullet
            text = self._table(block) if isinstance(block, Table) else self._paragraph(block)
            written.append(f"<text:list-item>{text}</text:list-item>" if bullet else text)
        return "".join(written) + ("</text:list>" if in_list else "")

    def controls(self) -> str:
        """The form controls that the blocks written so far refer to."""
        boxes = "".join(
            f'<form:checkbox form:name="Casella {number}" form:control-implementation="ooo:com.sun.star.form.component.CheckBox" '
            f'xml:id="control{number}" form:id="control{number}" form:label="" '
            f'{"form:current-state=" + chr(34) + "checked" + chr(34) + " " if checked else ""}form:input-required="false" '
            'form:image-position="center"/>'
            for number, checked in enumerate(self._controls, 1))
        return ('<office:forms form:automatic-focus="false" form:apply-design-mode="false"><form:form form:name="Formulario" '
                f'form:apply-filter="true" form:command-type="table" office:target-frame="" xlink:href="">{boxes}</form:form></office:forms>')

    def _paragraph(self, paragraph: Paragraph) -> str:
        content = "".join(self._run(run) for run in paragraph.runs)
        if paragraph.style == "heading":
            return f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{content}</text:h>'
        opening = f'<text:p text:style-name="{PARAGRAPH_STYLES[paragraph.style]}"'
        return f"{opening}>{content}</text:p>" if content else f"{opening}/>"

    def _run(self, run: Run) -> str:
        if run.box:
            self._controls.append(run.checked)
            number = len(self._controls)
            return (f'<draw:control text:anchor-type="as-char" svg:y="-0.35cm" draw:z-index="{number}" svg:width="0.45cm" '
                    f'svg:height="0.45cm" draw:control="control{number}"/>')
        if run.entries:
            labels = "".join(f'<text:label text:value="{escape(entry)}"{current}/>' for entry in run.entries
                             for current in [' text:current-selected="true"' if entry == run.text else ""])
            return f'<text:drop-down text:name="">{labels}{escape(run.text)}</text:drop-down>'
        # ODF folds white space; every blank after the first is an element (ODF 1.2-1, 6.1.3).
        text = re.sub("  +", lambda blanks: f' <text:s text:c="{len(blanks[0]) - 1}"/>', escape(run.text))
        for look, name, _ in TEXT_STYLES:
            if (run.bold, run.highlight) == (look.bold, look.highlight):
                return f'<text:span text:style-name="{name}">{text}</text:span>'
        return text

    def _table(self, table: Table) -> str:
        self._tables += 1
        name = f"Tabella{self._tables}"
        columns = "".join(f'<table:table-column table:style-name="{name}.{chr(65 + column)}"/>' for column in range(len(table.widths)))
        rows = "".join("<table:table-row>" + "".join(
            f'<table:table-cell table:style-name="Tabella.A1" office:value-type="string">{self.blocks(cell)}</table:table-cell>'
            for cell in row) + "</table:table-row>" for row in table.rows)
        return f'<table:table table:name="{name}" table:style-name="Tabella">{columns}{rows}</table:table>'


def automatic_styles(tables: list[Table]) -> str:
    texts = "".join(f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'
                    for _, name, properties in TEXT_STYLES)
    columns = "".join(
        f'<style:style style:name="Tabella{number}.{chr(65 + column)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * 2.54 / 1440:.3f}cm"/></style:style>'
        for number, table in enumerate(tables, 1) for column, width in enumerate(table.widths))
    return ('<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties '
            'fo:text-align="center" style:justify-single-word="false"/></style:style><style:style style:name="P2" '
            'style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="justify" '
            'style:justify-single-word="false"/></style:style><style:style style:name="P3" style:family="paragraph" '
            'style:parent-style-name="Standard" style:list-style-name="L1"/><style:style style:name="Tabella" style:family="table">'
            '<style:table-properties style:width="16.931cm" table:align="margins"/></style:style><style:style style:name="Tabella.A1" '
            'style:family="table-cell"><style:table-cell-properties fo:padding="0.097cm" fo:border="0.002cm solid #000000"/></style:style>'
            f'{columns}{texts}<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" style:num-suffix="." '
            'text:bullet-char="•"><style:list-level-properties text:space-before="0.635cm" text:min-label-width="0.635cm"/>'
            '</text:list-level-style-bullet></text:list-style>')


STYLES = ('<office:styles><style:style style:name="Standard" style:family="paragraph" style:class="text"/><style:style '
          'style:name="Title" style:family="paragraph" style:parent-style-name="Standard" style:class="chapter"><style:paragraph-properties '
          'fo:text-align="center" style:justify-single-word="false"/></style:style><style:style style:name="Heading_20_2" '
          'style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2" '
          f'style:class="text"><style:text-properties {BOLD}/></style:style><style:style style:name="Table_20_Contents" '
          'style:display-name="Table Contents" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"/>'
          '</office:styles><office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties '
          'fo:page-width="20.999cm" fo:page-height="29.699cm" fo:margin="2cm"/></style:page-layout></office:automatic-styles>'
          '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"/></office:master-styles>')


def document(kind: str, version: str, content: str) -> str:
    return f'{HEAD}<office:document-{kind} {NAMESPACES} office:version="{version}">{content}</office:document-{kind}>'


def meta(sample: Sample) -> str:
    return (f"<office:meta><dc:title>{escape(sample.title)}</dc:title>"
            f"<meta:initial-creator>{escape(sample.creator)}</meta:initial-creator>"
            f"<dc:creator>{escape(sample.author)}</dc:creator><meta:editing-cycles>4</meta:editing-cycles>"
            f"<meta:creation-date>{sample.created}</meta:creation-date><dc:date>{sample.modified}</dc:date>"
            f"<meta:generator>{sample.producer.application}</meta:generator></office:meta>")


def manifest(version: str, parts: list[str]) -> str:
    entries = [f' <manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>']
    entries += [f' <manifest:file-entry manifest:full-path="{part}" manifest:media-type="{"text/xml" if part.endswith("xml") else "image/png"}"/>'
                for part in parts]
    return (f'{HEAD}<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" manifest:version="{version}">\n' + "\n".join(entries) +
            "\n</manifest:manifest>")


def odt(sample: Sample) -> bytes:
    version = "1.3" if sample.producer == LIBREOFFICE else "1.1"
    body = Body()
    text = body.blocks(sample.blocks)
    tables = [block for block in sample.blocks if isinstance(block, Table)]
    content = (f"<office:automatic-styles>{automatic_styles(tables)}</office:automatic-styles><office:body><office:text>{body.controls()}"
               f"<text:sequence-decls>{SEQUENCES}</text:sequence-decls>{text}</office:text></office:body>")
    parts: dict[str, str | bytes] = {
        "mimetype": MIMETYPE,
        "content.xml": document("content", version, content),
        "styles.xml": document("styles", version, STYLES),
        "meta.xml": document("meta", version, meta(sample)),
    }
    if sample.padding:
        parts["Thumbnails/thumbnail.png"] = sample.padding
    parts["META-INF/manifest.xml"] = manifest(version, list(parts)[1:])
    return zip_package(parts, stored=("mimetype",))
