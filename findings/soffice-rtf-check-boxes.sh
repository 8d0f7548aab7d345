#!/usr/bin/env bash
# Guess:    LibreOffice saves a ticked check box of Word (FORMCHECKBOX) as RTF with its state (\ffres), as it does as DOC.
# Happens:  the RTF has the field without \formfield: read again, by LibreOffice too, the ticked box and the empty one are alike, both not ticked. By way of DOC the tick is kept.
# Version:  libreoffice-writer-nogui 4:7.4.7-1+deb12u14 (Debian 12)
# Matters:  a form that came as DOCX and was passed on as RTF says "not a candidate" in every area, and nothing in the file tells that a tick was lost.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui=4:7.4.7-1+deb12u14 python3 unzip >/dev/null 2>&1

python3 - <<'PY'
import zipfile
main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
package = "http://schemas.openxmlformats.org/package/2006/"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def box(name, state):
    data = f'<w:ffData><w:name w:val="{name}"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox></w:ffData>'
    return (f'<w:p><w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> {name}</w:t></w:r></w:p>')


with zipfile.ZipFile("scheda.docx", "w") as file:
    file.writestr("[Content_Types].xml", f'<Types xmlns="{package}content-types">'
                  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                  f'<Override PartName="/word/document.xml" ContentType="{word}"/></Types>')
    file.writestr("_rels/.rels", f'<Relationships xmlns="{package}relationships">'
                  f'<Relationship Id="r" Type="{office}" Target="word/document.xml"/></Relationships>')
    file.writestr("word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{box("Ticked", "<w:checked/>")}{box("Empty", "")}</w:body></w:document>')
PY

convert() { soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1; }
ticks() { unzip -p "$1" content.xml | { grep -o 'Checkbox_Checked" field:value="true"' || true; } | wc -l; }
boxes() { unzip -p "$1" content.xml | { grep -o 'field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"' || true; } | wc -l; }
seen=""
for format in rtf doc; do
  convert "$format" . scheda.docx
  convert odt "$format" "scheda.$format"
  seen+="by way of $format: $(boxes "$format/scheda.odt") boxes, $(ticks "$format/scheda.odt") ticked"$'\n'
done
seen+="formfield in the RTF: $(grep -c '\\formfield' scheda.rtf || true)"
echo "$seen"
[ "$seen" = "by way of rtf: 2 boxes, 0 ticked
by way of doc: 2 boxes, 1 ticked
formfield in the RTF: 0" ] || { echo "changed"; exit 1; }
