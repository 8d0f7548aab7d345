"""Writes a sample as WordprocessingML (ECMA-376), the way Word 2007, Word 2010 or LibreOffice's export does."""

import random
from xml.sax.saxutils import escape

from .model import LIBREOFFICE, Paragraph, Producer, Run, Sample, Table, WORD_2010
from .package import zip_package

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument"

NAMESPACES = {
    "Microsoft Office Word 12.0000": (
        'xmlns:ve="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w="{WORD}" '
        'xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml"'),
    "Microsoft Office Word 14.0000": (
        'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" '
        f'xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w="{WORD}" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" mc:Ignorable="w14 wp14"'),
    "LibreOffice": (
        f'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="{OFFICE}/relationships" xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:w="{WORD}" xmlns:w10="urn:schemas-microsoft-com:office:word" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'),
}

BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                  for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
NUMBERING_PROPERTIES = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


class Body:
    """Writes the blocks. Italian Word names its styles in Italian; LibreOffice writes no rsid and does not cut runs."""

    def __init__(self, producer: Producer, seed: str, language: str) -> None:
        self._language = language
        self._word = producer.split_runs
        self._word_2010 = producer == WORD_2010
        self._random = random.Random(seed)
        self._sessions = [f"{self._random.randrange(1 << 24):08X}" for _ in range(9)]
        self._boxes = 0

    def blocks(self, blocks: list[Paragraph | Table]) -> str:
        return "".join(self._table(block) if isinstance(block, Table) else self._paragraph(block) for block in blocks)

    def _session(self) -> str:
        return self._random.choice(self._sessions)

    def _paragraph(self, paragraph: Paragraph) -> str:
        content = self._paragraph_properties(paragraph.style) + "".join(self._run(run) for run in paragraph.runs)
        if not self._word:
            return f"<w:p>{content}</w:p>"
        identity = f' w14:paraId="{self._random.randrange(1 << 31):08X}" w14:textId="77777777"' if self._word_2010 else ""
        opening = f'<w:p{identity} w:rsidR="{self._session()}" w:rsidRDefault="{self._session()}"'
        return f"{opening}>{content}</w:p>" if content else f"{opening}/>"

    def _paragraph_properties(self, style: str) -> str:
        if self._word:
            named = {"title": '<w:pStyle w:val="Titolo"/>', "heading": '<w:pStyle w:val="Titolo2"/>', "bullet": NUMBERING_PROPERTIES,
                     "centred": '<w:jc w:val="center"/>', "body": '<w:jc w:val="both"/>', "cell": ""}[style]
            return f"<w:pPr>{named}</w:pPr>" if named else ""
        named = {"title": "Title", "heading": "Heading2", "bullet": "ListParagraph", "cell": "TableContents"}.get(style, "Normal")
        alignment = "center" if style in ("title", "centred") else "left"
        numbering = NUMBERING_PROPERTIES if style == "bullet" else ""
        return f'<w:pPr><w:pStyle w:val="{named}"/>{numbering}<w:bidi w:val="0"/><w:jc w:val="{alignment}"/><w:rPr></w:rPr></w:pPr>'

    def _run(self, run: Run) -> str:
        if run.box:
            self._boxes += 1
            return self._content_control(run.checked) if run.box == "content-control" else self._legacy_box(run.checked)
        if run.entries:
            return self._list_control(run)
        look = ("<w:b/><w:bCs/>" if run.bold else "") + ('<w:highlight w:val="yellow"/>' if run.highlight else "")
        if not self._word:
            return self._text(run.text, f"<w:rPr>{look}</w:rPr>")
        return "".join(self._piece(piece, look) for piece in self._cut(run.text))

    def _cut(self, text: str) -> list[str]:
        """Pieces as they come of typing, correcting and spell-checking."""
        pieces = []
        while text:
            length = self._random.randint(4, 90) if self._random.random() < 0.8 else len(text)
            pieces.append(text[:length])
            text = text[length:]
        return pieces

    def _piece(self, text: str, look: str) -> str:
        chance = self._random.random()
        language = f'<w:lang w:val="{self._language}"/>' if chance < 0.15 else ""
        properties = f"<w:rPr>{look}{language}</w:rPr>" if look or language else ""
        session = f' w:rsidRPr="{self._session()}"' if chance > 0.5 else ""
        run = self._text(text, properties, session)
        if 0.2 < chance < 0.3:
            kind = "spell" if chance < 0.25 else "gram"
            return f'<w:proofErr w:type="{kind}Start"/>{run}<w:proofErr w:type="{kind}End"/>'
        return run

    @staticmethod
    def _text(text: str, properties: str, attributes: str = "") -> str:
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f"<w:r{attributes}>{properties}<w:t{space}>{escape(text)}</w:t></w:r>"

    def _content_control(self, checked: bool) -> str:
        return (f'<w:sdt><w:sdtPr><w:id w:val="{self._random.randrange(1 << 31)}"/><w14:checkbox><w14:checked w14:val="{int(checked)}"/>'
                '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
                '</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" '
                f'w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>{"☒" if checked else "☐"}</w:t></w:r></w:sdtContent></w:sdt>')

    def _list_control(self, run: Run) -> str:
        entries = "".join(f'<w:listItem w:displayText="{escape(entry)}" w:value="{escape(entry)}"/>' for entry in run.entries)
        placeholder = "" if run.text in run.entries else "<w:showingPlcHdr/>"
        return (f'<w:sdt><w:sdtPr><w:id w:val="{self._random.randrange(1 << 31)}"/>{placeholder}<w:dropDownList>{entries}</w:dropDownList>'
                f"</w:sdtPr><w:sdtContent>{self._text(run.text, '')}</w:sdtContent></w:sdt>")

    def _legacy_box(self, checked: bool) -> str:
        name, state = f"Controllo{self._boxes}", "<w:checked/>" if checked else ""
        return (f'<w:bookmarkStart w:id="{self._boxes}" w:name="{name}"/><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/>'
                f'<w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox></w:ffData></w:fldChar>'
                '</w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r></w:r>'
                f'<w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="{self._boxes}"/>')

    def _table(self, table: Table) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
        rows = "".join(self._row(row, table.widths) for row in table.rows)
        style = '<w:tblStyle w:val="Grigliatabella"/>' if self._word else ""
        look = '<w:tblLook w:val="01E0"/>' if self._word else ""
        return (f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(table.widths)}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders>'
                f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>')

    def _row(self, row: list[list[Paragraph]], widths: tuple[int, ...]) -> str:
        session = f' w:rsidR="{self._session()}" w:rsidTr="{self._session()}"' if self._word else ""
        cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self.blocks(cell)}</w:tc>'
                        for cell, width in zip(row, widths))
        return f"<w:tr{session}>{cells}</w:tr>"


