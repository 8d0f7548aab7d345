#!/usr/bin/env bash
# Guess:    patchDocument of docx writes a value into a content control bound to the document's data (w:dataBinding) and leaves the control as it was, or writes
#           the data too.
# Happens:  the binding is taken out of the control, without a word, and the data part keeps its old value. A control that was not patched keeps its binding.
# Version:  docx 9.15.2 (npm)
# Matters:  afterwards data and words disagree for good: a reader that takes answers from the data part, where Word itself keeps them, reads the old value of a
#           patched control and the right one of any other.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund docx@9.15.2 jszip@3.10.2 >/dev/null

cat > patch.mjs <<'JS'
import JSZip from "jszip";
import { patchDocument, PatchType, TextRun } from "docx";

const NS = "http://schemas.openxmlformats.org", ID = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
const bound = (name, words) => `<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/dati/${name}" w:storeItemID="${ID}"/><w:text/></w:sdtPr>
<w:sdtContent><w:r><w:t>${words}</w:t></w:r></w:sdtContent></w:sdt></w:p>`;
const parts = {
  "[Content_Types].xml": `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  "word/_rels/document.xml.rels": `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/></Relationships>`,
  "customXml/item1.xml": "<dati><ente>{{ente}}</ente><ufficio>Anagrafe</ufficio></dati>",
  "customXml/_rels/item1.xml.rels": `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  "customXml/itemProps1.xml": `<ds:datastoreItem ds:itemID="${ID}" xmlns:ds="${NS}/officeDocument/2006/customXml"/>`,
  "word/document.xml": `<w:document xmlns:w="${NS}/wordprocessingml/2006/main"><w:body>${bound("ente", "{{ente}}")}${bound("ufficio", "Anagrafe")}</w:body></w:document>`,
};
const zip = new JSZip();
Object.entries(parts).forEach(([name, content]) => zip.file(name, content));
const filled = await patchDocument({ outputType: "nodebuffer", data: await zip.generateAsync({ type: "nodebuffer" }),
  patches: { ente: { type: PatchType.PARAGRAPH, children: [new TextRun("Comune di Lecce")] } } });
const after = await JSZip.loadAsync(filled);
const document = await after.file("word/document.xml").async("text"), data = await after.file("customXml/item1.xml").async("text");
console.log("bindings left:", [...document.matchAll(/w:xpath="([^"]*)"/g)].map(([, path]) => path).join(" "));
console.log("words:", document.includes("Comune di Lecce") ? "Comune di Lecce" : "(none)", "| data:", data.match(/<ente>(.*)<\/ente>/)[1]);
JS
seen=$(node patch.mjs)
echo "$seen"
[ "$seen" = "bindings left: /dati/ufficio
words: Comune di Lecce | data: {{ente}}" ] || { echo "changed"; exit 1; }
