#!/usr/bin/env bash
# Guess:    odt2txt prints an ODT as it shows: text that was deleted with changes tracked is left out.
# Happens:  every deletion is printed, all together before the first line of the document, each with its author and date run together with the words that
#           were taken out. Where they stood, nothing is said.
# Version:  odt2txt 0.5-7 (Debian 12)
# Matters:  a respondent who corrects an answer with changes tracked leaves the old one in the file. The old answer is the first thing a reader of this text
#           meets, and it looks like one.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
apt-get download -qq odt2txt=0.5-7 2>/dev/null
dpkg -x odt2txt_0.5-7_*.deb package

python3 - <<'PYTHON'
import zipfile
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
    '<office:change-info><dc:creator>Ufficio</dc:creator><dc:date>2024-03-01T09:00:00</dc:date></office:change-info><text:p>Comune di Parma</text:p></text:deletion>'
    '</text:changed-region></text:tracked-changes><text:p>Soggetto offerente: <text:change text:change-id="c1"/>Comune di Modena</text:p></office:text></office:body>'
    '</office:document-content>')
with zipfile.ZipFile("scheda.odt", "w") as package:
    package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    package.writestr("content.xml", content)
    package.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
PYTHON

seen=$(package/usr/bin/odt2txt.odt2txt scheda.odt | grep .)
echo "$seen"
[ "$seen" = "Ufficio2024-03-01T09:00:00Comune di Parma
Soggetto offerente: Comune di Modena" ] || { echo "changed"; exit 1; }
