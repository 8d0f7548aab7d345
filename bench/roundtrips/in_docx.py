"""What Word's forms take answers by, as WordprocessingML: ECMA-376-1 17.5.2 (content controls), 17.16.5 (fields), 17.13.5 (tracked changes)."""

from dataclasses import dataclass
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from forms import YES_NO
from maker import docx as word
from maker.model import WORD_2010
from maker.package import zip_package

NAMESPACES = (f'xmlns:w="{word.WORD}" xmlns:r="{word.OFFICE}/relationships" xmlns:v="urn:schemas-microsoft-com:vml" '
              'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
              'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
              'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
              'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
              'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
              'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"')
BOXES = ('<w:abstractNum w:abstractNumId="{0}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
         '<w:numFmt w:val="bullet"/><w:lvlText w:val="{1}"/><w:lvlJc w:val="left"/><w:rPr><w:rFonts w:ascii="{2}" w:hAnsi="{2}" w:hint="default"/>'
         '</w:rPr></w:lvl></w:abstractNum>')
NUMBERING = (f'{word.HEAD}<w:numbering xmlns:w="{word.WORD}">' + BOXES.format(0, "\uf06f", "Wingdings") + BOXES.format(1, "\uf0fe", "Wingdings") +
             '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')
AUTHOR = 'w:author="Maria" w:date="2024-03-01T09:00:00Z"'
PROMPT = "Fare clic qui per immettere testo."
numbers = count(1000)


@dataclass(frozen=True)
class Cell:
    content: str
    properties: str = ""  # of a content control round the cell
    row: str = ""  # row properties that the cell brings


class Writer:
    extension = "docx"

    def text(self, words, look=""):
        return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>' if words else ""

    def paragraph(self, content, properties=""):
        return f'<w:p>{f"<w:pPr>{properties}</w:pPr>" if properties else ""}{content}</w:p>'

    def cell(self, blocks, properties="", row=""):
        return Cell(blocks, properties, row)

    def row(self, *cells):
        written = "".join(control(cell.properties, f'<w:tc><w:tcPr><w:tcW w:w="3200" w:type="dxa"/></w:tcPr>{cell.content}</w:tc>')
                          for cell in cells)
        changes = "".join(cell.row for cell in cells)
        return f'<w:tr>{f"<w:trPr>{changes}</w:trPr>" if changes else ""}{written}</w:tr>'

    def table(self, rows):
        columns = max(row.count("<w:tcW ") for row in rows)
        return ('<w:tbl><w:tblPr><w:tblStyle w:val="Grigliatabella"/><w:tblW w:w="9600" w:type="dxa"/></w:tblPr><w:tblGrid>' +
                f'<w:gridCol w:w="{9600 // columns}"/>' * columns + f'</w:tblGrid>{"".join(rows)}</w:tbl>')

    def document(self, blocks):
        kinds = f"{word.OFFICE}/relationships/"
        return zip_package({
            "[Content_Types].xml": word.content_types(),
            "_rels/.rels": word.relationships([(kinds + "officeDocument", "word/document.xml"), (kinds + "extended-properties", "docProps/app.xml")]),
            "word/_rels/document.xml.rels": word.relationships([(kinds + part, part + ".xml") for part in ("styles", "settings", "numbering")]),
            "word/document.xml": f'{word.HEAD}<w:document {NAMESPACES}><w:body>{"".join(blocks)}{word.SECTION}</w:body></w:document>',
            "word/styles.xml": word.styles(WORD_2010, "it-IT"), "word/settings.xml": word.SETTINGS, "word/numbering.xml": NUMBERING,
            "docProps/app.xml": f'{word.HEAD}<Properties xmlns="{word.OFFICE}/extended-properties"><Application>Microsoft Office Word'
                                "</Application><AppVersion>14.0000</AppVersion></Properties>",
            "docProps/core.xml": f'{word.HEAD}<cp:coreProperties xmlns:cp="{word.PACKAGE}/metadata/core-properties"/>',
        })


def control(properties, content):
    """A content control round what stands at its level; without properties, none."""
    return f'<w:sdt><w:sdtPr><w:id w:val="{next(numbers)}"/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>' if properties else content


def field(code, data="", result=""):
    data = f"<w:ffData><w:name w:val=\"f{next(numbers)}\"/><w:enabled/>{data}</w:ffData>" if data else ""
    result = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
            f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>')


class Construct:
    """A way of taking an answer. `properties` are of a content control, `show` the runs that show the value."""

    def __init__(self, name, show, properties=lambda value: "", level="run", box=None):
        self.name, self._show, self._properties, self._level, self._box = name, show, properties, level, box

    @property
    def blocks(self):
        """Whether it stands on paragraphs of its own."""
        return self._level == "block"

    def inline(self, writer, value):
        return control(self._properties(value), self._show(writer, value))

    def cell(self, writer, value):
        properties, shown = self._properties(value), self._show(writer, value)
        if self._level == "cell":
            return writer.cell(writer.paragraph(shown), properties)
        if self._level == "block":
            return writer.cell(shown)
        if self._level == "paragraph":
            return writer.cell(control(properties, writer.paragraph(shown)))
        return writer.cell(writer.paragraph(control(properties, shown)))

    def box_cell(self, writer, chosen):
        return self.cell(writer, chosen)

    def choice(self, writer, options, chosen):
        return "".join(self.inline(writer, option in chosen) + writer.text(f" {option}   ") for option in options)

    many = choice