def styles(producer: Producer, language: str) -> str:
    names = ({"Normale": "Normal", "Titolo": "Title", "Titolo2": "heading 2"} if producer.split_runs else
             {"Normal": "Normal", "Title": "Title", "Heading2": "Heading 2", "TableContents": "Table Contents", "ListParagraph": "List Paragraph"})
    default = next(iter(names))
    based_on = f'<w:basedOn w:val="{default}"/>'
    outline = '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr>'
    paragraph_styles = "".join(
        f'<w:style w:type="paragraph"{default_flag} w:styleId="{key}"><w:name w:val="{name}"/>{base}<w:qFormat/>{properties}</w:style>'
        for key, name in names.items()
        for default_flag, base in [(' w:default="1"', "") if key == default else ("", based_on)]
        for properties in [outline if name.lower() == "heading 2" else '<w:pPr><w:jc w:val="center"/></w:pPr>' if name == "Title" else ""])
    return (f'{HEAD}<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
            'w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
            f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
            f'{paragraph_styles}'
            '<w:style w:type="table" w:default="1" w:styleId="Tabellanormale"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" '
            'w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Grigliatabella">'
            '<w:name w:val="Table Grid"/><w:basedOn w:val="Tabellanormale"/></w:style></w:styles>')


NUMBERING = (f'{HEAD}<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
             '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:lvlJc w:val="left"/><w:pPr>'
             '<w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'
             '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')
SETTINGS = (f'{HEAD}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:proofState w:spelling="clean" w:grammar="clean"/>'
            '<w:defaultTabStop w:val="708"/><w:hyphenationZone w:val="283"/><w:characterSpacingControl w:val="doNotCompress"/>'
            '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>')
SECTION = ('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" '
           'w:footer="708" w:gutter="0"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>')


def relationships(targets: list[tuple[str, str]]) -> str:
    entries = "".join(f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(targets, 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def content_types() -> str:
    parts = {"word/document": f"{TYPE}.wordprocessingml.document.main", "word/styles": f"{TYPE}.wordprocessingml.styles",
             "word/settings": f"{TYPE}.wordprocessingml.settings", "word/numbering": f"{TYPE}.wordprocessingml.numbering",
             "docProps/app": f"{TYPE}.extended-properties", "docProps/core": "application/vnd.openxmlformats-package.core-properties"}
    overrides = "".join(f'<Override PartName="/{part}.xml" ContentType="{kind}+xml"/>' for part, kind in parts.items())
    return (f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="jpeg" ContentType="image/jpeg"/>{overrides}</Types>')


def core_properties(sample: Sample) -> str:
    date = 'xsi:type="dcterms:W3CDTF"'
    return (f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f'<dc:title>{escape(sample.title)}</dc:title><dc:creator>{escape(sample.creator)}</dc:creator>'
            f'<cp:lastModifiedBy>{escape(sample.author)}</cp:lastModifiedBy><cp:revision>4</cp:revision>'
            f'<dcterms:created {date}>{sample.created}Z</dcterms:created><dcterms:modified {date}>{sample.modified}Z</dcterms:modified>'
            '</cp:coreProperties>')


def docx(sample: Sample) -> bytes:
    producer = sample.producer
    key = "LibreOffice" if producer == LIBREOFFICE else f"{producer.application} {producer.version}"
    body = Body(producer, sample.name, sample.language).blocks(sample.blocks)
    properties = f"{OFFICE}/relationships/"
    main = [(properties + part, part + ".xml") for part in ("styles", "settings", "numbering")]
    root = [(properties + "officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (properties + "extended-properties", "docProps/app.xml")]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(root),
        "word/_rels/document.xml.rels": relationships(main),
        "word/document.xml": f"{HEAD}<w:document {NAMESPACES[key]}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/styles.xml": styles(producer, sample.language),
        "word/settings.xml": SETTINGS,
        "word/numbering.xml": NUMBERING,
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Template>Normal.dotm</Template>'
                            f"<Application>{producer.application}</Application><AppVersion>{producer.version}</AppVersion></Properties>",
        "docProps/core.xml": core_properties(sample),
    }
    if sample.padding:
        parts["docProps/thumbnail.jpeg"] = sample.padding
    return zip_package(parts)
