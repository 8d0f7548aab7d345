"""What OpenDocument forms take answers by: ODF 1.3 part 3, 13 (form controls), 7.6 (fields), 5.5 (tracked changes), and LibreOffice's own."""

from itertools import count
from xml.sax.saxutils import escape, quoteattr

from forms import YES_NO
from maker import odt as open_document
from maker.package import zip_package

LOEXT = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
FIELDS = 'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"'
STYLES = ('<style:style style:name="Wingdings" style:family="text"><style:text-properties style:font-name="Wingdings" '
          'fo:font-family="Wingdings" style:font-charset="x-symbol"/></style:style>'
          '<style:style style:name="Letters" style:family="text"><style:text-properties style:font-name="Wingdings" fo:font-family="Wingdings"/></style:style>'
          '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.05pt solid #000000"/></style:style>'
          '<style:style style:name="Box" style:family="graphic"/>' +
          "".join(f'<text:list-style style:name="{name}"><text:list-level-style-bullet text:level="1" text:bullet-char="{sign}">'
                  '<style:list-level-properties text:min-label-width="0.5cm"/><style:text-properties fo:font-family="OpenSymbol"/>'
                  '</text:list-level-style-bullet></text:list-style>' for name, sign in (("Off", "☐"), ("On", "☒"))))
FONTS = '<office:font-face-decls><style:font-face style:name="Wingdings" svg:font-family="Wingdings" style:font-charset="x-symbol"/></office:font-face-decls>'
numbers = count(1)


class Writer:
    extension = "odt"

    def __init__(self):
        self.controls, self.changes, self.variables = [], [], []

    def text(self, words, style=""):
        words = escape(words).replace("   ", ' <text:s text:c="2"/>')
        return f'<text:span text:style-name="{style}">{words}</text:span>' if style and words else words

    def paragraph(self, content):
        return f'<text:p text:style-name="Standard">{content}</text:p>'

    def cell(self, blocks):
        return f'<table:table-cell table:style-name="Cell" office:value-type="string">{blocks}</table:table-cell>'

    def row(self, *cells):
        return f'<table:table-row>{"".join(cells)}</table:table-row>'

    def table(self, rows):
        columns = rows[0].count('<table:table-cell table:style-name="Cell"')
        return f'<table:table table:name="T{next(numbers)}"><table:table-column table:number-columns-repeated="{columns}"/>{"".join(rows)}</table:table>'

    def form_control(self, kind, attributes, inner=""):
        """A form control, and where it stands."""
        name = f"control{next(numbers)}"
        service = {"checkbox": "CheckBox", "radio": "RadioButton", "text": "TextField", "textarea": "TextField", "combobox": "ComboBox", "listbox": "ListBox",
                   "date": "DateField", "formatted-text": "FormattedField"}[kind]
        self.controls.append(f'<form:{kind} form:name="{name}" form:control-implementation="ooo:com.sun.star.form.component.{service}" xml:id="{name}" '
                             f'form:id="{name}" {attributes}>{inner}</form:{kind}>')
        width = "0.45cm" if kind in ("checkbox", "radio") else "5cm"
        return (f'<draw:control text:anchor-type="as-char" svg:y="-0.35cm" draw:z-index="0" svg:width="{width}" svg:height="0.5cm" '
                f'draw:control="{name}"/>')

    def document(self, blocks):
        forms = ('<office:forms form:automatic-focus="false" form:apply-design-mode="false"><form:form form:name="Modulo" form:command-type="table" '
                 f'office:target-frame="" xlink:href="">{"".join(self.controls)}</form:form></office:forms>') if self.controls else ""
        changes = f'<text:tracked-changes>{"".join(self.changes)}</text:tracked-changes>' if self.changes else ""
        variables = f'<text:user-field-decls>{"".join(self.variables)}</text:user-field-decls>' if self.variables else ""
        content = (f'<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>{forms}{changes}{variables}'
                   f'{"".join(blocks)}</office:text></office:body>')
        whole = open_document.document("content", "1.3", FONTS + content).replace("<office:document-content", f"<office:document-content {LOEXT} {FIELDS.split(' xmlns:form')[0]}")
        parts = {"mimetype": open_document.MIMETYPE, "content.xml": whole,
                 "styles.xml": open_document.document("styles", "1.3", open_document.STYLES)}
        parts["META-INF/manifest.xml"] = open_document.manifest("1.3", list(parts)[1:])
        return zip_package(parts, stored=("mimetype",))