class List(Construct):
    """One control that holds a choice; several answers are boxes all the same."""

    def __init__(self, name, show, properties, level="run"):
        super().__init__(name, show, properties, level)

    def choice(self, writer, options, chosen):
        return control(self._properties((options, chosen)), self._show(writer, (options, chosen)))

    def many(self, writer, options, chosen):
        return MARKS[0].choice(writer, options, chosen)

    def box_cell(self, writer, chosen):
        return MARKS[0].cell(writer, chosen)

    def cell(self, writer, value):
        return super().cell(writer, (list(YES_NO), [YES_NO[0] if value else YES_NO[1]]))


def plain(writer, value):
    return writer.text(value)


def prompted(writer, value):
    return writer.text(value) if value else writer.text(PROMPT, '<w:color w:val="808080"/>')


def text_control(inner):
    return lambda value: ("" if value else "<w:showingPlcHdr/>") + inner


def entries(options):
    return "".join(f"<w:listItem w:displayText={quoteattr(option)} w:value={quoteattr(option)}/>" for option in options)


def list_control(kind):
    def properties(value):
        options, chosen = value if isinstance(value, tuple) else (["Altro", value] if value else ["Altro"], [value] if value else [])
        return f'{"" if chosen else "<w:showingPlcHdr/>"}<w:{kind}><w:listItem w:displayText="Scegliere una voce." w:value=""/>{entries(options)}</w:{kind}>'
    return properties


def shown_entry(writer, value):
    chosen = value[1][0] if isinstance(value, tuple) and value[1] else value if isinstance(value, str) else ""
    return writer.text(chosen or "Scegliere una voce.")


def legacy_list(writer, value):
    options, chosen = value
    return field("FORMDROPDOWN", f'<w:ddList><w:result w:val="{options.index(chosen[0])}"/>' +
                 "".join(f"<w:listEntry w:val={quoteattr(option)}/>" for option in options) + "</w:ddList>")


def legacy_text(writer, value):
    return field("FORMTEXT", "<w:textInput/>", writer.text(value or "\u2002" * 5))


def inserted(writer, value):
    return f'<w:ins w:id="{next(numbers)}" {AUTHOR}>{writer.text(value)}</w:ins>' if value else ""


def replaced(writer, value):
    gone = f'<w:del w:id="{next(numbers)}" {AUTHOR}><w:r><w:delText>da compilare</w:delText></w:r></w:del>'
    return gone + inserted(writer, value)


def nested(writer, value):
    return writer.table([writer.row(writer.cell(writer.paragraph(writer.text(value))))]) + writer.paragraph("")


def text_box(writer, value):
    if not value:
        return writer.paragraph("")
    box = f"<w:txbxContent>{writer.paragraph(writer.text(value))}</w:txbxContent>"
    return writer.paragraph(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent '
        f'cx="1800000" cy="360000"/><wp:docPr id="{next(numbers)}" name="Casella"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="1800000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>'
        f'{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>'
        f'<v:shape type="#_x0000_t202" style="width:140pt;height:28pt"><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>')


def framed(writer, value):
    return writer.paragraph(writer.text(value), '<w:framePr w:w="3000" w:h="400" w:wrap="around" w:vAnchor="text" w:hAnchor="text" w:y="1"/>')


def checkbox(on="2612", off="2610", font="MS Gothic"):
    return lambda value: (f'<w14:checkbox><w14:checked w14:val="{int(value)}"/><w14:checkedState w14:val="{on}" w14:font="{font}"/>'
                          f'<w14:uncheckedState w14:val="{off}" w14:font="{font}"/></w14:checkbox>')


def sign(on, off):
    return lambda writer, value: writer.text(on if value else off)


def symbol(on, off, font="Wingdings"):
    def show(writer, value):
        return f'<w:r><w:sym w:font="{font}" w:char="{on if value else off}"/></w:r>' if value or off else ""
    return show


