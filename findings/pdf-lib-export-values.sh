#!/usr/bin/env bash
# Guess:    pdf-lib's select() takes an entry of a list by the words that getOptions() gives and stores what the field stands for, its export value; getSelected()
#           gives words back that are among these options.
# Happens:  in a list whose entries have export values, getSelected() gives the export value ("02"), which is not among getOptions(); select("Anagrafe") stores
#           the word itself, no value of the list, without an error. The right value, "02", is refused by a list box, and taken by a drop-down list, which
#           is turned into one that can be typed into.
# Version:  pdf-lib 1.17.1 (npm)
# Matters:  forms whose lists carry codes come back with codes from some programs and with words from others, in the same field. A reader must compare what it
#           finds with both sides of each entry.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund pdf-lib@1.17.1 >/dev/null

cat > read.js <<'JS'
const { PDFDocument, PDFHexString, PDFName } = require("pdf-lib");
const word = PDFHexString.fromText, stored = field => field.acroField.dict.lookup(PDFName.of("V")).decodeText();
(async () => {
  const blank = await PDFDocument.create(), page = blank.addPage(), form = blank.getForm();
  for (const field of [form.createDropdown("tendina"), form.createOptionList("elenco")]) {
    field.addToPage(page);
    field.acroField.dict.set(PDFName.of("Opt"), blank.context.obj([["01", "Anagrafe"], ["02", "Tributi"]].map(pair => pair.map(word))));
    field.acroField.dict.set(PDFName.of("V"), word("02"));
  }
  const bytes = await blank.save();
  for (const name of ["tendina", "elenco"]) {
    const field = (await PDFDocument.load(bytes)).getForm().getField(name);
    console.log(`${name}: options ${field.getOptions()}, selected ${field.getSelected()}${field.isEditable?.() ? ", editable" : ""}`);
    try { field.select("02"); console.log(`  02 chosen: ${stored(field)} stored, ${field.isEditable() ? "now" : "not"} editable`); } catch { console.log("  02 chosen: refused"); }
    field.select("Anagrafe");
    console.log(`  Anagrafe chosen: ${stored(field)} stored`);
  }
})();
JS
seen=$(node read.js)
echo "$seen"
[ "$seen" = "tendina: options Anagrafe,Tributi, selected 02
  02 chosen: 02 stored, now editable
  Anagrafe chosen: Anagrafe stored
elenco: options Anagrafe,Tributi, selected 02
  02 chosen: refused
  Anagrafe chosen: Anagrafe stored" ] || { echo "changed"; exit 1; }
