#!/usr/bin/env python3
"""Makes the templates of `schede proposal` anew, proposta.docx and proposta.odt, with the same text. Needs Python 3.10 and nothing else; the same
bytes come out each time. Whoever wants other words edits a copy in Word or Writer and names it with --template."""

import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent

# The content, by kind: "title", "subtitle", "heading", "text", "quote", "item", "tag" (a section's begin or end, alone in its paragraph), and "table"
# with rows of cells, the first of them headers. In a text ⟪…⟫ is what is left to write, and ⟦…⟧ a note at the foot of the page.
NOTE = "⟦{{source}}{{#place}}, {{place}}{{/place}} ({{body}})⟧"


def quoted(name: str, introduction: str, missing: str) -> list[tuple]:
    return [("tag", f"{{{{#{name}}}}}"), ("text", introduction + NOTE), ("tag", "{{#passages}}"), ("quote", "{{text}}"), ("tag", "{{/passages}}"),
            ("tag", f"{{{{/{name}}}}}"), ("tag", f"{{{{^{name}}}}}"), ("text", f"⟪[da scrivere: {missing}]⟫"), ("tag", f"{{{{/{name}}}}}")]


def filled(name: str, missing: str) -> str:
    return f"{{{{#{name}}}}}{{{{{name}}}}}{{{{/{name}}}}}{{{{^{name}}}}}⟪[da scrivere: {missing}]⟫{{{{/{name}}}}}"


CONTENT: list[tuple] = [
    ("title", "Progetto esecutivo di gemellaggio"),
    ("subtitle", "{{receiver}} – {{offerer}}"),
    ("subtitle", "Area {{area}}. {{area_title}}"),
    ("text", "Bozza composta dalle schede della rilevazione «{{form}}» per il gemellaggio {{id}}. I passi in corsivo sono citati dalle schede, con la "
             "fonte in nota; quello che le schede non dicono è evidenziato."),
    ("heading", "1. Descrizione e motivazione dell’iniziativa"),
    ("text", "{{sentence}}"),
    *quoted("context", "Il contesto in cui opera l’amministrazione ricevente:",
            "il contesto delle politiche per la famiglia dell’amministrazione ricevente"),
    *quoted("practice", "La buona pratica da trasferire:", "la buona pratica da trasferire"),
    *quoted("motivation", "Perché la pratica è ritenuta buona:", "perché la pratica è ritenuta buona"),
    ("heading", "2. Obiettivi"),
    ("text", "Mettere l’amministrazione ricevente ({{receiver}}) in grado di adottare la pratica dell’amministrazione offerente ({{offerer}}) "
             "nell’area «{{area_title}}»."),
    ("text", "⟪[da scrivere: obiettivi specifici, risultati attesi, tempi]⟫"),
    ("heading", "3. Settore specifico"),
    ("text", "Area {{area}}. {{area_title}}"),
    ("tag", "{{#items}}"), ("item", "{{text}}"), ("tag", "{{/items}}"),
    ("tag", "{{#other}}"), ("item", "Altro: {{other}}"), ("tag", "{{/other}}"),
    ("tag", "{{^items}}"), ("tag", "{{^other}}"),
    ("text", "⟪[da scrivere: le voci dell’area a cui il gemellaggio è rivolto; la scheda non ne segna]⟫"),
    ("tag", "{{/other}}"), ("tag", "{{/items}}"),
    ("heading", "4. Fabbisogni specifici"),
    *quoted("wish", "La pratica che l’amministrazione ricevente intende trasferire:", "i fabbisogni dell’amministrazione ricevente"),
    *quoted("reasons", "Le ragioni che indica:", "le ragioni della scelta"),
    ("heading", "5. Attività"),
    ("text", "⟪[da scrivere: le attività, chi le svolge, quando]⟫"),
    ("table", [["Spesa finanziabile", "Quantità", "Costo unitario", "Totale"],
               ["Giornate di esperti", "", "", ""],
               ["Giornate di preparazione", "", "", ""],
               ["Spese di missione", "", "", ""],
               ["Spese di funzionamento, solo dove indispensabili", "", "", ""],
               ["Totale", "", "", ""]]),
    ("heading", "6. Valutazione"),
    *quoted("results", "Punto di partenza per la valutazione, i risultati presso l’amministrazione offerente:",
            "i risultati ottenuti presso l’amministrazione offerente"),
    ("text", "⟪[da scrivere: indicatori, valori di partenza e attesi, momenti di verifica]⟫"),
    ("heading", "7. Responsabili del gemellaggio"),
    ("table", [["", "Amministrazione ricevente", "Amministrazione offerente"],
               ["Ente", "{{receiver}}", "{{offerer}}"],
               ["Responsabile", filled("receiver_responsible", "responsabile"), filled("offerer_responsible", "responsabile")],
               ["Telefono", filled("receiver_phone", "telefono"), filled("offerer_phone", "telefono")],
               ["E-mail", filled("receiver_email", "e-mail"), filled("offerer_email", "e-mail")],
               ["Scheda", "{{receiver_source}}", filled("offerer_source", "l’ente non ha inviato la scheda")]]),
    ("text", "Ente di coordinamento: di norma la Direzione generale per la politica regionale unitaria nazionale del Ministero dello sviluppo "
             "economico. ⟪[da scrivere: confermare l’ente di coordinamento e il referente]⟫"),
    ("heading", "8. Professionalità coinvolte"),
    ("table", [["Ruolo", "Nome", "Ente"],
               ["Responsabile per chi riceve", filled("receiver_responsible", "nome"), "{{receiver}}"],
               ["Responsabile per chi offre", filled("offerer_responsible", "nome"), "{{offerer}}"],
               ["⟪[da scrivere: esperti, operatori, formatori]⟫", "", ""]]),
]

