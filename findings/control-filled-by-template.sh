#!/usr/bin/env bash
# Guess:    a template engine that puts a value into a content control leaves a control that holds a value, and one that puts ☒ into a check box ticks it.
# Happens:  docxtemplater and easy-template-x change the words alone. The control still says that it shows its prompt (w:showingPlcHdr), and the box still says
#           w14:checked = 0 beside the sign ☒: the document says two things. docx's patchDocument takes the flag away and leaves the box's state, too.
# Versions: docxtemplater 3.71.0 with pizzip 3.3.0, easy-template-x 7.2.8, docx 9.15.2 (npm)
# Matters:  ECMA-376-1 17.5.2.39: with the flag, what the control shows is a placeholder, so a reader that trusts flags calls the answer empty, and one that trusts
#           states calls the ticked box unticked. Words and sign of such a control must count for something.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund docxtemplater@3.71.0 pizzip@3.3.0 easy-template-x@7.2.8 docx@9.15.2 >/dev/null

cat > fill.mjs <<'JS'
import PizZip from "pizzip";
import Docxtemplater from "docxtemplater";
import { TemplateHandler } from "easy-template-x";
import { patchDocument, PatchType, TextRun } from "docx";

const NS = "http://schemas.openxmlformats.org", W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const control = (properties, words) => `<w:p><w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent><w:r><w:t>${words}</w:t></w:r></w:sdtContent></w:sdt></w:p>`;
const zip = new PizZip();
zip.file("[Content_Types].xml", `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
zip.file("_rels/.rels", `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
zip.file("word/_rels/document.xml.rels", `<Relationships xmlns="${NS}/package/2006/relationships"/>`);
zip.file("word/document.xml", `<w:document xmlns:w="${NS}/wordprocessingml/2006/main" xmlns:w14="${W14}"><w:body>
${control("<w:showingPlcHdr/><w:text/>", "{nome}")}${control('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "{segno}")}</w:body></w:document>`);
const template = zip.generate({ type: "nodebuffer" }), data = { nome: "Maria", segno: "☒" };

const filled = {
  docxtemplater: () => { const document = new Docxtemplater(new PizZip(template)); document.render(data); return document.getZip().generate({ type: "nodebuffer" }); },
  "easy-template-x": () => new TemplateHandler({ delimiters: { tagStart: "{", tagEnd: "}" } }).process(template, data),
  docx: () => patchDocument({ outputType: "nodebuffer", data: template, placeholderDelimiters: { start: "{", end: "}" },
    patches: Object.fromEntries(Object.entries(data).map(([name, words]) => [name, { type: PatchType.PARAGRAPH, children: [new TextRun(words)] }])) }),
};
for (const [engine, fill] of Object.entries(filled)) {
  const xml = new PizZip(await fill()).file("word/document.xml").asText();
  const words = [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([text]) => text.replace(/.*>/, "")).join(" ").trim().replace(/ +/g, " ");
  console.log(`${engine}: ${words}; prompt flag ${xml.includes("<w:showingPlcHdr") ? "kept" : "gone"}; box state ${xml.match(/w14:checked w14:val="(\d)"/)[1]}`);
}
JS
seen=$(node fill.mjs)
echo "$seen"
[ "$seen" = "docxtemplater: Maria ☒; prompt flag kept; box state 0
easy-template-x: Maria ☒; prompt flag kept; box state 0
docx: Maria ☒; prompt flag gone; box state 0" ] || { echo "changed"; exit 1; }