class Construct:
    """A way of taking an answer: `show(writer, value)` within a paragraph, or whole blocks."""

    def __init__(self, name, show, level="run"):
        self.name, self._show, self._level = name, show, level

    @property
    def blocks(self):
        """Whether it stands on paragraphs of its own."""
        return self._level == "block"

    def inline(self, writer, value):
        return self._show(writer, value)

    def cell(self, writer, value):
        shown = self._show(writer, value)
        return writer.cell(shown if self._level == "block" else writer.paragraph(shown))

    def box_cell(self, writer, chosen):
        return self.cell(writer, chosen)

    def choice(self, writer, options, chosen):
        return "".join(self.inline(writer, option in chosen) + writer.text(f" {option}   ") for option in options)

    many = choice


class List(Construct):
    """One control that holds a choice; several answers are boxes all the same."""

    def cell(self, writer, value):
        return writer.cell(writer.paragraph(self._show(writer, (list(YES_NO), [YES_NO[0] if value else YES_NO[1]]))))

    def choice(self, writer, options, chosen):
        return self._show(writer, (options, chosen))

    def many(self, writer, options, chosen):
        return MARKS[0].choice(writer, options, chosen)

    def box_cell(self, writer, chosen):
        return MARKS[0].cell(writer, chosen)


def plain(writer, value):
    return writer.text(value)


def control(kind, member="current-value"):
    return lambda writer, value: writer.form_control(kind, f"form:{member}={quoteattr(value)}" if value else "")


def area(writer, value):
    return writer.form_control("textarea", "", f"<text:p>{escape(value)}</text:p>" if value else "")


def box(writer, value):
    return writer.form_control("checkbox", f'form:label="" {"form:current-state=" + quoteattr("checked") if value else ""}')


def box_default(writer, value):
    return writer.form_control("checkbox", f'form:label="" form:state="{"checked" if value else "unchecked"}"')


def titled_box(writer, value):
    return writer.form_control("checkbox", f'form:label="sì" {"form:current-state=" + quoteattr("checked") if value else ""}')


def radio(writer, value):
    return writer.form_control("radio", f'form:label="" {"form:current-selected=" + quoteattr("true") if value else ""}')


def listbox(writer, value):
    options, chosen = value
    return writer.form_control("listbox", 'form:dropdown="true" form:bound-column="1"', "".join(
        f'<form:option form:label={quoteattr(option)} {"form:current-selected=" + quoteattr("true") if option in chosen else ""}/>' for option in options))


def drop_down(writer, value):
    options, chosen = value
    labels = "".join(f'<text:label {"text:current-selected=" + quoteattr("true") if option in chosen else ""} text:value={quoteattr(option)}/>'
                     for option in options)
    return f'<text:drop-down text:name="elenco">{labels}{escape("".join(chosen))}</text:drop-down>'


def inserted(writer, value):
    return change(writer, "insertion", "", value)


def replaced(writer, value):
    return change(writer, "deletion", "<text:p>da compilare</text:p>", "") + change(writer, "insertion", "", value)


def struck(writer, value):
    return change(writer, "insertion", "", "X") if value else change(writer, "deletion", "<text:p>X</text:p>", "")


def change(writer, kind, gone, words):
    if kind == "insertion" and not words:
        return ""
    name = f"ct{next(numbers)}"
    writer.changes.append(f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}><office:change-info><dc:creator>Maria</dc:creator>'
                          f'<dc:date>2024-03-01T09:00:00</dc:date></office:change-info>{gone}</text:{kind}></text:changed-region>')
    if kind == "deletion":
        return f'<text:change text:change-id="{name}"/>'
    return f'<text:change-start text:change-id="{name}"/>{escape(words)}<text:change-end text:change-id="{name}"/>'


def nested(writer, value):
    return (f'<table:table table:name="N{next(numbers)}"><table:table-column/><table:table-row><table:table-cell office:value-type="string">'
            f'{writer.paragraph(escape(value))}</table:table-cell></table:table-row></table:table>')


def text_box(writer, value):
    inside = f'<draw:text-box>{writer.paragraph(escape(value))}</draw:text-box>'
    return writer.paragraph(f'<draw:frame draw:style-name="Box" text:anchor-type="as-char" svg:width="5cm" svg:height="0.8cm">{inside}</draw:frame>' if value else "")


def shape(writer, value):
    return writer.paragraph('<draw:custom-shape draw:style-name="Box" text:anchor-type="as-char" svg:width="5cm" svg:height="0.8cm">'
                            f'{writer.paragraph(escape(value))}<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="rectangle" '
                            'draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape>' if value else "")


def user_field(writer, value):
    if not value:
        return ""
    name = f"campo{next(numbers)}"
    writer.variables.append(f'<text:user-field-decl office:value-type="string" office:string-value={quoteattr(value)} text:name="{name}"/>')
    return f'<text:user-field-get text:name="{name}">{escape(value)}</text:user-field-get>'


def placeholder(writer, value):
    return escape(value) or '<text:placeholder text:placeholder-type="text">&lt;scrivere qui&gt;</text:placeholder>'


