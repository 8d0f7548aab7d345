#!/usr/bin/env bash
# Guess:    pandoc's ODT reader keeps the words of inline elements that it does not know; at most their meaning is lost.
# Happens:  what was typed into an input field (text:text-input), chosen in an input list (text:drop-down), kept in a user field (text:user-field-get) or written into a
#           content control (loext:content-control) is left out with the element, without a warning. Only what lies between the two marks of a Word form
#           field (field:fieldmark-start and -end) stays, as the words are no content of these.
# Version:  pandoc 2.17.1.1 (Debian 12)
# Matters:  labels arrive and answers don't: a form filled in with LibreOffice's fields looks blank after pandoc, in any format, also the ticks ☒ of its
#           content controls.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
apt-get install -y -qq --no-install-recommends pandoc=2.17.1.1-2~deb12u1 >/dev/null 2>&1

python3 - <<'PYTHON'
import zipfile
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
answers = {
    "input field": "<text:text-input text:description=\"\">Lecce</text:text-input>",
    "input list": '<text:drop-down text:name="elenco"><text:label text:value="Bari"/><text:label text:current-selected="true" text:value="Lecce"/>Lecce</text:drop-down>',
    "user field": '<text:user-field-get text:name="ente">Lecce</text:user-field-get>',
    "content control": '<loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control>',
    "Word's field": '<field:fieldmark-start field:type="vnd.oasis.opendocument.field.FORMTEXT"/>Lecce<field:fieldmark-end/>',
}
paragraphs = "".join(f"<text:p>{name}: {answer}.</text:p>" for name, answer in answers.items())
content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" '
    'office:version="1.3"><office:body><office:text><text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="Lecce" text:name="ente"/>'
    f'</text:user-field-decls>{paragraphs}</office:text></office:body></office:document-content>')
with zipfile.ZipFile("scheda.odt", "w") as package:
    package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    package.writestr("content.xml", content)
    package.writestr("styles.xml", f'<office:document-styles xmlns:office="{ODF}office:1.0" office:version="1.3"><office:font-face-decls/>'
        "<office:styles/><office:automatic-styles/><office:master-styles/></office:document-styles>")
    package.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')
PYTHON

seen=$(pandoc scheda.odt -t plain --wrap=none 2>&1 | grep .)
echo "$seen"
[ "$(sed 's/: *\.$/: (nothing)/' <<<"$seen")" = "input field: (nothing)
input list: (nothing)
user field: (nothing)
content control: (nothing)
Word's field: Lecce." ] || { echo "changed"; exit 1; }
