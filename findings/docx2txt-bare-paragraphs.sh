#!/usr/bin/env bash
# Guess:    docx2txt prints a line for each paragraph of a DOCX.
# Happens:  a paragraph without attributes and properties (<w:p><w:r>…) ends no line: its words run into the next one's, also from cell to cell, and the next
#           paragraph that has an attribute or properties still ends its own. The same text with an empty <w:pPr/> in each paragraph is printed line by line.
# Version:  docx2txt 1.4-5 (Debian 12)
# Matters:  Word gives every paragraph attributes, but other writers (npm docx, docxtemplater's templates, LibreOffice at times) need none. A label and the
#           answer below it become one word, and a reader of labels finds neither.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
apt-get download -qq docx2txt=1.4-5 2>/dev/null
dpkg -x docx2txt_1.4-5_all.deb package

python3 - <<'PYTHON'
import zipfile
NS = "http://schemas.openxmlformats.org"
def write(name, properties):
    paragraphs = "".join(f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>" for words in ("Telefono", "0832 682111", "Fax", "nessuno"))
    with zipfile.ZipFile(name, "w") as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        package.writestr("_rels/.rels", f'<Relationships xmlns="{NS}/package/2006/relationships"><Relationship Id="rId1" Type="{NS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{NS}/package/2006/relationships"/>')
        package.writestr("word/document.xml", f'<w:document xmlns:w="{NS}/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>')
write("bare.docx", "")
write("properties.docx", "<w:pPr/>")
PYTHON

bare=$(package/usr/bin/docx2txt bare.docx -)
properties=$(package/usr/bin/docx2txt properties.docx -)
echo "bare paragraphs:       $bare"
echo "with empty properties: $(grep . <<<"$properties" | paste -sd '|')"
[ "$bare" = "Telefono0832 682111Faxnessuno" ] && [ "$(grep -c . <<<"$properties")" = 4 ] || { echo "changed"; exit 1; }