PIECES = re.compile("(⟪.*?⟫|⟦.*?⟧)")


def packed(members: list[tuple[str, str, bool]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content, compressed in members:
            info = zipfile.ZipInfo(name, (2011, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            archive.writestr(info, content.encode())
    return out.getvalue()


# --- Office Open XML (ECMA-376) ---

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLE_IDS = {"title": "Titolo", "subtitle": "Sottotitolo", "heading": "Titolo1", "text": "Corpo", "quote": "Citazione", "item": "Voce", "tag": "Corpo"}
DOCX_STYLES = (
    f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    '<w:sz w:val="22"/><w:lang w:val="it-IT"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normale"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Corpo"><w:name w:val="Body Text"/><w:basedOn w:val="Normale"/>'
    '<w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titolo"><w:name w:val="Title"/><w:basedOn w:val="Normale"/><w:pPr><w:spacing w:after="120"/></w:pPr>'
    '<w:rPr><w:b/><w:color w:val="17324D"/><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sottotitolo"><w:name w:val="Subtitle"/><w:basedOn w:val="Normale"/><w:pPr><w:spacing w:after="80"/></w:pPr>'
    '<w:rPr><w:color w:val="17324D"/><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titolo1"><w:name w:val="heading 1"/><w:basedOn w:val="Normale"/><w:next w:val="Corpo"/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:color w:val="17324D"/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Citazione"><w:name w:val="Quote"/><w:basedOn w:val="Corpo"/>'
    '<w:pPr><w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="0066CC"/></w:pBdr><w:ind w:left="454"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Voce"><w:name w:val="List Bullet"/><w:basedOn w:val="Corpo"/>'
    '<w:pPr><w:spacing w:after="60"/><w:ind w:left="454" w:hanging="227"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Testonotaapidipagina"><w:name w:val="footnote text"/><w:basedOn w:val="Normale"/>'
    '<w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Rimandonotaapidipagina"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="Dascrivere"><w:name w:val="Da scrivere"/><w:rPr><w:highlight w:val="yellow"/></w:rPr></w:style>'
    '</w:styles>')
CELL_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A9BAC"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


class Docx:
    def __init__(self) -> None:
        self.notes: list[str] = []

    def run(self, text: str, properties: str = "") -> str:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""

    def runs(self, text: str, properties: str = "") -> str:
        out = ""
        for piece in PIECES.split(text):
            if piece.startswith("⟪"):
                out += self.run(piece[1:-1], '<w:rPr><w:rStyle w:val="Dascrivere"/><w:highlight w:val="yellow"/></w:rPr>')
            elif piece.startswith("⟦"):
                self.notes.append(piece[1:-1])
                out += ('<w:r><w:rPr><w:rStyle w:val="Rimandonotaapidipagina"/></w:rPr>'
                        f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>')
            else:
                out += self.run(piece, properties)
        return out

    def paragraph(self, kind: str, text: str, properties: str = "") -> str:
        bullet = "<w:r><w:t>•</w:t></w:r><w:r><w:tab/></w:r>" if kind == "item" else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS[kind]}"/></w:pPr>{bullet}{self.runs(text, properties)}</w:p>'

    def table(self, rows: list[list[str]]) -> str:
        width = 9638 // len(rows[0])
        out = (f'<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblBorders>{CELL_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
               '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
               f'<w:tblGrid>{f"""<w:gridCol w:w="{width}"/>""" * len(rows[0])}</w:tblGrid>')
        for number, row in enumerate(rows):
            head = number == 0
            out += "<w:tr><w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
            for cell in row:
                shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EEF5"/>' if head else ""
                bold = "<w:rPr><w:b/></w:rPr>" if head else ""
                out += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{self.paragraph("text", cell, bold)}</w:tc>'
            out += "</w:tr>"
        return out + "</w:tbl>" + self.paragraph("text", "")

    def document(self) -> str:
        body = "".join(self.table(each[1]) if each[0] == "table" else self.paragraph(*each) for each in CONTENT)
        page = ('<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
                '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>')
        return (f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
                f"{body}{page}</w:body></w:document>")

    def footnotes(self) -> str:
        separators = "".join(f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>' for number, kind, element in
                             ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator")))
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="Testonotaapidipagina"/></w:pPr><w:r><w:rPr><w:rStyle '
            f'w:val="Rimandonotaapidipagina"/></w:rPr><w:footnoteRef/></w:r>{self.run(" ")}{self.run(self.note(number, text))}</w:p></w:footnote>'
            for number, text in enumerate(self.notes, 1))
        return f'{HEAD}<w:footnotes xmlns:w="{W}">{separators}{notes}</w:footnotes>'

    @staticmethod
    def note(number: int, text: str) -> str:
        """Notes stand apart from the text, so that each says of which passage it is."""
        name = [kind[3:-2] for kind in (each[1] for each in CONTENT if each[0] == "tag") if kind.startswith("{{#")
                and kind[3:-2] in ("context", "practice", "motivation", "wish", "reasons", "results")][number - 1]
        return f"{{{{#{name}}}}}{text}{{{{/{name}}}}}"

    def bytes(self) -> bytes:
        document = self.document()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        types = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{kind}.{name}+xml"/>' for part, name in
                        (("document", "document.main"), ("styles", "styles"), ("footnotes", "footnotes"), ("footer1", "footer")))
        footer = (f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">{{{{id}}}} – pagina </w:t></w:r>'
                  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>')
        members = [
            ("[Content_Types].xml", f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
             'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
             f"{types}</Types>"),
            ("_rels/.rels", f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
             f'Type="{relations}/officeDocument" Target="word/document.xml"/></Relationships>'),
            ("word/_rels/document.xml.rels", f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="rId1" Type="{relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{relations}/footnotes" '
             f'Target="footnotes.xml"/><Relationship Id="rId3" Type="{relations}/footer" Target="footer1.xml"/></Relationships>'),
            ("word/document.xml", document), ("word/styles.xml", DOCX_STYLES), ("word/footnotes.xml", self.footnotes()), ("word/footer1.xml", footer)]
        return packed([(name, content, True) for name, content in members])


# --- OpenDocument (ISO/IEC 26300) ---

ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_NAMESPACES = (f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0" xmlns:style="{ODF}:style:1.0" '
                  f'xmlns:fo="{ODF}:xsl-fo-compatible:1.0" office:version="1.2"')
ODT_NAMES = {"title": "Title", "subtitle": "Subtitle", "text": "Text_20_body", "quote": "Quotations", "item": "Voce", "tag": "Text_20_body"}
ODT_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {ODF_NAMESPACES}><office:styles>'
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-family="Calibri, Carlito" fo:font-size="11pt" fo:language="it" '
    'fo:country="IT"/></style:default-style><style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:margin-bottom="0.21cm" fo:line-height="110%"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.2cm"/>'
    '<style:text-properties fo:font-weight="bold" fo:font-size="20pt" fo:color="#17324d"/></style:style>'
    '<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.15cm"/>'
    '<style:text-properties fo:font-size="13pt" fo:color="#17324d"/></style:style>'
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" '
    'style:next-style-name="Text_20_body" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.55cm" fo:margin-bottom="0.2cm" '
    'fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" fo:font-size="14pt" fo:color="#17324d"/></style:style>'
    '<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Text_20_body"><style:paragraph-properties fo:margin-left="0.8cm" '
    'fo:padding-left="0.25cm" fo:border-left="1.5pt solid #0066cc"/><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="Voce" style:family="paragraph" style:parent-style-name="Text_20_body"><style:paragraph-properties fo:margin-left="0.8cm" '
    'fo:text-indent="-0.4cm" fo:margin-bottom="0.1cm"/></style:style>'
    '<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9pt"/></style:style>'
    '<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-size="9pt"/></style:style>'
    '<style:style style:name="Da_20_scrivere" style:display-name="Da scrivere" style:family="text"><style:text-properties fo:background-color="#ffff00"/>'
    '</style:style><text:notes-configuration text:note-class="footnote" style:num-format="1" style:num-suffix=" " text:default-style-name="Footnote" '
    'text:start-numbering-at="document" text:footnotes-position="page"/></office:styles><office:automatic-styles>'
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout>'
    '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
    '<text:p text:style-name="Footer">{{id}} – pagina <text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>'
    '</style:master-page></office:master-styles></office:document-styles>')
ODT_AUTOMATIC = (
    '<style:style style:name="Tab" style:family="table"><style:table-properties style:width="17cm" table:align="margins"/></style:style>'
    '<style:style style:name="Cella" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #8a9bac" fo:padding="0.12cm"/>'
    '</style:style><style:style style:name="Testata" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #8a9bac" '
    'fo:padding="0.12cm" fo:background-color="#e8eef5"/></style:style><style:style style:name="Forte" style:family="text"><style:text-properties '
    'fo:font-weight="bold"/></style:style>')


class Odt:
    def __init__(self) -> None:
        self.notes = 0

    def inline(self, text: str) -> str:
        out = ""
        for piece in PIECES.split(text):
            if piece.startswith("⟪"):
                out += f'<text:span text:style-name="Da_20_scrivere">{escape(piece[1:-1])}</text:span>'
            elif piece.startswith("⟦"):
                self.notes += 1
                out += (f'<text:note text:id="ftn{self.notes}" text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                        f'<text:note-body><text:p text:style-name="Footnote">{escape(piece[1:-1])}</text:p></text:note-body></text:note>')
            else:
                out += escape(piece)
        return out

    def paragraph(self, kind: str, text: str) -> str:
        if kind == "heading":
            return f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{self.inline(text)}</text:h>'
        bullet = "• " if kind == "item" else ""
        return f'<text:p text:style-name="{ODT_NAMES[kind]}">{bullet}{self.inline(text)}</text:p>'

    def table(self, rows: list[list[str]]) -> str:
        def row(cells: list[str], head: bool) -> str:
            style = "Testata" if head else "Cella"
            text = lambda cell: f'<text:span text:style-name="Forte">{self.inline(cell)}</text:span>' if head and cell else self.inline(cell)
            return "<table:table-row>" + "".join(f'<table:table-cell table:style-name="{style}" office:value-type="string"><text:p '
                                                 f'text:style-name="Text_20_body">{text(cell)}</text:p></table:table-cell>' for cell in cells) + "</table:table-row>"
        return (f'<table:table table:style-name="Tab"><table:table-column table:number-columns-repeated="{len(rows[0])}"/><table:table-header-rows>'
                f"{row(rows[0], True)}</table:table-header-rows>{''.join(row(each, False) for each in rows[1:])}</table:table>"
                + self.paragraph("text", ""))

    def bytes(self) -> bytes:
        body = "".join(self.table(each[1]) if each[0] == "table" else self.paragraph(*each) for each in CONTENT)
        content = (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {ODF_NAMESPACES}><office:automatic-styles>{ODT_AUTOMATIC}'
                   f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>")
        mime = "application/vnd.oasis.opendocument.text"
        manifest = ('<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
                    f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/><manifest:file-entry '
                    'manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" '
                    'manifest:media-type="text/xml"/></manifest:manifest>')
        return packed([("mimetype", mime, False), ("META-INF/manifest.xml", manifest, True), ("content.xml", content, True), ("styles.xml", ODT_STYLES, True)])


if __name__ == "__main__":
    (HERE / "proposta.docx").write_bytes(Docx().bytes())
    (HERE / "proposta.odt").write_bytes(Odt().bytes())