def content_control(attributes, inner=""):
    def show(writer, value):
        options, chosen = value if isinstance(value, tuple) else ([value], [value] if value else [])
        prompt = "" if chosen else 'loext:showing-place-holder="true"'
        items = "".join(f"<loext:list-item loext:display-text={quoteattr(option)} loext:value={quoteattr(option)}/>" for option in options) if inner else ""
        return f'<loext:content-control {attributes} {prompt}>{items}{escape("".join(chosen) or "Scegliere una voce.")}</loext:content-control>'
    return show


def control_box(writer, value):
    return (f'<loext:content-control loext:checkbox="true" loext:checked="{"true" if value else "false"}" loext:checked-state="☒" '
            f'loext:unchecked-state="☐">{"☒" if value else "☐"}</loext:content-control>')


def field_mark(writer, value):
    return ('<field:fieldmark-start text:name="" field:type="vnd.oasis.opendocument.field.FORMTEXT"/>'
            f'{escape(value or chr(0x2002) * 5)}<field:fieldmark-end/>')


def field_box(writer, value):
    state = '<field:param field:name="Checkbox_Checked" field:value="true"/>' if value else ""
    return f'<field:fieldmark text:name="" field:type="vnd.oasis.opendocument.field.FORMCHECKBOX">{state}</field:fieldmark>'


def field_list(writer, value):
    options, chosen = value
    entries = "".join(f"<field:param field:name=\"Dropdown_ListEntry\" field:value={quoteattr(option)}/>" for option in options)
    return (f'<field:fieldmark text:name="" field:type="vnd.oasis.opendocument.field.FORMDROPDOWN">{entries}'
            f'<field:param field:name="Dropdown_Selected" field:value="{options.index(chosen[0])}"/></field:fieldmark>')


def sign(on, off, style=""):
    return lambda writer, value: writer.text(on if value else off, style)


def bullet_box(writer, value):
    return (f'<text:list text:style-name="{"On" if value else "Off"}"><text:list-item>{writer.paragraph("interessa")}</text:list-item></text:list>')


def ring(writer, value):
    return ('<draw:ellipse draw:style-name="Box" text:anchor-type="as-char" svg:width="0.5cm" svg:height="0.5cm"/>') if value else ""


TEXTS = (
    Construct("plain text", plain),
    Construct("text control", control("text")),
    Construct("text control, default value", control("text", "value")),
    Construct("text area control", area),
    Construct("combo box control (form)", control("combobox")),
    Construct("formatted control", control("formatted-text")),
    Construct("input field", lambda writer, value: f'<text:text-input text:description="">{escape(value)}</text:text-input>'),
    Construct("placeholder field typed over", placeholder),
    Construct("user field", user_field),
    Construct("content control", content_control("")),
    Construct("content control, drop-down", content_control('loext:dropdown="true"', "items")),
    Construct("fieldmark FORMTEXT", field_mark),
    Construct("tracked insertion", inserted),
    Construct("tracked replacement", replaced),
    Construct("nested table", nested, "block"),
    Construct("text box", text_box, "block"),
    Construct("shape with text", shape, "block"),
)
SIGNS = (
    Construct("X", sign("X", "")),
    Construct("Unicode boxes", sign("☒", "☐")),
    Construct("Unicode ticks", sign("✔", "❏")),
    Construct("symbol font, private use", sign("\uf0fe", "\uf06f", "Wingdings")),
    Construct("Wingdings, letters", sign("þ", "o", "Letters")),
)
MARKS = (
    Construct("check box control", box),
    Construct("check box control, default state", box_default),
    Construct("check box control with a title", titled_box),
    Construct("option control", radio),
    Construct("content control check box", control_box),
    Construct("fieldmark FORMCHECKBOX", field_box),
    Construct("X in an input field", lambda writer, value: f'<text:text-input text:description="">{"X" if value else ""}</text:text-input>'),
    Construct("list bullet as box", bullet_box, "block"),
    Construct("ring drawn in the cell", ring),
    Construct("cross inserted or deleted, tracked", struck),
    List("list control", listbox),
    List("drop-down field", drop_down),
    List("content control drop-down", content_control('loext:dropdown="true"', "items")),
    List("fieldmark FORMDROPDOWN", field_list),
)
DATES = (
    Construct("plain date", plain),
    Construct("date control", lambda writer, value: writer.form_control("date", 'form:current-value="2024-03-12"')),
    Construct("content control date", lambda writer, value: '<loext:content-control loext:date="true" loext:date-format="DD/MM/YYYY" '
              f'loext:date-rfc-language-tag="it-IT" loext:current-date="2024-03-12T00:00:00Z">{value}</loext:content-control>'),
    Construct("date field, fixed", lambda writer, value: f'<text:date text:fixed="true" text:date-value="2024-03-12">{value}</text:date>'),
)