def in_font(on, off, font="Wingdings"):
    return lambda writer, value: writer.text(on if value else off, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>')


def legacy_box(state):
    return lambda writer, value: field("FORMCHECKBOX", f"<w:checkBox><w:sizeAuto/>{state(value)}</w:checkBox>")


def bullet_box(writer, value):
    return writer.paragraph(writer.text("interessa"), f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{2 if value else 1}"/></w:numPr>')


def drawn(writer, value):
    ring = ('<w:r><w:pict><v:oval style="position:absolute;margin-left:2pt;margin-top:2pt;width:14pt;height:14pt" filled="f"/></w:pict></w:r>')
    return ring if value else ""


def struck(writer, value):
    """A cross that somebody took out again, with changes tracked: it is none."""
    return inserted(writer, "X") if value else f'<w:del w:id="{next(numbers)}" {AUTHOR}><w:r><w:delText>X</w:delText></w:r></w:del>'


TEXTS = (
    Construct("plain text", plain),
    *(Construct(f"text control, round the {level}", prompted, text_control("<w:text/>"), level) for level in ("run", "paragraph", "cell")),
    *(Construct(f"rich text control, round the {level}", prompted, text_control(""), level) for level in ("paragraph", "cell")),
    Construct("text control with its placeholder flag left on", plain, lambda value: "<w:showingPlcHdr/><w:text/>" if value else ""),
    *(Construct(f"combo box control, round the {level}", shown_entry, list_control("comboBox"), level) for level in ("run", "paragraph", "cell")),
    *(Construct(f"list control, round the {level}", shown_entry, list_control("dropDownList"), level) for level in ("run", "paragraph", "cell")),
    Construct("repeating section, round the paragraph", plain, lambda value: "<w15:repeatingSection/>", "paragraph"),
    Construct("group control, round the paragraph", plain, lambda value: '<w:lock w:val="contentLocked"/><w:group/>', "paragraph"),
    Construct("legacy text field", legacy_text),
    Construct("FILLIN field", lambda writer, value: field('FILLIN "Testo?"', "", writer.text(value or " "))),
    Construct("MACROBUTTON typed over", lambda writer, value: writer.text(value) or field("MACROBUTTON NoMacro [fare clic e scrivere]")),
    Construct("tracked insertion", inserted),
    Construct("tracked replacement", replaced),
    Construct("nested table", nested, level="block"),
    Construct("text box", text_box, level="block"),
    Construct("frame", framed, level="block"),
)
SIGNS = (
    Construct("X", sign("X", "")),
    Construct("Unicode boxes", sign("☒", "☐")),
    Construct("Unicode ticks", sign("✔", "❏")),
    Construct("Wingdings w:sym", symbol("F0FE", "F06F")),
    Construct("Wingdings w:sym, tick alone", symbol("F0FC", "")),
    Construct("Wingdings 2 w:sym", symbol("F052", "F0A3", "Wingdings 2")),
    Construct("Wingdings run, private use", in_font("\uf0fe", "\uf06f")),
    Construct("Wingdings run, letters", in_font("þ", "o")),
    Construct("Wingdings 2 run, letters", in_font("R", "£", "Wingdings 2")),
    Construct("Webdings run, letters", in_font("a", "c", "Webdings")),
)
MARKS = (
    *(Construct(f"check box control, round the {level}", sign("☒", "☐"), checkbox(), level) for level in ("run", "paragraph", "cell")),
    Construct("check box control, ✓", sign("\u2713", "☐"), checkbox("2713", "2610", "Segoe UI Symbol")),
    *(Construct(f"check box control, Wingdings w:sym, round the {level}", symbol("F0FE", "F0A8"), checkbox("00FE", "00A8", "Wingdings"), level)
      for level in ("run", "paragraph")),
    Construct("check box control, Wingdings tick", symbol("F0FC", "F06F"), checkbox("00FC", "006F", "Wingdings")),
    Construct("legacy check box", legacy_box(lambda value: '<w:default w:val="0"/>' + ("<w:checked/>" if value else ""))),
    Construct("legacy check box, by default on", legacy_box(lambda value: '<w:default w:val="1"/>' + ("" if value else '<w:checked w:val="0"/>'))),
    Construct("EQ field, cross in a box", lambda writer, value: field(r"EQ \o(□;X)" if value else r"EQ \o(□)")),
    Construct("MACROBUTTON box", lambda writer, value: field("MACROBUTTON Barra " + ("☒" if value else "☐"))),
    Construct("list bullet as box", bullet_box, level="block"),
    Construct("ring drawn over the cell", drawn),
    Construct("cross inserted or deleted, tracked", struck),
    *(List(f"list control, round the {level}", shown_entry, list_control("dropDownList"), level) for level in ("run", "paragraph", "cell")),
    List("combo box control", shown_entry, list_control("comboBox")),
    List("legacy list", legacy_list, lambda value: ""),
)


def date_control(value):
    return ('<w:date w:fullDate="2024-03-12T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="it-IT"/><w:storeMappedDataAs w:val="dateTime"/>'
            '<w:calendar w:val="gregorian"/></w:date>')


def bare_date_control(value):
    return '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="it-IT"/></w:date>'


DATES = (
    Construct("plain date", plain),
    Construct("date control", plain, date_control),
    Construct("date control, typed date", plain, bare_date_control),
    Construct("date control, shown in words", lambda writer, value: writer.text("martedì 12 marzo 2024"),
              lambda value: date_control(value).replace("dd/MM/yyyy", "dddd d MMMM yyyy")),
    Construct("legacy date field", lambda writer, value: field("FORMTEXT", '<w:textInput><w:type w:val="date"/><w:format w:val="dd/MM/yyyy"/></w:textInput>',
                                                              writer.text(value))),
)
