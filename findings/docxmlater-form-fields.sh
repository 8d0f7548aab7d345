#!/usr/bin/env bash
# Guess:    getText() of a paragraph in docxmlater gives the words that it shows: those of fields and controls like any others.
# Happens:  what was typed into a legacy text field (FORMTEXT) and into a content control within a line is left out, though the words before and behind them
#           are given; what was inserted with changes tracked is given. A control round a whole paragraph is read.
# Version:  docxmlater 10.1.0 (npm)
# Matters:  of a form it reads the labels and leaves out the answers, and nothing tells a form that was filled in from a blank one.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund docxmlater@10.1.0 jszip@3.10.2 >/dev/null

cat > read.js <<'JS'
const JSZip = require("jszip"), fs = require("fs"), { Document } = require("docxmlater");
const NS = "http://schemas.openxmlformats.org";
const text = words => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`, mark = kind => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const field = `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Testo1"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r>
<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>${mark("separate")}${text("Comune di Lecce")}${mark("end")}`;
const control = content => `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const inserted = `<w:ins w:id="1" w:author="Ufficio" w:date="2024-03-01T09:00:00Z">${text("Anagrafe")}</w:ins>`;
const paragraphs = [`<w:p>${text("Ente: ")}${field}${text(".")}</w:p>`, `<w:p>${text("Telefono: ")}${control(text("0832 682111"))}${text(".")}</w:p>`,
  `<w:p>${text("Ufficio: ")}${inserted}${text(".")}</w:p>`];
(async () => {
  const zip = new JSZip();
  zip.file("[Content_Types].xml", `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  zip.file("_rels/.rels", `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  zip.file("word/_rels/document.xml.rels", `<Relationships xmlns="${NS}/package/2006/relationships"/>`);
  zip.file("word/document.xml", `<w:document xmlns:w="${NS}/wordprocessingml/2006/main"><w:body>${paragraphs.join("")}</w:body></w:document>`);
  fs.writeFileSync("scheda.docx", await zip.generateAsync({ type: "nodebuffer" }));
  const document = await Document.load("scheda.docx");
  for (const paragraph of document.getAllParagraphs()) console.log(paragraph.getText());
})();
JS
seen=$(node read.js)
echo "$seen"
[ "$seen" = "Ente: .
Telefono: .
Ufficio: Anagrafe." ] || { echo "changed"; exit 1; }
